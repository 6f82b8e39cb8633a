/* A talk from a file: no server, no network. What stands after the # of its address is the state: `#scene=…`, and
   `#speaker` for the speaker's window, `#handout` for the pages to print. */
import { startStage } from './deck.mjs';
import { startSpeaker } from './speaker.mjs';
import { keepClock } from './clock.mjs';
import { lay, readyToPrint } from './handout.mjs';

export function open() {
  const talk = JSON.parse(document.getElementById('x-talk').textContent);
  const asked = () => new URLSearchParams(location.hash.slice(1));
  const speaker = asked().has('speaker'), handout = asked().has('handout');
  const at = (id, view) => `#${view ? 'speaker&' : ''}scene=${id}`;
  const start = asked().get('scene');
  const host = {
    element: document.getElementById('x-deck-host'),
    start,
    remember: (id) => {
      try { if (!handout && asked().get('scene') !== id) history.replaceState(null, '', at(id, speaker)); } catch { /* a browser that lets no file change its address */ }
    },
    leave: (scene) => {
      if (scene.link) window.open(scene.link, '_blank', 'noopener');
      else deck.say(talk.words.noAddress);
    },
    openSpeaker: (shown) => {
      const other = window.open(location.href.split('#')[0] + at(shown.scene.id, true), `speaker-${talk.id}`, 'width=1280,height=800');
      if (other) shown.channel.add(other);
      else shown.say(talk.words.blocked);
    },
    acts: () => [[talk.words.print, () => window.print()]],
  };
  if (handout) window.requestIdleCallback = (act) => setTimeout(act); // a browser that only prints is never idle
  const deck = (speaker ? startSpeaker : startStage)(talk, host);
  keepClock(deck, !!start);
  addEventListener('hashchange', () => {
    const to = deck.find(asked().get('scene'));
    if (to >= 0 && to !== deck.index) deck.go(to);
  });
  if (speaker) return;
  if (handout) {
    const ready = () => (deck.root.dataset.ready === undefined ? setTimeout(ready, 50) : lay(deck));
    document.fonts.ready.then(() => setTimeout(ready, 500)); // what is written is fitted to its place once more when the fonts are there
  } else readyToPrint(deck);
}
