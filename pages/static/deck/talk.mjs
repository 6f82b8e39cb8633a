/* The talk that an audience follows: started, shown and ended here, with the key t. To the deck the server is one more window
   of its channel: what any window does is told to it, what a phone does is told to all windows. */
import { Line } from './line.mjs';
import { closeAll, lay } from './overlays.mjs';
import { element, button } from './dom.mjs';

const KEPT = 'story-talk';
const LONGEST = 26; // letters of an address that fit beside the sources; a longer one stands in the panel
const POINTER = 60; // ms between two places of the pointer

export function attend(deck, place) {
  const talks = new Attendance(deck, place);
  deck.on((name, detail) => {
    if (name === 'talk') talks.open();
    if (name === 'heard') { talks.pass(detail); if (detail.type === 'talk') talks.told(detail); }
  });
  const window = { closed: false, postMessage: (message) => talks.pass(message) };
  deck.channel.add(window);
  deck.ends.push(() => { window.closed = true; talks.line?.close(); });
  talks.resume();
  return talks;
}

class Attendance {
  constructor(deck, { base, lens }) {
    Object.assign(this, { deck, base, lens, followers: 0, state: '', w: deck.w.talk });
    this.isStage = deck.host.mode === 'stage';
    this.kept = this.isStage ? KEPT : `${KEPT}-speaker`; // a window that the stage opens gets a copy of what it keeps
    const sheet = new URL('app/static/deck/talk.css', base).href;
    if (!document.querySelector(`link[href="${sheet}"]`)) document.head.append(element('link', { rel: 'stylesheet', href: sheet }));
  }

  /** Takes up the talk of a reload, or of the link that came from another device. */
  resume() {
    const [, code, key] = /talk=([^.&]+)\.([^&]+)/.exec(location.hash) || [];
    let talk = code ? { code, key } : null;
    if (talk) history.replaceState(history.state, '', location.pathname + location.search); // out of the address bar
    try { talk ||= JSON.parse(sessionStorage.getItem(this.kept)); } catch { /* a browser that keeps nothing */ }
    if (talk) this.connect(talk);
    else if (!this.isStage) this.deck.channel.send({ type: 'talk', act: 'ask' });
  }

  keep(talk) {
    try { talk ? sessionStorage.setItem(this.kept, JSON.stringify(talk)) : sessionStorage.removeItem(this.kept); } catch { /* kept nowhere */ }
  }

  connect(talk) {
    this.talk = talk;
    this.keep(talk);
    this.line = new Line(this.base, talk, (name, data) => this.hears[name]?.(data));
    if (this.isStage) {
      this.line.lost = (status) => status === 404 && this.again();
      this.line.send('scene', this.deck.scene.id); // what stands on the stage is what is so
    }
    this.line.listen();
    this.show();
  }

  /** What comes from other devices. */
  hears = {
    here: ({ elapsed, black, followers }) => {
      if (elapsed !== null && !this.isStage && !this.deck.started) this.begin(elapsed);
      if (black !== this.deck.root.hasAttribute('data-black') && !this.isStage) this.quietly(() => this.deck.setBlack(black));
      this.count(followers);
    },
    scene: ({ scene }) => {
      const to = this.deck.find(scene);
      this.known = scene;
      if (to >= 0 && to !== this.deck.index) this.quietly(() => this.deck.go(to));
    },
    black: ({ on }) => this.quietly(() => this.deck.setBlack(on)),
    pointer: ({ at }) => this.quietly(() => {
      const [x, y] = at || [null, null];
      this.deck.pointer(x, y);
      this.deck.channel.send({ type: 'pointer', x, y });
    }),
    clock: ({ elapsed }) => { this.begin(elapsed); this.quietly(() => this.deck.channel.send({ type: 'clock', at: this.deck.started })); },
    crowd: ({ followers }) => this.count(followers),
    state: ({ state }) => { this.state = state; this.show(); },
    over: () => this.over(this.w.over),
  };

  begin(elapsed) {
    const at = Date.now() - elapsed * 1000;
    if (this.deck.begin) this.deck.begin(at, true); else this.deck.started = at;
  }

