// Search and as-of addresses. The pages work without; what is shown is set as text, never as HTML.
"use strict";
(() => {
  const MOST = 100;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const asOf = document.querySelector("form.as-of");
  if (asOf) {
    const days = asOf.dataset.days.split(" ");
    const state = asOf.querySelector(".state");
    const go = (day) => {
      const last = days.filter((one) => one <= day).at(-1);
      if (last) location.assign(`as-of/${last}.html`);
      else state.textContent = `There was no edition yet. The first is of ${days[0]}.`;
    };
    asOf.hidden = false;
    asOf.addEventListener("submit", (event) => {
      event.preventDefault();
      go(asOf.querySelector("input").value);
    });
    const named = /^#as-of=(\d{4}-\d{2}-\d{2})$/.exec(location.hash);
    if (named) go(named[1]);
  }

  const search = document.querySelector("form.search");
  if (!search) return;
  const [words, from, to] = search.querySelectorAll("input");
  const found = document.querySelector(".found");
  const state = found.querySelector(".state");
  const list = found.querySelector("ul");
  const entries = [];
  let loading = null;

  const load = () => {
    loading ??= Promise.all(
      Array.from({ length: Number(search.dataset.shards) }, (_, at) => new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `search/${at + 1}.js`;
        script.onload = script.onerror = resolve;
        document.head.append(script);
      }))
    ).then(() => entries.sort((one, other) => (one.edition < other.edition ? 1 : -1)));
    return loading;
  };
  window.communique = { add: (shard) => {
    for (const [report, edition, file, day, title, series, summary, actors, places] of shard)
      entries.push({ report, edition, file, day, title, series, summary, text: fold([title, series, summary, actors, places, report].join("\n")) });
  } };

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const show = (entry) => {
    const item = make("li", "entry"), heading = make("h3"), link = make("a", "", entry.title);
    link.href = `reports/${entry.report}/${entry.edition}/${entry.file}`;
    heading.append(link);
    item.append(heading, make("p", "about", [entry.day, entry.series].filter(Boolean).join(" · ")));
    if (entry.summary) item.append(make("p", "about", entry.summary));
    return item;
  };
  const run = async () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const asked = wanted.length > 0 || from.value || to.value;
    found.hidden = !asked;
    if (!asked) return;
    if (!entries.length) state.textContent = "Loading …";
    await load();
    const hits = entries.filter((entry) =>
      wanted.every((word) => entry.text.includes(word)) && (!from.value || entry.day >= from.value) && (!to.value || entry.day <= to.value));
    list.replaceChildren(...hits.slice(0, MOST).map(show));
    const many = hits.length > MOST ? `, the newest ${MOST} of them here` : "";
    state.textContent = hits.length === 1 ? "1 edition" : `${hits.length} editions${many}`;
  };
  let waiting;
  search.hidden = false;
  search.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(run, 150); });
})();
