/* Waits for the figure of one chart and reports clicks on its marks. A new figure is a new element: it is wired again. */
export default function ({ data, parentElement, setTriggerValue }) {
  const S = (parentElement.__bridge ??= {});
  S.fire = setTriggerValue;
  const wire = () => {
    const graph = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
    if (!graph?.on || !graph._fullLayout || graph.__wired) return;
    graph.__wired = true;
    graph.on('plotly_click', (event) => {
      const id = event.points[0]?.customdata?.[0];
      const now = performance.now();
      if (id === undefined || (S.id === id && now - S.at < 600)) return; // a tap fires twice
      S.id = id;
      S.at = now;
      S.fire('pick', id);
    });
  };
  wire();
  S.watch?.disconnect();
  S.watch = new MutationObserver(wire);
  S.watch.observe(document.querySelector('[data-testid=stMain]'), { childList: true, subtree: true });
  return () => S.watch.disconnect();
}
