// The drawing: which nodes and edges are shown, how they look, and what the pointer meets.

const NEIGHBOURS_AT_ONCE = 80;
const RING_GAP = 190;
const FADED = 0.13;
const NARROW = 620;
const LEAST_SCALE = 0.45;

function graphView(app) {
  const { model } = app;
  const { nodes: allNodes, edges: allEdges, options } = model.drawing;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const container = byId("graph");
  const network = new vis.Network(container, { nodes, edges }, withoutSelection(options));
  const view = { network, container, shown: { entities: new Map(), facts: [] }, captions: null, isFitted: false };
  view.captions = captionLayer(app, view);
  network.on("beforeDrawing", (context) => keepVisible(app, view, context));
  network.on("afterDrawing", (context) => view.captions.draw(context));
  bindPointer(app, view);

  view.refresh = () => {
    view.shown = visiblePart(app);
    view.focus = focusOf(app);
    const theme = readTheme();
    view.theme = theme;
    replaceItems(nodes, [...view.shown.entities].map(([id, [x, y]]) => ({ ...allNodes[id], x, y, ...nodeLook(app, view, id, theme) })));
    replaceItems(edges, view.shown.facts.map((fact) => ({ ...allEdges[fact.id], ...edgeLook(app, view, fact, theme) })));
    view.scale = null;
    network.redraw();
  };
  view.fit = (animate = true) => {
    const place = fittingPlace(app, view);
    if (!place) return;
    network.moveTo({ ...place, animation: animate && motion() });
    view.isFitted = true;
  };
  view.moveTo = (id) => {
    if (!view.shown.entities.has(id) || !container.clientWidth) return;
    const offset = { x: 0, y: -coveredHeight(view) / 2 };
    network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), 0.8), offset, animation: motion() });
  };
  view.wake = () => {
    network.setSize("100%", "100%");
    network.redraw();
    if (!view.isFitted) view.fit(false);
    if (app.state.selected) view.moveTo(app.state.selected.entity ?? app.model.facts[app.state.selected.fact].s);
  };
  view.zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: motion() });
  return view;
}

// On a narrow screen the card lies over the lower part of the graph.
function coveredHeight(view) {
  const [card, graph] = [byId("card").getBoundingClientRect(), view.container.getBoundingClientRect()];
  return card.height && card.left < graph.right - 1 ? Math.max(0, graph.bottom - card.top) : 0;
}

// The scale and position at which all nodes fit, with room for captions, tools and the notice.
function fittingPlace(app, view) {
  const points = [...view.shown.entities.values()];
  const { clientWidth, clientHeight } = view.container;
  if (!points.length || !clientWidth) return null;
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const margin = { x: Math.min(85, clientWidth / 7), top: byId("notice").hidden ? 34 : 66, bottom: Math.max(78, coveredHeight(view) + 24) };
  const fitting = Math.min(1.25, (clientWidth - 2 * margin.x) / Math.max(1, right - left), (clientHeight - margin.top - margin.bottom) / Math.max(1, bottom - top));
  const scale = Math.max(fitting, clientWidth < NARROW ? LEAST_SCALE : 0);
  const [x, y] = scale > fitting ? busiestPlace(app, view) : [(left + right) / 2, (top + bottom) / 2];
  return { scale, position: { x, y: y + (margin.bottom - margin.top) / 2 / scale } };
}

// On a narrow screen, where not all can be seen at once, the view begins at the most connected entity.
function busiestPlace(app, view) {
  const degree = ([id]) => app.model.entities[id].degree;
  return [...view.shown.entities].reduce((best, item) => (degree(item) > degree(best) ? item : best))[1];
}

// Nodes and edges shrink and grow less than the drawing does: visible from afar, not huge from near.
function keepVisible(app, view, context) {
  const scale = view.network.getScale();
  if (view.scale === scale) return;
  view.scale = scale;
  const grown = Math.min(1.35, Math.max(0.6, scale ** 0.35)) / scale;
  const { nodes, edges } = view.network.body;
  for (const { id } of app.model.entities) {
    const node = nodes[id];
    if (!node) continue;
    node.options.size = app.model.drawing.nodes[id].size * grown;
    node.options.borderWidth = (app.state.selected?.entity === id ? 4 : 1.5) * grown;
    node.shape.refreshNeeded = true;
    node.resize(context);
  }
  for (const fact of view.shown.facts) if (edges[fact.id]) edges[fact.id].options.width = edgeWidth(app, fact) * grown;
}

const edgeWidth = (app, fact) => app.model.drawing.edges[fact.id].width + (app.state.selected?.fact === fact.id ? 1.8 : 0);

const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 280, easingFunction: "easeInOutQuad" });

const withoutSelection = (options) => ({
  ...options,
  interaction: { ...options.interaction, selectable: false, selectConnectedEdges: false },
  edges: { ...options.edges, arrows: { to: { scaleFactor: 0.65 }, from: { scaleFactor: 0.65 } } },
});

function replaceItems(items, wanted) {
  const kept = new Set(wanted.map((item) => item.id));
  items.remove(items.getIds().filter((id) => !kept.has(id)));
  items.update(wanted);
}

// The entities with their places, and the facts between them, that the view and the filters leave.
function visiblePart(app) {
  const { model, state } = app;
  const places = state.around === null ? wholePlaces(app) : ringPlaces(app, model.entities[state.around], state.limit);
  const kept = (id) => places.has(id) && (!state.hiddenTypes.has(model.entities[id].type) || id === state.around);
  const facts = model.facts.filter((fact) => fact.o !== undefined && kept(fact.s) && kept(fact.o) && app.isShown(fact));
  const tied = new Set(facts.flatMap((fact) => [fact.s, fact.o]));
  const entities = new Map([...places].filter(([id]) => kept(id) && (tied.has(id) || state.isolated || id === state.around || id === state.selected?.entity)));
  return { entities, facts };
}

