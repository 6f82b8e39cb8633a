/* The speaker's window: the scene on stage and the next one, notes, the clock. Drives the stage and follows it. */
import { Deck } from './deck.mjs';
import { listenToKeys } from './keys.mjs';
import { drawPanel } from './panels.mjs';
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
    element('header', {}, fact('elapsed', w.elapsed), fact('left', w.left), fact('pace', w.pace), fact('clock', w.clock), fact('scene', w.planned)),
    now.whole, element('div', { className: 'x-speak-side' }, then.whole, notes),
    element('footer', {}, button(w.previous, () => deck.go(deck.index - 1), 'x-i-previous'), button(w.next, () => deck.go(deck.index + 1), 'x-i-next'),
      button(w.black, () => deck.setBlack(!deck.root.hasAttribute('data-black')), 'x-i-close'), button(w.overview, () => openOverview(deck), 'x-i-grid'),
      button(w.restart, () => { deck.started = 0; deck.channel.send({ type: 'clock', at: 0 }); }, 'x-i-clock'))));
  host.element.replaceChildren(root);
  deck.dress();

  const show = () => {
    const scene = deck.scene, next = deck.scenes[deck.index + 1];
    now.show(scene, deck);
    then.show(next, deck);
    notes.innerHTML = scene.notes;
    notes.scrollTop = 0;
    facts.scene.textContent = `${minutes(scene.seconds)}`;
  };
  deck.paint = () => { root.dataset.scene = deck.scene.id; show(); deck.host.remember?.(deck.scene.id); };
  deck.on((name, detail) => {
    if (name === 'step' && !deck.started) deck.started = Date.now();
    if (name === 'heard' && detail.type === 'scene' && detail.at && !deck.started) deck.started = detail.at;
    if (name === 'heard' && detail.type === 'clock') deck.started = detail.at;
  });
  const tick = () => {
    const elapsed = deck.started ? (Date.now() - deck.started) / 1000 : 0, behind = pace(deck.scenes, deck.index, elapsed);
    facts.elapsed.textContent = minutes(elapsed);
    facts.left.textContent = minutes(deck.data.planned - elapsed);
    facts.pace.textContent = !deck.started || !behind ? w.onTime : `${minutes(Math.abs(behind))} ${behind > 0 ? w.ahead : w.behind}`;
    facts.pace.className = `x-speak-pace${behind < 0 ? ' late' : ''}`;
    facts.clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang || [], { hour: '2-digit', minute: '2-digit' });
  };
  const timer = setInterval(tick, 500);
  deck.ends.push(() => clearInterval(timer));

  now.box.addEventListener('pointermove', (event) => {
    const box = now.box.getBoundingClientRect();
    deck.channel.send({ type: 'pointer', x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
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
  const title = element('h2', { className: 'x-speak-title' });
  const box = element('div', { className: 'x-speak-box' });
  const whole = element('section', { className: 'x-speak-now' }, label, title, box);
  const fit = () => {
    const mini = box.firstElementChild;
    if (!mini) return;
    const scale = Math.min(box.clientWidth / 1920, box.clientHeight / 1080);
    mini.style.transform = `scale(${scale})`;
  };
  new ResizeObserver(fit).observe(box);
  return {
    whole, box,
    show(scene, deck) {
      title.textContent = scene ? scene.statement : deck.w.end;
      box.replaceChildren();
      if (!scene) return;
      const mini = element('div', { className: 'x-speak-mini x-deck-panel' });
      mini.setAttribute('aria-hidden', 'true');
      mini.inert = true;
      box.append(mini);
      fit();
      try { drawPanel(mini, scene.panel, { ...deck, w: deck.w, ends: [] }); } catch { mini.textContent = ''; }
    },
  };
}
