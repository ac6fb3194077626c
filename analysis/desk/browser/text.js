// The text of the reader: its marks, and words of it selected. Whatever comes from an article or a person goes in as text
// (textContent, value), never as HTML. Before reader.js, with which it makes one module.

const el = (tag, props = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
};

class TextView {
  constructor(content) {
    this.content = content;
    const { text } = content;
    // Offsets count characters as Python does; an emoji is one, though two units here.
    const chars = Array.from(text);
    this.cut = chars.length === text.length ? (start, end) => text.slice(start, end) : (start, end) => chars.slice(start, end).join("");
    this.length = chars.length;
    // What was said since is kept with the content, for a view that is opened later.
    const first = !content.live;
    this.rows = content.live ??= new Map();
    if (first) this.learn(content.rows);
    this.hidden = new Set();
    this.text = el("div", { class: "cq-text", role: "group", "aria-label": "Text with marked rows", tabindex: "0" });
  }

  get conflicts() { return this.content.conflicts; }

  // Rows come as lists, a table's columns named once.
  learn(tables) {
    const learnt = [];
    for (const [table, rows] of Object.entries(tables)) {
      const [, , , , , ...names] = this.content.columns[table];
      for (const [id, review, rule, confidence, sentence, ...values] of rows) {
        const row = { id, table, review, rule, confidence, sentence, values: {} };
        names.forEach((name, place) => { row.values[name] = values[place]; });
        row.quote = this.cut(row.values.start, row.values.end);
        this.rows.set(id, row);
        learnt.push(row);
      }
    }
    return learnt;
  }

  // The text in paragraphs, each of which can be drawn anew alone.
  split() {
    this.paragraphs = [];
    for (const [n, start, end, p] of this.content.sentences) {
      let last = this.paragraphs[this.paragraphs.length - 1];
      if (!last || last.p !== p) {
        last = { p, start, end, sentences: [], rows: [], marks: [], node: el("p", { dir: "auto" }) };
        this.paragraphs.push(last);
      }
      last.sentences.push([n, start, end]);
      last.end = Math.max(last.end, end);
    }
    this.text.replaceChildren(...this.paragraphs.map((paragraph) => paragraph.node));
  }

  sort() {
    for (const paragraph of this.paragraphs) paragraph.rows = [];
    const shown = [...this.rows.values()].filter((row) => !this.content.unmarked.includes(row.table) && !this.hidden.has(row.table));
    shown.sort((one, other) => one.values.start - other.values.start || other.values.end - one.values.end);
    let first = 0;
    for (const row of shown) {
      while (first < this.paragraphs.length - 1 && this.paragraphs[first].end <= row.values.start) first++;
      for (let k = first; k < this.paragraphs.length && this.paragraphs[k].start < row.values.end; k++) this.paragraphs[k].rows.push(row);
    }
  }

  draw(changed = null) {
    this.sort();
    const touches = (paragraph) => changed.some((row) => row.values.start < paragraph.end && row.values.end > paragraph.start);
    for (const paragraph of this.paragraphs) if (!changed || touches(paragraph)) this.drawParagraph(paragraph);
    this.marks = this.paragraphs.flatMap((paragraph) => paragraph.marks);
    if (this.at !== undefined) this.point(this.markAt(this.at));
    else if (this.marks.length) this.marks[0].tabIndex = 0;
  }

  // A paragraph, cut wherever a mark begins or ends.
  drawParagraph(paragraph) {
    const pieces = [];
    paragraph.marks = [];
    for (const [n, from, to] of paragraph.sentences) {
      const open = paragraph.rows.filter((row) => row.values.start < to && row.values.end > from);
      const borders = new Set([from, to]);
      for (const { values } of open) for (const border of [values.start, values.end]) if (border > from && border < to) borders.add(border);
      const cuts = [...borders].sort((one, other) => one - other);
      pieces.push(el("span", { class: "cq-n", "aria-hidden": "true", text: `S${n}` }));
      for (let k = 0; k + 1 < cuts.length; k++) pieces.push(this.piece(cuts[k], cuts[k + 1], open, paragraph));
      pieces.push(" ");
    }
    paragraph.node.replaceChildren(...pieces);
  }

