// What makes pages quicker to use; nothing here is needed to get work done.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const root = document.documentElement;
  const next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
  root.setAttribute("data-bs-theme", next);
  localStorage.setItem("theme", next);
  document.dispatchEvent(new Event("mingjian:theme"));
});
// A request that htmx makes and that is refused changes nothing on the page: its sentence is shown among the messages.
document.addEventListener("htmx:responseError", (event) => {
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const said = answer.querySelector("[role=alert]");
  if (said) document.getElementById("messages").replaceChildren(said);
});
