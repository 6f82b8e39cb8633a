/* The speaker's phone: two huge buttons, the notes, the time, a lock. */
import { Line } from './line.mjs';
import { element } from './dom.mjs';
import { minutes } from './speaker.mjs';

const KEPT = 'story-remote';
const HOLD = 800; // ms
const $ = (id) => document.getElementById(id);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Code and key: of the link, then out of the address bar; else those that this tab has had. */
function talkOf() {
  const [, code, key] = /^#([^.]+)\.(.+)$/.exec(location.hash) || [];
  if (code) {
    try { sessionStorage.setItem(KEPT, JSON.stringify({ code, key })); } catch { return { code, key }; }
    history.replaceState(null, '', location.pathname);
    return { code, key };
  }
  try { return JSON.parse(sessionStorage.getItem(KEPT)); } catch { return null; }
}

export async function startRemote({ home, words }) {
  const talk = talkOf();
  const refuse = (text) => {
    for (const id of ['remote', 'ways', 'low']) $(id).hidden = true;
    Object.assign($('refused'), { hidden: false, textContent: text });
    $('state').textContent = '';
  };
  if (!talk) { refuse(words.noKey); return; }
  const line = new Line(new URL(home, location.href), talk, (name, data) => hear[name]?.(data));
  const told = await notesOf(line);
  if (!told) { refuse(words.over); return; }
  const { scenes } = told, planned = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
  let index = 0, began = null, black = false;

  const paint = () => {
    const scene = scenes[index], next = scenes[index + 1];
    $('title').textContent = scene.title;
    $('statement').textContent = scene.statement;
    $('notes').replaceChildren(...scene.notes.map((text) => element('p', { textContent: text })));
    $('notes').scrollTop = 0;
    $('then').textContent = next ? fill(words.then, next) : words.end;
    $('place').textContent = fill(words.place, { number: index + 1, count: scenes.length });
    $('previous').disabled = index === 0;
    $('next').disabled = index === scenes.length - 1;
    $('black').setAttribute('aria-pressed', String(black));
  };
  const tick = () => {
    $('clock').textContent = fill(words.clock, { elapsed: minutes(began ? (Date.now() - began) / 1000 : 0), planned: minutes(planned) });
  };
  const start = (elapsed) => { if (elapsed !== null && elapsed !== undefined) began = Date.now() - elapsed * 1000; };
  const hear = {
    here: (data) => { start(data.elapsed); black = data.black; paint(); tick(); },
    scene: (data) => { const at = scenes.findIndex((scene) => scene.id === data.scene); if (at >= 0) { index = at; began ??= data.from ? Date.now() : null; paint(); } },
    black: (data) => { black = data.on; paint(); },
    clock: (data) => { start(data.elapsed); tick(); },
    state: ({ state }) => { $('state').textContent = words[state]; $('state').dataset.state = state; },
    over: () => { try { sessionStorage.removeItem(KEPT); } catch { /* nothing kept */ } refuse(words.over); },
  };
  const go = (by) => {
    const to = Math.max(0, Math.min(scenes.length - 1, index + by));
    if (to === index || isLocked()) return;
    index = to;
    began ??= Date.now();
    navigator.vibrate?.(20);
    paint();
    line.send('scene', scenes[index].id);
  };
  $('previous').onclick = () => go(-1);
  $('next').onclick = () => go(1);
  $('black').onclick = () => { if (!isLocked()) { black = !black; paint(); line.send('black', black); } };
  lockable(words);
  keepAwake();
  for (const id of ['remote', 'ways', 'low']) $(id).hidden = false;
  paint();
  tick();
  setInterval(tick, 1000);
  line.listen();
}

/** The notes; asks again while there is no network. Null: this key opens nothing. */
async function notesOf(line) {
  for (let wait = 1000; ; wait = Math.min(10_000, wait * 1.5)) {
    const answer = await line.ask('notes').catch(() => null);
    if (answer?.ok) return answer.json();
    if (answer && answer.status < 429) return null;
    await new Promise((done) => setTimeout(done, wait));
  }
}

const isLocked = () => document.body.hasAttribute('data-locked');

/** A tap locks; to unlock the button is held. Keys and screen readers, which do not slip in a pocket, need not hold it. */
function lockable(words) {
  const button = $('lock');
  let holding, justDone = false;
  const set = (on) => {
    document.body.toggleAttribute('data-locked', on);
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? words.locked : words.lock;
    $('said').textContent = on ? words.isLocked : words.unlocked;
    for (const id of ['previous', 'next', 'black']) $(id).setAttribute('aria-disabled', String(on));
    navigator.vibrate?.(on ? 40 : [20, 60, 20]);
  };
  const release = () => { clearTimeout(holding); button.classList.remove('is-held'); };
  button.onpointerdown = () => {
    justDone = false;
    if (!isLocked()) return;
    button.classList.add('is-held');
    holding = setTimeout(() => { release(); justDone = true; set(false); }, HOLD);
  };
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) button.addEventListener(name, release);
  button.oncontextmenu = (event) => event.preventDefault();
  button.onclick = (event) => {
    if (justDone) { justDone = false; return; }
    if (!isLocked()) set(true);
    else if (event.detail === 0) set(false);
  };
}

function keepAwake() {
  const wake = () => document.hidden || navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', wake);
  document.addEventListener('click', wake, { once: true });
  wake();
}
