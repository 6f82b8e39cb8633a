/* The speaker's window: the scene on stage and the next one, notes, the clock. Drives the stage and follows it. */
import { Deck } from './deck.mjs';
import { listenToKeys } from './keys.mjs';
import { slide } from './slides.mjs';
import { closeAll, openGoto, openOverview } from './overlays.mjs';
import { element, button } from './dom.mjs';

export const minutes = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  return `${seconds < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** Seconds that the scenes before `index` were to take. */
export const plannedBefore = (scenes, index) => scenes.slice(0, index).reduce((sum, scene) => sum + scene.seconds, 0);

/** How far ahead (+) or behind (−) a talk is: within the scene's own time it is on time. */
export function pace(scenes, index, elapsed) {
  const from = plannedBefore(scenes, index), to = from + scenes[index].seconds;
  return elapsed < from ? from - elapsed : elapsed > to ? to - elapsed : 0;
}

const WIDE = 1920 / 31, HIGH = 1080 / 31; // a stage in its own units, until it has told its size

export function startSpeaker(data, host) {
  const deck = new Deck(data, { ...host, mode: 'speaker' });
  const { w } = deck;
  const facts = {};
  const fact = (name, label) => element('span', {}, (facts[name] = element('b', { textContent: '–' })), element('small', { textContent: label }));
  const now = preview(w.now), then = preview(w.then);
  const notes = element('div', { className: 'x-speak-notes', tabIndex: 0 });
  notes.setAttribute('aria-label', w.notes);
  notes.setAttribute('role', 'region');
  const root = (deck.root = element('div', { className: 'x-speak', tabIndex: -1 },
    element('header', { className: 'x-speak-head' }, fact('elapsed', w.elapsed.replace('{time}', minutes(data.planned))), fact('left', w.left), fact('pace', w.pace), fact('clock', w.clock), fact('scene', w.planned)),
    now.whole, then.whole, notes,
    element('div', { className: 'x-speak-acts' }, button(w.previous, () => deck.go(deck.index - 1), 'x-i-previous'), button(w.next, () => deck.go(deck.index + 1), 'x-i-next'),
      button(w.black, () => deck.setBlack(!deck.root.hasAttribute('data-black')), 'x-i-close'), button(w.overview, () => openOverview(deck), 'x-i-grid'),
      button(w.restart, () => { deck.begin(0, true); deck.channel.send({ type: 'clock', at: 0 }); }, 'x-i-clock'))));
  host.element.replaceChildren(root);
  deck.dress();

  const rest = window.requestIdleCallback || ((act) => setTimeout(act, 20));
  let due = 0;
  const soon = () => { // the stage goes first: it may share this window's thread
    const turn = ++due, at = deck.index, later = (act) => rest(() => turn === due && act(), { timeout: 250 });
    later(() => {
      now.show(deck.scenes[at], deck);
      later(() => {
        then.show(deck.scenes[at + 1], deck);
        later(() => { now.build(deck.scenes[at + 1], deck); later(() => then.build(deck.scenes[at + 2], deck)); });
      });
    });
  };
  const show = () => {
    const scene = deck.scene;
    soon();
    notes.innerHTML = scene.notes;
    notes.scrollTop = 0;
    facts.scene.textContent = `${minutes(scene.seconds)}`;
  };
  deck.paint = () => { root.dataset.scene = deck.scene.id; show(); deck.host.remember?.(deck.scene.id); };
  deck.on((name, detail) => {
    if (name === 'heard' && detail.type === 'size') now.measure(detail);
  });
  const tick = () => {
    const elapsed = deck.started ? (Date.now() - deck.started) / 1000 : 0, behind = pace(deck.scenes, deck.index, elapsed);
    facts.elapsed.textContent = minutes(elapsed);
    facts.left.textContent = minutes(deck.data.planned - elapsed);
    facts.pace.textContent = !deck.started || !behind ? w.onTime : `${minutes(Math.abs(behind))} ${behind > 0 ? w.ahead : w.behind}`;
    facts.pace.parentElement.className = `x-speak-pace${behind < 0 ? ' late' : ''}`;
    facts.clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang || [], { hour: '2-digit', minute: '2-digit' });
  };
  const timer = setInterval(tick, 500);
  deck.ends.push(() => clearInterval(timer));

  now.box.addEventListener('pointermove', (event) => {
    const at = now.at(event);
    deck.channel.send({ type: 'pointer', x: at ? at.x : null, y: at ? at.y : null });
  });
  now.box.addEventListener('pointerleave', () => deck.channel.send({ type: 'pointer', x: null, y: null }));

  deck.index = Math.max(0, deck.find(host.start));
  deck.paint();
  tick();
  deck.channel.listen((message) => deck.hear(message));
  deck.channel.send({ type: 'ask' });
  listenToKeys(deck, {
    next: () => deck.go(deck.index + 1), previous: () => deck.go(deck.index - 1), first: () => deck.go(0), last: () => deck.go(deck.scenes.length - 1),
    overview: () => openOverview(deck), goto: (text) => openGoto(deck, text), black: () => deck.setBlack(!root.hasAttribute('data-black')),
    dark: () => deck.toggle('dark'), contrast: () => deck.toggle('contrast'), full: () => document.documentElement.requestFullscreen?.().catch(() => {}),
    notes: () => notes.focus(), help: () => {}, speaker: () => {}, talk: () => deck.tell('talk'), leave: () => closeAll(deck),
  });
  root.focus();
  return deck;
}

/** A scene in small, as it stands on stage. */
function preview(which) {
  const label = element('small', { className: 'x-speak-which', textContent: which });
  const box = element('div', { className: 'x-speak-box' });
  const whole = element('section', { className: 'x-speak-now' }, label, box);
  whole.setAttribute('aria-label', which);
  const made = new Map();
  let shown = null, size = { wide: WIDE, high: HIGH };
  const fit = () => {
    if (!shown) return;
    Object.assign(shown.style, { width: `${size.wide}rem`, height: `${size.high}rem` });
    const scale = Math.min(box.clientWidth / shown.offsetWidth, box.clientHeight / shown.offsetHeight);
    if (scale > 0) shown.style.transform = `scale(${scale})`;
    box.style.setProperty('--wide', `${shown.offsetWidth * scale}px`);
  };
  const build = (scene, deck) => {
    if (!scene || made.has(scene.id)) return;
    const small = { w: deck.w, host: deck.host, ends: deck.ends };
    const inside = slide(scene, small), mini = element('div', { className: 'x-speak-mini' }, inside);
    inside.classList.add('is-on');
    inside.removeAttribute('aria-label');
    document.fonts?.ready.then(() => inside.fit());
    mini.setAttribute('aria-hidden', 'true');
    mini.inert = true;
    mini.hidden = true;
    box.append(mini);
    mini.inside = inside;
    made.set(scene.id, mini);
  };
  new ResizeObserver(() => { fit(); shown?.inside.fit(); }).observe(box);
  return {
    whole, box, build,
    /** How large the stage is, in its own units. */
    measure(to) { size = to; fit(); shown?.inside.fit(); },
    /** Where a point of this window lies on the stage: two shares, or null outside. */
    at(event) {
      const on = shown?.getBoundingClientRect();
      if (!on) return null;
      const x = (event.clientX - on.left) / on.width, y = (event.clientY - on.top) / on.height;
      return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
    },
    show(scene, deck) {
      for (const mini of made.values()) mini.hidden = true;
      label.textContent = scene ? `${which}: ${scene.title}` : `${which}: ${deck.w.end}`;
      shown = null;
      if (!scene) return;
      build(scene, deck);
      shown = made.get(scene.id);
      shown.hidden = false;
      fit();
      shown.inside.draw();
    },
  };
}
