/* What stands under a statement: a live chart (Plotly or our own SVG) or HTML. Charts are drawn for type of 13 px and shown
   larger as a whole, so that what Python measured holds on any screen. */
import { element } from './dom.mjs';
import { wireDrawing } from './drawing.mjs';

const TYPE = 13; // px that charts are drawn for
const SEEN = 24.5; // px that their type has on a stage 1080 px high
const TALL = 0.55; // height to width of a box from which on it has the drawing for 4 to 3
const WIDE = 940; // px that charts are laid out for

/** How much larger charts are shown than they are drawn. */
export function scaleOf(box) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.max(0.3, (rem / 31) * (SEEN / TYPE));
}

/** Draws a panel into its box; the promise is kept when it stands. */
export function drawPanel(box, panel, deck) {
  box.dataset.kind = panel.kind;
  if (panel.kind === 'svg') drawSvg(box, panel, deck);
  else if (panel.kind === 'plotly') return drawPlotly(box, panel, deck);
  else drawHtml(box, panel, deck);
  return Promise.resolve();
}

function drawHtml(box, panel, deck) {
  box.innerHTML = panel.html;
  for (const link of box.querySelectorAll('a[data-soft]')) link.removeAttribute('data-soft'); // a slip on stage leads nowhere
  box.addEventListener('click', (event) => {
    const part = event.target.closest?.('[data-id]');
    if (part) card(box, panel, part, deck, event.detail === 0);
  });
}

function drawSvg(box, panel, deck) {
  const frame = element('div', { className: 'x-deck-svg', innerHTML: panel.tall && box.clientHeight > box.clientWidth * TALL ? panel.tall : panel.svg });
  frame.tabIndex = deck.isScroll?.() ? 0 : -1; // on a phone it scrolls sideways
  box.replaceChildren(frame);
  const svg = frame.querySelector('svg');
  if (!svg) return;
  svg.setAttribute('preserveAspectRatio', 'xMidYMid meet');
  if (deck.isScroll?.()) toTheLit(frame, svg);
  wireDrawing(box, svg, (part, byKey) => card(box, panel, part, deck, byKey));
}

/** Where a drawing is wider than the screen: what the scene is about stands in the middle of it. */
function toTheLit(frame, svg) {
  const lit = [...svg.querySelectorAll('.node.chosen')].concat(svg.classList.contains('lit') ? [...svg.querySelectorAll('.node:not(.dim)')] : []);
  if (!lit.length) return;
  const boxes = lit.map((part) => part.getBoundingClientRect()), left = frame.getBoundingClientRect().left;
  const middle = boxes.reduce((sum, box) => sum + box.left + box.width / 2, 0) / boxes.length;
  frame.scrollLeft += middle - left - frame.clientWidth / 2;
}

async function drawPlotly(box, panel, deck) {
  if (!window.Plotly) await deck.host?.plotly?.();
  const Plotly = window.Plotly;
  if (!Plotly) { box.textContent = deck.w.noPanel; return; }
  const frame = element('div', { className: 'x-deck-plot' });
  box.replaceChildren(frame);
  if (deck.isScroll?.()) { box.tabIndex = 0; box.setAttribute('role', 'group'); box.setAttribute('aria-label', panel.said || ''); }
  const figure = structuredClone(panel.figure);
  const fit = () => {
    const scale = scaleOf(box), wide = Math.max(box.clientWidth / scale, deck.isScroll?.() ? WIDE : 200);
    const high = Math.max(120, box.clientHeight / scale);
    Object.assign(frame.style, { width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` });
    return { width: wide, height: high };
  };
  await Plotly.newPlot(frame, figure.data, { ...figure.layout, ...fit(), autosize: false, dragmode: 'pan' },
    { displayModeBar: false, scrollZoom: true, doubleClick: 'reset', responsive: false });
  frame.on('plotly_click', (event) => {
    const id = event.points[0]?.customdata?.[0];
    if (id !== undefined) card(box, panel, { dataset: { id } }, deck, false);
  });
  let due;
  const watch = new ResizeObserver(() => {
    clearTimeout(due);
    due = setTimeout(() => { if (frame.isConnected && box.clientWidth) Plotly.relayout(frame, fit()); }, 120);
  });
  watch.observe(box);
  deck.ends?.push(() => { clearTimeout(due); watch.disconnect(); Plotly.purge(frame); });
}

/** What a chosen mark says, on a card over the chart. The same mark again closes it. */
function card(box, panel, part, deck, byKey) {
  const open = box.querySelector('.x-deck-card'), id = part.dataset.id, html = panel.details?.[id];
  open?.remove();
  if (!html || open?.dataset.of === id) { if (open) deck.root?.focus({ preventScroll: true }); return; }
  const close = element('button', { type: 'button', className: 'x-btn', textContent: deck.w.close });
  const made = element('aside', { className: 'x-deck-card', tabIndex: -1 }, element('div', { innerHTML: html }), close);
  made.dataset.of = id;
  made.setAttribute('aria-label', deck.w.card);
  const at = part.getBoundingClientRect?.(), all = box.getBoundingClientRect();
  made.classList.toggle('at-left', !!at && at.left + at.width / 2 > all.left + all.width / 2); // not over the mark itself
  close.onclick = () => { made.remove(); (byKey && part.focus ? part : deck.root)?.focus({ preventScroll: true }); };
  box.append(made);
  if (byKey) close.focus({ preventScroll: true });
}
