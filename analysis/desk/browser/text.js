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

// So many characters are drawn at once when the reader opens.
const FIRST_SCREEN = 4000;
// What is far off is drawn in slices, each shorter than a frame, in milliseconds; and so long after another.
const SLICE = 8, PAUSE = 40;
const piecesOf = (node) => [...node.querySelectorAll("[data-start]")];

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

  // The text in paragraphs, each of which can be drawn anew alone. Until it is, it stands there as plain text.
  split() {
    this.paragraphs = [];
    for (const [n, start, end, p] of this.content.sentences) {
      let last = this.paragraphs[this.paragraphs.length - 1];
      if (!last || last.p !== p) {
        last = { p, start, end, sentences: [], rows: [], marks: [], isDrawn: false, isNear: start < FIRST_SCREEN, node: el("p", { dir: "auto" }) };
        last.node.paragraph = last;
        this.paragraphs.push(last);
      }
      last.sentences.push([n, start, end]);
      last.end = Math.max(last.end, end);
    }
    for (const { node, start, end } of this.paragraphs) node.append(el("span", { "data-start": start, text: this.cut(start, end) }));
    this.text.replaceChildren(...this.paragraphs.map((paragraph) => paragraph.node));
    // What is on the screen, or a screen away, is drawn before it is seen.
    this.watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        target.paragraph.isNear = isIntersecting;
        if (isIntersecting) this.drawParagraph(target.paragraph);
      }
    }, { root: this.text, rootMargin: "100% 0px" });
    for (const { node } of this.paragraphs) this.watch.observe(node);
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
    for (const paragraph of this.paragraphs) {
      if (!changed || touches(paragraph)) paragraph.isDrawn = false;
      if (paragraph.isNear) this.drawParagraph(paragraph);
    }
    this.drawRest();
    if (this.at !== undefined) this.point(this.markAt(this.at));
    else {
      const first = this.paragraphs.find((paragraph) => this.marksOf(paragraph).length);
      if (first) first.marks[0].tabIndex = 0;
    }
  }

  drawRest() {
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      const start = performance.now();
      for (const paragraph of this.paragraphs) {
        if (performance.now() - start > SLICE) { this.drawRest(); return; }
        this.drawParagraph(paragraph);
      }
    }, PAUSE);
  }

  marksOf(paragraph) {
    this.drawParagraph(paragraph);
    return paragraph.marks;
  }

  // A paragraph, cut wherever a mark begins or ends.
  drawParagraph(paragraph) {
    if (paragraph.isDrawn) return;
    paragraph.isDrawn = true;
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
      class: classes.join(" "), role: "button", "data-start": start, "aria-label": `${words}: ${kinds}`, text: words,
    });
    mark.rowIds = here.map((row) => row.id);
    mark.paragraph = paragraph;
    // What goes on from the piece before is no stop of its own.
    mark.isStart = here.some((row) => row.values.start === start);
    paragraph.marks.push(mark);
    return mark;
  }

  // The last paragraph that begins at or before a place of the text.
  paragraphAt(place) {
    let low = 0, high = this.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.paragraphs[middle].start <= place) low = middle; else high = middle - 1;
    }
    return low;
  }

  // The mark that a place of the text lies in, or the last before it; the first after it where there is none.
  markAt(place) {
    const at = this.paragraphAt(place);
    for (let k = at; k >= 0; k--) {
      const before = this.marksOf(this.paragraphs[k]).filter((mark) => Number(mark.dataset.start) <= place);
      if (before.length) return before[before.length - 1];
    }
    return this.paragraphs.slice(at).flatMap((paragraph) => this.marksOf(paragraph).slice(0, 1))[0];
  }

  // The next mark, or the one before, that begins where it stands.
  markBeside(mark, by) {
    let k = mark ? this.paragraphs.indexOf(mark.paragraph) : by > 0 ? 0 : this.paragraphs.length - 1;
    for (let inside = mark; this.paragraphs[k]; k += by, inside = null) {
      const marks = this.marksOf(this.paragraphs[k]);
      let place = inside ? marks.indexOf(inside) + by : by > 0 ? 0 : marks.length - 1;
      while (marks[place] && !marks[place].isStart) place += by;
      if (marks[place]) return marks[place];
    }
    return null;
  }

  // The mark of a row, if it has one.
  markOf(row) {
    const marks = this.paragraphs.length ? this.marksOf(this.paragraphs[this.paragraphAt(row.values.start)]) : [];
    return marks.find((mark) => mark.rowIds.includes(row.id)) ?? null;
  }

  point(mark) {
    this.mark?.classList.remove("here");
    for (const old of this.text.querySelectorAll("mark[tabindex]")) old.removeAttribute("tabindex");
    this.mark = mark || null;
    if (!mark) return;
    this.at = Number(mark.dataset.start);
    mark.classList.add("here");
    mark.tabIndex = 0;
  }

  // Chromium selects nothing from the edge of what takes the focus when it is pressed: no mark does, while it is pressed.
  letSelect({ target }) {
    const mark = target.closest("mark[tabindex]");
    if (!mark) return;
    mark.removeAttribute("tabindex");
    window.addEventListener("mouseup", () => { if (mark.isConnected) mark.tabIndex = 0; }, { once: true, capture: true });
  }

  // The words that are selected in the text, as offsets; blanks at the ends are left out.
  selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.commonAncestorContainer)) return null;
    let [from, to] = [Infinity, -Infinity];
    const pieces = this.paragraphs.filter(({ node }) => range.intersectsNode(node)).flatMap(({ node }) => piecesOf(node));
    for (const piece of pieces) {
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

  // The range of the page that some words of the text are.
  range(start, end) {
    const range = document.createRange();
    const within = (piece, place) => Array.from(piece.textContent).slice(0, place - Number(piece.dataset.start)).join("").length;
    const find = (place, isIn) => {
      const paragraph = this.paragraphs[this.paragraphAt(place)];
      this.drawParagraph(paragraph);
      return piecesOf(paragraph.node).filter((piece) => isIn(Number(piece.dataset.start))).pop();
    };
    const first = find(start, (from) => from <= start), last = find(end - 1, (from) => from < end);
    range.setStart(first.firstChild, within(first, start));
    range.setEnd(last.firstChild, within(last, end));
    return range;
  }

  select(start, end) {
    const range = this.range(start, end), selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    range.endContainer.parentElement.scrollIntoView({ block: "nearest" });
    this.chosen = { start, end };
    this.say(`Selected: “${this.cut(start, end)}”`);
  }
}
