/* A chart that is HTML (a table of marks, a strip, a key) as SVG: its grounds, lines, marks and words where the browser has
   set them. So what is saved is what stands on the page, and no chart is built twice. */
const NS = 'http://www.w3.org/2000/svg';
const seen = (colour) => colour && colour !== 'transparent' && !/[,/]\s*0\)$/.test(colour);
const round = (number) => Math.round(number * 100) / 100;

function made(name, attributes, text) {
  const part = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
  if (text !== undefined) part.textContent = text;
  return part;
}

/** A drawing with all that its style sheets give it written into it, so that it stands alone. */
export function alone(svg) {
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
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order', 'visibility',
  'display', 'transform', 'vector-effect', 'marker-end', 'marker-start', 'letter-spacing', 'text-decoration'];

/** `{node, wide, high}`: an SVG of the element as it stands, in px. */
export function traced(root) {
  const frame = root.getBoundingClientRect(), node = made('svg', {});
  const x = (at) => round(at - frame.left), y = (at) => round(at - frame.top);
  const pen = document.createElement('canvas').getContext('2d');
  let masks = 0;

  const block = (box, style) => {
    const all = { x: x(box.left), y: y(box.top), width: round(box.width), height: round(box.height) };
    if (seen(style.backgroundColor)) node.append(made('rect', { ...all, rx: parseFloat(style.borderTopLeftRadius) || 0, fill: style.backgroundColor }));
    for (const [side, line] of [['Top', [box.left, box.top, box.right, box.top]], ['Bottom', [box.left, box.bottom, box.right, box.bottom]],
      ['Left', [box.left, box.top, box.left, box.bottom]], ['Right', [box.right, box.top, box.right, box.bottom]]]) {
      const width = parseFloat(style[`border${side}Width`]), kind = style[`border${side}Style`];
      if (!width || kind === 'none' || !seen(style[`border${side}Color`])) continue;
      node.append(made('line', { x1: x(line[0]), y1: y(line[1]), x2: x(line[2]), y2: y(line[3]), stroke: style[`border${side}Color`],
        'stroke-width': width, ...(/dashed|dotted/.test(kind) ? { 'stroke-dasharray': kind === 'dotted' ? `${width} ${width * 1.6}` : `${width * 3} ${width * 2}` } : {}) }));
    }
  };

  const stripes = (box, image) => { // dashes of a line, drawn as a gradient that repeats
    const stops = [...image.matchAll(/((?:rgba?|color|oklch|oklab|hsla?)\([^)]*\))\s+([\d.]+)px/g)].map((stop) => [stop[1], Number(stop[2])]);
    for (const [angle, down] of [['45deg', false], ['-45deg', true], ['135deg', true]]) { // a cross is two of them
      const colour = new RegExp(`linear-gradient\\(${angle}.*?(rgba?\\([^)]*[^0 ,]\\))`).exec(image)?.[1];
      if (colour && !/^repeating/.test(image)) node.append(made('line', { x1: x(box.left), x2: x(box.right), y1: y(down ? box.top : box.bottom), y2: y(down ? box.bottom : box.top), stroke: colour, 'stroke-width': 2 }));
    }
    const period = stops.at(-1)?.[1];
    if (!period || !/^repeating-linear-gradient\(90deg/.test(image)) return;
    for (let from = 0; from < box.width; from += period) {
      for (let n = 0; n + 1 < stops.length; n += 1) {
        const [[colour, first], [same, last]] = [stops[n], stops[n + 1]], room = Math.min(last, box.width - from) - first;
        if (colour === same && seen(colour) && room > 0) node.append(made('rect', { x: round(x(box.left) + from + first), y: y(box.top), width: round(room), height: round(box.height), fill: colour }));
      }
    }
  };

  const placed = (element, which) => { // a line or a head that is set into its element's box
    const style = getComputedStyle(element, which), box = element.getBoundingClientRect();
    if (style.content === 'none' || style.display === 'none' || style.position !== 'absolute' || style.maskImage !== 'none') return false;
    const number = (name) => parseFloat(style[name]) || 0, [up, right, down, left] = ['Top', 'Right', 'Bottom', 'Left'].map((side) => number(`border${side}Width`));
    const wide = number('width') + (style.boxSizing === 'border-box' ? 0 : left + right), high = number('height') + (style.boxSizing === 'border-box' ? 0 : up + down);
    const at = { left: box.left + number('left') + number('marginLeft'), top: box.top + number('top') + number('marginTop') };
    const all = { ...at, right: at.left + wide, bottom: at.top + high, width: wide, height: high };
    const tip = !seen(style.borderTopColor) && up && down && [['borderLeftColor', all.left, all.right], ['borderRightColor', all.right, all.left]].find(([name]) => seen(style[name]));
    if (tip) node.append(made('path', { d: `M${x(tip[1])} ${y(all.top)}L${x(tip[2])} ${y((all.top + all.bottom) / 2)}L${x(tip[1])} ${y(all.bottom)}z`, fill: style[tip[0]] }));
    else block(all, style);
    return true;
  };

  const words = (text, style) => { // a line of words at a time: what stands at one height belongs together
    const range = document.createRange(), found = [];
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const box = range.getClientRects()[0];
      if (!box?.width) continue;
      const line = found.at(-1);
      if (line && Math.abs(line.top - box.top) < 2) { line.text += ` ${word}`; line.left = Math.min(line.left, box.left); line.right = Math.max(line.right, box.right); }
      else found.push({ text: word, top: box.top, left: box.left, right: box.right, height: box.height });
    }
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    for (const line of found) {
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(line.text), rtl = style.direction === 'rtl';
      node.append(made('text', { x: x(rtl ? line.right : line.left), y: round(y(line.top) + (line.height - up - down) / 2 + up), fill: style.color, direction: style.direction,
        'font-family': style.fontFamily, 'font-size': style.fontSize, 'font-weight': style.fontWeight, 'font-style': style.fontStyle }, line.text));
    }
    return found[0];
  };

  const mark = (element, which, first) => { // a mark is a mask over a colour; where it stands only the words beside it say
    const style = getComputedStyle(element, which), image = style.maskImage || style.webkitMaskImage || '';
    const wide = parseFloat(style.width), high = parseFloat(style.height);
    if (style.content === 'none' || style.display === 'none' || !(wide && high)) return;
    const box = element.getBoundingClientRect(), own = getComputedStyle(element), column = own.flexDirection === 'column' && own.display.includes('flex');
    const middle = first ? first.top + first.height / 2 : box.top + box.height / 2;
    const gap = parseFloat(own.columnGap) || parseFloat(style.marginInlineEnd) || 0, room = parseFloat(own.rowGap) || 4;
    const left = !first ? box.left + (box.width - wide) / 2 : column ? first.left : own.direction === 'rtl' ? first.right + gap : first.left - gap - wide;
    const top = first && column ? first.top - room - high : middle - high / 2;
    const at = { x: x(left), y: y(top), width: round(wide), height: round(high) };
    const round_ = { rx: style.borderTopLeftRadius.endsWith('%') ? wide / 2 : parseFloat(style.borderTopLeftRadius) || 0 };
    const inside = /url\("data:image\/svg\+xml,(.*?)"\)/.exec(image);
    if (!inside) { if (seen(style.backgroundColor)) node.append(made('rect', { ...at, ...round_, fill: style.backgroundColor })); return; }
    const drawn = new DOMParser().parseFromString(decodeURIComponent(inside[1]), 'image/svg+xml').documentElement;
    for (const [key, value] of Object.entries(at)) drawn.setAttribute(key, value);
    const id = `m${root.id || 'mask'}-${masks += 1}-${Math.round(frame.top)}`, mask = made('mask', { id, maskUnits: 'userSpaceOnUse', ...at });
    mask.append(document.importNode(drawn, true));
    node.append(mask, made('rect', { ...at, fill: style.backgroundColor, mask: `url(#${id})` }));
  };

  const visit = (element) => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath.startsWith('inset(50%') || element.hasAttribute('popover')) return;
    if (element instanceof SVGElement) {
      const copy = alone(element), box = element.getBoundingClientRect();
      for (const [key, value] of Object.entries({ x: x(box.left), y: y(box.top), width: box.width, height: box.height })) copy.setAttribute(key, value);
      node.append(copy);
      return;
    }
    if (style.display !== 'contents') for (const box of style.display === 'inline' ? element.getClientRects() : [element.getBoundingClientRect()]) { block(box, style); stripes(box, style.backgroundImage); }
    const set = placed(element, '::before');
    placed(element, '::after');
    let first;
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) { const line = words(child, style); first ||= line; } else if (child.nodeType === Node.ELEMENT_NODE) visit(child);
    }
    if (!first) {
      const inner = [...element.children].find((child) => child.matches('span,b') && child.getBoundingClientRect().width > 2);
      const box = inner?.getClientRects()[0];
      if (box) first = { top: box.top, left: box.left, right: box.right, height: box.height };
    }
    if (!set) mark(element, '::before', first);
  };
  visit(root);
  const wide = Math.ceil(frame.width), high = Math.ceil(frame.height);
  node.setAttribute('viewBox', `0 0 ${wide} ${high}`);
  return { node, wide, high };
}
