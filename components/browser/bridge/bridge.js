/* Waits for the figure of one chart, reports clicks on its marks and rings the chosen one. The ring is drawn here, over a
   figure that stays as it is: a figure drawn anew for each choice took longer than all the rest together. */
export default function ({ data, parentElement, setTriggerValue }) {
  const S = (parentElement.__bridge ??= {});
  S.fire = setTriggerValue;
  S.chosen = data.selected;
  const find = () => document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
  const idOf = (node) => node.__data__?.data?.[0];

  S.ring = () => {
    const graph = find();
    if (!graph) return;
    graph.querySelectorAll('.x-ring').forEach((ring) => ring.remove());
    graph.querySelectorAll('.textpoint').forEach((label) => label.classList.toggle('x-chosen', !!S.chosen && idOf(label) === S.chosen));
    const marks = [...graph.querySelectorAll('.scatterlayer path.point')].filter((mark) => S.chosen && idOf(mark) === S.chosen);
    const mark = marks.sort((a, b) => b.getBBox().width - a.getBBox().width)[0];
    if (!mark) return;
    const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    ring.setAttribute('class', 'x-ring');
    ring.setAttribute('r', '11.5');
    ring.setAttribute('transform', mark.getAttribute('transform'));
    mark.parentNode.append(ring);
  };

  const wire = () => {
    const graph = find();
    if (!graph?.on || !graph._fullLayout || graph.__wired === S) return;
    graph.__wired = S;
    graph.on('plotly_afterplot', () => S.ring());
    graph.on('plotly_click', (event) => {
      const id = event.points[0]?.customdata?.[0];
      const now = performance.now();
      if (id === undefined || (S.id === id && now - S.at < 600)) return; // a tap fires twice
      S.id = id;
      S.at = now;
      S.chosen = id; // at once: what the server answers follows
      S.ring();
      S.fire('pick', id);
    });
    S.ring();
  };
  wire();
  S.ring();
  S.watch?.disconnect();
  S.watch = new MutationObserver(wire);
  S.watch.observe(document.querySelector('[data-testid=stMain]'), { childList: true, subtree: true });
  return () => S.watch.disconnect();
}
