// Captions: drawn at the size of the screen, the important ones first, none over another or over a node.

const CAPTION_LENGTH = 30;
const EDGE_TEXT = 11;
const KEY_CAPTIONS = 14;

function captionLayer(app, view) {
  const widths = new Map();
  let hits = [];

  const measure = (context, font, text) => {
    const key = font + text;
    if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
    return widths.get(key);
  };

  const draw = (context) => {
    hits = [];
    const ratio = view.network.canvas.pixelRatio;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.lineJoin = "round";
    const scale = view.network.getScale();
    const dots = dotBoxes(app, view, scale);
    const room = boxIndex(dots.map((dot) => dot.box));
    const texts = boxIndex([]);
    for (const dot of dots) nodeCaption(context, dot, room, texts);
    for (const fact of orderedFacts(view)) edgeCaption(context, fact, room, scale);
    context.restore();
  };

  const nodeCaption = (context, dot, room, texts) => {
    const { theme } = view;
    const size = dot.isMain ? 14 : dot.degree > 5 ? 13 : 12;
    const font = `${dot.isMain || dot.degree > 7 ? 600 : 400} ${size}px ${theme.font}`;
    const text = shortened(app.nameOf(app.model.entities[dot.id]));
    const width = measure(context, font, text) + 6;
    const height = size + 4;
    const edge = view.container.clientWidth - 2;
    const boxes = freeSides(view, dot).map(([dx, dy]) => centred(dot.x + dx * (dot.reach + width / 2 + 1), dot.y + dy * (dot.reach + height / 2 + 1), width, height));
    const inside = boxes.filter((spot) => spot[0] > 2 && spot[2] < edge);
    const box = inside.find((spot) => room.isFree(spot)) ?? leastCrowded(dot.isMain ? inside : dot.isKey ? inside.filter((spot) => texts.isFree(spot)) : [], room);
    if (!box) return;
    room.add(box);
    texts.add(box);
    hits.push({ box, hit: { entity: dot.id } });
    context.globalAlpha = dot.isFaded ? 0.25 : 1;
    haloed(context, text, font, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, theme.ink, theme.ground);
    context.globalAlpha = 1;
  };

  const edgeCaption = (context, fact, room, scale) => {
    const edge = view.network.body.edges[fact.id];
    if (!edge?.connected || fact.s === fact.o) return;
    const text = app.relationLabel(fact) + (fact.said.length > 1 ? ` ×${fact.said.length}` : "");
    const font = `${fact.isOpen ? "italic " : ""}${EDGE_TEXT}px ${view.theme.font}`;
    const width = measure(context, font, text);
    const isFaded = view.focus && !view.focus.facts.has(fact.id);
    const from = view.network.canvasToDOM(edge.from), to = view.network.canvasToDOM(edge.to);
    const span = Math.hypot(to.x - from.x, to.y - from.y) - (edge.from.options.size + edge.to.options.size) * scale;
    if (isFaded || span < width * 0.85 + 6) return;
    for (const along of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const spot = edgeSpot(view, edge, along);
      const boxes = boxesAlong(spot, width);
      if (!boxes.every((box) => room.isFree(box))) continue;
      boxes.forEach((box) => { room.add(box); hits.push({ box, hit: { fact: fact.id } }); });
      alongEdge(context, text, font, spot, view.theme, fact);
      return;
    }
  };

  const at = (point) => hits.find(({ box }) => point.x >= box[0] && point.x <= box[2] && point.y >= box[1] && point.y <= box[3])?.hit ?? null;
  return { draw, at };
}

const shortened = (text) => {
  const plain = plainText(text);
  return plain.length > CAPTION_LENGTH ? `${plain.slice(0, CAPTION_LENGTH - 1)}…` : plain;
};

