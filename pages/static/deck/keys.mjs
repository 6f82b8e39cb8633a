/* Keys of the stage. Clickers send PageDown and PageUp. Nothing listens while somebody types, nothing is trapped: keys that
   the browser or a chart needs pass. */
import { closeAll, meant } from './overlays.mjs';

const KEYS = {
  ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'previous', PageUp: 'previous', Home: 'first', End: 'last',
  o: 'overview', n: 'notes', b: 'black', '.': 'black', f: 'full', d: 'dark', c: 'contrast', s: 'speaker', t: 'talk', '?': 'help', g: 'goto', Escape: 'leave',
};

const LETTER = /^[\p{L}\d]$/u;
const SECOND = 700; // ms in which a second letter says that a title is being typed
const WAITS = new Set(['talk', 'speaker', 'notes', 'full']); // the hall would see it, or it cannot be taken back
const TAKEN_BACK = { overview: 'leave', black: 'black', dark: 'dark', contrast: 'contrast' };

/** What a key means, or null: while somebody types, with a modifier, or on something that needs the key itself. */
export function meaning(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const at = event.composedPath()[0];
  const inside = (selector) => at?.closest?.(selector);
  if (inside('input:not([type=button]),textarea,select,[contenteditable=true]') && event.key !== 'Escape') return null;
  if (/^(Arrow|Home$|End$)/.test(event.key) && inside('[role=tab],[role=radio],[role=option],[data-id][tabindex]')) return null;
  if ((event.key === ' ' || event.key === 'Enter') && inside('button,a,summary,[role=button]')) return null;
  return KEYS[event.key] || (LETTER.test(event.key) ? 'type' : null);
}

/** Listens until the deck is left. A letter may be a command or the beginning of a title: the next one tells. */
export function listenToKeys(deck, commands) {
  const end = new AbortController();
  let first = null; // the letter that was pressed last, if a title begins with it: its command, whether that still waits
  const settle = () => {
    const was = first;
    first = null;
    clearTimeout(was?.timer);
    return was;
  };
  const run = () => {
    const was = settle();
    if (was?.waits) commands[was.what]();
  };
  const titled = (text) => meant(deck.scenes, text).length > 0;
  const typed = (event) => { // the letter before was none of the command's: a title is typed
    const was = settle();
    if (!was.waits) commands[TAKEN_BACK[was.what]]();
    if (event.key === 'Enter') deck.go(meant(deck.scenes, was.letter)[0]);
    else commands.goto(was.letter + event.key);
  };
  deck.ends.push(() => { end.abort(); settle(); });
  document.addEventListener('keydown', (event) => {
    if (deck.isScroll() && event.key !== 'Escape') return;
    const what = meaning(event), letter = LETTER.test(event.key);
    const types = first && (event.key === 'Enter' ? first.waits : what && letter && titled(first.letter + event.key));
    if (!what && !types) return;
    if (!types && document.querySelector('.x-deck-over') && what !== 'leave') { // what lies open has the keys; a clicker has two
      if (!/^Page/.test(event.key)) return;
      closeAll(deck);
    }
    event.preventDefault();
    event.stopPropagation();
    if (types) return typed(event);
    run();
    if (deck.root.hasAttribute('data-black') && what !== 'black') {
      deck.setBlack(false);
      if (what === 'leave') return;
    }
    if (what === 'type' || what === 'goto') return commands.goto(what === 'type' ? event.key : '');
    const waits = WAITS.has(what);
    if (letter && (waits || TAKEN_BACK[what]) && titled(event.key)) first = { letter: event.key, what, waits, timer: setTimeout(run, SECOND) };
    if (!first?.waits) commands[what]();
  }, { signal: end.signal, capture: true });
}
