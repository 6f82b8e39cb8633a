/* The stage: all scenes of a talk in one element, one of them visible. A step changes one attribute and asks nobody, so it
   goes on when the server or the network is gone. The same code runs on the stage, in the speaker's window, and from a file. */
import { Channel } from './channel.mjs';
import { listenToKeys } from './keys.mjs';
import { keepFitting, refit, slide } from './slides.mjs';
import { element, button } from './dom.mjs';
import { openHelp, openOverview, openGoto, closeAll, closeCards } from './overlays.mjs';

const SETTINGS = 'story-deck'; // what a speaker set stays in the tab: dark, contrast, when the talk began
const LONGEST = 3 * 60 * 60 * 1000; // ms after which a talk is another one

export class Deck {
  /** `data` is what Python made (see components/deck); `host` has the element, and what the place can do. */
  constructor(data, host) {
    this.data = data;
    this.host = host;
    this.w = data.words;
    this.scenes = data.scenes;
    this.index = 0;
    this.listeners = new Set();
    this.ends = [];
    this.channel = new Channel(`deck:${data.id}`);
  }

  get scene() { return this.scenes[this.index]; }

  on(listener) { this.listeners.add(listener); return () => this.listeners.delete(listener); }

  tell(name, detail) { for (const listener of this.listeners) listener(name, detail); }

  /** The number of the scene with that id; -1 where there is none. */
  find(id) { return this.scenes.findIndex((scene) => scene.id === id); }

  /** Shows a scene. `mine`: this window chose it, so the others are told. */
  go(index, mine = true) {
    const to = Math.max(0, Math.min(this.scenes.length - 1, index));
    const moved = to !== this.index;
    if (moved) closeCards(this);
    this.index = to;
    if (mine && moved) { // the other window first: it may share this one's thread
      this.chose = true;
      this.begin(Date.now());
      this.channel.send({ type: 'scene', id: this.scene.id, at: Date.now() });
    }
    this.paint(moved);
    if (mine && moved) this.tell('step', { id: this.scene.id, index: to });
    if (moved) this.tell('shown', { id: this.scene.id, index: to });
  }

  paint(moved = false) {
    const scrolls = this.isScroll();
    this.root.dataset.scene = this.scene.id;
    this.slides?.forEach((made, number) => {
      if (made.classList.contains('is-on') !== (number === this.index)) made.classList.toggle('is-on', number === this.index);
      if (made.inert !== (number !== this.index && !scrolls)) made.inert = !made.inert;
    });
    this.slides?.[this.index].draw();
    if (scrolls && moved) this.slides[this.index].scrollIntoView({ block: 'start' });
    if (this.place) this.place.textContent = this.w.place.replace('{number}', this.index + 1).replace('{count}', this.scenes.length);
    if (this.bar) this.bar.style.transform = `scaleX(${(this.index + 1) / this.scenes.length})`;
    if (this.said) this.said.textContent = `${this.place.textContent}: ${this.scene.statement}`;
    this.host.remember?.(this.scene.id);
  }

  /** Whether the scenes stand one under the other: on a phone. */
  isScroll() { return matchMedia('(max-width: 699px)').matches; }

  setBlack(on, mine = true) {
    this.root.toggleAttribute('data-black', on);
    if (mine) this.channel.send({ type: 'black', on });
  }

  toggle(name) {
    this.keep({ [name]: !(this.settings()[name] ?? (name === 'dark' && this.isDark())) });
    this.dress();
  }

  keep(changes) {
    try { sessionStorage.setItem(SETTINGS, JSON.stringify({ ...this.settings(), ...changes })); } catch { /* a browser that keeps nothing */ }
  }

  settings() {
    try { return JSON.parse(sessionStorage.getItem(SETTINGS)) || {}; } catch { return {}; }
  }

  isDark() { return getComputedStyle(this.root).colorScheme === 'dark'; }

  dress(kept = this.settings()) {
    if (kept.dark !== undefined) this.root.style.colorScheme = kept.dark ? 'dark' : 'light';
    this.root.toggleAttribute('data-contrast', !!kept.contrast);
  }

