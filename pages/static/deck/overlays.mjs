/* What lies over the stage for a moment: the grid of all scenes, the box to jump, the list of keys. */
import { element, button } from './dom.mjs';

/** Closes what lies open; whether anything did. */
export function closeAll(deck) {
  const open = deck.root?.querySelector('.x-deck-over, .x-deck-card');
  open?.remove();
  if (open) deck.root.focus({ preventScroll: true });
  return !!open;
}

/** A card of a chosen mark does not go along to the next scene. */
export function closeCards(deck) {
  deck.root?.querySelectorAll('.x-deck-card').forEach((made) => made.remove());
}

export function lay(deck, label, ...children) {
  closeAll(deck);
  const over = element('div', { className: 'x-deck-over' }, element('div', { className: 'x-deck-sheet' }, ...children));
  over.setAttribute('role', 'dialog');
  over.setAttribute('aria-modal', 'true');
  over.setAttribute('aria-label', label);
  over.onclick = (event) => { if (event.target === over) closeAll(deck); };
  over.onkeydown = (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...over.querySelectorAll('button, a, input')], last = stops.at(-1);
    if (event.shiftKey && document.activeElement === stops[0]) { event.preventDefault(); last.focus(); }
    else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); stops[0].focus(); }
  };
  deck.root.append(over);
  return over;
}

export function openOverview(deck) {
  const items = deck.scenes.map((scene, number) => {
    const made = element('button', { type: 'button', className: 'x-deck-tile' },
      element('b', { textContent: number + 1 }), element('span', { textContent: scene.title }), element('small', { textContent: scene.statement }));
    if (number === deck.index) made.setAttribute('aria-current', 'true');
    made.onclick = () => { closeAll(deck); deck.go(number); };
    return made;
  });
  const grid = element('div', { className: 'x-deck-grid' }, ...items);
  grid.onkeydown = (event) => {
    const at = items.indexOf(document.activeElement), wide = Math.max(1, Math.round(grid.clientWidth / items[0].offsetWidth));
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: wide, ArrowUp: -wide }[event.key];
    if (event.key === 'o') { event.preventDefault(); closeAll(deck); }
    if (!step || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    items[Math.max(0, Math.min(items.length - 1, at + step))].focus();
  };
  lay(deck, deck.w.overview, element('h2', { className: 'x-h3', textContent: deck.w.overview }), grid);
  items[deck.index].focus();
}

/** The scenes that a typed text means: by number, else by the start of the title or of one of its words. */
export function meant(scenes, text) {
  const plain = (words) => words.toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const asked = plain(text.trim());
  if (!asked) return [];
  if (/^\d+$/.test(asked)) return scenes[asked - 1] ? [Number(asked) - 1] : [];
  const found = scenes.map((scene, number) => [number, plain(scene.title)]);
  const starts = found.filter(([, title]) => title.startsWith(asked));
  return (starts.length ? starts : found.filter(([, title]) => title.split(/\s+/).some((word) => word.startsWith(asked)))).map(([number]) => number);
}

export function openGoto(deck, text) {
  const field = element('input', { type: 'text', value: text, ariaLabel: deck.w.goto, autocomplete: 'off', spellcheck: false });
  const found = element('p', { className: 'x-deck-found' });
  found.setAttribute('role', 'status');
  const show = () => {
    const all = meant(deck.scenes, field.value);
    found.textContent = all.length ? `${all[0] + 1}  ${deck.scenes[all[0]].title}` : field.value ? deck.w.noScene : deck.w.gotoHint;
  };
  field.oninput = show;
  field.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = meant(deck.scenes, field.value);
    if (first !== undefined) { closeAll(deck); deck.go(first); }
  };
  lay(deck, deck.w.goto, element('label', { className: 'x-deck-goto' }, element('span', { textContent: deck.w.goto }), field), found);
  show();
  field.focus();
}

export function openHelp(deck) {
  const rows = deck.w.keys.map(([keys, meaning]) => element('div', {}, element('dt', {}, ...keys.split(' ').map((key) => element('kbd', { textContent: key }))), element('dd', { textContent: meaning })));
  const acts = (deck.host.acts?.(deck) || []).map(([label, act]) => button(label, act));
  const close = button(deck.w.close, () => closeAll(deck));
  lay(deck, deck.w.help, element('h2', { className: 'x-h3', textContent: deck.w.help }), element('div', { className: 'x-row' }, ...acts, close), element('dl', { className: 'x-deck-keys' }, ...rows));
  close.focus();
}
