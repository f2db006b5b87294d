// The queue by keyboard; all of it can be done with links and buttons too.
(() => {
  let place = -1;
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const box = (row) => row.querySelector("input[name=clue]");
  const go = (to) => {
    const all = rows();
    if (!all.length) return;
    place = Math.max(0, Math.min(to, all.length - 1));
    all.forEach((row, n) => row.classList.toggle("is-active", n === place));
    all[place].querySelector("[data-open]").focus({ preventScroll: true });
    all[place].scrollIntoView({ block: "nearest" });
  };
  const choose = (row) => { const one = row && box(row); if (one) one.checked = !one.checked; };
  const act = (name) => {
    const button = document.querySelector(`[data-act="${name}"]`);
    const here = rows()[place];
    if (!button) return;
    if (!document.querySelector("input[name=clue]:checked") && here) choose(here);
    button.click();
  };
  const help = () => document.getElementById("keyboard").showModal();
  const all = (isOn) => rows().forEach((row) => { const one = box(row); if (one) one.checked = isOn; });
  const keys = {
    j: () => go(place + 1),
    k: () => go(place - 1),
    x: () => choose(rows()[place]),
    a: () => all(!rows().every((row) => box(row)?.checked)),
    d: () => act("dismiss"),
    s: () => act("snooze"),
    r: () => act("reopen"),
    c: () => act("open"),
    n: () => document.querySelector("[data-next]")?.click(),
    "/": () => document.querySelector("[data-search]").focus(),
    "?": help,
  };
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-help]")) help(); });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-all]")) all(event.target.checked); });
  document.addEventListener("htmx:afterSwap", () => { place = -1; });
})();
