/* The search box: a field that shows, while somebody types, what the story has of it. Fetched when it is first opened.
   The frame's script opens it; its links are the frame's soft links. Without the server's answers Enter still leads to
   the search page. Pattern: a combobox with a grouped listbox (APG); nothing is ever written as HTML. */
const WAIT = 80; // ms after the last key
const KEY = 'x-search-key';

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const marked = (parts) => parts.map(([text, hit]) => (hit ? element('mark', {}, text) : text));
const isOff = () => { try { return localStorage.getItem(KEY) === 'off'; } catch { return false; } };

export function open(opener, typed = '') {
  if (document.querySelector('dialog.x-search')) return;
  const say = JSON.parse(opener.dataset.words), page = new URL(opener.getAttribute('href'), document.baseURI);
  const input = element('input', {
    type: 'text', role: 'combobox', 'aria-label': say.label, placeholder: say.placeholder, 'aria-expanded': 'false',
    'aria-controls': 'x-search-list', 'aria-autocomplete': 'list', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', enterkeyhint: 'search', maxlength: 200,
  });
  const close = element('button', { type: 'button', 'aria-label': say.close }, say.shut);
  const form = element('form', { role: 'search', class: 'x-i-search' }, input, close);
  const note = element('p', { class: 'x-search-note' });
  const list = element('div', { id: 'x-search-list', role: 'listbox', 'aria-label': say.label, hidden: '' });
  const status = element('p', { class: 'x-sr', role: 'status' });
  const key = element('button', { type: 'button' }, isOff() ? say.off : say.on);
  const foot = element('div', { class: 'x-search-foot' }, element('span', {}, say.help), key);
  const dialog = element('dialog', { class: 'x-search', 'aria-label': say.label }, form, note, list, status, foot);
  dialog.style.colorScheme = getComputedStyle(document.querySelector('.stApp')).colorScheme; // the reader's own choice
  document.body.append(dialog);

  let timer = 0, asked = null, active = -1;
  const options = () => [...list.querySelectorAll('[role=option]')];
  const address = (query) => {
    const to = new URL('search.json', document.baseURI), lens = page.searchParams.get('asof');
    to.searchParams.set('q', query);
    if (lens) to.searchParams.set('asof', lens);
    return to;
  };
  const all = (query) => {
    const to = new URL(page);
    if (query) to.searchParams.set('q', query);
    return to.href;
  };
  const choose = (number) => {
    active = number;
    options().forEach((option, n) => option.setAttribute('aria-selected', String(n === number)));
    const chosen = options()[number];
    if (chosen) { input.setAttribute('aria-activedescendant', chosen.id); chosen.scrollIntoView({ block: 'nearest' }); }
    else input.removeAttribute('aria-activedescendant');
  };
  const link = (href, attributes, ...children) =>
    element('a', { role: 'option', 'aria-selected': 'false', tabindex: '-1', 'data-soft': '', 'data-jump': '', href, ...attributes }, ...children);
  const option = (hit) => link(hit.href, {}, element('span', {}, ...marked(hit.title)), ...(hit.snippet.length ? [element('small', {}, ...marked(hit.snippet))] : []));
  const group = ({ kind, label, count, hits }) => {
    const head = element('div', { class: 'x-search-group', role: 'presentation', id: 'x-search-' + kind }, element('span', {}, label), element('small', {}, String(count)));
    return element('div', { role: 'group', 'aria-labelledby': head.id }, head, ...hits.map(option));
  };
  const show = (found, query) => {
    const some = found.groups.length > 0;
    list.replaceChildren(...found.groups.map(group));
    if (some && found.all) list.append(link(all(query), { class: 'x-search-all' }, element('span', {}, found.all)));
    options().forEach((one, n) => { one.id = 'x-search-option-' + n; });
    list.hidden = !some;
    list.scrollTop = 0;
    input.setAttribute('aria-expanded', String(some));
    note.textContent = some ? found.note : found.said;
    status.textContent = [found.said, found.note].filter(Boolean).join('. ');
    choose(-1);
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = input.value.trim();
    try {
      const answer = await fetch(address(query), { signal: asked.signal });
      if (answer.ok && /json/.test(answer.headers.get('content-type') ?? '')) show(await answer.json(), query);
    } catch { /* no server of ours, or the next key has come */ }
  };
  const shut = () => { clearTimeout(timer); asked?.abort(); dialog.close(); };

  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = options().length, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      event.preventDefault();
      choose(active < 0 && step < 0 ? count - 1 : (active + step + count + 1) % (count + 1) === count ? -1 : (active + step + count + 1) % (count + 1));
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options()[active].click();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const rest = link(all(input.value.trim()), {}); // the frame's script makes it a soft one
    list.append(rest);
    rest.click();
  });
  list.addEventListener('click', (event) => {
    const kept = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!kept && event.target.closest('a')) setTimeout(shut);
  });
  list.addEventListener('pointerdown', (event) => { if (event.button === 0) event.preventDefault(); }); // focus stays in the field
  key.addEventListener('click', () => {
    try { isOff() ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'off'); } catch { /* not kept */ }
    key.textContent = isOff() ? say.off : say.on;
  });
  close.addEventListener('click', shut);
  dialog.addEventListener('click', (event) => { if (event.target === dialog) shut(); });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  input.focus();
  input.value = typed.trim();
  if (input.value && typed.endsWith('\n')) form.requestSubmit();
  else ask(); // the server makes its index ready, too
}
