/* The audience's page: follows the stage, lets its reader wander off and come back. Stands in the page itself. All scenes are
   there from the start, so a step brings twenty bytes, and wandering works without a network. */
const { events, scene: first, words } = JSON.parse(document.getElementById('told').textContent);
const $ = (id) => document.getElementById(id);
const scenes = [...document.querySelectorAll('.scene')];
const QUIET = 40_000; // ms without a sign of life after which a line is dead; the server gives one every 15 s
let stage = find(first), shown = stage, away = false, last = '', source = null, state = 'connecting', heard = 0, retry = 0, due;

function find(id) { return Math.max(0, scenes.findIndex((scene) => scene.dataset.scene === id)); }

function fill(text, values) { return text.replace(/\{(\w+)\}/g, (_, name) => values[name]); }

function paint() {
  scenes.forEach((scene, number) => { scene.hidden = number !== shown; });
  $('previous').disabled = shown === 0;
  $('next').disabled = shown === scenes.length - 1;
  $('back').hidden = !away || state === 'over';
  $('live').dataset.state = away && state === 'live' ? 'away' : state;
  $('live').textContent = away && state === 'live' ? fill(words.away, { number: stage + 1 }) : words[state];
}

function show(number, focus) {
  shown = Math.max(0, Math.min(scenes.length - 1, number));
  paint();
  scrollTo(0, 0);
  if (focus) scenes[shown].focus({ preventScroll: true });
}

function step(id) {
  const following = !away, before = stage;
  stage = find(id);
  if (following) show(stage); else paint();
  const place = scenes[stage].querySelector('.place').textContent, statement = scenes[stage].querySelector('h2').textContent;
  if (following && before !== stage) $('said').textContent = fill(words.now, { place, statement });
}

function become(next) { state = next; paint(); }

function listen() {
  clearTimeout(due);
  source?.close();
  const mine = (source = new EventSource(`${events}${last ? `?after=${encodeURIComponent(last)}` : ''}`));
  const live = () => { heard = Date.now(); retry = 0; if (state !== 'live') become('live'); };
  mine.onopen = live;
  mine.addEventListener('beat', live);
  mine.addEventListener('scene', (event) => { last = event.lastEventId; live(); step(JSON.parse(event.data).scene); });
  mine.addEventListener('end', () => { mine.close(); become('over'); });
  mine.onerror = () => {
    if (mine !== source || state === 'over') return;
    if (state === 'live') become('lost');
    if (mine.readyState === EventSource.CLOSED) refused();
  };
}

/** The server said no, or a proxy in between: the browser gives up, we ask why and try again, less and less often. */
async function refused() {
  const answer = await fetch(events, { headers: { accept: 'text/event-stream' }, cache: 'no-store' }).catch(() => null);
  answer?.body?.cancel();
  if (answer?.status === 404 && ++retry > 8) { become('over'); return; } // eight times: a server that starts anew gets its talk back
  if (answer?.status === 503) become('crowded');
  due = setTimeout(listen, Math.min(20_000, 1000 * 1.6 ** (answer?.status === 404 ? retry : ++retry)) * (0.7 + Math.random() * 0.6));
}

document.documentElement.classList.add('js');
/** Leafs: whoever does is not taken along by the stage until they are back with it. */
function leaf(to) {
  away = to !== stage;
  show(to, true);
}

$('previous').onclick = () => leaf(shown - 1);
$('next').onclick = () => leaf(shown + 1);
$('back').onclick = () => { away = false; show(stage); scenes[stage].focus({ preventScroll: true }); };
setInterval(() => { if (state === 'live' && Date.now() - heard > QUIET) { become('lost'); listen(); } }, 5000);
for (const name of ['online', 'pageshow']) addEventListener(name, () => { if (state !== 'over' && source) listen(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && state !== 'over' && Date.now() - heard > QUIET / 2) listen(); });
paint();
listen();