  quietly(act) { this.isQuiet = true; try { act(); } finally { this.isQuiet = false; } }

  count(followers) { this.followers = followers; this.show(); }

  /** What a window of this browser did goes to the server. */
  pass(message) {
    const { line } = this;
    if (!line || this.isQuiet) return;
    if (message.type === 'scene' && message.id !== this.known) line.send('scene', (this.known = message.id));
    else if (message.type === 'black') line.send('black', !!message.on);
    else if (message.type === 'clock') line.send('clock', 0);
    else if (message.type === 'pointer') {
      const clear = message.x === null, part = (number) => Math.min(1, Math.max(0, number));
      if (!clear && Date.now() - (this.pointed || 0) < POINTER) return;
      this.pointed = Date.now();
      line.send('pointer', clear ? null : [part(message.x), part(message.y)]);
    }
  }

  /** Windows of this browser tell each other which talk runs, so that the speaker's window shows its codes too. */
  told({ act, talk, followers, state }) {
    if (this.isStage && act === 'ask') this.tell();
    else if (this.isStage && act === 'start') this.start();
    else if (this.isStage && act === 'end') this.end();
    else if (!this.isStage && !this.line && act === 'is') { Object.assign(this, { talk, followers, state }); this.show(); }
  }

  tell() { if (this.isStage) this.deck.channel.send({ type: 'talk', act: 'is', talk: this.talk || null, followers: this.followers, state: this.state }); }

