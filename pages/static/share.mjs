/* The share panel: link, embed code, citation, picture and data of the view as it stands. Loaded when it is first asked
   for. All words come with the button that opens it; nothing is sent anywhere. */
import { chartsOf, pictureOf, asPng } from './picture.mjs';

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** The address of the view: as it stands, without what only an embedding page adds. */
export function addressOf(href) {
  const url = new URL(href);
  for (const name of ['embed', 'embed_options']) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/** Px that a frame gets at most: what a view shows in another page stays below that at each width; a fault does not fill the page. */
const HIGHEST = 5000;

/** A title as a sentence: what has an end gets no second one. */
const ended = (text) => (/[.?!…؟。！？]$/.test(text) ? text : `${text}.`);

/** The code for another page: a frame of the right height, a line of credit, and what keeps the height right. */
export function embedCode({ address, title, credit, height }) {
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const url = new URL(address);
  url.searchParams.set('embed', 'true');
  const id = 'story-' + [...address].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7).toString(36);
  return [
    `<iframe id="${id}" src="${escape(url.href)}" title="${escape(title)}" width="100%" height="${height}" style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`,
    `<p><a href="${escape(address)}">${escape(ended(title))}</a> ${escape(ended(credit))}</p>`,
    `<script>addEventListener("message",function(e){var f=document.getElementById("${id}");if(f&&e.source===f.contentWindow&&e.origin===${JSON.stringify(url.origin)}&&e.data&&e.data.type==="story-height"&&e.data.height>0)f.height=Math.min(e.data.height,${HIGHEST})})</` + 'script>',
  ].join('\n');
}