const centred = (x, y, width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

// Where an important caption covers the fewest small nodes, though never another caption.
const leastCrowded = (boxes, room) => boxes.reduce((best, box) => (best && room.crowd(best) <= room.crowd(box) ? best : box), null);

// The sides of a node, those first at which few edges leave: below is best, other things being equal.
function freeSides(view, dot) {
  const sides = [[0, 1, 0], [0, -1, 0.35], [1, 0, 0.2], [-1, 0, 0.3], [0.85, 0.7, 0.5], [-0.85, 0.7, 0.55], [0.85, -0.7, 0.6], [-0.85, -0.7, 0.65]];
  const node = view.network.body.nodes[dot.id];
  const directions = node.edges.filter((edge) => edge.connected && edge.from !== edge.to).map((edge) => {
    const other = edge.from === node ? edge.to : edge.from;
    const length = Math.hypot(other.x - node.x, other.y - node.y) || 1;
    return [(other.x - node.x) / length, (other.y - node.y) / length];
  });
  const crowd = ([dx, dy, dislike]) => dislike + directions.reduce((sum, [x, y]) => sum + Math.max(0, (dx * x + dy * y) / Math.hypot(dx, dy) - 0.45), 0);
  return sides.map((side) => [crowd(side), side]).sort(([a], [b]) => a - b).map(([, side]) => side);
}

// Every node on the screen with its box, in the order in which captions are given: selection, its neighbours, busy nodes.
function dotBoxes(app, view, scale) {
  const { clientWidth, clientHeight } = view.container;
  const selected = app.state.selected?.entity ?? app.state.around;
  const dots = [];
  for (const id of view.shown.entities.keys()) {
    const node = view.network.body.nodes[id];
    if (!node) continue;
    const { x, y } = view.network.canvasToDOM(node);
    if (x < -60 || y < -30 || x > clientWidth + 60 || y > clientHeight + 30) continue;
    const reach = node.options.size * scale + 2;
    const isFaded = Boolean(view.focus) && !view.focus.entities.has(id);
    dots.push({ id, x, y, reach, isFaded, isMain: id === selected, degree: app.model.entities[id].degree, box: centred(x, y, 1.6 * reach, 1.6 * reach) });
  }
  dots.sort((a, b) => b.isMain - a.isMain || a.isFaded - b.isFaded || b.degree - a.degree || a.id - b.id);
  const room = Math.min(KEY_CAPTIONS, (clientWidth * clientHeight) / 50000);
  dots.forEach((dot, rank) => { dot.isKey = !dot.isFaded && rank < room && dot.degree > 3; });
  return dots;
}

function orderedFacts(view) {
  const weight = (fact) => (view.focus?.facts.has(fact.id) ? 2 : 0) + (fact.isOpen ? 0 : 1);
  return [...view.shown.facts].sort((a, b) => weight(b) - weight(a) || b.said.length - a.said.length || a.id - b.id);
}

// Boxes in a grid, so that a frame with hundreds of captions stays cheap.
function boxIndex(boxes) {
  const cell = 64;
  const cells = new Map();
  const keysOf = (box) => {
    const keys = [];
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x += 1)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y += 1) keys.push(`${x},${y}`);
    return keys;
  };
  const add = (box) => keysOf(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])));
  const meets = (box, other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
  const crowd = (box) => new Set(keysOf(box).flatMap((key) => (cells.get(key) ?? []).filter((other) => meets(box, other)))).size;
  const isFree = (box) => keysOf(box).every((key) => !(cells.get(key) ?? []).some((other) => meets(box, other)));
  boxes.forEach(add);
  return { add, crowd, isFree };
}

function edgeSpot(view, edge, along) {
  const here = view.network.canvasToDOM(edge.edgeType.getPoint(along));
  const before = view.network.canvasToDOM(edge.edgeType.getPoint(along - 0.05)), after = view.network.canvasToDOM(edge.edgeType.getPoint(along + 0.05));
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle < -Math.PI / 2) angle += Math.PI;
  return { ...here, angle };
}

// A slanted text as a row of small boxes.
function boxesAlong({ x, y, angle }, width) {
  const parts = Math.max(1, Math.ceil(width / 16));
  return Array.from({ length: parts }, (_, index) => {
    const shift = ((index + 0.5) / parts - 0.5) * width;
    return centred(x + shift * Math.cos(angle), y + shift * Math.sin(angle), 16, 14);
  });
}

function haloed(context, text, font, x, y, ink, ground) {
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.strokeStyle = ground;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

function alongEdge(context, text, font, spot, theme, fact) {
  context.save();
  context.translate(spot.x, spot.y);
  context.rotate(spot.angle);
  const ink = fact.polarity === "affirmed" ? theme.soft : theme[fact.polarity];
  haloed(context, text, font, 0, 0, ink, theme.ground);
  context.restore();
}
