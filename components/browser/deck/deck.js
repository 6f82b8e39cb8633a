/* Starts the deck in the page. Its code and style are files of their own (`pages/static/deck/`): a talk that is taken along
   as one file uses the same. */
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.x-deck-host') || parentElement;
  const at = (name) => new URL(`app/static/deck/${name}`, document.baseURI).href;
  const text = JSON.stringify([data.talk, data.mode]);
  host.dataset.reactAriaTopLayer = 'true'; // else Streamlit's dialog "Connection error", which we hide, makes the stage inert
  if (host.__talk === text) return host.__end;
  host.__talk = text;
  host.__end?.();
  let deck = null, gone = false;
  const sheet = (name) => {
    const id = `x-style-${name}`;
    const style = document.getElementById(id) || document.head.appendChild(Object.assign(document.createElement('link'), { id, rel: 'stylesheet', href: at(`${name}.css`) }));
    return style.sheet ? null : new Promise((done) => style.addEventListener('load', done, { once: true }));
  };
  const styled = Promise.all([sheet('deck'), sheet('taking')]);
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
      if (!place.isConnected()) { deck.say(data.talk.words.leaveOffline); return; } // no page could be drawn: the stage stays
      const to = new URL(scene.link, document.baseURI);
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    },
    isConnected: () => ['CONNECTED', 'STATIC', undefined].includes(document.querySelector('.stApp')?.dataset.testConnectionState),
    openSpeaker: (shown) => {
      if (!place.isConnected()) { shown.say(data.talk.words.speakerOffline); return; }
      const url = new URL(location.href);
      url.searchParams.set('view', 'speaker');
      const other = window.open(url.href, `speaker-${data.talk.id}`, 'width=1280,height=800');
      if (other) shown.channel.add(other);
      else shown.say(data.talk.words.blocked);
    },
    take: (shown) => taking.take(shown, (id) => setTriggerValue('take', id)),
    acts: (shown) => [
      [data.talk.words.take, () => { shown.root.querySelector('.x-deck-over')?.remove(); place.take(shown); }],
      [data.talk.words.print, () => window.print()],
    ],
  };
  let taking;
  const parts = [data.mode === 'speaker' ? 'speaker.mjs' : 'deck.mjs', 'clock.mjs', 'handout.mjs', 'taking.mjs'];
  Promise.all([Promise.all(parts.map((name) => import(at(name)))), styled]).then(([[part, clock, handout, ...rest]]) => {
    if (gone) return;
    [taking] = rest;
    const talk = { ...data.talk, said: data.said }; // what is said of the link does not begin the talk anew when it changes
    deck = data.mode === 'speaker' ? part.startSpeaker(talk, place) : part.startStage(talk, place);
    clock.keepClock(deck, !!place.start);
    if (data.mode === 'stage') handout.readyToPrint(deck);
    import(at('talk.mjs')).then((follow) => gone || follow.attend(deck, { base: document.baseURI, lens: now('asof') || 'now' }), () => {});
  }).catch(() => { host.textContent = data.talk.words.failed; });
  host.__end = () => { gone = true; deck?.leave(); host.replaceChildren(); host.__talk = null; };
  return host.__end;
}