  /** A sentence to the speaker, for a while. */
  say(text) {
    this.sign.textContent = text;
    this.sign.hidden = false;
    this.saying = Date.now() + 8000;
  }

  pointer(x, y) {
    if (!this.dot) return;
    this.dot.hidden = x === null;
    if (x !== null) Object.assign(this.dot.style, { left: `${x * 100}%`, top: `${y * 100}%` });
  }

  hear(message) {
    if (message.type === 'scene' && message.at) this.begin(message.at);
    if (message.type === 'clock') this.begin(message.at, true);
    if (message.answer && this.chose) return; // it was on its way when this window stepped on
    if (message.type === 'scene' && this.find(message.id) >= 0) this.go(this.find(message.id), false);
    else if (message.type === 'black') this.setBlack(message.on, false);
    else if (message.type === 'pointer') this.pointer(message.x, message.y);
    else if (message.type === 'ask' && this.host.mode === 'stage') this.answer();
    this.tell('heard', message);
  }

  /** The talk's clock runs from the first step on; it survives a reload. */
  begin(at, anew = false) {
    if (this.started && !anew) return;
    this.started = at;
    if (this.host.mode === 'stage') this.keep({ started: at });
  }

  /** What a window that has just been opened needs to know of the stage. */
  answer() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.channel.send({ type: 'scene', id: this.scene.id, at: this.started || 0, answer: true });
    this.channel.send({ type: 'size', wide: innerWidth / unit, high: innerHeight / unit });
  }

  leave() {
    this.ends.forEach((end) => end());
    this.channel.close();
    closeAll(this);
  }
}

/** Builds the stage in `host.element`. Gives the deck; `deck.leave()` takes everything down. */
export function startStage(data, host) {
  const deck = new Deck(data, { ...host, mode: 'stage' });
  const { w } = deck;
  const root = (deck.root = element('div', { className: 'x-deck', tabIndex: -1 }));
  deck.said = element('p', { className: 'x-sr' });
  deck.said.setAttribute('role', 'status');
  deck.place = element('span', { className: 'x-deck-place' });
  deck.bar = element('i');
  deck.dot = element('i', { className: 'x-deck-dot', hidden: true });
  deck.dot.setAttribute('aria-hidden', 'true');
  deck.sign = element('p', { className: 'x-deck-sign', hidden: true, textContent: w.offline });
  deck.sign.setAttribute('role', 'status');
  deck.slides = deck.scenes.map((scene) => slide(scene, deck));
  const acts = commands(deck);
  const tool = (label, act, icon) => button(label, (event) => { act(); if (event.detail) root.focus({ preventScroll: true }); }, icon); // keys go on stepping
  const tools = element('div', { className: 'x-deck-tools' },
    tool(w.previous, acts.previous, 'x-i-previous'), tool(w.next, acts.next, 'x-i-next'),
    button(w.overview, acts.overview, 'x-i-grid'), button(w.help, acts.help, 'x-i-help'), button(w.leave, acts.away, 'x-i-close'));
  root.append(deck.said, ...deck.slides, element('div', { className: 'x-deck-foot' }, deck.place, tools),
    element('span', { className: 'x-deck-bar' }, deck.bar), deck.sign, zone('previous', acts.previous), zone('next', acts.next), deck.dot);
  host.element.replaceChildren(root);
  deck.dress();
  const began = deck.settings().started;
  if (began && Date.now() - began < LONGEST) deck.started = began;
  deck.index = Math.max(0, deck.find(host.start));
  deck.paint(deck.index > 0);
  const asked = [data.said, host.start && deck.find(host.start) < 0 && !data.said ? w.notInDeck : ''].filter(Boolean).join(' ');
  if (asked) deck.say(asked);
  mount(deck);
  keepFitting(deck.slides, deck);
  deck.channel.listen((message) => deck.hear(message));
  listenToKeys(deck, acts);
  watch(deck);
  root.focus({ preventScroll: true });
  return deck;
}