  piece(start, end, open, paragraph) {
    const words = this.cut(start, end);
    const here = open.filter((row) => row.values.start <= start && row.values.end >= end);
    if (!here.length) return el("span", { "data-start": start, text: words });
    const shown = here.filter((row) => row.review !== "rejected");
    const classes = [...new Set((shown.length ? shown : here).map((row) => row.table))];
    if (here.some((row) => this.conflicts[row.id])) classes.push("conflict");
    else if (!shown.length) classes.push("rejected");
    else if (shown.some((row) => row.review !== "machine" && row.values.start === start)) classes.push("judged");
    const kinds = [...new Set(here.map((row) => this.content.tables[row.table]))].join(", ");
    const mark = el("mark", {
      class: classes.join(" "), role: "button", tabindex: "-1", "data-start": start, "aria-label": `${words}: ${kinds}`, text: words,
    });
    mark.rowIds = here.map((row) => row.id);
    // What goes on from the piece before is no stop of its own.
    mark.isStart = here.some((row) => row.values.start === start);
    paragraph.marks.push(mark);
    return mark;
  }

  // The mark that a place of the text lies in, or the last before it.
  markAt(place) {
    let low = 0, high = this.marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(this.marks[middle].dataset.start) <= place) low = middle; else high = middle - 1;
    }
    return this.marks[low];
  }

  point(mark) {
    for (const old of this.text.querySelectorAll("mark.here, mark[tabindex='0']")) { old.classList.remove("here"); old.tabIndex = -1; }
    this.mark = mark || null;
    if (!mark) return;
    this.at = Number(mark.dataset.start);
    mark.classList.add("here");
    mark.tabIndex = 0;
  }

  // The words that are selected in the text, as offsets; blanks at the ends are left out.
  selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.commonAncestorContainer)) return null;
    let [from, to] = [Infinity, -Infinity];
    for (const piece of this.pieces()) {
      if (!range.intersectsNode(piece)) continue;
      const start = Number(piece.dataset.start), length = Array.from(piece.textContent).length;
      const node = piece.firstChild;
      const before = node === range.startContainer ? Array.from(node.data.slice(0, range.startOffset)).length : 0;
      const after = node === range.endContainer ? Array.from(node.data.slice(0, range.endOffset)).length : length;
      if (before >= after) continue;
      from = Math.min(from, start + before);
      to = Math.max(to, start + after);
    }
    while (from < to && !this.cut(from, from + 1).trim()) from++;
    while (to > from && !this.cut(to - 1, to).trim()) to--;
    return from < to ? { start: from, end: to } : null;
  }

  pieces() { return this.text.querySelectorAll("[data-start]"); }

  // Selecting without a pointer: word by word from the mark, then more or fewer words.
  chooseWord(by) {
    const now = this.selected();
    const place = now ? (by > 0 ? now.end : now.start - 1) : this.at ?? 0;
    const word = this.findWord(place, by);
    if (word) this.select(word.start, word.end);
  }

  stretch(by) {
    const now = this.selected();
    if (!now) { this.chooseWord(1); return; }
    const word = this.findWord(by > 0 ? now.end : now.end - 1, by);
    if (!word) return;
    if (by > 0) { this.select(now.start, word.end); return; }
    const last = this.findWord(word.start - 1, -1);
    if (last && last.end > now.start) this.select(now.start, last.end);
  }

  findWord(place, by) {
    const isWord = (at) => /[\p{L}\p{N}’'-]/u.test(this.cut(at, at + 1));
    const end = this.length;
    while (place >= 0 && place < end && !isWord(place)) place += by;
    if (place < 0 || place >= end) return null;
    let start = place, stop = place;
    while (start > 0 && isWord(start - 1)) start--;
    while (stop < end && isWord(stop)) stop++;
    return { start, end: stop };
  }

  select(start, end) {
    const range = document.createRange();
    const within = (piece, place) => Array.from(piece.textContent).slice(0, place - Number(piece.dataset.start)).join("").length;
    let first = null, last = null;
    for (const piece of this.pieces()) {
      if (Number(piece.dataset.start) <= start) first = piece;
      if (Number(piece.dataset.start) < end) last = piece; else break;
    }
    range.setStart(first.firstChild, within(first, start));
    range.setEnd(last.firstChild, within(last, end));
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    last.scrollIntoView({ block: "nearest" });
    this.say(`Selected: “${this.cut(start, end)}”`);
  }
}
