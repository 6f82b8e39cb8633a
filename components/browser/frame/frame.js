/* The frame in the browser: links that neither reload nor open a tab, focus after a change of page, tables as CSV.
   Runs once a window; everything hangs on the document, so nothing is lost when Streamlit redraws. */
if (!window.__frame) {
  const S = (window.__frame = { at: null, last: null, index: 0 });
  const KEEP = ['embed', 'embed_options'];

  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[data-soft]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.getAttribute('href'), document.baseURI);
    if (to.origin !== location.origin) return;
    event.preventDefault();
    const now = new URLSearchParams(location.search);
    for (const name of KEEP) if (!to.searchParams.has(name)) for (const v of now.getAll(name)) to.searchParams.append(name, v);
    S.last = { key: link.dataset.key, href: link.getAttribute('href') };
    document.querySelectorAll('[popover]:popover-open').forEach((p) => p.hidePopover());
    if (to.href === location.href) return;
    history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('button[data-csv]');
    if (!button) return;
    const table = document.getElementById(button.dataset.csv);
    if (!table) return;
    const cell = (td) => {
      const text = (td.dataset.value ?? td.innerText).replace(/\s+/g, ' ').trim();
      const safe = /^[=+@]/.test(text) || /^-[^\d.]/.test(text) ? "'" + text : text; // a spreadsheet would run it
      return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
    };
    const lines = [...table.rows].map((row) => [...row.cells].map(cell).join(','));
    const file = new Blob(['\ufeff' + lines.join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = button.dataset.name + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  const arrive = () => {
    const marks = document.querySelectorAll('[data-arrive]');
    const mark = marks[marks.length - 1];
    if (!mark) return;
    const page = mark.dataset.arrive, target = mark.dataset.target || '', at = page + '|' + target;
    if (S.at !== at) {
      const element = document.querySelector(target ? '#' + CSS.escape(target) : '[data-testid=stMain] h1');
      if (!element || (S.page === page && !target)) { if (S.page === page) S.at = at; if (!element) return; }
      const first = S.at === null, turned = S.page !== page;
      S.at = at; S.page = page;
      if (target || (turned && !first)) {
        if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
        const chosen = mark.dataset.keep !== undefined, keep = !turned && chosen; // leave focus where the reader chose
        if (!keep || first) { if (element.tagName === 'DETAILS') element.open = true; element.focus({ preventScroll: true }); }
        const box = element.getBoundingClientRect(), there = box.top > 60 && box.top < innerHeight * 0.6;
        if (target && (!keep || first) && !(chosen && there)) element.scrollIntoView({ block: 'start' });
        else if (target && keep && (box.top < 0 || box.top > innerHeight - 60)) element.scrollIntoView({ block: 'nearest' });
        else if (turned && !first) document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
        if (!keep) S.last = null;
      }
    }
    if (S.last && (document.activeElement === document.body || !document.activeElement)) {
      const again = S.last.key
        ? document.querySelector(`a[data-key="${CSS.escape(S.last.key)}"]`)
        : document.querySelector(`a[data-soft][href="${CSS.escape(S.last.href)}"]`);
      again && again.focus({ preventScroll: true });
    }
  };
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; try { arrive(); } catch { /* a half-drawn page: the next change asks again */ } });
  }).observe(document.body, { childList: true, subtree: true });
}
document.documentElement.lang = '__LANGUAGE__';
