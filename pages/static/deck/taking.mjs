/* Taking a talk along from its stage: asks Python for the one file, shows how far it is, saves what comes. */
import { element } from './dom.mjs';

const PATIENCE = 90000; // ms without any news

/** Asks for the file by `ask(id)`. Python answers in the page: `[data-take=id]` says how far it is, then a button has it. */
export function take(deck, ask) {
  const { w } = deck;
  if (!(deck.host.isConnected?.() ?? true)) { deck.say(w.takeOffline); return; }
  document.querySelector('.x-taking')?.remove();
  const id = String(Date.now()), words = element('p', { textContent: w.takingBegin }), bar = element('progress');
  const box = element('div', { className: 'x-taking' }, words, bar);
  words.setAttribute('role', 'status');
  bar.setAttribute('aria-label', w.takingBegin);
  deck.root.append(box);
  let patience;
  const end = (text) => {
    watch.disconnect();
    clearTimeout(patience);
    bar.remove();
    words.textContent = text;
    setTimeout(() => box.remove(), 9000);
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => end(w.takeFailed), PATIENCE);
  };
  const look = () => {
    const told = document.querySelector(`[data-take="${id}"]`);
    if (!told) return;
    const { done, count, size, name } = told.dataset, button = document.querySelector('.st-key-take-file button');
    if (size && button) {
      button.click();
      end(w.taken.replace('{name}', name).replace('{size}', size));
    } else if (done && String(bar.value) !== done) {
      Object.assign(bar, { max: Number(count), value: Number(done) });
      words.textContent = w.taking.replace('{done}', done).replace('{count}', count).replace('{title}', told.textContent);
      wait();
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-done', 'data-size'] });
  deck.ends.push(() => { watch.disconnect(); clearTimeout(patience); box.remove(); });
  wait();
  ask(id);
}
