/* The handout: one scene a page with its notes and sources, for the printer or for a PDF. The charts are those of the
   stage, as they stand, so they stay drawings. */
import { element } from './dom.mjs';

const MM = 96 / 25.4; // px
const PAGE = { wide: 273 * MM, high: 186 * MM }; // A4 across, without its margins
const TALLEST = 104 * MM; // of a chart

/** Lays out the pages; gives what takes them away again. */
export function lay(deck) {
  document.querySelector('.x-handout')?.remove();
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const pages = deck.slides.map((slide, number) => page(deck, deck.scenes[number], slide.querySelector('.x-deck-panel'), number));
  const whole = element('div', { className: 'x-handout stApp' }, element('style', { textContent: rules(deck.data, size) }), ...pages.map((made) => made.whole));
  whole.setAttribute('aria-hidden', 'true');
  document.body.append(whole);
  pages.forEach(fit);
  const free = holdWidths();
  return () => { whole.remove(); free(); };
}

/** Keeps rules for narrow and wide windows as they are on stage: paper is narrower, and the charts would be laid out anew. */
function holdWidths() {
  const held = [];
  const hold = (rules) => {
    for (const rule of rules) {
      if (rule.media && /width|height|aspect/.test(rule.media.mediaText)) {
        held.push([rule.media, rule.media.mediaText]);
        rule.media.mediaText = matchMedia(rule.media.mediaText).matches ? 'all' : 'not all';
      } else if (rule.cssRules?.length) hold(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try { hold(sheet.cssRules); } catch { /* a sheet that is not ours */ }
  }
  return () => held.forEach(([media, text]) => { media.mediaText = text; });
}

/** Lays the pages out whenever somebody prints, by our button or the browser's own. */
export function readyToPrint(deck) {
  const end = new AbortController();
  let away = null;
  addEventListener('beforeprint', () => { away?.(); away = lay(deck); }, { signal: end.signal });
  addEventListener('afterprint', () => { away?.(); away = null; }, { signal: end.signal });
  deck.ends.push(() => { end.abort(); away?.(); });
}

function page(deck, scene, panel, number) {
  const picture = pictureOf(panel, `handout-${number}-`);
  const notes = element('div', { className: 'x-handout-notes' }, element('h3', { textContent: deck.w.notes }), element('div', { innerHTML: scene.notes }));
  const sources = element('div', { className: 'x-handout-sources' }, element('h3', { textContent: deck.w.sourcesOf }), element('div', { innerHTML: scene.references }));
  const foot = element('div', { className: 'x-handout-foot' }, notes, sources);
  const whole = element('section', {}, element('p', { className: 'x-handout-which', textContent: `${number + 1}  ${scene.title}` }),
    element('h2', { textContent: scene.statement }), picture.whole, scene.panel.note ? element('p', { className: 'x-handout-note', textContent: scene.panel.note }) : null, foot);
  return { whole, picture };
}

/** The panel as it stands on stage, to be shown smaller as a whole. Its ids get names of their own. */
function pictureOf(panel, prefix) {
  const copy = panel.cloneNode(true), wide = panel.clientWidth || 1, high = panel.clientHeight || 1;
  copy.querySelectorAll('.x-deck-card,.hoverlayer,.modebar-container').forEach((part) => part.remove());
  for (const part of copy.querySelectorAll('[id]')) part.id = prefix + part.id;
  for (const part of copy.querySelectorAll('*')) {
    for (const { name, value } of [...part.attributes]) {
      if (value.includes('#')) part.setAttribute(name, value.replace(/url\((["']?)#([^)"']+)\1\)/g, `url(#${prefix}$2)`).replace(/^#(?=.)/, name.endsWith('href') ? `#${prefix}` : '#'));
    }
  }
  Object.assign(copy.style, { width: `${wide}px`, height: `${high}px` });
  const stage = element('div', { className: 'x-deck x-handout-stage' }, element('div', { className: 'x-deck-slide is-on' }, copy)); // what is styled as part of a stage stays so
  return { whole: element('div', { className: 'x-handout-picture' }, stage), copy: stage, wide, high };
}

/** Makes the chart as large as the words around it leave room for. */
function fit({ whole, picture }) {
  const { wide, high, copy } = picture;
  const show = (scale) => {
    copy.style.transform = `scale(${scale})`;
    Object.assign(copy.style, { width: `${wide}px`, height: `${high}px` });
    Object.assign(picture.whole.style, { width: `${wide * scale}px`, height: `${high * scale}px` });
  };
  let scale = Math.min(PAGE.wide / wide, TALLEST / high);
  show(scale);
  const over = whole.offsetHeight - PAGE.high;
  if (over > 0) show(Math.max(scale * 0.55, scale - over / high));
}

/** The rules that need this talk's words: what stands at the edge of each page. */
function rules(data, size) {
  const text = (words) => `"${words.replace(/["\\\n<>]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
  return `html:has(.x-handout):has(.x-handout){font-size:${size}px!important}
@page{size:A4 landscape;margin:10mm 12mm 14mm;@bottom-left{content:${text(`${data.title} · ${data.edition}`)};font:7.5pt "IBM Plex Sans",sans-serif;color:#5C5851;white-space:nowrap}@bottom-right{content:counter(page) " / " counter(pages);font:7.5pt "IBM Plex Sans",sans-serif;color:#5C5851}}`;
}