/** The scene that is asked for first, then its neighbours, then the rest, each when the browser has time. */
function mount(deck) {
  const order = deck.slides.map((_, number) => number).sort((a, b) => Math.abs(a - deck.index) - Math.abs(b - deck.index));
  const rest = window.requestIdleCallback || ((act) => setTimeout(act, 30)), drawn = [];
  const next = () => {
    if (!deck.root.isConnected) return;
    const number = order.shift();
    if (number === undefined) {
      Promise.all(drawn).then(() => { deck.root.dataset.ready = ''; deck.tell('ready'); });
      return;
    }
    drawn.push(deck.slides[number].draw());
    rest(next, { timeout: 300 });
  };
  rest(next, { timeout: 300 }); // the scene that is shown stands already
}

function zone(side, act) {
  const made = element('div', { className: `x-deck-zone ${side}` });
  made.setAttribute('aria-hidden', 'true');
  made.onclick = act;
  return made;
}

function commands(deck) {
  const { host } = deck;
  const acts = {
    next: () => deck.go(deck.index + 1),
    previous: () => deck.go(deck.index - 1),
    first: () => deck.go(0),
    last: () => deck.go(deck.scenes.length - 1),
    overview: () => openOverview(deck),
    goto: (text) => openGoto(deck, text),
    help: () => openHelp(deck),
    notes: () => { deck.root.toggleAttribute('data-notes'); refit(deck); },
    black: () => deck.setBlack(!deck.root.hasAttribute('data-black')),
    dark: () => deck.toggle('dark'),
    contrast: () => deck.toggle('contrast'),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch?.(() => {}),
    speaker: () => host.openSpeaker?.(deck),
    talk: () => deck.tell('talk'),
    leave: () => { if (!closeAll(deck)) acts.away(); },
    away: () => { document.exitFullscreen?.().catch(() => {}); host.leave?.(deck.scene); },
  };
  return acts;
}

/** What goes on around the stage: the screen stays awake, an idle pointer goes, fingers swipe, the connection is watched. */
function watch(deck) {
  const end = new AbortController(), on = { signal: end.signal };
  deck.ends.push(() => end.abort());
  let lock;
  const wake = () => document.hidden || navigator.wakeLock?.request('screen').then((got) => { lock = got; }, () => {});
  wake();
  document.addEventListener('visibilitychange', wake, on);
  deck.ends.push(() => lock?.release());
  let idle;
  const move = () => {
    deck.root.removeAttribute('data-idle');
    clearTimeout(idle);
    idle = setTimeout(() => deck.root.setAttribute('data-idle', ''), 2500);
  };
  deck.root.addEventListener('pointermove', move, on);
  move();
  if (deck.isScroll()) follow(deck);
  let from = null;
  deck.root.addEventListener('touchstart', (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { ...on, passive: true });
  deck.root.addEventListener('touchend', (event) => {
    if (!from || deck.isScroll()) return;
    const to = event.changedTouches[0], x = to.clientX - from.clientX, y = to.clientY - from.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) deck.go(deck.index + (x < 0 ? 1 : -1));
  }, { ...on, passive: true });
  const online = () => {
    const is = deck.host.isConnected?.() ?? true;
    if (Date.now() < (deck.saying || 0)) return;
    deck.sign.hidden = is;
    deck.sign.textContent = deck.w.offline;
  };
  const looking = setInterval(online, 1000);
  deck.ends.push(() => clearInterval(looking));
}

/** On a phone: the scene that is being read is the one that the link names. */
function follow(deck) {
  const seen = new IntersectionObserver((entries) => {
    const at = entries.filter((entry) => entry.isIntersecting).map((entry) => deck.slides.indexOf(entry.target));
    if (!at.length || !deck.isScroll()) return;
    deck.index = Math.min(...at);
    deck.paint();
  }, { root: deck.root, rootMargin: '-10% 0px -80% 0px' });
  deck.slides.forEach((made) => seen.observe(made));
  deck.ends.push(() => seen.disconnect());
}
