/* Keys of the stage. Clickers send PageDown and PageUp. Nothing listens while somebody types, nothing is trapped: keys that
   the browser or a chart needs pass. */
const KEYS = {
  ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'previous', PageUp: 'previous', Home: 'first', End: 'last',
  o: 'overview', n: 'notes', b: 'black', '.': 'black', f: 'full', d: 'dark', c: 'contrast', s: 'speaker', t: 'talk', '?': 'help', g: 'goto', Escape: 'leave',
};

/** What a key means, or null: while somebody types, with a modifier, or on something that needs the key itself. */
export function meaning(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const at = event.composedPath()[0];
  const inside = (selector) => at?.closest?.(selector);
  if (inside('input:not([type=button]),textarea,select,[contenteditable=true]') && event.key !== 'Escape') return null;
  if (/^(Arrow|Home$|End$)/.test(event.key) && inside('[role=tab],[role=radio],[role=option],[data-id][tabindex]')) return null;
  if ((event.key === ' ' || event.key === 'Enter') && inside('button,a,summary,[role=button]')) return null;
  return KEYS[event.key] || (/^[\p{L}\d]$/u.test(event.key) ? 'type' : null);
}

export function listenToKeys(deck, commands) {
  const end = new AbortController();
  deck.ends.push(() => end.abort());
  document.addEventListener('keydown', (event) => {
    const what = meaning(event);
    if (!what || (deck.isScroll() && what !== 'leave')) return;
    if (document.querySelector('.x-deck-over') && !['leave'].includes(what)) return; // an open overlay has the keys
    event.preventDefault();
    event.stopPropagation();
    if (deck.root.hasAttribute('data-black') && what !== 'black') deck.setBlack(false);
    if (what === 'type' || what === 'goto') commands.goto(what === 'type' ? event.key : '');
    else commands[what]();
  }, { signal: end.signal, capture: true });
}
