/* The walk in the browser: whoever leaves it finds, on any other page, a way back to the same step. It is kept for this
   tab only, in no link; where nothing can be kept, no way back is offered. */
if (!window.__walk) {
  window.__walk = true;
  const KEY = 'walk';
  const kept = () => { try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; } };
  const keep = (scene) => {
    try {
      if (scene) sessionStorage.setItem(KEY, JSON.stringify({ href: scene.dataset.walk, back: scene.dataset.back, leave: scene.dataset.leave }));
      else sessionStorage.removeItem(KEY);
    } catch { /* no storage */ }
  };
  const read = () => { // the scene that is shown; on a phone, where all are, the one in the middle of the screen
    const scenes = [...document.querySelectorAll('[data-walk]')].filter((scene) => scene.checkVisibility());
    return scenes.filter((scene) => scene.getBoundingClientRect().top < innerHeight / 2).pop() || scenes[0];
  };

  document.addEventListener('click', (event) => { // left through a link of a scene, or any other
    const link = event.target.closest && event.target.closest('a[data-soft]'), scene = link && (link.closest('[data-walk]') || read());
    if (scene) keep(scene);
  }, true);

  const bar = (step, page) => {
    const there = document.querySelector('.x-walk-bar');
    if (!step || page === 'walk') return there?.remove();
    const back = there || document.createElement('aside'), to = new URL(step.href, document.baseURI);
    const lens = new URLSearchParams(location.search).get('asof');
    if (lens) to.searchParams.set('asof', lens);
    else to.searchParams.delete('asof'); // the reader's lens of now, not of then
    if (there && there.dataset.to === to.href) return;
    const link = document.createElement('a'), close = document.createElement('button');
    link.className = 'x-i-previous';
    link.dataset.soft = '';
    link.href = to.href;
    link.append(Object.assign(document.createElement('span'), { textContent: step.back }));
    Object.assign(close, { type: 'button', textContent: '×' }).setAttribute('aria-label', step.leave);
    close.addEventListener('click', () => { keep(null); back.remove(); });
    back.className = 'x-walk-bar';
    back.dataset.to = to.href;
    back.setAttribute('aria-label', step.back);
    back.replaceChildren(link, close);
    document.querySelector('[data-testid=stApp]')?.append(back);
  };

  const look = () => {
    const page = [...document.querySelectorAll('[data-arrive]')].pop()?.dataset.arrive;
    const scene = page === 'walk' && read();
    if (scene && scene.dataset.walk !== kept()?.href) keep(scene);
    if (page) bar(kept(), page);
  };
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; try { look(); } catch { /* a half-drawn page: the next change asks again */ } });
  }).observe(document.body, { childList: true, subtree: true });
}
