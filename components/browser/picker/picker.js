/* Wires an SVG: what is nearest to a click or tap is picked; one tab stop, arrows walk, Enter and Space pick.
   Runs at mount and whenever the data change, on the same element: so everything here may run again. */
export default function ({ data, parentElement: el, setTriggerValue: fire }) {
  const box = el.querySelector('.box');
  try {
    return wire(box, data, el, fire);
  } catch {
    box.textContent = data && data.fault ? data.fault : '';
    return () => {};
  }
}

export function distance(path, point) {
  const length = path.getTotalLength(), steps = Math.max(8, Math.min(60, Math.round(length / 6)));
  let least = Infinity;
  for (let n = 0; n <= steps; n++) {
    const at = path.getPointAtLength((length * n) / steps);
    least = Math.min(least, Math.hypot(at.x - point.x, at.y - point.y));
  }
  return least;
}

function wire(box, data, el, fire) {
  const root = box.getRootNode(), held = root.activeElement && root.activeElement.closest?.('[data-id]')?.dataset.id;
  if (box.__svg !== data.svg) {
    box.innerHTML = data.svg; // texts in it were escaped by Python
    box.__svg = data.svg;
  }
  const svg = box.querySelector('svg');
  if (!svg) return () => {};
  const parts = [...box.querySelectorAll('.node[data-id]'), ...box.querySelectorAll('.edge[data-id]')];
  const find = (id) => parts.find((part) => part.dataset.id === id);

  const fit = () => {
    const view = svg.viewBox.baseVal, wide = svg.getBoundingClientRect().width;
    if (!(wide > 0)) return;
    // type keeps its size; on a map it grows a little with the picture, for there names are read against distances
    const wider = wide / view.width, grown = svg.classList.contains('map') ? Math.min(Math.max(Math.sqrt(wider), 1), 1.25) : 1;
    svg.style.setProperty('--k', grown / wider);
  };
  box.__watch?.disconnect();
  (box.__watch = new ResizeObserver(fit)).observe(svg);
  fit();

  const rove = (chosen) => parts.forEach((part) => part.setAttribute('tabindex', part === chosen ? '0' : '-1'));
  parts.forEach((part) => {
    part.setAttribute('role', 'button');
    part.setAttribute('aria-pressed', String(part.dataset.id === data.selected || part.classList.contains('chosen')));
  });
  const kept = held && find(held);
  rove(kept || parts.find((part) => part.getAttribute('aria-pressed') === 'true') || parts[0]);
  if (kept && kept !== root.activeElement) kept.focus({ preventScroll: true });
  const walk = (part) => { rove(part); part.focus({ preventScroll: true }); };

  const near = (event) => {
    const under = root.elementsFromPoint(event.clientX, event.clientY)
      .map((found) => found.closest?.('[data-id]')).filter((part) => part && svg.contains(part));
    if (!under.length) return null;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const far = (part) => {
      const hit = part.querySelector('.hit');
      if (part.classList.contains('edge')) return distance(hit, point);
      const frame = hit.getBBox(), at = part.getCTM && part.transform.baseVal.consolidate()?.matrix;
      return Math.hypot((at ? at.e : 0) + frame.x + frame.width / 2 - point.x, (at ? at.f : 0) + frame.y + frame.height / 2 - point.y);
    };
    const nodes = under.filter((part) => part.classList.contains('node'));
    const among = nodes.length ? nodes : under;
    return [...new Set(among)].map((part) => [far(part), part]).sort((a, b) => a[0] - b[0])[0][1];
  };
  let over = null;
  const light = (part) => {
    if (part === over) return;
    over?.classList.remove('near');
    part?.classList.add('near');
    over = part;
  };
  svg.onpointermove = (event) => { if (event.pointerType === 'mouse') light(near(event)); };
  svg.onpointerleave = () => light(null);
  svg.onclick = (event) => {
    const part = near(event) || event.target.closest('[data-id]');
    if (!part) return;
    walk(part);
    fire('pick', part.dataset.id);
  };
  svg.onkeydown = (event) => {
    const at = parts.indexOf(event.target.closest('[data-id]'));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const end = { Home: 0, End: parts.length - 1 }[event.key];
    const picks = event.key === 'Enter' || event.key === ' ';
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || !(step || picks || end !== undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (picks) fire('pick', parts[at].dataset.id);
    else walk(parts[end ?? (at + step + parts.length) % parts.length]);
  };
  return () => box.__watch?.disconnect();
}
