// The table of all facts: one row for each sentence that states one.

const ROWS_AT_ONCE = 150;
const COLUMNS = ["subject", "relation", "object", "sentence", "polarity", "quantity", "time", "source", "document", "date"];

function factTable(app) {
  const view = { sort: { column: "subject", down: false }, rows: [], shown: 0 };
  const showMore = () => {
    const next = view.rows.slice(view.shown, view.shown + ROWS_AT_ONCE);
    byId("table-body").append(...next.map((row) => tableRow(app, row)));
    view.shown += next.length;
    const left = view.rows.length - view.shown;
    byId("table-more").hidden = left <= 0;
    byId("table-more").textContent = app.words.say("showMore", { count: app.words.number(Math.min(left, ROWS_AT_ONCE)) });
  };
  view.refresh = () => {
    Object.assign(view, { rows: tableRows(app, view), shown: 0 });
    byId("table-count").textContent = app.words.say("tableCount", { shown: app.words.number(view.rows.length), all: app.words.number(app.model.counts.statements) });
    byId("table-head").replaceChildren(...COLUMNS.map((column) => headCell(app, view, column)));
    byId("table-body").replaceChildren();
    showMore();
  };
  byId("table-filter").addEventListener("input", view.refresh);
  byId("table-more").addEventListener("click", showMore);
  return view;
}

function headCell(app, view, column) {
  const isSorted = view.sort.column === column;
  const arrow = isSorted ? (view.sort.down ? " ↓" : " ↑") : "";
  const sort = () => {
    view.sort = { column, down: isSorted && !view.sort.down };
    view.refresh();
    document.querySelector(`#table-head [data-column=${column}] button`).focus();
  };
  return make("th", { scope: "col", "data-column": column, "aria-sort": isSorted ? (view.sort.down ? "descending" : "ascending") : "none" },
    make("button", { type: "button", onclick: sort }, app.words.say(column), make("span", { "aria-hidden": "true" }, arrow)));
}

// The rows that the filters leave, as text by column, sorted.
function tableRows(app, view = null) {
  const wanted = view ? fold(byId("table-filter").value.trim()) : "";
  const rows = app.model.facts.filter((fact) => app.isListed(fact)).flatMap((fact) => fact.said.map((said) => rowOf(app, fact, said)));
  const kept = rows.filter((row) => !wanted || COLUMNS.some((column) => fold(row[column]).includes(wanted)));
  if (!view) return kept;
  const { column, down } = view.sort;
  const collator = new Intl.Collator(app.words.lang, { numeric: true });
  const keys = new Map(kept.map((row) => [row, column === "time" || column === "date" ? row[`${column}Key`] : row[column]]));
  return kept.sort((a, b) => (down ? -1 : 1) * collator.compare(keys.get(a), keys.get(b)));
}

function rowOf(app, fact, said) {
  const { words, model } = app;
  const source = model.documents[said.doc] ?? {};
  return {
    fact, said,
    subject: app.nameOf(model.entities[fact.s]),
    relation: words.labelOf(model.predicates[fact.p].labels),
    object: fact.o === undefined ? fact.v ?? "" : app.nameOf(model.entities[fact.o]),
    polarity: words.kind(fact.polarity),
    quantity: words.quantity(said),
    time: said.time ? words.date(said.time) : "", timeKey: said.time ?? "",
    source: said.by === undefined ? "" : app.nameOf(model.entities[said.by]),
    sentence: said.text,
    document: source.title ?? source.source ?? "",
    date: source.date ? words.date(source.date) : "", dateKey: source.date ?? "",
  };
}

function tableRow(app, row) {
  const { fact, said } = row;
  const cells = {
    subject: entityButton(app, fact.s),
    relation: make("button", { type: "button", class: "entity", onclick: () => app.select({ fact: fact.id }) }, quoted(row.relation)),
    object: objectElement(app, fact),
    polarity: fact.polarity === "affirmed" ? row.polarity : make("span", { class: `badge ${fact.polarity}` }, row.polarity),
    source: said.by === undefined ? "" : entityButton(app, said.by),
    sentence: quoted(row.sentence, "span", { lang: said.lang }),
    document: quoted(row.document),
  };
  return make("tr", { class: fact.isOpen ? "open" : null }, ...COLUMNS.map((column) => make("td", { "data-column": column }, cells[column] ?? row[column])));
}
