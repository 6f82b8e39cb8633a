/* One scene as it stands on stage: its statement, what stands under it, what it leaves out, its sources, its notes. The
   speaker's window shows the same in small. What is written fits: type grows or shrinks until it fills its place. */
import { drawPanel } from './panels.mjs';
import { element } from './dom.mjs';

const LARGEST = 1.75; // times the size at which the boards are written
const SMALLEST = 0.79; // that is 24 px on a stage 1080 px high
const PRECISE = 0.015;

/** The element of a scene. It is drawn by `draw`, once. */
export function slide(scene, deck) {
  const panel = element('div', { className: 'x-deck-panel' });
  const sources = element('div', { className: 'x-deck-sources', innerHTML: scene.sources });
  const made = element('section', { className: 'x-deck-slide' }, element('h2', { className: 'x-deck-statement', textContent: scene.statement }), panel,
    scene.panel.note ? element('p', { className: 'x-deck-note', textContent: scene.panel.note }) : null, sources,
    element('div', { className: 'x-deck-notes', innerHTML: scene.notes }));
  made.setAttribute('aria-label', scene.title);
  made.dataset.id = scene.id;
  made.draw = () => {
    if (made.drawn) return made.drawn;
    made.drawn = Promise.resolve();
    try {
      made.drawn = Promise.resolve(drawPanel(panel, scene.panel, deck)).catch(() => { panel.textContent = deck.w.noPanel; });
    } catch {
      panel.textContent = deck.w.noPanel;
    }
    made.fit();
    return made.drawn;
  };
  made.fit = () => { fitBoard(panel, deck); fitSources(sources, deck); };
  return made;
}

/** Fits what is drawn into places that have another size now, the scene that is shown first. */
export function refit(deck) {
  const order = deck.slides.filter((made) => made.drawn).sort((a, b) => Math.abs(deck.slides.indexOf(a) - deck.index) - Math.abs(deck.slides.indexOf(b) - deck.index));
  const next = () => { order.shift()?.fit(); if (order.length && deck.root.isConnected) setTimeout(next); };
  next();
}

/** Keeps what is written in its place whenever the place changes its size, or the fonts have come. */
export function keepFitting(slides, deck) {
  let due;
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(() => slides.forEach((made) => made.drawn && made.fit()), 120);
  };
  const end = new AbortController();
  addEventListener('resize', soon, { signal: end.signal });
  document.fonts?.ready.then(soon);
  deck.ends.push(() => { clearTimeout(due); end.abort(); });
}

const over = (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

/** The largest type at which a board fills its place; at the smallest, its last lines go and are counted. */
function fitBoard(box, deck) {
  const board = box.dataset.kind === 'html' && box.firstElementChild;
  if (!board || !box.clientHeight) return;
  board.querySelectorAll('[data-spared]').forEach((line) => { line.hidden = false; line.removeAttribute('data-spared'); });
  board.querySelectorAll('.x-board-more').forEach((line) => line.remove());
  if (deck.isScroll?.()) { box.style.removeProperty('--fit'); return; }
  const set = (size) => box.style.setProperty('--fit', size);
  let low = SMALLEST, high = LARGEST;
  set(high);
  if (!over(box)) return;
  while (high - low > PRECISE) {
    const middle = (low + high) / 2;
    set(middle);
    if (over(box)) high = middle; else low = middle;
  }
  set(low);
  spare(box, board, deck);
}

function spare(box, board, deck) {
  const lists = [...board.querySelectorAll('[data-spare]')];
  for (let turns = 60; turns && over(box); turns--) {
    const list = lists.sort((a, b) => b.scrollHeight - a.scrollHeight)[0], last = [...(list?.children || [])].filter((line) => !line.hidden && !line.matches('.x-board-more')).at(-1);
    if (!last || last === list.firstElementChild) return;
    last.hidden = true;
    last.setAttribute('data-spared', '');
    const more = list.querySelector(':scope > .x-board-more') || list.appendChild(element(list.firstElementChild.tagName, { className: 'x-board-more' }));
    more.textContent = deck.w.more.replace('{count}', list.querySelectorAll(':scope > [data-spared]').length);
  }
}

/** The sources in two lines at most; how many more there are is said. */
function fitSources(box, deck) {
  const chips = [...box.querySelectorAll('.x-prov')];
  box.querySelector('.x-deck-rest')?.remove();
  chips.forEach((chip) => { chip.hidden = false; });
  if (deck.isScroll?.() || !box.clientHeight) return;
  const cut = () => box.scrollHeight > box.clientHeight + 1;
  if (!cut()) return;
  const rest = box.appendChild(element('span', { className: 'x-deck-rest' }));
  for (let left = chips.length - 1; left > 0 && (rest.textContent === '' || cut()); left--) {
    chips[left].hidden = true;
    rest.textContent = deck.w.more.replace('{count}', chips.length - left);
  }
}
