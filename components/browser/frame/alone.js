/* A view in another page, and on paper: what the link selects stands alone where its page says so, and whoever embeds the
   view is told how high it stands. Runs once a window, as the rest of the frame. */
if (!window.__alone) {
  window.__alone = true;
  const root = document.documentElement;
  const framed = window.parent !== window && new URLSearchParams(location.search).get('embed') === 'true';
  const sheet = document.head.appendChild(document.createElement('style'));
  const BOX = '[data-testid=stMainBlockContainer]';
  const last = () => [...document.querySelectorAll('[data-arrive]')].at(-1);

  // The way from the page down to what is selected stays, with the page's head and foot; what stands beside that way goes.
  const only = (id) => {
    const it = '#' + CSS.escape(id);
    return `.x-page :has(${it}){display:block!important}` // a column of its own would stay as narrow as beside the others
      + `${BOX} :has(${it})>:not(${it},:has(${it}),:has(h1),:has(.x-foot),[popover]){display:none!important}`;
  };
  const show = () => {
    const mark = last(), id = mark?.dataset.target;
    if (!mark) return; // between two pages
    const where = id && document.getElementById(id) ? mark.dataset.alone : undefined; // 'screen': on paper the page is whole
    const media = where === undefined ? '' : framed ? where : where === 'all' ? 'print' : '';
    const rule = media && `@media ${media}{${only(id)}}`;
    if (sheet.textContent !== rule) sheet.textContent = rule;
    root.toggleAttribute('data-alone', Boolean(framed && media));
  };

  let watch = () => {};
  if (framed) {
    root.dataset.embedded = '';
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a');
      if (link?.dataset.whole !== undefined) { // the whole view, as it stands here
        const url = new URL(location.href);
        for (const name of ['embed', 'embed_options']) url.searchParams.delete(name);
        link.href = url.href;
      } else if (root.dataset.alone !== undefined && link?.matches('[aria-expanded=true]')) {
        event.preventDefault(); // it would close what stands alone, and bring the whole page
        event.stopImmediatePropagation();
      }
    }, true);

    // Any page may hear how high it stands: that is no secret. The block container has the height of what is in it, at
    // each width and however late a chart, a font or a picture comes; the body has the frame's.
    let told = 0, box = null;
    const tell = () => {
      const height = box?.isConnected && last() ? Math.ceil(box.scrollHeight) : 0;
      if (height && height !== told) window.parent.postMessage({ type: 'story-height', height: (told = height) }, '*');
    };
    const sizes = new ResizeObserver(tell);
    watch = () => {
      const now = document.querySelector(BOX);
      if (now !== box) {
        sizes.disconnect();
        box = now;
        if (box) sizes.observe(box);
      }
      tell();
    };
  }

  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; show(); watch(); }); // in this order: the height of what is left
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-target', 'data-alone'] });
  soon();
}
