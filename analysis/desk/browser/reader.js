// The reader in the browser: the rows of a mark, the forms, the keys. Comes after text.js and forms.js, with which it makes one module.

const KEYS = [
  ["→ ←", "next, previous mark"], ["↓ ↑", "rows of the mark"], ["L", "what most needs a look"], ["A", "accept the row"],
  ["X", "reject it"], ["C", "correct it; from the text, back to the form"], ["S", "select a word (Shift+S: back)"], ["Shift+→ ←", "select a word more, less"],
  ["N", "add a row for the selected words"], ["U", "undo what you said last"], ["R", "read anew what others said"],
  ["Esc", "leave the form"], ["?", "these keys"],
];

// So long a kernel may be silent, in milliseconds, before somebody is told.
const PATIENCE = 15000;
const SILENT = "No answer yet: the kernel is busy, or was restarted. If it was, nothing more is kept here: run this cell again.";

class ReaderView extends FormView {
  constructor(model, root) {
    super(model.get("content"));
    this.model = model;
    this.row = null;
    this.form = null;
    this.build(root);
    this.onMessage = (message) => this.hear(message);
    model.on("msg:custom", this.onMessage);
    // Before JupyterLab sees a key, for which A adds a cell and M makes Markdown of this one. Ctrl+S and its like stay its own.
    this.onKey = (event) => {
      if (!this.root.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopPropagation();
      this.press(event);
    };
    window.addEventListener("keydown", this.onKey, true);
  }

  destroy() {
    this.model.off("msg:custom", this.onMessage);
    window.removeEventListener("keydown", this.onKey, true);
    this.watch.disconnect();
    for (const timer of [this.resting, this.waiting]) window.clearTimeout(timer);
    this.emphasize([]);
  }

  build(root) {
    this.side = el("div", { class: "cq-side", role: "group", "aria-label": "Rows of the mark", tabindex: "0" });
    this.status = el("div", { class: "cq-status", role: "status", "aria-live": "polite" });
    this.root = el("div", { class: "cq-reader", role: "group", "aria-label": `Reader: ${this.content.title}` },
      this.buildBar(), this.text, this.side, this.status);
    // What is selected in the text stays so while a button is pressed.
    this.root.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
    this.text.addEventListener("mousedown", (event) => this.letSelect(event));
    this.text.addEventListener("mouseup", () => {
      this.chosen = this.selected();
      if (this.chosen) this.say(`Selected: “${this.cut(this.chosen.start, this.chosen.end)}”. N adds a row for it.`);
    });
    this.text.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (mark && window.getSelection().isCollapsed) this.open(mark);
    });
    root.append(this.root);
    this.split();
    this.draw();
    this.showHelp();
    const count = [...this.rows.values()].filter((row) => !this.content.unmarked.includes(row.table)).length;
    if (this.content.shown) window.setTimeout(() => this.root.scrollIntoView({ block: "nearest" }), PAUSE);
    this.say(`${count} marked rows. You review as ${this.content.who || "nobody: set COMMUNIQUE_ANALYST"}. Press ? for the keys.`);
  }

  buildBar() {
    const bar = el("div", { class: "cq-bar", role: "group", "aria-label": "What is marked" }, el("strong", { text: this.content.title }));
    for (const [table, word] of Object.entries(this.content.tables)) {
      if (this.content.unmarked.includes(table)) continue;
      const box = el("input", { type: "checkbox", checked: true, onchange: () => {
        if (box.checked) this.hidden.delete(table); else this.hidden.add(table);
        this.draw();
      } });
      bar.append(el("label", {}, box, el("span", { class: `cq-key ${table}`, text: word })));
    }
    bar.append(el("button", { type: "button", text: "Most needs a look", onclick: () => this.lookNext() }),
      el("button", { type: "button", text: "Add a row", onclick: () => this.startAdding() }),
      el("button", { type: "button", text: "Undo", onclick: () => this.ask({ action: "undo" }) }),
      el("button", { type: "button", text: "Keys", onclick: () => this.showHelp() }));
    return bar;
  }

  open(mark, rowId = null) {
    this.leaveForm(false);
    this.point(mark);
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
    this.say("");
    this.row = rowId;
    this.showRows();
  }

  step(by) {
    const mark = this.markBeside(this.mark, by);
    if (mark) this.open(mark);
  }

  // What hangs on the marked rows belongs to them: an event's participants, a mention's actor, a place's name.
  gather(ids) {
    const found = new Map();
    // The narrowest first: whoever points at a name within a claim means the name.
    const length = ({ values }) => values.end - values.start;
    const held = ids.map((id) => this.rows.get(id)).filter(Boolean)
      .sort((one, other) => length(one) - length(other) || RANK.indexOf(one.table) - RANK.indexOf(other.table));
    for (const row of held) {
      found.set(row.id, row);
      if (row.table === "events") for (const other of this.rows.values()) {
        if (other.table === "participants" && other.values.event_id === row.id) found.set(other.id, other);
      }
      for (const column of row.table === "mentions" ? ["actor_id"] : row.table === "place_mentions" ? ["place_id"] : []) {
        const target = this.rows.get(row.values[column]);
        if (target) found.set(target.id, target);
      }
    }
    return [...found.values()];
  }

  showRows() {
    const rows = this.gather(this.mark ? this.mark.rowIds : []);
    if (!rows.some((row) => row.id === this.row)) this.row = rows.length ? rows[0].id : null;
    this.side.replaceChildren(...rows.map((row) => this.card(row)));
    this.highlight();
  }

  highlight() {
    for (const card of this.side.querySelectorAll(".cq-row")) card.classList.toggle("here", card.dataset.id === this.row);
    this.side.querySelector(".cq-row.here")?.scrollIntoView({ block: "nearest" });
    const row = this.rows.get(this.row);
    const spans = row && this.side.querySelector(".cq-row.here[data-id]") ? this.content.spans[row.table] : [];
    this.emphasize(spans.filter(({ name }) => name || this.content.unmarked.includes(row.table))
      .map(({ name, start, end }) => [name || "words", row.values[start], row.values[end]]));
  }

  // In the text, show a claim's source and cue, and the words of a row that has no mark of its own.
  emphasize(spans) {
    for (const name of ["words", "source", "cue"]) window.CSS?.highlights?.delete(`cq-${name}`);
    for (const [name, start, end] of spans) {
      if (typeof start === "number" && window.CSS?.highlights) CSS.highlights.set(`cq-${name}`, new Highlight(this.range(start, end)));
    }
  }

  shorten(words, most = 90) { return words.length > most ? `${words.slice(0, most - 2)}…` : words; }

  name(id) {
    const row = this.rows.get(id);
    return row ? row.values.name || `“${this.shorten(row.quote, 60)}”` : String(id);
  }

  word(field, value) {
    if (value === null || value === undefined || value === "") return "–";
    if (field.kind === "row") return this.name(value);
    if (field.kind === "choice") return this.wordOf(field, value);
    return String(value);
  }

  card(row) {
    const kind = this.content.tables[row.table];
    const facts = el("dl");
    for (const field of this.content.fields[row.table]) {
      if (row.values[field.name] === null && !field.required) continue;
      facts.append(el("dt", { text: field.label }), el("dd", { text: this.word(field, row.values[field.name]) }));
    }
    const voices = this.content.voices[row.id], isOpen = Boolean(this.conflicts[row.id]);
    // A disputed row that the machine has not found comes as a rejected one.
    const said = isOpen ? "in no report until this is settled" : `${row.review}${voices ? ` by ${voices}` : ""}`;
    const judged = row.review === "machine" ? `found by rule ${row.rule}, right ${Math.round(row.confidence * 100)} in 100` : said;
    const quote = this.shorten(row.quote);
    for (const { name, label, start, end } of this.content.spans[row.table]) {
      if (name && row.values[start] !== null) facts.append(el("dt", { text: label }), el("dd", { class: `cq-${name}`, text: `“${this.cut(row.values[start], row.values[end])}”` }));
    }
    const card = el("div", { role: "group", class: `cq-row ${isOpen ? "" : row.review}`, "data-id": row.id, "aria-label": `${kind}: ${quote}` },
      el("div", { class: "cq-head", text: `${kind}: “${quote}”` }), el("div", { class: "cq-muted", text: `S${row.sentence} · ${judged}` }), facts);
    card.addEventListener("click", () => { this.row = row.id; this.highlight(); });
    const act = (label, action, first) => el("button", { type: "button", class: first ? "first" : "", text: label, onclick: (event) => {
      event.stopPropagation(); this.row = row.id; this.highlight(); this.act(action);
    } });
    if (this.conflicts[row.id]) card.append(this.dispute(row, this.conflicts[row.id]));
    card.append(act("Accept", "accept", true), act("Reject", "reject"), act("Correct", "correct"));
    return card;
  }

  dispute(row, stances) {
    const box = el("div", { class: "cq-dispute" }, el("strong", { text: "Reviewers disagree. " }));
    for (const stance of stances) {
      const fields = this.content.fields[row.table];
      const held = Object.entries(stance.values).map(([column, value]) => {
        const field = fields.find((one) => one.name === column);
        return `${field ? field.label : column}: ${field ? this.word(field, value) : value}`;
      }).join(", ");
      box.append(el("div", {}, `${stance.who}: ${stance.verdict}${held ? ` (${held})` : ""}${stance.why ? `, “${stance.why}”` : ""} `,
        el("button", { type: "button", text: `Settle like ${stance.who}`, onclick: () => this.ask({ action: "settle", row: row.id, like: stance.who }) })));
    }
    return box;
  }

  act(action) {
    if (!this.row) { this.say("Choose a mark first.", true); return; }
    if (action === "correct") this.showForm(this.rows.get(this.row)); else this.ask({ action, row: this.row });
  }

  startAdding() {
    const span = this.selected();
    if (span) this.showForm(null, span); else this.say("Select words in the text first: with the pointer, or with S and Shift+→.", true);
  }

  lookNext() {
    if (!this.ranked) { this.send({ action: "rank" }, "Looking for what most needs a look …"); return; }
    while (this.ranked.length) {
      const [id, why] = this.ranked.shift();
      const row = this.rows.get(id);
      const mark = row && (row.review === "machine" || this.conflicts[id]) && this.findMark(row);
      if (!mark) continue;
      this.open(mark, id);
      this.say(`Needs a look: ${why}. ${this.ranked.length} more rows.`);
      return;
    }
    this.ranked = null;
    this.say("Nothing more needs a look.");
  }

  // Where a row can be seen: its own mark, or that of the row it hangs on.
  findMark(row) {
    const holder = row.table === "participants" ? this.rows.get(row.values.event_id) : row.table === "actors" || row.table === "places"
      ? [...this.rows.values()].find((other) => other.values[row.table === "actors" ? "actor_id" : "place_id"] === row.id && !this.content.unmarked.includes(other.table)) : row;
    return holder && !this.hidden.has(holder.table) ? this.markOf(holder) : null;
  }

  press(event) {
    if (event.key === "Escape" && this.form) { event.preventDefault(); this.leaveForm(); return; }
    if (event.target.closest("form, input, select") || (event.target.closest("button") && ["Enter", " "].includes(event.key))) return;
    const shift = event.shiftKey;
    const does = {
      ArrowRight: () => (shift ? this.stretch(1) : this.step(1)), ArrowLeft: () => (shift ? this.stretch(-1) : this.step(-1)),
      ArrowDown: () => this.turn(1), ArrowUp: () => this.turn(-1), Enter: () => event.target.closest("mark") && this.open(event.target),
      " ": () => event.target.closest("mark") && this.open(event.target), l: () => this.lookNext(), a: () => this.act("accept"), x: () => this.act("reject"),
      c: () => (this.form ? this.returnToForm() : this.act("correct")), s: () => this.chooseWord(shift ? -1 : 1), n: () => this.startAdding(), u: () => this.ask({ action: "undo" }),
      r: () => this.ask({ action: "read" }), "?": () => this.showHelp(),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  turn(by) {
    const ids = [...this.side.querySelectorAll(".cq-row[data-id]")].map((card) => card.dataset.id);
    if (!ids.length) return;
    this.row = ids[Math.min(Math.max(ids.indexOf(this.row) + by, 0), ids.length - 1)];
    this.highlight();
  }

  showHelp() {
    this.leaveForm(false);
    const list = el("dl");
    for (const [key, does] of KEYS) list.append(el("dt", {}, el("kbd", { text: key })), el("dd", { text: does }));
    this.side.replaceChildren(el("div", { role: "group", class: "cq-row", "aria-label": "Keys" }, el("div", { class: "cq-head", text: "Keys" }), list));
  }

  ask(said) {
    this.adding = said.action === "add";
    this.send(said, "…");
  }

  // Where the kernel has gone, its widget says so at once, or is silent.
  send(said, meanwhile) {
    this.say(meanwhile);
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.say(SILENT, true), PATIENCE);
    try { this.model.send(said); } catch {
      window.clearTimeout(this.waiting);
      this.say("Nothing was kept: the kernel was restarted or has ended. Run this cell again.", true);
    }
  }

  hear(message) {
    window.clearTimeout(this.waiting);
    if (message.kind === "refused") { this.say(message.text, true); return; }
    if (message.kind === "ranked") { this.ranked = message.ids.map((id, place) => [id, message.why[place]]); this.lookNext(); return; }
    if (message.kind !== "done") return;
    const inside = this.root.contains(document.activeElement), before = new Set(this.rows.keys());
    const known = (ids) => ids.map((id) => this.rows.get(id)).filter(Boolean);
    const disputed = [...Object.keys(this.conflicts), ...Object.keys(message.conflicts)];
    const ids = Object.values(message.rows).flatMap((rows) => rows.map(([id]) => id));
    const changed = known([...ids, ...message.gone, ...disputed]);
    changed.push(...this.learn(message.rows));
    for (const id of message.gone) this.rows.delete(id);
    // Where people disagree, or what others said has come in, another row may need a look first.
    if (message.action === "read" || Object.keys(message.conflicts).length !== Object.keys(this.conflicts).length) this.ranked = null;
    this.content.conflicts = message.conflicts;
    this.content.voices = message.voices;
    this.leaveForm(false);
    this.draw(changed);
    const added = this.adding && changed.find((row) => row.review === "added" && !before.has(row.id));
    const mark = added && this.findMark(added);
    this.adding = false;
    if (mark) this.open(mark, added.id); else if (this.mark) { this.showRows(); this.mark.scrollIntoView({ block: "nearest" }); }
    if (inside) (this.mark ?? this.text).focus({ preventScroll: true });
    this.say(message.text);
  }

  say(text, refused = false) {
    this.status.textContent = text;
    this.status.classList.toggle("refused", refused);
  }
}

export default {
  render({ model, el: root }) {
    const view = new ReaderView(model, root);
    return () => view.destroy();
  },
};
