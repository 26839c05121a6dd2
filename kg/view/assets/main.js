// The page: its state, and what follows when the state changes.

const PALETTE = 8;

async function start() {
  const model = await loadModel();
  const link = readLink(model);
  const app = {
    model,
    words: wording(link.lang ?? document.documentElement.lang),
    state: { selected: link.selected, around: null, limit: NEIGHBOURS_AT_ONCE, hiddenTypes: new Set(), hiddenPolarities: new Set(), open: false, isolated: false, tab: link.tab },
  };
  Object.assign(app, naming(app), actions(app));
  app.graph = graphView(app);
  app.table = factTable(app);
  app.search = searchBox(app);
  bindControls(app);
  bindKeyboard(app, app.graph);
  byId("filters").open = !matchMedia("(max-width: 1000px)").matches;
  if (link.selected && !isPlaced(app, link.selected.entity)) app.state.around = link.selected.entity;
  render(app);
  app.graph.fit(false);
  if (link.selected) app.graph.moveTo(link.selected.entity);
  globalThis.kgPage = app;
  performance.mark("ready");
  document.documentElement.dataset.ready = "true";
}

function typeColor(type, position) {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(`--type-${type.replace(/[^\w-]/g, "_")}`).trim() || style.getPropertyValue(`--palette-${position % PALETTE}`).trim();
}

// Whether a fact that is shown ties an entity to another.
function isTied(app, entity) {
  const ties = (fact) => fact.o !== undefined && app.isShown(fact);
  return entity.out.some(ties) || entity.in.some(ties);
}

const capitalized = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// Names and colours, always in the present language and theme.
function naming(app) {
  const { model } = app;
  const types = [...new Set(model.entities.map((entity) => entity.type))].sort();
  const colorOf = (type) => {
    if (!app.colors.has(type)) app.colors.set(type, typeColor(type, types.indexOf(type)));
    return app.colors.get(type);
  };
  return {
    nameOf: (entity) => app.words.labelOf(entity.labels),
    classLabel: (type) => capitalized(app.words.labelOf(model.classes[type] ?? { "": type })),
    relationLabel: (fact) => app.words.mark(fact.polarity) + plainText(app.words.labelOf(model.predicates[fact.p].labels)),
    objectName: (fact) => quoted(fact.o === undefined ? fact.v ?? "" : app.nameOf(model.entities[fact.o])),
    colors: new Map(),
    colorOf,
    iconOf: (entity) => shapeIcon(model.drawing.nodes[entity.id].shape, colorOf(entity.type)),
    isShown: (fact) => (app.state.open || !fact.isOpen) && !app.state.hiddenPolarities.has(fact.polarity),
    isListed: (fact) => app.isShown(fact) && !app.state.hiddenTypes.has(model.entities[fact.s].type) && !(fact.o !== undefined && app.state.hiddenTypes.has(model.entities[fact.o].type)),
    isolatedCount: () => model.entities.filter((entity) => model.places[entity.id] && !isTied(app, entity)).length,
  };
}

function actions(app) {
  const update = (patch, { fit = false, move = null } = {}) => {
    const wasHidden = app.state.tab === "table";
    Object.assign(app.state, patch);
    render(app);
    if (wasHidden && app.state.tab === "graph") app.graph.wake();
    if (fit) app.graph.fit();
    if (move !== null) app.graph.moveTo(move);
  };
  const select = (selected, { move = false } = {}) => {
    const entity = selected?.entity;
    const patch = { selected };
    const isAway = entity !== undefined && !isPlaced(app, entity);
    if (isAway) Object.assign(patch, { around: entity, limit: NEIGHBOURS_AT_ONCE });
    update(patch, { fit: isAway, move: move && !isAway && entity !== undefined ? entity : null });
    writeLink(app);
    announce(app);
  };
  return {
    update,
    select,
    showAround: (id) => { update({ around: id, limit: NEIGHBOURS_AT_ONCE, selected: { entity: id }, tab: "graph" }, { fit: true }); writeLink(app); },
    locate: (id) => update({ tab: "graph", isolated: app.state.isolated || !app.graph.shown.entities.has(id) }, { move: id }),
  };
}

// Whether the present view has a place for an entity.
function isPlaced(app, id) {
  if (app.state.around === null) return Boolean(app.model.places[id]);
  return app.graph.shown.entities.has(id);
}

