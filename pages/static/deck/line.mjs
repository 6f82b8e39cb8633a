/* The line between a device of the speaker and the server. Steps are sent without waiting: the last one wins, and what could
   not be sent goes when the network is back. The key is in a header, never in an address. */
const QUIET = 8000; // ms without a sign of life; the server gives one every two seconds

export class Line {
  /** `base` is the app's address; `hear(name, data)` gets here, scene, black, pointer, clock, crowd, over, state. */
  constructor(base, talk, hear) {
    Object.assign(this, { base, talk, hear });
    this.me = Math.random().toString(36).slice(2);
    this.waiting = new Map();
    this.acked = 0;
    this.latest = null;
    this.isOpen = true;
    this.state = '';
    this.resting = new Set();
  }

  at(path) { return new URL(`talk/${this.talk.code}/${path}`, this.base).href; }

  ask(path, options = {}) {
    return fetch(this.at(path), { cache: 'no-store', ...options, headers: { 'talk-key': this.talk.key, ...options.headers } });
  }

  /** Something that this device did: scene, black, pointer or clock. */
  send(name, value) {
    this.waiting.set(name, value);
    if (!this.sending) this.flush();
  }

  async flush() {
    this.sending = true;
    while (this.isOpen && this.waiting.size) {
      const [name, value] = [...this.waiting][0];
      this.waiting.delete(name);
      const answer = await this.ask('step', {
        method: 'POST', body: JSON.stringify({ [name]: value, from: this.me }), headers: { 'content-type': 'application/json' },
      }).catch(() => null);
      if (answer?.ok) { this.acked = Math.max(this.acked, (await answer.json().catch(() => ({}))).number || 0); continue; }
      if (answer && answer.status < 429 && answer.status !== 404) continue; // it will not be taken the second time either
      if (name !== 'pointer' && !this.waiting.has(name)) this.waiting.set(name, value);
      if (!answer) this.become('lost');
      await this.rest(1500);
    }
    this.sending = false;
    this.settle();
  }

  /** A pause that ends early when the line is back, or closed. */
  rest(ms) { return new Promise((done) => { this.resting.add(done); setTimeout(done, ms); }); }

  wake() { for (const done of this.resting) done(); this.resting.clear(); }

  /** Another device's step counts if it came after ours. */
  settle() {
    const { latest } = this;
    if (!latest || this.sending || this.waiting.has('scene')) return;
    this.latest = null;
    if (latest.number > this.acked) this.hear('scene', latest);
  }

  async listen() {
    while (this.isOpen) {
      try {
        this.stop = new AbortController();
        const answer = await this.ask('driver', { headers: { accept: 'text/event-stream' }, signal: this.stop.signal });
        if (answer.status === 403 || answer.status === 404) {
          if (!(await this.lost(answer.status))) { this.end(); return; }
        } else if (answer.ok) await this.read(answer.body.getReader());
      } catch { /* no network: again in a moment */ }
      if (!this.isOpen) return;
      this.become('lost');
      await this.rest(1000);
    }
  }

  async read(reader) {
    const text = new TextDecoder();
    let rest = '', timer;
    const alive = () => { clearTimeout(timer); timer = setTimeout(() => this.stop.abort(), QUIET); };
    alive();
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        alive();
        this.become('live');
        const parts = (rest + text.decode(value, { stream: true })).split('\n\n');
        rest = parts.pop();
        for (const part of parts) this.take(part);
      }
    } finally { clearTimeout(timer); }
  }

  take(part) {
    const name = /^event: (.*)$/m.exec(part)?.[1], data = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] || '{}');
    if (name === 'end') this.end();
    else if (name === 'here' || name === 'scene') {
      if (name === 'here') {
        if (data.number < this.acked) this.acked = 0; // the server has started anew, and counts anew
        this.hear('here', data);
      }
      if (data.from === this.me) { this.acked = Math.max(this.acked, data.number); this.latest = null; } else this.latest = data;
      this.settle();
    } else if (name && data.from !== this.me) this.hear(name, data);
  }

  /** The server does not know this talk: gives whether to ask again. After a restart the stage brings it back. */
  async lost(status) {
    this.misses = (this.misses || 0) + 1;
    return status === 404 && this.misses < 15;
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    if (state === 'live') this.misses = 0;
    this.hear('state', { state });
    if (state === 'live') this.wake();
  }

  end() { this.close(); this.hear('over', {}); }

  close() { this.isOpen = false; this.stop?.abort(); this.wake(); }
}
