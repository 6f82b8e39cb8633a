/* A chart of the page as a picture of its own: title, sentence, chart, source line. Made in the reader's browser. */

const WIDTH = 1200, MARGIN = 48, NS = 'http://www.w3.org/2000/svg';
const FONTS = [
  ['Newsreader', 'newsreader-latin-opsz-normal.woff2', '200 800'],
  ['IBM Plex Sans', 'ibm-plex-sans-latin-wght-normal.woff2', '100 700'],
];
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order', 'visibility',
  'display', 'transform', 'vector-effect', 'marker-end', 'marker-start', 'letter-spacing', 'text-decoration'];

/** The charts of a page that can be a picture: Plotly's figures and our own drawings, each with the heading above it. */
export function chartsOf(root) {
  const found = [];
  const seen = (box) => box.getClientRects().length > 0;
  root.querySelectorAll('.js-plotly-plot').forEach((graph) => { if (seen(graph)) found.push({ graph, ...heading(graph) }); });
  root.querySelectorAll('[data-testid=stBidiComponentIsolated], [data-testid^=stBidi]').forEach((host) => {
    const inside = [host, ...host.querySelectorAll('*')].map((part) => part.shadowRoot).find(Boolean);
    const svg = inside?.querySelector('.box svg');
    if (svg && seen(svg)) found.push({ svg, ...heading(host) });
  });
  return found;
}

function heading(element) {
  const main = element.closest('[data-testid=stMain]') || document;
  const above = [...main.querySelectorAll('h1, h2')].filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const title = above.at(-1);
  const under = title?.parentElement?.querySelector('.x-under, .x-lead');
  return { title: title?.innerText.trim() || '', under: under?.innerText.trim() || '' };
}

async function embedded() {
  const rules = await Promise.all(FONTS.map(async ([family, file, weight]) => {
    const answer = await fetch(new URL(`app/static/${file}`, document.baseURI));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return `@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${btoa(text)}) format("woff2");font-weight:${weight}}`;
  }));
  return rules.join('');
}

/** A drawing with all that its style sheets give it written into it, so that it stands alone. */
function alone(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')], to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((part, number) => {
    const style = getComputedStyle(part);
    if (style.display === 'none') { to[number].dataset.gone = ''; return; }
    to[number].setAttribute('style', KEPT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    for (const name of ['tabindex', 'role', 'aria-pressed', 'class']) to[number].removeAttribute(name);
  });
  copy.querySelectorAll('[data-gone]').forEach((part) => part.remove());
  return copy;
}

async function drawing(chart) {
  const inner = WIDTH - 2 * MARGIN;
  if (chart.svg) {
    const copy = alone(chart.svg), view = chart.svg.viewBox.baseVal;
    return { node: copy, wide: inner, high: Math.round((inner * view.height) / view.width) };
  }
  const box = chart.graph.getBoundingClientRect();
  const address = await window.Plotly.toImage(chart.graph, { format: 'svg', width: Math.round(box.width), height: Math.round(box.height) });
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  const node = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  node.setAttribute('viewBox', `0 0 ${Math.round(box.width)} ${Math.round(box.height)}`);
  return { node, wide: inner, high: Math.round((inner * box.height) / box.width) };
}

function lines(text, font, room) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  const found = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && pen.measureText(`${line} ${word}`).width > room) { found.push(line); line = word; } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...found, line] : found;
}

/** The picture of a chart: `svg` is its text, `wide` and `high` its size in px. */
export async function pictureOf(chart, told) {
  const { node, wide, high } = await drawing(chart);
  const probe = document.querySelector('.stApp').appendChild(document.createElement('i'));
  const real = (name) => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color; };
  const ground = real('--x-bg'), ink = real('--x-text'), muted = real('--x-muted');
  probe.remove();
  const svg = document.createElementNS(NS, 'svg');
  const style = document.createElementNS(NS, 'style');
  style.textContent = await embedded();
  svg.append(style);
  let y = MARGIN;
  const add = (name, attributes, text) => {
    const part = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    if (text !== undefined) part.textContent = text;
    svg.append(part);
    return part;
  };
  const ground_ = add('rect', { x: 0, y: 0, width: WIDTH, fill: ground });
  add('rect', { x: MARGIN, y: y - 12, width: WIDTH - 2 * MARGIN, height: 3, fill: ink });
  const write = (text, font, size, weight, leading, fill) => {
    for (const line of lines(text, `${weight} ${size}px ${font}`, WIDTH - 2 * MARGIN)) {
      y += leading;
      add('text', { x: MARGIN, y, fill, 'font-family': font, 'font-size': size, 'font-weight': weight }, line);
    }
  };
  write(told.title, '"Newsreader",serif', 38, 600, 44, ink);
  if (told.under) { y += 8; write(told.under, '"IBM Plex Sans",sans-serif', 20, 400, 28, ink); }
  y += 26;
  for (const [key, value] of Object.entries({ x: MARGIN, y, width: wide, height: high })) node.setAttribute(key, value);
  svg.append(document.importNode(node, true));
  y += high + 14;
  write(told.source, '"IBM Plex Sans",sans-serif', 17, 400, 24, muted);
  write(told.address, '"IBM Plex Sans",sans-serif', 17, 400, 24, muted);
  y += MARGIN - 12;
  ground_.setAttribute('height', y);
  for (const [key, value] of Object.entries({ xmlns: NS, width: WIDTH, height: y, viewBox: `0 0 ${WIDTH} ${y}`, role: 'img', 'aria-label': told.title })) svg.setAttribute(key, value);
  return { svg: new XMLSerializer().serializeToString(svg), wide: WIDTH, high: y };
}

/** The same as a PNG, twice as fine. */
export function asPng({ svg, wide, high }) {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = async () => {
      await image.decode().catch(() => {});
      const canvas = Object.assign(document.createElement('canvas'), { width: wide * 2, height: high * 2 });
      const pen = canvas.getContext('2d');
      pen.scale(2, 2);
      pen.drawImage(image, 0, 0);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png');
      URL.revokeObjectURL(image.src);
    };
    image.onerror = failed;
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  });
}
