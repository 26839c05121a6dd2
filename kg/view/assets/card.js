// The side panel: everything known of one entity or one relation, each fact with its sentences.

const FACTS_AT_ONCE = 12;

function renderCard(app) {
  const card = byId("card");
  const { selected } = app.state;
  card.hidden = !selected;
  document.body.classList.toggle("with-card", Boolean(selected));
  if (!selected) return card.replaceChildren();
  const close = make("button", { type: "button", class: "close", "aria-label": app.words.say("close"), onclick: () => app.select(null) }, "×");
  const content = selected.fact !== undefined ? factCard(app, app.model.facts[selected.fact]) : entityCard(app, app.model.entities[selected.entity]);
  card.replaceChildren(close, ...content);
  card.scrollTop = 0;
  return undefined;
}

function entityCard(app, entity) {
  return [
    make("p", { class: "kind" }, app.iconOf(entity), [entity.type, ...(entity.types ?? [])].map((type) => app.classLabel(type)).join(", ")),
    quoted(app.nameOf(entity), "h2"),
    otherNames(app, entity),
    identifierList(app, entity),
    make("p", { class: "actions" },
      make("button", { type: "button", class: "plain", onclick: () => app.showAround(entity.id) }, app.words.say("neighbourhood")),
      make("button", { type: "button", class: "plain", onclick: () => app.locate(entity.id) }, app.words.say("centre"))),
    ...factSections(app, entity),
    quoteSection(app, entity),
    mentionSection(app, entity),
  ].filter(Boolean);
}

function otherNames(app, entity) {
  const label = app.nameOf(entity);
  const names = entity.searched.map(({ name }) => name).filter((name) => name !== label);
  if (!names.length) return null;
  return make("p", { class: "names" }, make("span", { class: "key" }, app.words.say("otherNames")), ...names.map((name) => quoted(name, "span", { class: "chip" })));
}

function identifierList(app, entity) {
  if (!entity.ids) return null;
  const items = entity.ids.map(({ scheme, value, href }) => {
    const shown = [make("span", { class: "scheme" }, scheme), " ", quoted(value)];
    const isSafe = href && href.startsWith("https://");
    return isSafe ? make("a", { href, target: "_blank", rel: "noopener noreferrer", class: "chip", title: app.words.say("newPage") }, ...shown) : make("span", { class: "chip" }, ...shown);
  });
  return make("p", { class: "names" }, make("span", { class: "key" }, app.words.say("identifiers")), ...items);
}

function factSections(app, entity) {
  const kinds = [["says", entity.out, true], ["saidBy", entity.in, false], ["attributed", entity.credited, null]];
  const sections = kinds.filter(([, facts]) => facts.length).map(([title, facts, isSubject]) =>
    make("section", {}, make("h3", {}, app.words.say(title), " ", make("span", { class: "count" }, app.words.number(facts.length))), ...propertyGroups(app, facts, isSubject)));
  return sections.length || entity.quotes.length ? sections : [make("p", { class: "kind" }, app.words.say("noFacts"))];
}

// Facts under the name of their property: ontology properties before open relations, frequent ones first.
function propertyGroups(app, facts, isSubject) {
  const groups = new Map();
  for (const fact of facts) groups.has(fact.p) ? groups.get(fact.p).push(fact) : groups.set(fact.p, [fact]);
  const ordered = [...groups].sort(([, a], [, b]) => a[0].isOpen - b[0].isOpen || b.length - a.length || a[0].p - b[0].p);
  return ordered.map(([predicate, members]) => propertyGroup(app, predicate, members, isSubject));
}

function propertyGroup(app, predicate, facts, isSubject) {
  const { inverse, labels } = app.model.predicates[predicate];
  const label = isSubject === false && inverse ? app.words.labelOf(inverse) : (isSubject === false ? "← " : "") + app.words.labelOf(labels);
  const list = make("ul", { class: "facts" });
  const add = (from) => {
    list.append(...facts.slice(from, from + FACTS_AT_ONCE).map((fact) => factItem(app, fact, isSubject)));
    const left = facts.length - from - FACTS_AT_ONCE;
    if (left > 0) list.append(moreItem(app, left, () => add(from + FACTS_AT_ONCE)));
  };
  add(0);
  const heading = make("h4", {}, quoted(label), facts[0].isOpen ? make("span", { class: "badge" }, app.words.say("openRelation")) : null);
  return make("section", { class: "property" }, heading, list);
}

function moreItem(app, left, add) {
  const item = make("li", { class: "more" });
  item.append(make("button", { type: "button", class: "plain", onclick: () => { item.remove(); add(); } }, app.words.say("showMore", { count: app.words.number(left) })));
  return item;
}

