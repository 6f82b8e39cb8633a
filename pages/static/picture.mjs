/* A chart of the page as a picture of its own: title, sentence, chart, source line. Made in the reader's browser. */

import { alone, traced } from './traced.mjs';

const WIDEST = 1200, NARROWEST = 720, MARGIN = 48, NS = 'http://www.w3.org/2000/svg';
const FONTS = [
  ['Newsreader', 'newsreader-latin-opsz-normal.woff2', '200 800'],
  ['IBM Plex Sans', 'ibm-plex-sans-latin-wght-normal.woff2', '100 700'],
];
const HTML = '.x-led-wide>table,.x-led-narrow,.x-tan-strip,.x-mm,.x-san-votes,.x-net-matrix', LISTS = '.x-san-votes,.x-net-matrix';
const KEYS = '.x-key,.x-key2,.x-net-dashes,.x-san-votekey,.x-jr-key';

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
  root.querySelectorAll(HTML).forEach((html) => { if (seen(html) && !(html.matches(LISTS) && html.clientWidth < 560)) found.push({ html, ...heading(html) }); }); // where it is narrow, those are lists
  const after = (first, second) => first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING;
  const keys = [...root.querySelectorAll(KEYS)].filter(seen);
  for (const chart of found) { // the key stands above or below its chart, under the same heading
    chart.keys = keys.filter((key) => key.textContent.trim() && (!chart.head || after(chart.head, key)) && !found.some((other) => other.head !== chart.head && after(chart.head, other.head) && after(other.head, key)));
  }
  return found;
}

function heading(element) {
  const main = element.closest('[data-testid=stMain]') || document;
  const above = [...main.querySelectorAll('h1, h2')].filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const head = above.at(-1), under = head?.parentElement?.querySelector('.x-under, .x-lead')?.cloneNode(true);
  under?.querySelectorAll('[data-off-picture]').forEach((part) => part.remove());
  const title = head?.dataset.ofPage !== undefined ? above.find((one) => one.matches('h1')) || head : head; // a heading that only says which part of the page's chart it is
  return { head, title: title?.innerText.trim() || '', under: under?.textContent.trim() || '' };
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

/** The chart as a drawing: its node, how wide it is drawn on the page, and its height at that width. */
async function drawing(chart) {
  if (chart.html) return traced(chart.html);
  if (chart.svg) {
    const view = chart.svg.viewBox.baseVal, box = chart.svg.getBoundingClientRect();
    return { node: alone(chart.svg), wide: box.width, high: (box.width * view.height) / view.width };
  }
  const box = chart.graph.getBoundingClientRect();
  const address = await window.Plotly.toImage(chart.graph, { format: 'svg', width: Math.round(box.width), height: Math.round(box.height) });
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  const node = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  node.setAttribute('viewBox', `0 0 ${Math.round(box.width)} ${Math.round(box.height)}`);
  return { node, wide: box.width, high: box.height };
}

/** How much larger than on the page a chart is drawn: little, or its labels would outgrow the title above them. */
const scaleOf = (wide) => Math.min(1.35, Math.max(1, (WIDEST - 2 * MARGIN) / wide), wide < 560 ? 1.1 : 1.35) * Math.min(1, (WIDEST - 2 * MARGIN) / wide);

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
  const drawn = await drawing(chart), scale = scaleOf(drawn.wide), keys = (chart.keys || []).map(traced);
  const WIDTH = Math.round(Math.max(NARROWEST, drawn.wide * scale + 2 * MARGIN));
  const put = ({ node, wide, high }, times) => {
    for (const [key, value] of Object.entries({ x: MARGIN, y, width: wide * times, height: high * times })) node.setAttribute(key, value);
    svg.append(document.importNode(node, true));
    y += high * times;
  };
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
  write(told.title, '"Newsreader",serif', WIDTH < 900 ? 30 : 38, 600, WIDTH < 900 ? 36 : 44, ink);
  if (told.under) { y += 8; write(told.under, '"IBM Plex Sans",sans-serif', WIDTH < 900 ? 17 : 20, 400, WIDTH < 900 ? 24 : 28, ink); }
  y += 26;
  for (const key of keys) { put(key, Math.min(1.1, (WIDTH - 2 * MARGIN) / key.wide)); y += 10; }
  put(drawn, scale);
  y += 14;
  write(told.source, '"IBM Plex Sans",sans-serif', 13, 400, 19, muted);
  write(told.address, '"IBM Plex Sans",sans-serif', 13, 400, 19, muted);
  y = Math.round(y + MARGIN - 12);
  ground_.setAttribute('height', y);
  for (const [key, value] of Object.entries({ xmlns: NS, width: WIDTH, height: y, viewBox: `0 0 ${WIDTH} ${y}`, role: 'img', 'aria-label': told.title })) svg.setAttribute(key, value);
  return { svg: new XMLSerializer().serializeToString(svg), wide: WIDTH, high: y };
}

/** The same as a PNG, about 1600 to 2400 px wide, a tall one less fine. */
export function asPng({ svg, wide, high }) {
  const fine = Math.max(1600 / wide, Math.min(2000 / wide, 2.5, 5000 / high, 2400 / wide), wide > 1000 ? Math.min(2, 5000 / high) : 0);
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = async () => {
      await image.decode().catch(() => {});
      const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(wide * fine), height: Math.round(high * fine) });
      const pen = canvas.getContext('2d');
      pen.scale(fine, fine);
      pen.drawImage(image, 0, 0);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png');
      URL.revokeObjectURL(image.src);
    };
    image.onerror = failed;
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  });
}
