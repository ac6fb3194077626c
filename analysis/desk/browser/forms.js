// The forms of the reader: a row is corrected, or added for the words that are selected. Between text.js and reader.js.

// What a form proposes for a row that is added.
const USUAL = { status: "occurred", part: "actor", form: "name", comparator: "=", sourcing: "unnamed_people", type: "CONSULT", kind: "person" };
const RANK = ["events", "participants", "relations", "quantities", "claims", "mentions", "actors", "place_mentions", "places"];
// Fields of an actor who is not in the list yet, and the choice that asks for them.
const NEW = "(new)";
const NEW_ACTOR = ["name", "kind", "country"];

class FormView extends TextView {
  // A form to correct a row, or, where none is given, to add one for the selected words.
  showForm(row, chosen = null) {
    this.leaveForm(false);
    this.chosen = chosen ?? this.selected();
    const body = el("div");
    const form = {
      row, body, inputs: new Map(), newcomer: new Map(), spans: row || !chosen ? {} : { "": chosen }, named: chosen && this.findActor(chosen),
      isName: Boolean(chosen) && /^\p{Lu}/u.test(this.cut(chosen.start, chosen.end)), event: this.findEvent(),
    };
    form.table = row ? row.table : this.guessTable(form);
    const head = el("div", { class: "cq-head", text: row ? `Correct ${this.content.tables[row.table]}: “${this.shorten(row.quote)}”` : `Add: “${this.cut(chosen.start, chosen.end)}”` });
    const why = el("input", { name: "why", type: "text", autocomplete: "off" });
    const choice = el("select", { name: "table", onchange: () => { form.table = choice.value; this.fill(form); } },
      ...RANK.map((value) => el("option", { value, text: this.content.tables[value], selected: value === form.table })));
    const node = el("form", { class: "cq-row here", "aria-label": row ? "Correct the row" : "Add a row" }, head,
      ...(row ? [] : [el("label", {}, "what it is", choice)]), body, el("label", {}, "why (may be empty)", why),
      el("button", { type: "submit", class: "first", text: row ? "Correct" : "Add" }),
      el("button", { type: "button", text: "Cancel", onclick: () => this.leaveForm() }));
    node.addEventListener("submit", (event) => { event.preventDefault(); this.submit(form, why.value); });
    this.fill(form);
    if (row) this.say("Correct what is wrong, and press Correct; Esc leaves the row as it is.");
    this.form = node;
    this.side.prepend(node);
    this.side.scrollTop = 0;
    const first = node.querySelector("select, input");
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "nearest" });
  }

  // A name that is selected while an event is open takes part in it; a name that is known to nobody is somebody new.
  guessTable({ named, event, isName }) {
    if (event && (named || isName)) return "participants";
    return isName && !named ? "actors" : "events";
  }

  fill(form) {
    form.inputs.clear();
    form.newcomer.clear();
    const fields = this.content.fields[form.table].map((field) => {
      const input = this.input(field, form.row ? form.row.values[field.name] : this.guess(field, form));
      form.inputs.set(field.name, input);
      const label = el("label", { title: field.help }, `${field.label}${field.required ? "" : " (may be empty)"}`, input);
      // Whoever is added is named where they were selected: a mention of somebody new is that actor's own.
      const mayBeNew = field.target === "actors" && form.table !== "actors" && (form.row || form.table !== "mentions");
      return mayBeNew ? [label, this.askForActor(form, field, input)] : [label];
    });
    form.body.replaceChildren(...this.content.spans[form.table].map((span) => this.spanField(form, span)), ...fields.flat());
  }

  // The words of a row, or, of a claim, those of its source or its cue: what is selected in the text is taken for them.
  spanField(form, span) {
    const { row } = form, said = el("span", { class: "cq-words" });
    const show = () => {
      const { start, end } = form.spans[span.name] ?? (row ? { start: row.values[span.start], end: row.values[span.end] } : {});
      said.textContent = start === undefined || start === null ? "–" : `“${this.shorten(this.cut(start, end))}”`;
    };
    const set = (chosen, told) => { form.spans[span.name] = chosen; show(); this.say(told); };
    const take = () => {
      const chosen = this.selected() ?? this.chosen;
      if (!chosen) { this.say("Select words in the text first: with the pointer, or with S and Shift+→; C leads back here.", true); return; }
      set(chosen, `${span.label}: “${this.cut(chosen.start, chosen.end)}”`);
      const source = span.name === "source" && this.findActor(chosen);
      if (source) form.inputs.get("source_actor_id").value = source;
    };
    const button = (text, label, onclick) => el("button", { type: "button", "aria-label": label, text, onclick });
    show();
    return el("div", { class: "cq-span", role: "group", "aria-label": span.label }, el("span", { class: "cq-muted", text: span.label }), said,
      button("Take the selected words", `Take the selected words as ${span.label}`, take),
      ...(span.name ? [button("None", `No ${span.label}`, () => set({ start: null, end: null }, `${span.label}: none`))] : []));
  }

  // Somebody who is in no row yet is added along with the row that needs them.
  askForActor(form, field, input) {
    const asked = el("div", { class: "cq-newcomer", role: "group", "aria-label": "somebody new", hidden: true });
    input.append(el("option", { value: NEW, text: "somebody new …" }));
    const choose = () => {
      asked.hidden = input.value !== NEW;
      form.newcomer.delete(field.name);
      if (asked.hidden) { asked.replaceChildren(); return; }
      const inputs = new Map(), chosen = this.wordsOf(form, field);
      form.newcomer.set(field.name, inputs);
      asked.replaceChildren(...this.content.fields.actors.filter(({ name }) => NEW_ACTOR.includes(name)).map((one) => {
        const given = this.input(one, one.name === "name" ? this.cut(chosen.start, chosen.end) : USUAL[one.name] ?? null);
        inputs.set(one.name, given);
        return el("label", { title: one.help }, `${one.label} of the new one${one.required ? "" : " (may be empty)"}`, given);
      }));
    };
    input.addEventListener("change", choose);
    if (!form.row && form.isName && !form.named && field.required) { input.value = NEW; choose(); }
    return asked;
  }

  // Where somebody new is named: the words that are selected, else those of the row, or of a claim's source.
  wordsOf(form, field) {
    const { row } = form, source = field.name === "source_actor_id" ? form.spans.source : null;
    return source ?? this.selected() ?? this.chosen ?? form.spans[""] ?? { start: row.values.start, end: row.values.end };
  }

  submit(form, why) {
    const { row, table } = form, values = {}, actors = {};
    for (const { name, start, end } of this.content.spans[table]) {
      if (form.spans[name]) { values[start] = form.spans[name].start; values[end] = form.spans[name].end; }
    }
    for (const [name, input] of form.inputs) {
      const given = form.newcomer.get(name);
      if (given) {
        const field = this.content.fields[table].find((one) => one.name === name);
        actors[name] = { ...this.wordsOf(form, field), ...Object.fromEntries([...given].map(([column, one]) => [column, one.value || null])) };
      } else if (!row || input.value !== String(row.values[name] ?? "")) values[name] = input.value === "" ? null : input.value;
    }
    const said = { values, actors, why };
    this.ask(row ? { action: "correct", row: row.id, ...said } : { action: "add", table, ...said });
  }

  guess(field, { named, event, spans }) {
    if (field.name === "event_id") return event;
    if (field.name === "name") return this.cut(spans[""].start, spans[""].end);
    return field.target === "actors" && field.required && named ? named : USUAL[field.name] ?? null;
  }

  // Who is named by the selected words, and the event whose mark is open.
  findActor({ start, end }) {
    const over = [...this.rows.values()].find((row) => row.table === "mentions" && row.review !== "rejected" && row.values.start < end && row.values.end > start);
    return over ? over.values.actor_id : null;
  }

  findEvent() { return this.mark ? this.mark.rowIds.find((id) => this.rows.get(id)?.table === "events") ?? null : null; }

  input(field, given) {
    if (field.kind === "choice" || field.kind === "row") {
      const options = field.kind === "choice" ? [...field.options] : [...this.rows.values()]
        .filter((row) => row.table === field.target && row.review !== "rejected").map((row) => [row.id, `${this.name(row.id)} (S${row.sentence})`])
        .sort((one, other) => one[1].localeCompare(other[1]));
      // What must be chosen and cannot be guessed is asked for: the first of a list is nobody's choice.
      const value = String(given ?? ""), known = options.some(([option]) => option === value);
      if (value && !known) options.unshift([value, this.wordOf(field, given)]);
      const listed = field.required && value ? options : [["", field.required ? "choose …" : "–"], ...options];
      return el("select", { name: field.name, required: field.required }, ...listed.map(([option, word]) =>
        el("option", { value: option, text: word, selected: option === value })));
    }
    const input = el("input", { name: field.name, type: field.kind === "number" ? "number" : "text", step: "any", autocomplete: "off" });
    input.value = given ?? "";
    return input;
  }

  // The word of a choice; a number between two that have words is told by the nearer one.
  wordOf({ options }, value) {
    const exact = options.find(([option]) => option === String(value));
    if (exact || typeof value !== "number") return exact ? exact[1] : String(value);
    const away = ([option]) => Math.abs(Number(option) - value);
    return `${options.reduce((best, one) => (away(one) < away(best) ? one : best))[1]} (${value})`;
  }

  // From the text, where words were selected, back to the form that waits for them.
  returnToForm() { this.form.querySelector(".cq-span button").focus(); }

  leaveForm(back = true) {
    if (!this.form) return;
    this.form.remove();
    this.form = null;
    if (back) (this.mark ?? this.text).focus({ preventScroll: true });
  }
}
