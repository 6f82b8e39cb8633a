/* The frame in the browser: links that neither reload nor open a tab, focus after a change of page, tables as CSV and JSON.
   Runs once a window; everything hangs on the document, so nothing is lost when Streamlit redraws. */
if (!window.__frame) {
  const S = (window.__frame = { at: null, page: null, last: null, want: null, jump: false });
  const KEEP = ['embed', 'embed_options'];

  const house = document.getElementById('x-house'); // it goes behind the styles that Streamlit puts into the head
  if (house) document.body.append(house);
  else for (const name of __SHEETS__) { // another server than ours: the sheets do not stand there
    document.body.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('app/static/' + name, document.baseURI) }));
  }
  const search = async (link) => { // what somebody types while the box is on its way belongs in it
    let typed = '';
    const take = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length > 1 && !/^(Backspace|Enter)$/.test(event.key))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      typed = event.key === 'Backspace' ? typed.slice(0, -1) : typed + (event.key === 'Enter' ? '\n' : event.key);
    };
    window.addEventListener('keydown', take, true);
    try {
      const box = await import(new URL('app/static/search.js', document.baseURI).href);
      box.open(link, typed);
    } catch {
      const to = new URL(link.href);
      if (typed.trim()) to.searchParams.set('q', typed.trim());
      location.assign(to.href);
    } finally {
      window.removeEventListener('keydown', take, true);
    }
  };
  const isOff = () => { try { return localStorage.getItem('x-search-key') === 'off'; } catch { return false; } };
  const SHORTCUTS = { '/': 'a[data-search]', p: 'a[data-present]' };
  document.addEventListener('keydown', (event) => { // never a letter that somebody types
    const wanted = Object.hasOwn(SHORTCUTS, event.key) && SHORTCUTS[event.key];
    if (!wanted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const at = event.composedPath()[0], link = document.querySelector(wanted);
    if (!link || isOff() || at.isContentEditable || at.closest?.('input,textarea,select,[role=textbox],[role=dialog],dialog')) return;
    event.preventDefault();
    link.click();
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
    const go = link.dataset.go; // the link leads to this element, also where the page is shown already
    S.last = { key: link.dataset.key, href: link.getAttribute('href'), go, part: link.dataset.part };
    S.want = null;
    document.querySelectorAll('[popover]:popover-open').forEach((p) => p.hidePopover());
    S.jump = link.dataset.jump !== undefined; // it leads there: a choice made elsewhere, not one on the page
    if (to.href === location.href) {
      const element = go && find(go);
      if (element) { focus(element); element.scrollIntoView({ block: 'start' }); }
      if (S.jump && S.at) { S.at = ''; soon(); }
      return;
    }
    history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });

  const report = (link) => { // a report of an error names the view that the reader sees
    const words = { title: document.title, address: location.href };
    const href = link.dataset.report.replace(/\{(title|address)\}/g, (_, name) => encodeURIComponent(words[name]));
    if (link.getAttribute('href') !== href) link.href = href;
  };
  for (const type of ['pointerover', 'focusin', 'contextmenu', 'click']) { // the title may come after the page
    document.addEventListener(type, (event) => {
      const link = event.target.closest && event.target.closest('a[data-report]');
      if (link) report(link);
    }, true);
  }

  const text = (td) => (td.dataset.value ?? (td.innerText || td.textContent)).replace(/\s+/g, ' ').trim();
  const csv = (table) => {
    const cell = (td) => {
      const plain = text(td);
      const safe = /^[=+@]/.test(plain) || /^-[^\d.]/.test(plain) ? "'" + plain : plain; // a spreadsheet would run it
      return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
    };
    return '\ufeff' + [...table.rows].map((row) => [...row.cells].map(cell).join(',')).join('\r\n') + '\r\n';
  };
  const json = (table, about) => {
    const [head, ...rows] = table.rows, names = [...head.cells].map((th) => th.dataset.field);
    const value = (td) => (/^(0|[1-9]\d{0,14})$/.test(text(td)) ? Number(text(td)) : text(td)); // a count, a paragraph
    const entries = rows.map((row) => Object.fromEntries([...row.cells].map((td, n) => [names[n], value(td)])));
    return JSON.stringify({ ...JSON.parse(about || '{}'), entries }, null, 2) + '\n';
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('button[data-csv],button[data-json]');
    const form = button && (button.dataset.csv ? 'csv' : 'json'), table = button && document.getElementById(button.dataset[form]);
    if (!table) return;
    const [made, type] = form === 'csv' ? [csv(table), 'text/csv'] : [json(table, button.dataset.about), 'application/json'];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([made], { type: type + ';charset=utf-8' }));
    link.download = button.dataset.name + '.' + form;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('button[data-share]');
    if (button) import(new URL('app/static/share.mjs', document.baseURI)).then((part) => part.share(JSON.parse(button.dataset.share)));
  });

  // A line that was lost may lead to another server now, which has not run this page yet: a click on a mark would find nobody
  // who waits for it, and a link followed meanwhile was not heard. The address says it all, so it is asked for again.
  let line = null;
  new MutationObserver(() => {
    const now = document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState;
    if (now === 'CONNECTED' && line && line !== now) window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    line = now;
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-test-connection-state'] });

  // What a reader opened or closed stays so when the page is drawn anew, until they turn to another page.
  const opened = new Map();
  document.addEventListener('click', (event) => {
    const box = event.target.closest && event.target.closest('summary')?.parentElement;
    if (box?.id) opened.set(box.id, !box.open);
  });
  const reopen = () => {
    for (const [id, open] of opened) {
      const box = document.getElementById(id);
      if (box && box.__met !== true) { box.__met = true; box.open = open; }
    }
  };

  const find = (target) => document.querySelector(target ? '#' + CSS.escape(target) : '[data-testid=stMain] h1');
  const focus = (element) => {
    if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
    if (element.tagName === 'DETAILS') element.open = true;
    element.focus({ preventScroll: true });
  };
  const current = () => { // contents that scroll by themselves show the entry that is open
    for (const here of document.querySelectorAll('.x-toc>nav [aria-current]')) {
      const box = here.closest('.x-toc'), { top, bottom } = here.getBoundingClientRect(), room = box.getBoundingClientRect();
      if (here.__met !== true && (top < room.top || bottom > room.bottom)) box.scrollTop += top - room.top - room.height / 3;
      here.__met = true;
    }
  };
  const lost = () => { // what is hidden by now keeps its focus until the next frame
    const held = document.activeElement;
    return !held || held === document.body || !held.checkVisibility();
  };

  const arrive = () => {
    const marks = document.querySelectorAll('[data-arrive]');
    const mark = marks[marks.length - 1];
    if (!mark) return;
    const page = mark.dataset.arrive, target = mark.dataset.target || '', at = page + '|' + target;
    const element = find(target);
    if (S.page !== page) opened.clear();
    reopen();
    current();
    document.querySelectorAll('a[data-report]').forEach(report);
    if (S.at !== at && element) {
      const first = S.at === null, turned = S.page !== page;
      const keep = !first && !turned && !S.jump && mark.dataset.keep !== undefined && S.last?.go !== target; // a choice on the page keeps its focus
      S.at = at;
      S.jump = false;
      S.page = page;
      if (!keep && (target || (turned && !first)) && !(first && window.parent !== window)) { // in another page, nobody has asked for it yet
        focus(element);
        S.want = { target, until: performance.now() + 4000 };
        S.last = null;
        if (S.back) return; // back on a page: `back.js` scrolls it
        const box = element.getBoundingClientRect(), there = box.top > 60 && box.top < innerHeight * 0.6;
        if (target && !(mark.dataset.keep !== undefined && there)) element.scrollIntoView({ block: 'start' });
        else if (turned && !target) document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
      } else if (keep && target && !S.back) { // what was chosen is shown where it is out of sight: on a phone, above or below the list; or under the masthead
        const { top, height } = element.getBoundingClientRect(), fits = height < innerHeight - 90; // else "nearest" may be its foot
        if (top < 64 || top > innerHeight - 60) element.scrollIntoView({ block: fits ? 'nearest' : 'start' });
      }
    }
    const part = S.last?.part && document.querySelector(`.x-parts[id][data-part="${S.last.part}"]`);
    if (part) { // another part of the list is there: it begins at its head, or at what the link leads to in it
      const head = (S.last.go && find(S.last.go)) || part;
      S.last = null;
      focus(head);
      head.scrollIntoView({ block: 'start' });
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
document.documentElement.dir = '__DIRECTION__';
