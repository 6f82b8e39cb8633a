/* What outlives more than a reload: after a crash the clock goes on from what the browser kept for some minutes, a stage
   that is back hears from the speaker's window where the talk stands, and a talk that is begun anew has a new clock. */
const SOON = 5 * 60 * 1000; // ms: a browser that crashed is back by then

/** When a talk began that goes on now, of what was kept; 0 where there is none. */
export function begun(kept, now) {
  return kept && kept.started > 0 && now - kept.seen < SOON ? kept.started : 0;
}

/** Keeps the clock of `deck`. `resumes`: its link names a scene, so a talk may go on that had begun. */
export function keepClock(deck, resumes) {
  const name = `story-clock:${deck.data.id}`;
  const save = () => {
    try { localStorage.setItem(name, JSON.stringify({ started: deck.started || 0, seen: Date.now() })); } catch { /* a browser that keeps nothing */ }
  };
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  };
  if (!resumes) deck.begin(0, true);
  else if (!deck.started) deck.begin(begun(kept(), Date.now()), true);
  save();
  deck.on((what, detail) => {
    if (what === 'heard' && detail.type === 'hello' && deck.host.mode === 'speaker' && deck.started) {
      deck.channel.send({ type: 'scene', id: deck.scene.id, at: deck.started, answer: true });
      deck.channel.send({ type: 'clock', at: deck.started });
    } else if (what === 'step' || (what === 'heard' && ['scene', 'clock'].includes(detail.type))) save();
  });
  const alive = setInterval(save, 15000);
  deck.ends.push(() => clearInterval(alive));
  if (deck.host.mode === 'stage') deck.channel.send({ type: 'hello' });
}
