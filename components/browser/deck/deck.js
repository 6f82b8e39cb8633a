/* Starts the deck in the page. Its code and style are files of their own (`pages/static/deck/`): a talk that is taken along
   as one file uses the same. */
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.x-deck-host') || parentElement;
  const at = (name) => new URL(`app/static/deck/${name}`, document.baseURI).href;
  const text = JSON.stringify(data);
  if (host.__talk === text) return host.__end;
  host.__talk = text;
  host.__end?.();
  let deck = null, gone = false;
  const style = document.getElementById('x-deck-style') || document.head.appendChild(Object.assign(document.createElement('link'), { id: 'x-deck-style', rel: 'stylesheet', href: at('deck.css') }));
  const styled = style.sheet ? Promise.resolve() : new Promise((done) => style.addEventListener('load', done, { once: true }));
  const plotly = () => new Promise((done) => { // the page brings it along; the first scene does not wait for it
    const look = () => (window.Plotly || gone ? done() : setTimeout(look, 50));
    look();
  });
  const now = (name) => new URLSearchParams(location.search).get(name);
  const place = {
    element: host,
    start: now('scene'),
    plotly,
    remember: (id) => {
      const url = new URL(location.href);
      if (url.searchParams.get('scene') === id) return;
      url.searchParams.set('scene', id);
      history.replaceState(history.state, '', url);
    },
    leave: (scene) => {
      const to = new URL(scene.link, document.baseURI);
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    },
    isConnected: () => ['CONNECTED', 'STATIC', undefined].includes(document.querySelector('.stApp')?.dataset.testConnectionState),
    openSpeaker: (shown) => {
      const url = new URL(location.href);
      url.searchParams.set('view', 'speaker');
      const other = window.open(url.href, `speaker-${data.talk.id}`, 'width=1280,height=800');
      if (other) shown.channel.add(other);
      else shown.say(data.talk.words.blocked);
    },
    take: () => setTriggerValue('take', String(Date.now())),
  };
  Promise.all([import(at(data.mode === 'speaker' ? 'speaker.mjs' : 'deck.mjs')), styled]).then(([part]) => {
    if (gone) return;
    deck = data.mode === 'speaker' ? part.startSpeaker(data.talk, place) : part.startStage(data.talk, place);
    import(at('talk.mjs')).then((talk) => gone || talk.attend(deck, { base: document.baseURI, lens: now('asof') || 'now' }), () => {});
  }).catch(() => { host.textContent = data.talk.words.failed; });
  host.__end = () => { gone = true; deck?.leave(); host.replaceChildren(); host.__talk = null; };
  return host.__end;
}
