/* The clock of a talk outlives a reload, a crash of the browser and the window it began in. It begins with the first step
   and is kept in the tab; after a crash, which takes the tab along, what the browser kept for a few minutes counts. */
const SOON = 5 * 60 * 1000; // ms: a browser that crashed is back by then, the next talk has not begun

const keep = (store, name, value) => { try { store().setItem(name, JSON.stringify(value)); } catch { /* a browser that keeps nothing */ } };
const kept = (store, name) => { try { return JSON.parse(store().getItem(name)); } catch { return null; } };
const tab = () => sessionStorage, browser = () => localStorage;

/** Whether what was kept is the clock of a talk that goes on. */
export function goesOn(found, now) {
  return !!found && found.started > 0 && now - found.seen < SOON;
}

/** Gives `deck` the clock of its talk. `resumes`: its link names a scene, so a talk may go on that had begun. */
export function keepClock(deck, resumes) {
  const name = `story-clock:${deck.data.id}`;
  const save = () => {
    keep(tab, name, { started: deck.started || 0 });
    keep(browser, name, { started: deck.started || 0, seen: Date.now() });
  };
  if (resumes) {
    const here = kept(tab, name), before = kept(browser, name);
    deck.started = here ? here.started : goesOn(before, Date.now()) ? before.started : 0;
  } else deck.started = 0;
  deck.on((what, detail) => {
    if (what === 'step' && !deck.started) deck.started = Date.now();
    else if (what === 'heard' && detail.type === 'scene' && detail.at && !deck.started) deck.started = detail.at;
    else if (what === 'heard' && detail.type === 'clock') deck.started = detail.at;
    else if (what === 'heard' && detail.type === 'hello' && deck.host.mode === 'speaker' && deck.started) { // a stage is back: the speaker has gone on
      deck.channel.send({ type: 'scene', id: deck.scene.id, at: deck.started });
      deck.channel.send({ type: 'clock', at: deck.started });
    } else return;
    save();
  });
  save();
  const alive = setInterval(() => { if (deck.started) save(); }, 15000);
  deck.ends.push(() => clearInterval(alive));
  if (deck.host.mode === 'stage') deck.channel.send({ type: 'hello' });
}
