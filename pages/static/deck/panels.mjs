/* What stands under a statement: a live chart (Plotly or our own SVG) or HTML. Charts are drawn for type of 13 px and shown
   larger as a whole, so that what Python measured holds on any screen. */
import { element } from './dom.mjs';

const TYPE = 13; // px that charts are drawn for
const SEEN = 24.5; // px that their type has on a stage 1080 px high

/** How much larger charts are shown than they are drawn. */
export function scaleOf(box) {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const on = box.closest('.x-deck, .x-speak');
  const rem = parseFloat(on ? getComputedStyle(on).fontSize : root) || root;
  return Math.max(0.55, (rem / 31) * (SEEN / TYPE));
}

export function drawPanel(box, panel, deck) {
  box.dataset.kind = panel.kind;
  if (panel.kind === 'html') box.innerHTML = panel.html;
  else if (panel.kind === 'svg') drawSvg(box, panel, deck);
  else if (panel.kind === 'plotly') drawPlotly(box, panel, deck);
  for (const link of box.querySelectorAll('a[data-soft]')) link.tabIndex = 0;
}

function drawSvg(box, panel, deck) {
  const frame = element('div', { className: 'x-deck-svg', innerHTML: panel.svg });
  box.replaceChildren(frame);
  const svg = frame.querySelector('svg');
  if (!svg) return;
  svg.setAttribute('preserveAspectRatio', 'xMidYMid meet');
  const parts = [...svg.querySelectorAll('.node[data-id], .edge[data-id]')];
  const rove = (chosen) => parts.forEach((part) => part.setAttribute('tabindex', part === chosen ? '0' : '-1'));
  parts.forEach((part) => part.setAttribute('role', 'button'));
  rove(parts[0]);
  const pick = (part) => { rove(part); mark(parts, part); card(box, panel, part.dataset.id, deck); };
  let moved = false;
  svg.addEventListener('click', (event) => {
    const part = event.target.closest?.('[data-id]');
    if (part && !moved) pick(part);
  });
  svg.addEventListener('keydown', (event) => {
    const at = parts.indexOf(event.target.closest?.('[data-id]'));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || !(step || event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) { pick(parts[at]); return; }
    const to = parts[(at + step + parts.length) % parts.length];
    rove(to);
    to.focus();
  });
  zoomable(svg, (is) => { moved = is; });
}

function mark(parts, chosen) {
  parts.forEach((part) => part.classList.toggle('chosen', part === chosen));
}

/** Wheel and pinch zoom into a drawing, dragging moves it, a double click shows it whole again. */
function zoomable(svg, moving) {
  const whole = svg.getAttribute('viewBox').split(/[\s,]+/).map(Number);
  let view = [...whole], held = null;
  const set = () => svg.setAttribute('viewBox', view.join(' '));
  svg.addEventListener('wheel', (event) => {
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const factor = Math.min(1 / (view[2] / whole[2]), Math.max(0.2 / (view[2] / whole[2]), Math.exp(event.deltaY * 0.0015)));
    view = [at.x - (at.x - view[0]) * factor, at.y - (at.y - view[1]) * factor, view[2] * factor, view[3] * factor];
    if (factor >= 1 && view[2] >= whole[2] * 0.999) view = [...whole];
    set();
  }, { passive: false });
  svg.addEventListener('pointerdown', (event) => { held = view[2] < whole[2] ? { x: event.clientX, y: event.clientY, view: [...view] } : null; moving(false); });
  svg.addEventListener('pointermove', (event) => {
    if (!held) return;
    const per = 1 / svg.getScreenCTM().a, x = event.clientX - held.x, y = event.clientY - held.y;
    if (Math.hypot(x, y) > 4) moving(true);
    view = [held.view[0] - x * per, held.view[1] - y * per, held.view[2], held.view[3]];
    set();
  });
  for (const name of ['pointerup', 'pointerleave']) svg.addEventListener(name, () => { held = null; });
  svg.addEventListener('dblclick', () => { view = [...whole]; set(); });
}

function drawPlotly(box, panel, deck) {
  const frame = element('div', { className: 'x-deck-plot' });
  box.replaceChildren(frame);
  const Plotly = window.Plotly;
  if (!Plotly) { deck.waiting?.(() => drawPlotly(box, panel, deck)) ?? (box.textContent = deck.w.noPanel); return; }
  const figure = structuredClone(panel.figure);
  const fit = () => {
    const scale = scaleOf(box), wide = box.clientWidth / scale, high = box.clientHeight / scale;
    Object.assign(frame.style, { width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` });
    return { width: Math.max(200, wide), height: Math.max(120, high) };
  };
  Plotly.newPlot(frame, figure.data, { ...figure.layout, ...fit(), autosize: false, dragmode: 'pan' },
    { displayModeBar: false, scrollZoom: true, doubleClick: 'reset', responsive: false });
  frame.on('plotly_click', (event) => {
    const id = event.points[0]?.customdata?.[0];
    if (id !== undefined) card(box, panel, id, deck);
  });
  let due;
  const watch = new ResizeObserver(() => {
    clearTimeout(due);
    due = setTimeout(() => { if (frame.isConnected && box.clientWidth) Plotly.relayout(frame, fit()); }, 120);
  });
  watch.observe(box);
  deck.ends?.push(() => { watch.disconnect(); Plotly.purge(frame); });
}

/** What a chosen mark says, on a card over the chart. */
function card(box, panel, id, deck) {
  box.querySelector('.x-deck-card')?.remove();
  const html = panel.details?.[id];
  if (!html) return;
  const close = element('button', { type: 'button', className: 'x-btn', textContent: deck.w.close });
  const made = element('aside', { className: 'x-deck-card' }, element('div', { innerHTML: html }), close);
  close.onclick = () => { made.remove(); deck.root?.focus({ preventScroll: true }); };
  box.append(made);
}