function wholePlaces(app) {
  const { model, state } = app;
  const closed = model.drawing.nodes.map((node) => (node.x === undefined ? null : [node.x, node.y]));
  const places = state.open ? model.places : closed;
  return new Map(places.flatMap((place, id) => (place ? [[id, place]] : [])));
}

// One entity in the middle, its neighbours on rings around it, those of one type side by side.
function ringPlaces(app, entity, limit) {
  const around = neighbours(app.model, entity, app.isShown).slice(0, limit);
  around.sort((a, b) => a.type.localeCompare(b.type) || b.degree - a.degree || a.id - b.id);
  const places = new Map([[entity.id, [0, 0]]]);
  for (let ring = 1, done = 0; done < around.length; ring += 1) {
    const room = Math.min(8 * ring + (ring - 1) * 4, around.length - done);
    for (let index = 0; index < room; index += 1) {
      const angle = (2 * Math.PI * (index + (ring % 2 ? 0 : 0.5))) / room - Math.PI / 2;
      places.set(around[done + index].id, [Math.round(1.25 * RING_GAP * ring * Math.cos(angle)), Math.round(RING_GAP * ring * Math.sin(angle))]);
    }
    done += room;
  }
  return places;
}

// What the selection brings to the front: its entities and facts; null where nothing is selected.
function focusOf(app) {
  const { model, state } = app;
  if (!state.selected) return null;
  if (state.selected.fact !== undefined) {
    const fact = model.facts[state.selected.fact];
    return { entities: new Set([fact.s, fact.o]), facts: new Set([fact.id]) };
  }
  const entity = model.entities[state.selected.entity];
  const facts = [...entity.out, ...entity.in].filter((fact) => app.isShown(fact));
  return { entities: new Set([entity.id, ...facts.flatMap((fact) => [fact.s, fact.o])]), facts: new Set(facts.map((fact) => fact.id)) };
}

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    ground: read("--ground"), ink: read("--ink"), soft: read("--soft"), accent: read("--accent"), font: style.fontFamily,
    affirmed: read("--affirmed"), negated: read("--negated"), hypothetical: read("--hypothetical"), open: read("--open"),
  };
}

function nodeLook(app, view, id, theme) {
  const color = app.colorOf(app.model.entities[id].type);
  const isSelected = app.state.selected?.entity === id;
  const border = isSelected ? theme.accent : theme.ground;
  const same = { background: color, border };
  return {
    color: { ...same, highlight: same, hover: { background: color, border: theme.accent } },
    borderWidth: isSelected ? 4 : 1.5,
    opacity: !view.focus || view.focus.entities.has(id) ? 1 : FADED,
  };
}

function edgeLook(app, view, fact, theme) {
  const color = fact.isOpen && fact.polarity === "affirmed" ? theme.open : theme[fact.polarity];
  const isSelected = app.state.selected?.fact === fact.id;
  const isFaded = view.focus && !view.focus.facts.has(fact.id);
  const shade = isSelected ? theme.accent : color;
  return {
    color: { color: shade, hover: theme.accent, highlight: shade, inherit: false, opacity: isFaded ? FADED : fact.isOpen ? 0.75 : 0.9 },
    width: edgeWidth(app, fact),
    arrows: app.model.predicates[fact.p].symmetric ? "to, from" : "to",
  };
}

function bindPointer(app, view) {
  const { network, container } = view;
  network.on("click", ({ pointer }) => app.select(thingAt(view, pointer.DOM)));
  network.on("doubleClick", ({ pointer }) => {
    const hit = thingAt(view, pointer.DOM);
    if (hit?.entity !== undefined) app.showAround(hit.entity);
  });
  container.addEventListener("pointermove", (event) => {
    if (event.buttons) return showTip(app, view, null);
    const box = container.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return showTip(app, view, thingAt(view, point), point);
  });
  container.addEventListener("pointerleave", () => showTip(app, view, null));
}

// The entity or fact under a point: nodes before captions before edges.
function thingAt(view, point) {
  const entity = view.network.getNodeAt(point);
  if (entity !== undefined) return { entity };
  const captioned = view.captions.at(point);
  if (captioned) return captioned;
  const fact = view.network.getEdgeAt(point);
  return fact === undefined ? null : { fact };
}

function showTip(app, view, hit, point) {
  const tip = byId("tip");
  view.container.classList.toggle("pointing", Boolean(hit));
  tip.hidden = !hit;
  if (!hit) return;
  tip.replaceChildren(...(hit.entity !== undefined ? entityTip(app, app.model.entities[hit.entity]) : factTip(app, app.model.facts[hit.fact])));
  const { width, height } = view.container.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(point.x + 14, width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${point.y + tip.offsetHeight + 24 > height ? point.y - tip.offsetHeight - 12 : point.y + 16}px`;
}

const entityTip = (app, entity) => [
  quoted(app.nameOf(entity), "strong"),
  make("span", { class: "kind" }, `${app.classLabel(entity.type)} · ${app.words.count(entity.degree, "factOne", "factsLow")}`),
];

function factTip(app, fact) {
  const [first] = fact.said;
  const lines = [make("strong", {}, quoted(app.nameOf(app.model.entities[fact.s])), ` ${app.relationLabel(fact)} → `, app.objectName(fact))];
  if (first?.text) lines.push(quoted(first.text.length > 220 ? `${first.text.slice(0, 220)}…` : first.text, "span", { lang: first.lang }));
  return lines;
}
