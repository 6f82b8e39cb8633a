/* The frame in the browser: links that neither reload nor open a tab, focus after a change of page, tables as CSV.
   Runs once a window; everything hangs on the document, so nothing is lost when Streamlit redraws. */
if (!window.__frame) {
  const S = (window.__frame = { at: null, page: null, last: null, want: null, jump: false });
  const KEEP = ['embed', 'embed_options'];

  const search = (link) => import(new URL('app/static/search.js', document.baseURI).href)
    .then((box) => box.open(link)).catch(() => location.assign(link.href));
  const isOff = () => { try { return localStorage.getItem('x-search-key') === 'off'; } catch { return false; } };
  document.addEventListener('keydown', (event) => { // a shortcut, never a letter that somebody types
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const at = event.composedPath()[0], link = document.querySelector('a[data-search]');
    if (!link || isOff() || at.isContentEditable || at.closest?.('input,textarea,select,[role=textbox],[role=dialog],dialog')) return;
    event.preventDefault();
    search(link);
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[data-soft]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.getAttribute('href'), document.baseURI);
    if (to.origin !== location.origin) return;
    event.preventDefault();
    if (link.dataset.search !== undefined) return search(link);
    const now = new URLSearchParams(location.search);
    for (const name of KEEP) if (!to.searchParams.has(name)) for (const v of now.getAll(name)) to.searchParams.append(name, v);
    S.last = { key: link.dataset.key, href: link.getAttribute('href') };
    S.want = null;
    document.querySelectorAll('[popover]:popover-open').forEach((p) => p.hidePopover());
    S.jump = link.dataset.jump !== undefined; // it leads there: a choice made elsewhere, not one on the page
    if (to.href === location.href) return S.jump && S.at ? (S.at = '', soon()) : undefined;
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

  const find = (target) => document.querySelector(target ? '#' + CSS.escape(target) : '[data-testid=stMain] h1');
  const focus = (element) => {
    if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
    if (element.tagName === 'DETAILS') element.open = true;
    element.focus({ preventScroll: true });
  };
  const lost = () => !document.activeElement || document.activeElement === document.body;

  const arrive = () => {
    const marks = document.querySelectorAll('[data-arrive]');
    const mark = marks[marks.length - 1];
    if (!mark) return;
    const page = mark.dataset.arrive, target = mark.dataset.target || '', at = page + '|' + target;
    const element = find(target);
    if (S.at !== at && element) {
      const first = S.at === null, turned = S.page !== page;
      const keep = !first && !turned && !S.jump && mark.dataset.keep !== undefined; // a choice on the page keeps its focus
      S.at = at;
      S.jump = false;
      S.page = page;
      if (!keep && (target || (turned && !first))) {
        focus(element);
        S.want = { target, until: performance.now() + 4000 };
        S.last = null;
        const box = element.getBoundingClientRect(), there = box.top > 60 && box.top < innerHeight * 0.6;
        if (target && !(mark.dataset.keep !== undefined && there)) element.scrollIntoView({ block: 'start' });
        else if (turned && !target) document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
      } else if (keep && target) { // what was chosen is shown where it is out of sight: on a phone, above or below the list
        const { top } = element.getBoundingClientRect();
        if (top < 0 || top > innerHeight - 60) element.scrollIntoView({ block: 'nearest' });
      }
    }
    if (!lost()) return;
    if (S.want && performance.now() < S.want.until) { // what was focused has been drawn anew
      const again = find(S.want.target);
      if (again) focus(again);
    } else if (S.last) {
      const again = S.last.key
        ? document.querySelector(`a[data-key="${CSS.escape(S.last.key)}"]`)
        : document.querySelector(`a[data-soft][href="${CSS.escape(S.last.href)}"]`);
      again?.focus({ preventScroll: true });
      if (lost() && target && element) focus(element); // the link is gone or folded away: what it chose takes its place
    }
  };
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; try { arrive(); } catch { /* a half-drawn page: the next change asks again */ } });
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  soon(); // the page may stand already
}
document.documentElement.lang = '__LANGUAGE__';