function render(app) {
  const { state, words } = app;
  translate(words);
  const { totals } = app.model;
  const counts = [
    words.count(totals?.documents ?? app.model.documents.length, "documentOne", "documents"),
    words.count(totals?.entities ?? app.model.entities.length, "entityOne", "entitiesLow"),
    words.count(totals?.facts ?? app.model.facts.length, "factOne", "factsLow"),
  ].join(" · ");
  byId("counts").textContent = totals ? `${counts} — ${words.say("excerpt", { facts: words.number(app.model.counts.statements) })}` : counts;
  const isTable = state.tab === "table";
  byId("tip").hidden = true;
  byId("graph-pane").hidden = isTable;
  byId("table-pane").hidden = !isTable;
  for (const [id, isOn] of [["tab-graph", !isTable], ["tab-table", isTable]]) {
    byId(id).setAttribute("aria-selected", String(isOn));
    byId(id).tabIndex = isOn ? 0 : -1;
  }
  renderFilters(app);
  renderCard(app);
  app.graph.refresh();
  if (isTable) app.table.refresh();
  renderNotice(app);
}

function renderNotice(app) {
  const { state, model, words } = app;
  const around = state.around === null ? null : model.entities[state.around];
  byId("notice").hidden = !around && !model.partial;
  byId("back").hidden = !around;
  const shown = app.graph.shown.entities.size;
  const all = around ? neighbours(model, around, app.isShown).length : model.entities.length;
  byId("widen").hidden = !around || all <= state.limit;
  byId("notice-text").textContent = around
    ? words.say(all > shown - 1 ? "around" : "aroundAll", { name: plainText(app.nameOf(around)), count: words.number(shown - 1), all: words.number(all) })
    : words.say("partial", { shown: words.number(shown), all: words.number(all) });
}

function translate(words) {
  document.documentElement.lang = words.lang;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words.say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words.say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = words.say(element.dataset.hint);
  for (const element of document.querySelectorAll("[data-name]")) {
    element.setAttribute("aria-label", words.say(element.dataset.name));
    element.title = words.say(element.dataset.name);
  }
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === words.lang));
}

function announce(app) {
  const entity = app.state.selected?.entity;
  if (entity === undefined) return;
  byId("status").textContent = app.words.say("selected", { name: plainText(app.nameOf(app.model.entities[entity])), count: app.words.number(app.model.entities[entity].degree) });
}

function bindControls(app) {
  const on = (id, action) => byId(id).addEventListener("click", action);
  on("zoom-in", () => app.graph.zoom(1.3));
  on("zoom-out", () => app.graph.zoom(1 / 1.3));
  on("fit", () => app.graph.fit());
  on("back", () => app.update({ around: null }, { fit: true }));
  on("widen", () => app.update({ limit: app.state.limit + NEIGHBOURS_AT_ONCE }, { fit: true }));
  on("save-png", () => savePicture(app.graph, document.title));
  on("save-csv", () => saveTable(app, tableRows(app).filter(({ fact }) => app.graph.shown.facts.includes(fact)), document.title));
  on("table-csv", () => saveTable(app, tableRows(app, app.table), document.title));
  for (const tab of ["graph", "table"]) on(`tab-${tab}`, () => { app.update({ tab }); writeLink(app); });
  document.querySelector(".tabs").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const tab = app.state.tab === "graph" ? "table" : "graph";
    app.update({ tab });
    byId(`tab-${tab}`).focus();
  });
  for (const button of document.querySelectorAll("[data-lang]")) button.addEventListener("click", () => { app.words = wording(button.dataset.lang); render(app); writeLink(app); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { app.colors.clear(); render(app); });
  addEventListener("hashchange", () => followLink(app));
}

// The address names what is seen: #entity=…&view=table&lang=fr
function readLink(model) {
  const link = new URLSearchParams(location.hash.slice(1));
  const entity = model.byIri.get(link.get("entity") ?? "");
  const lang = link.get("lang");
  return { selected: entity ? { entity: entity.id } : null, tab: link.get("view") === "table" ? "table" : "graph", lang: Object.hasOwn(STRINGS, lang ?? "") ? lang : null };
}

function writeLink(app) {
  const link = new URLSearchParams();
  const { selected, tab } = app.state;
  if (selected?.entity !== undefined) link.set("entity", app.model.entities[selected.entity].iri);
  if (tab === "table") link.set("view", "table");
  link.set("lang", app.words.lang);
  const hash = `#${link}`;
  if (hash !== location.hash) { app.written = hash; location.hash = hash; }
}

function followLink(app) {
  if (location.hash === app.written) return;
  const link = readLink(app.model);
  if (link.lang) app.words = wording(link.lang);
  app.update({ tab: link.tab });
  app.select(link.selected, { move: true });
}

start();
