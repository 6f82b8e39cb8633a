/* The stage: all scenes of a talk in one element, one of them visible. A step changes one attribute and asks nobody, so it
   goes on when the server or the network is gone. The same code runs on the stage, in the speaker's window, and from a file. */
import { Channel } from './channel.mjs';
import { listenToKeys } from './keys.mjs';
import { drawPanel } from './panels.mjs';
import { element, button } from './dom.mjs';
import { openHelp, openOverview, openGoto, closeAll } from './overlays.mjs';

const SETTINGS = 'story-deck'; // what a speaker set stays in the tab: dark, contrast

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
    this.index = to;
    this.paint();
    if (mine && moved) {
      this.channel.send({ type: 'scene', id: this.scene.id, at: Date.now() });
      this.tell('step', { id: this.scene.id, index: to });
    }
    if (moved) this.tell('shown', { id: this.scene.id, index: to });
  }

  paint() {
    this.root.dataset.scene = this.scene.id;
    this.slides?.forEach((slide, number) => {
      slide.classList.toggle('is-on', number === this.index);
      slide.inert = number !== this.index && !this.isScroll();
    });
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
    const kept = this.settings();
    kept[name] = !(kept[name] ?? (name === 'dark' && this.isDark()));
    try { sessionStorage.setItem(SETTINGS, JSON.stringify(kept)); } catch { /* a browser that keeps nothing */ }
    this.dress(kept);
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
    if (message.type === 'scene' && this.find(message.id) >= 0) this.go(this.find(message.id), false);
    else if (message.type === 'black') this.setBlack(message.on, false);
    else if (message.type === 'pointer') this.pointer(message.x, message.y);
    else if (message.type === 'ask' && this.host.mode === 'stage') this.channel.send({ type: 'scene', id: this.scene.id, at: this.started || 0 });
    this.tell('heard', message);
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
  deck.sign = element('span', { className: 'x-deck-sign', hidden: true, textContent: w.offline });
  deck.slides = deck.scenes.map((scene) => slide(scene, deck));
  const tools = element('div', { className: 'x-deck-tools' },
    button(w.previous, () => deck.go(deck.index - 1), 'x-i-previous'),
    button(w.next, () => deck.go(deck.index + 1), 'x-i-next'),
    button(w.overview, () => openOverview(deck), 'x-i-grid'),
    button(w.help, () => openHelp(deck), 'x-i-help'),
    button(w.leave, () => host.leave?.(deck.scene), 'x-i-close'));
  root.append(deck.said, ...deck.slides,
    element('footer', { className: 'x-deck-foot' }, element('span', { className: 'x-deck-bar' }, deck.bar), deck.sign, deck.place, tools),
    zone('previous', () => deck.go(deck.index - 1)), zone('next', () => deck.go(deck.index + 1)), deck.dot);
  host.element.replaceChildren(root);
  deck.dress();
  deck.index = Math.max(0, deck.find(host.start));
  deck.paint();
  mount(deck);
  deck.channel.listen((message) => deck.hear(message));
  listenToKeys(deck, commands(deck));
  watch(deck);
  root.focus({ preventScroll: true });
  return deck;
}

function slide(scene, deck) {
  const heading = element('h2', { className: 'x-deck-statement', textContent: scene.statement });
  const panel = element('div', { className: 'x-deck-panel' });
  const made = element('section', { className: 'x-deck-slide' }, heading, panel, element('div', { className: 'x-deck-sources', innerHTML: scene.sources }),
    element('div', { className: 'x-deck-notes', innerHTML: scene.notes }));
  made.setAttribute('aria-label', scene.title);
  made.dataset.id = scene.id;
  made.panel = panel;
  return made;
}

/** The scene that is asked for first, then its neighbours, then the rest, each when the browser has time. */
function mount(deck) {
  const order = deck.scenes.map((_, number) => number).sort((a, b) => Math.abs(a - deck.index) - Math.abs(b - deck.index));
  const rest = window.requestIdleCallback || ((act) => setTimeout(act, 30));
  const next = () => {
    const number = order.shift();
    if (number === undefined) { deck.tell('ready'); deck.root.dataset.ready = ''; return; }
    try { drawPanel(deck.slides[number].panel, deck.scenes[number].panel, deck); } catch { deck.slides[number].panel.textContent = deck.w.noPanel; }
    rest(next);
  };
  next();
}

function zone(side, act) {
  const made = element('div', { className: `x-deck-zone ${side}` });
  made.setAttribute('aria-hidden', 'true');
  made.onclick = act;
  return made;
}

function commands(deck) {
  const { host } = deck;
  return {
    next: () => deck.go(deck.index + 1),
    previous: () => deck.go(deck.index - 1),
    first: () => deck.go(0),
    last: () => deck.go(deck.scenes.length - 1),
    overview: () => openOverview(deck),
    goto: (text) => openGoto(deck, text),
    help: () => openHelp(deck),
    notes: () => deck.root.toggleAttribute('data-notes'),
    black: () => deck.setBlack(!deck.root.hasAttribute('data-black')),
    dark: () => deck.toggle('dark'),
    contrast: () => deck.toggle('contrast'),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch?.(() => {}),
    speaker: () => host.openSpeaker?.(deck),
    talk: () => deck.tell('talk'),
    leave: () => { if (!closeAll(deck)) host.leave?.(deck.scene); },
  };
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