function factItem(app, fact, isSubject) {
  const ends = isSubject === null ? [entityButton(app, fact.s), ` ${app.relationLabel(fact)} → `, objectElement(app, fact)]
    : [isSubject ? objectElement(app, fact) : entityButton(app, fact.s)];
  const line = make("div", { class: "ends" }, ...ends, polarityBadge(app, fact));
  return make("li", { class: `fact ${fact.polarity}` }, line, ...fact.said.map((said) => testimony(app, fact, said)));
}

const polarityBadge = (app, fact) => (fact.polarity === "affirmed" ? null : make("span", { class: `badge ${fact.polarity}` }, app.words.kind(fact.polarity)));

const entityButton = (app, id) => {
  const entity = app.model.entities[id];
  return make("button", { type: "button", class: "entity", onclick: () => app.select({ entity: id }, { move: true }) }, app.iconOf(entity), quoted(app.nameOf(entity)));
};

const objectElement = (app, fact) => (fact.o === undefined ? quoted(fact.v ?? "", "span", { class: "literal" }) : entityButton(app, fact.o));

function testimony(app, fact, said) {
  const { words, model } = app;
  const names = [fact.s, fact.o].map((id) => (id === undefined ? [fact.v] : model.entities[id].searched.map(({ name }) => name)));
  const chips = [
    said.quantity !== undefined ? make("span", { class: "chip strong" }, words.quantity(said)) : null,
    said.time ? make("span", { class: "chip strong" }, words.date(said.time)) : null,
    said.by !== undefined ? make("span", { class: "chip" }, ...accordingTo(app, said.by)) : null,
  ].filter(Boolean);
  return make("div", { class: "testimony" },
    chips.length ? make("p", { class: "chips" }, ...chips) : null,
    said.text ? sentenceElement(said.text, said.lang, names) : null,
    sourceLine(app, said.doc, said));
}

function accordingTo(app, id) {
  const [before, after] = app.words.say("according", { name: "\u0000" }).split("\u0000");
  return [before, entityButton(app, id), after];
}

function sourceLine(app, number, said = {}) {
  const { words, model } = app;
  const source = model.documents[number] ?? {};
  const parts = [quoted(source.title ?? source.source ?? words.say("unknownDocument"), "cite", { lang: source.title && source.lang })];
  if (source.date) parts.push(make("span", {}, words.date(source.date)));
  if (source.source && source.title && source.source !== source.title) parts.push(quoted(shortAddress(source.source), "span", { title: source.source }));
  if (said.confidence !== undefined) parts.push(make("span", {}, `${words.say("confidence")} ${words.percent(said.confidence)}`));
  if (said.rule) parts.push(make("span", {}, `${words.say("rule")} `, quoted(said.rule, "code")));
  return make("p", { class: "origin" }, ...parts);
}

// "https://example.org/a/long/path" -> "example.org": the whole stands in the tooltip.
const shortAddress = (text) => /^https?:\/\/([^/?#]+)/.exec(text)?.[1] ?? text;

function quoteSection(app, entity) {
  if (!entity.quotes.length) return null;
  const items = entity.quotes.map((quote) => make("li", {}, quoted(quote.text, "q", { lang: quote.lang, class: "words" }), sourceLine(app, quote.doc)));
  return make("section", {}, make("h3", {}, app.words.say("quotes"), " ", make("span", { class: "count" }, app.words.number(items.length))), make("ul", { class: "facts quotes" }, ...items));
}

function mentionSection(app, entity) {
  if (!entity.docs) return null;
  const list = make("ul", { class: "facts" });
  const add = (from) => {
    list.append(...entity.docs.slice(from, from + FACTS_AT_ONCE).map((number) => make("li", {}, sourceLine(app, number))));
    const left = entity.docs.length - from - FACTS_AT_ONCE;
    if (left > 0) list.append(moreItem(app, left, () => add(from + FACTS_AT_ONCE)));
  };
  add(0);
  return make("section", {}, make("h3", {}, app.words.say("mentioned"), " ", make("span", { class: "count" }, app.words.number(entity.docs.length))), list);
}

function factCard(app, fact) {
  const { words } = app;
  return [
    make("p", { class: "kind" }, lineIcon(fact.isOpen ? "open" : fact.polarity), words.say(fact.isOpen ? "openRelation" : "relation"), polarityBadge(app, fact)),
    make("h2", { class: "relation" }, entityButton(app, fact.s), quoted(app.relationLabel(fact), "span", { class: "predicate" }), objectElement(app, fact)),
    make("ul", { class: "facts" }, ...fact.said.map((said) => make("li", { class: `fact ${fact.polarity}` }, testimony(app, fact, said)))),
  ];
}