  ask(body, headers = {}) {
    return fetch(new URL('talk', this.base), { method: 'POST', cache: 'no-store', headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ scenes: this.deck.scenes.map((scene) => scene.id), scene: this.deck.scene.id, asof: this.lens, ...this.clock(), ...body }) });
  }

  clock() { return this.deck.started ? { elapsed: Math.min(80_000, Math.max(0, (Date.now() - this.deck.started) / 1000)) } : {}; }

  async start() {
    if (this.talk || this.isStarting) return;
    this.isStarting = true;
    const answer = await this.ask({}).catch(() => null);
    const said = await answer?.json().catch(() => null);
    this.isStarting = false;
    if (answer?.ok && said?.code) this.connect({ code: said.code, key: said.key });
    else this.fail(!answer ? this.w.unreachable : said?.error ? this.w.refused.replace('{why}', said.error) : this.w.noServer);
    this.tell();
  }

  /** A server that has started anew is told of the talk: code and key stay, so that all phones go on. */
  async again() {
    const answer = await this.ask({ code: this.talk.code }, { 'talk-key': this.talk.key }).catch(() => null);
    if (answer && answer.status < 429 && !answer.ok) return false;
    this.known = undefined;
    return true;
  }

  async end() {
    const { line } = this;
    if (!line) { this.deck.channel.send({ type: 'talk', act: 'end' }); return; }
    const answer = await fetch(new URL(`talk/${this.talk.code}`, this.base), { method: 'DELETE', headers: { 'talk-key': this.talk.key } }).catch(() => null);
    if (answer?.ok || answer?.status === 404) { line.close(); this.over(this.w.over); } else this.fail(this.w.unreachable);
  }

  over(text) {
    this.keep(null);
    this.talk = this.line = null;
    this.followers = 0;
    this.show();
    this.fail(text);
  }

  fail(text) { if (this.panel?.isConnected) this.say.textContent = text; else if (this.isStage && text !== this.w.over) this.deck.say?.(text); }

  /** The code in the foot, and the panel if it is open. */
  show() {
    const { deck, talk } = this, foot = deck.root.querySelector('.x-deck-foot');
    this.mark ||= element('span', { className: 'x-talk-mark', hidden: true });
    if (foot && !this.mark.isConnected) foot.prepend(this.mark);
    this.mark.hidden = !talk;
    this.mark.dataset.state = this.state;
    const address = this.address();
    if (talk) this.mark.replaceChildren(address.length > LONGEST ? this.w.code : address, ' ', element('b', { textContent: talk.code }));
    if (this.panel?.isConnected) this.fill();
    this.tell();
  }

  address() { return new URL('follow', this.base).href.replace(/^https?:\/\//, ''); }

  link(path) { return new URL(path, this.base).href; }

  open() {
    const { deck, w } = this;
    if (this.panel?.isConnected) { closeAll(deck); return; }
    this.say = element('p', { className: 'x-talk-say', textContent: '' });
    this.say.setAttribute('role', 'status');
    this.body = element('div', { className: 'x-talk-body' });
    this.close = button(w.close, () => closeAll(deck));
    this.acts = element('div', { className: 'x-row x-talk-acts' });
    this.panel = lay(deck, w.heading, element('h2', { className: 'x-h3', textContent: w.heading }), this.body, this.say, this.acts);
    this.panel.addEventListener('keydown', (event) => {
      const typing = event.target.matches('input');
      if (!typing && ['t', 'PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft'].includes(event.key)) { event.preventDefault(); closeAll(deck); }
    });
    this.filled = this.remote = undefined;
    this.fill();
    this.close.focus();
    if (!this.talk) { if (this.isStage) this.start(); else deck.channel.send({ type: 'talk', act: 'start' }); }
  }

  fill() {
    const { talk, w } = this, code = talk?.code || '';
    if (this.filled !== code) {
      this.filled = code;
      this.acts.replaceChildren(...(talk ? [button(w.showRemote, () => this.showRemote()), button(w.end, () => this.end())] : []), this.close);
      this.body.replaceChildren(...(talk ? this.codes(talk) : []));
      this.say.textContent = talk ? '' : w.starting;
      if (!this.panel.contains(document.activeElement)) this.close.focus();
    }
    if (!this.crowd?.isConnected || !talk) return;
    const { one, other } = w.followers;
    this.crowd.textContent = (this.followers === 1 ? one : other).replace('{count}', this.followers);
    this.say.textContent = this.state === 'lost' ? w.lost : '';
  }

  codes(talk) {
    const { w } = this, local = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
    this.crowd = element('p', { className: 'x-talk-crowd' });
    const words = element('div', { className: 'x-talk-words' }, element('p', { textContent: w.follow }), element('p', { className: 'x-talk-address', textContent: this.address() }),
      element('p', { className: 'x-talk-code' }, element('small', { textContent: w.code }), ' ', element('b', { textContent: talk.code })), this.crowd,
      local ? element('p', { className: 'x-talk-local', textContent: w.local }) : null);
    return [element('img', { className: 'x-talk-qr', src: this.link(`talk/${talk.code}/qr.svg`), alt: w.alt }), words];
  }

  /** The speaker's own links: they hold the key, so they show only when asked for, and go with the panel. */
  async showRemote() {
    const { w, talk } = this;
    if (this.remote?.isConnected) { this.remote.remove(); return; }
    const part = `${talk.code}.${talk.key}`, speaker = new URL('present', this.base);
    for (const [name, value] of new URLSearchParams(location.search)) if (['deck', 'asof'].includes(name)) speaker.searchParams.set(name, value);
    speaker.searchParams.set('view', 'speaker');
    speaker.hash = `talk=${part}`;
    const field = element('input', { readOnly: true, value: speaker.href, onfocus: (event) => event.target.select() });
    const image = element('img', { className: 'x-talk-qr', alt: w.remoteAlt });
    this.remote = element('section', { className: 'x-talk-remote' }, image, element('div', { className: 'x-talk-words' },
      element('h3', { className: 'x-h4', textContent: w.remote }), element('p', {}, element('a', { href: this.link(`remote#${part}`), target: '_blank', rel: 'noopener', textContent: w.remoteLink })),
      element('label', {}, element('span', { textContent: w.speakerLink }), field)));
    this.body.append(this.remote);
    const answer = await fetch(this.link(`talk/${talk.code}/remote.svg`), { headers: { 'talk-key': talk.key } }).catch(() => null);
    if (!answer?.ok) { this.fail(w.unreachable); return; }
    image.src = URL.createObjectURL(await answer.blob());
    image.onload = () => URL.revokeObjectURL(image.src);
  }
}
