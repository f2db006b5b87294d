// Charts of the catalogue: a parameter's values as steps over time, a model's clues run by run.
(() => {
  const { kinds, base, axis } = window.mingjianCharts;
  const bare = () => ({ ...base(), legend: undefined, grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true } });
  kinds.steps = (said) => ({
    ...bare(),
    xAxis: axis({ type: "time" }),
    yAxis: axis({ type: "value", scale: true }),
    series: [{ data: said.points, type: "line", step: "end", symbolSize: 6, connectNulls: false }],
  });
  kinds.counts = (said) => ({
    ...bare(),
    xAxis: axis({ type: "category", data: said.periods }),
    yAxis: axis({ type: "value", minInterval: 1 }),
    series: [{ data: Object.values(said.series)[0], type: "bar", barMaxWidth: 36 }],
  });
  kinds.changes = (said, place) => {
    const names = place.dataset.names.split(",");
    const series = Object.fromEntries(Object.values(said.series).map((data, i) => [names[i], data]));
    return { ...kinds.bars({ ...said, series }) };
  };
})();
