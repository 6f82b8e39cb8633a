/* Back and forward lead to the place on the page too. Streamlit scrolls inside an element, which browsers do not restore:
   so each step of the history keeps how far its page was scrolled, and a page that comes back is scrolled there while it
   is drawn. What the reader does meanwhile goes first. */
if (!window.__back) {
  window.__back = true;
  const S = window.__frame;
  const main = () => document.querySelector('[data-testid=stMain]');
  const keep = () => {
    const y = Math.round(main()?.scrollTop || 0);
    if (!S.back && history.state?.y !== y) history.replaceState({ ...history.state, y }, '');
  };
  let due;
  document.addEventListener('scroll', (event) => {
    if (event.target !== main() || S.back) return;
    clearTimeout(due);
    due = setTimeout(keep, 150);
  }, { capture: true, passive: true });
  document.addEventListener('click', () => { clearTimeout(due); keep(); }, { capture: true });

  const restore = () => {
    const back = S.back, element = main();
    if (!back) return;
    if (element && Math.abs(element.scrollTop - back.y) > 1) {
      element.scrollTop = back.y;
      back.still = 0;
    } else if (document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning') back.still += 1;
    if (back.still > 20 || performance.now() > back.until) S.back = null;
    else requestAnimationFrame(restore);
  };
  window.addEventListener('popstate', (event) => {
    if (!event.isTrusted || typeof event.state?.y !== 'number') return; // our own links say so, too; so do links within a page
    clearTimeout(due);
    const was = S.back;
    S.back = { y: event.state?.y || 0, until: performance.now() + 5000, still: 0 };
    if (!was) requestAnimationFrame(restore);
  });
  for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    window.addEventListener(name, () => { S.back = null; }, { capture: true, passive: true });
  }
}
