// A clue's picture: nodes at the places that the server gave, edges with amount and day.
(() => {
  const { kinds, base } = window.mingjianCharts;
  const colours = { account: "#206bc4", loan: "#c4550a", customer: "#2f9e6e", subject: "#7048a8", contract: "#667085" };
  const money = (text) => (text ? Number(text).toLocaleString(undefined, { minimumFractionDigits: 2 }) : "");
  kinds.relations = (said, place) => {
    if (new Set(said.nodes.map((node) => node.y)).size < 2) place.classList.add("is-flat");
    const ink = base().textStyle.color;
    const count = {};
    const links = said.edges.map((edge) => {
      const key = [edge.source, edge.target].sort().join();
      count[key] = (count[key] || 0) + 1;
      return {
        source: edge.source, target: edge.target, said: edge,
        lineStyle: { curveness: 0.12 * (count[key] - 1) },
        label: { show: said.edges.length <= 16, formatter: [money(edge.amount), edge.on].filter(Boolean).join("\n") || edge.label, fontSize: 11, color: ink },
      };
    });
    return {
      ...base(),
      grid: undefined, legend: undefined,
      tooltip: {
        confine: true,
        formatter: (point) => {
          const text = point.dataType === "edge"
            ? [point.data.said.label, money(point.data.said.amount), point.data.said.on].filter(Boolean).join(" · ")
            : `${point.data.label_} ${point.data.id}`;
          return echarts.format.encodeHTML(text);
        },
      },
      series: [{
        type: "graph", layout: "none", roam: true,
        symbolSize: 26, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 9,
        data: said.nodes.map((node) => ({ id: node.id, name: node.id, label_: node.name, x: node.x, y: node.y, itemStyle: { color: colours[node.kind] } })),
        links,
        label: { show: true, position: "bottom", color: ink, formatter: (point) => point.data.label_, fontSize: 11, width: 130, overflow: "truncate" },
        lineStyle: { color: "#8a94a6", width: 1.5 },
        emphasis: { focus: "adjacency" },
      }],
    };
  };
})();
