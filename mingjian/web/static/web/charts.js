// Charts from the JSON beside them: <div data-chart="lines" data-source="id of a json_script">. Colours follow the theme.
(() => {
  const style = getComputedStyle(document.documentElement);
  const ink = () => getComputedStyle(document.body).color;
  const base = () => ({
    textStyle: { fontFamily: style.getPropertyValue("--tblr-font-sans-serif"), color: ink() },
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", confine: true },
    legend: { type: "scroll", top: 0, textStyle: { color: ink() } },
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  const line = () => getComputedStyle(document.body).getPropertyValue("--tblr-border-color").trim();
  const axis = (more) => ({ axisLabel: { color: ink() }, splitLine: { show: more.type === "value", lineStyle: { color: line() } }, ...more });
  const kinds = {
    lines: (said) => ({
      ...base(),
      xAxis: axis({ type: "category", data: said.periods }),
      yAxis: axis({ type: "value", scale: true }),
      series: Object.entries(said.series).map(([name, data]) => ({ name, data, type: "line", smooth: false, connectNulls: true, symbolSize: 5 })),
    }),
    bars: (said) => ({
      ...base(),
      xAxis: axis({ type: "category", data: said.periods }),
      yAxis: axis({ type: "value" }),
      series: Object.entries(said.series).map(([name, data]) => ({ name, data, type: "bar", barMaxWidth: 48, stack: said.stacked ? "all" : undefined })),
    }),
  };
  const severities = ["--severity-4", "--severity-3", "--severity-2", "--severity-1"];
  kinds.severities = (said, place) => ({
    ...kinds.bars({ ...said, series: Object.fromEntries(place.dataset.names.split(",").map((name, i) => [name, said.series[4 - i]])) }),
    color: severities.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()),
  });
  window.mingjianCharts = { kinds, base, axis };
  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll("[data-chart]")) {
      const said = JSON.parse(document.getElementById(place.dataset.source).textContent);
      const make = kinds[place.dataset.chart];
      if (!make) continue;
      const chart = echarts.init(place, null, { renderer: "svg" });
      chart.setOption(make(said, place));
      chart.resize();
      addEventListener("resize", () => chart.resize());
      document.addEventListener("mingjian:theme", () => chart.setOption(make(said, place), true));
    }
  });
})();