/** A citation with the address of the view filled in. */
export function citationOf(text, address) {
  return text.replaceAll('@ADDRESS@', address);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no permission, or a page without https
    const field = element('textarea', { value: text });
    (document.querySelector('dialog[open]') || document.body).append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

function save(blob, name) {
  const link = element('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** How high the embedded view stands at the width of an article: it is opened out of sight and measured, until `given` is aborted. */
function embeddedHeight(address, given) {
  return new Promise((done) => {
    const url = new URL(address);
    url.searchParams.set('embed', 'true');
    const frame = element('iframe', { src: url.href, width: 700, height: 900, tabIndex: -1, ariaHidden: 'true', title: '' });
    frame.style.cssText = 'position:fixed;left:-9999px;top:0;border:0';
    const end = (height) => { clearTimeout(timer); clearTimeout(settle); removeEventListener('message', heard); frame.remove(); done(height); };
    const heard = (event) => {
      if (event.source === frame.contentWindow && event.origin === location.origin && event.data?.type === 'story-height' && Number.isFinite(event.data.height)) {
        clearTimeout(settle);
        settle = setTimeout(() => end(event.data.height), 600);
      }
    };
    let settle;
    const timer = setTimeout(() => end(720), 12000);
    given.addEventListener('abort', () => end(720));
    addEventListener('message', heard);
    document.body.append(frame);
  });
}

class Panel {
  constructor(told) {
    this.w = told.words;
    this.told = told;
    this.address = addressOf(location.href);
    this.closed = new AbortController();
    this.said = element('p', { className: 'x-sharesaid' });
    this.said.setAttribute('role', 'status');
  }

  button(label, act, icon = '') {
    const made = element('button', { type: 'button', className: `x-btn ${icon}`, textContent: '' }, element('span', { textContent: label }));
    made.onclick = async () => {
      if (made.ariaDisabled === 'true') return;
      made.ariaDisabled = 'true'; // not `disabled`: that would lose the focus
      try { this.said.textContent = (await act()) || ''; } catch { this.said.textContent = this.w.failed; }
      made.ariaDisabled = 'false';
    };
    return made;
  }

  copier(label, text) {
    return this.button(label, async () => ((await copy(typeof text === 'function' ? await text() : text)) ? this.w.copied : this.w.failed), 'x-i-copy');
  }

  part(title, ...children) {
    return element('section', {}, element('h3', { className: 'x-h4', textContent: title }), ...children);
  }

  field(label) {
    const field = element('textarea', { readOnly: true, rows: 4, ariaLabel: label, spellcheck: false });
    field.onfocus = () => field.select();
    return field;
  }

  link() {
    const { title } = this.told;
    const row = element('div', { className: 'x-row' }, this.copier(this.w.copyLink, this.address), this.copier(this.w.copyTitled, `${title}\n${this.address}`));
    if (navigator.share) row.append(this.button(this.w.native, async () => { try { await navigator.share({ title, url: this.address }); } catch (fault) { if (fault.name !== 'AbortError') throw fault; } }, 'x-i-share'));
    return this.part(this.w.link, element('p', { className: 'x-shareurl', textContent: this.address }), row);
  }

  embed() {
    const field = this.field(this.w.embed);
    field.value = this.w.measuring;
    const code = embeddedHeight(this.address, this.closed.signal).then((height) => (field.value = embedCode({ ...this.told, address: this.address, height })));
    return this.part(this.w.embed, element('p', { className: 'x-note', textContent: this.told.hosts }), field, element('div', { className: 'x-row' }, this.copier(this.w.copyCode, () => code)));
  }

  cite() {
    const field = this.field(this.w.cite), forms = Object.entries(this.told.citations);
    let chosen = forms[0];
    const show = () => { field.value = citationOf(chosen[1].text, this.address); };
    const choices = element('div', { className: 'x-seg' });
    choices.setAttribute('role', 'group');
    choices.setAttribute('aria-label', this.w.citeAs);
    for (const form of forms) {
      const one = element('button', { type: 'button', className: 'x-btn', textContent: form[1].label });
      one.onclick = () => { chosen = form; show(); mark(); };
      choices.append(one);
    }
    const mark = () => [...choices.children].forEach((one, number) => one.setAttribute('aria-pressed', String(forms[number] === chosen)));
    show();
    mark();
    return this.part(this.w.cite, choices, field, element('div', { className: 'x-row' }, this.copier(this.w.copyCitation, () => field.value)));
  }

  picture() {
    const found = chartsOf(document);
    if (!found.length) return '';
    const parts = found.slice(0, 4).map((chart) => {
      const told = { title: chart.title || this.told.title, under: chart.under, source: this.told.credit, address: this.address, name: this.told.name };
      const made = () => pictureOf(chart, told);
      const row = element('div', { className: 'x-row' },
        this.button(this.w.png, async () => save(await asPng(await made()), `${told.name}.png`), 'x-i-download'),
        this.button(this.w.svg, async () => save(new Blob([(await made()).svg], { type: 'image/svg+xml' }), `${told.name}.svg`), 'x-i-download'));
      if (navigator.clipboard?.write && window.ClipboardItem) {
        row.append(this.button(this.w.copyPicture, async () => {
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': made().then(asPng) })]);
          return this.w.copied;
        }, 'x-i-copy'));
      }
      return element('div', {}, ...(found.length > 1 ? [element('p', { textContent: told.title })] : []), row);
    });
    return this.part(this.w.picture, ...parts);
  }

  data() {
    if (!this.told.data.length) return '';
    const rows = this.told.data.map(({ label, href }) => {
      const address = new URL(href, document.baseURI).href;
      const link = element('a', { href: address, className: 'x-btn x-i-download' }, element('span', { textContent: label }));
      link.setAttribute('download', '');
      return element('div', { className: 'x-row' }, link, this.copier(this.w.copyAddress, address));
    });
    const part = this.part(this.w.data, ...rows, element('p', { className: 'x-note', textContent: this.told.licence }));
    part.hidden = true; // until a server has said that it has them
    fetch(new URL(this.told.data[0].href, document.baseURI), { method: 'HEAD' })
      .then((answer) => { part.hidden = !answer.ok || /html/.test(answer.headers.get('content-type')); }, () => {});
    return part;
  }

  scene() {
    if (!this.told.scene) return '';
    const field = this.field(this.w.scene);
    field.value = this.told.scene;
    return this.part(this.w.scene, element('p', { className: 'x-note', textContent: this.w.sceneNote }), field, element('div', { className: 'x-row' }, this.copier(this.w.copyScene, () => field.value)));
  }

  open() {
    const close = element('button', { type: 'button', className: 'x-btn', textContent: this.w.close });
    const dialog = element('dialog', { className: 'x-share' },
      element('div', { className: 'x-sharehead' }, element('h2', { className: 'x-h3', id: 'x-share-title', textContent: this.told.title }), close),
      this.said, this.link(), this.picture(), this.data(), this.cite(), this.embed(), this.scene());
    dialog.setAttribute('aria-labelledby', 'x-share-title');
    close.onclick = () => dialog.close();
    dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
    dialog.onclose = () => {
      this.closed.abort();
      dialog.remove();
      document.querySelector('button[data-share]')?.focus({ preventScroll: true }); // it may have been drawn anew meanwhile
    };
    (document.querySelector('.stApp') || document.body).append(dialog);
    dialog.showModal();
  }
}

/** Opens the panel for the view that stands in the window. `told` is what the button carries. */
export function share(told) {
  document.querySelector('dialog.x-share')?.close();
  new Panel(told).open();
}
