/* What windows of one browser tell each other: which scene, black, the pointer. No server. From a file browsers give each
   window an origin of its own, so windows that opened one another also speak directly. */
export class Channel {
  constructor(name) {
    this.name = name;
    this.me = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());
    this.heard = new Set();
    this.windows = new Set();
    this.last = new Map(); // by sender
    try { this.wide = new BroadcastChannel(name); } catch { this.wide = null; }
    if (this.wide) this.wide.onmessage = (event) => this.take(event.data);
    this.direct = (event) => {
      const same = event.origin === location.origin || (location.protocol === 'file:' && event.origin === 'null');
      if (!same || !event.source || event.data?.deck !== name) return;
      if (event.source !== window) this.windows.add(event.source); // one that this window opened before it was loaded anew
      this.take(event.data);
    };
    addEventListener('message', this.direct);
    if (window.opener && window.opener !== window) this.windows.add(window.opener);
  }

  /** A window that this one opened. */
  add(other) { this.windows.add(other); }

  take(message) {
    if (!message || typeof message.type !== 'string' || message.deck !== this.name || message.from === this.me) return;
    if (message.number !== undefined) {
      if (message.number <= (this.last.get(message.from) || 0)) return; // it came the other way already; a late one would undo a step
      this.last.set(message.from, message.number);
    }
    for (const listener of this.heard) listener(message);
  }

  listen(listener) { this.heard.add(listener); }

  send(message) {
    const whole = { ...message, deck: this.name, from: this.me, number: (this.count = (this.count || 0) + 1) };
    this.wide?.postMessage(whole);
    for (const other of this.windows) {
      if (other.closed) this.windows.delete(other);
      else other.postMessage(whole, location.protocol === 'file:' ? '*' : location.origin);
    }
  }

  close() {
    this.wide?.close();
    removeEventListener('message', this.direct);
  }
}
