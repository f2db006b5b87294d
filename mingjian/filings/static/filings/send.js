// Sending in: drag and drop, folders, and how much of the upload is done. Without this the form works by itself.
(() => {
  const form = document.querySelector("[data-send]");
  const input = form.querySelector("input[name=files]");
  const drop = form.querySelector("[data-drop]");
  const chosen = form.querySelector("[data-chosen]");
  const progress = form.querySelector("[data-progress]");
  let files = [];
  form.querySelector("[data-only-script]").hidden = false;

  const sized = (bytes) => bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

  const choose = (list) => {
    files = [...list].filter((file) => file.size > 0 || !file.name.startsWith("."));
    input.required = files.length === 0;
    chosen.replaceChildren(...files.slice(0, 8).map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} · ${sized(file.size)}`;
      return line;
    }));
    if (files.length > 8) chosen.append(Object.assign(document.createElement("li"), { textContent: `… +${files.length - 8}` }));
  };

  const read = (entry) => new Promise((done) => {
    if (entry.isFile) return entry.file((file) => done([file]));
    const reader = entry.createReader();
    const found = [];
    const more = () => reader.readEntries(async (entries) => {
      if (!entries.length) return done((await Promise.all(found.map(read))).flat());
      found.push(...entries);
      more();
    });
    more();
  });

  input.addEventListener("change", () => choose(input.files));
  form.querySelector("#folder").addEventListener("change", (event) => choose(event.target.files));
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    choose((await Promise.all(entries.map(read))).flat());
  });

  form.addEventListener("submit", (event) => {
    if (!files.length) return;
    event.preventDefault();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    files.forEach((file) => data.append("files", file, file.name));
    const request = new XMLHttpRequest();
    progress.hidden = false;
    request.upload.addEventListener("progress", (step) => {
      const share = Math.round((100 * step.loaded) / step.total);
      progress.firstElementChild.style.width = `${share}%`;
      progress.setAttribute("aria-valuenow", share);
    });
    request.addEventListener("load", () => {
      if (request.status < 400) { location.assign(request.responseURL); return; }
      document.open(); document.write(request.responseText); document.close();
    });
    request.open("POST", form.action);
    request.send(data);
  });
})();
