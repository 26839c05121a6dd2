// The graph by keyboard: arrows go to the nearest entity in that direction.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function bindKeyboard(app, view) {
  const actions = {
    "+": () => view.zoom(1.3), "=": () => view.zoom(1.3), "-": () => view.zoom(1 / 1.3), 0: () => view.fit(),
    Escape: () => app.select(null), Enter: () => app.state.selected && byId("card").focus(),
  };
  view.container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) step(app, view, direction);
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  });
  byId("card").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    app.select(null);
    view.container.focus();
  });
}

function step(app, view, [dx, dy]) {
  const current = app.state.selected?.entity;
  const ids = [...view.shown.entities.keys()];
  if (!ids.length) return;
  if (current === undefined || !view.shown.entities.has(current)) {
    const busiest = ids.reduce((best, id) => (app.model.entities[id].degree > app.model.entities[best].degree ? id : best));
    app.select({ entity: busiest }, { move: true });
    return;
  }
  const here = view.network.getPosition(current);
  let best = null;
  for (const id of ids) {
    const there = view.network.getPosition(id);
    const ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    const cost = ahead + 2 * aside;
    if (id !== current && ahead > 0 && aside <= 1.5 * ahead && (best === null || cost < best.cost)) best = { id, cost };
  }
  if (best) app.select({ entity: best.id }, { move: true });
}
