/* A drawing of ours (SVG) on stage: parts that can be chosen by mouse, finger and keyboard, names when pointed at, zoom by
   wheel or two fingers, moved by dragging, whole again by a double click. */
import { element } from './dom.mjs';

const CLOSEST = 0.2; // of the whole, across
const DRAGGED = 4; // px from which a press is a drag

export function wireDrawing(box, svg, choose) {
  const parts = [...svg.querySelectorAll('.node[data-id], .edge[data-id]')].filter((part) => part.getAttribute('aria-hidden') !== 'true');
  const rove = (chosen) => parts.forEach((part) => part.setAttribute('tabindex', part === chosen ? '0' : '-1'));
  parts.forEach((part) => part.setAttribute('role', 'button'));
  rove(parts.find((part) => part.classList.contains('chosen')) || parts[0]);
  const pick = (part, byKey) => {
    rove(part);
    parts.forEach((other) => other.classList.toggle('chosen', other === part));
    choose(part, byKey);
  };
  const held = zoomable(svg);
  const partAt = (event) => { const found = event.target.closest?.('[data-id]'); return parts.includes(found) ? found : null; };
  svg.addEventListener('mousedown', (event) => event.preventDefault()); // keys go on stepping after a click
  svg.addEventListener('click', (event) => {
    const part = partAt(event);
    if (part && !held.moved) pick(part, false);
  });
  svg.addEventListener('keydown', (event) => {
    const at = parts.indexOf(event.target.closest?.('[data-id]'));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || !(step || event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) { pick(parts[at], true); return; }
    const to = parts[(at + step + parts.length) % parts.length];
    rove(to);
    to.focus();
  });
  named(box, svg, partAt);
}

/** The name of the part under the pointer, beside it. */
function named(box, svg, partAt) {
  const sign = element('div', { className: 'x-deck-named', hidden: true });
  sign.setAttribute('aria-hidden', 'true');
  box.append(sign);
  svg.addEventListener('pointermove', (event) => {
    const part = event.pointerType === 'mouse' && !event.buttons ? partAt(event) : null;
    sign.hidden = !part;
    if (!part) return;
    sign.textContent = part.getAttribute('aria-label');
    const all = box.getBoundingClientRect(), right = event.clientX - all.left > all.width / 2;
    Object.assign(sign.style, {
      left: right ? 'auto' : `${event.clientX - all.left + 18}px`, right: right ? `${all.right - event.clientX + 18}px` : 'auto',
      top: `${Math.max(0, Math.min(event.clientY - all.top - sign.offsetHeight / 2, all.height - sign.offsetHeight))}px`,
    });
  });
  for (const name of ['pointerleave', 'pointerdown']) svg.addEventListener(name, () => { sign.hidden = true; });
}

/** Wheel and pinch zoom into a drawing, dragging moves it, a double click shows it whole again. */
function zoomable(svg) {
  const whole = svg.getAttribute('viewBox').split(/[\s,]+/).map(Number), state = { moved: false }, fingers = new Map();
  let view = [...whole], from = null;
  const set = () => svg.setAttribute('viewBox', view.join(' '));
  const zoom = (x, y, factor) => {
    const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
    const by = Math.min(whole[2] / view[2], Math.max((CLOSEST * whole[2]) / view[2], factor));
    view = [at.x - (at.x - view[0]) * by, at.y - (at.y - view[1]) * by, view[2] * by, view[3] * by];
    if (view[2] >= whole[2] * 0.999) view = [...whole];
    set();
  };
  const apart = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  svg.addEventListener('wheel', (event) => { event.preventDefault(); zoom(event.clientX, event.clientY, Math.exp(event.deltaY * 0.0015)); }, { passive: false });
  svg.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    state.moved = false;
    from = view[2] < whole[2] && fingers.size === 1 ? { x: event.clientX, y: event.clientY, view: [...view], per: 1 / svg.getScreenCTM().a } : null;
  });
  svg.addEventListener('pointermove', (event) => {
    const known = fingers.get(event.pointerId);
    if (!known) return;
    const before = fingers.size === 2 ? apart() : 0;
    Object.assign(known, { x: event.clientX, y: event.clientY });
    if (before) {
      const [a, b] = [...fingers.values()];
      state.moved = true;
      zoom((a.x + b.x) / 2, (a.y + b.y) / 2, before / Math.max(1, apart()));
    } else if (from) {
      const x = event.clientX - from.x, y = event.clientY - from.y;
      if (Math.hypot(x, y) > DRAGGED) state.moved = true;
      view = [from.view[0] - x * from.per, from.view[1] - y * from.per, from.view[2], from.view[3]];
      set();
    }
  });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(name, (event) => { fingers.delete(event.pointerId); from = null; });
  svg.addEventListener('dblclick', () => { view = [...whole]; set(); });
  return state;
}
