// Legend and filters in one: each entry names a kind, counts it, and switches it on and off.

function renderFilters(app) {
  const { model, state, words } = app;
  const shapes = new Map(model.drawing.nodes.map((node) => [node.group, node.shape]));
  const ordered = [...model.counts.types].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  byId("types").replaceChildren(...ordered.map(([type, count]) => choice(app, {
    id: `type-${type}`, icon: shapeIcon(shapes.get(type), app.colorOf(type)), label: app.classLabel(type), count, isOn: !state.hiddenTypes.has(type),
    toggle: () => app.update({ hiddenTypes: toggled(state.hiddenTypes, type) }),
  })));
  byId("polarities").replaceChildren(...["affirmed", "negated", "hypothetical"].map((polarity) => choice(app, {
    id: `polarity-${polarity}`, icon: lineIcon(polarity), label: words.say(polarity), isOn: !state.hiddenPolarities.has(polarity),
    count: model.counts[polarity],
    toggle: () => app.update({ hiddenPolarities: toggled(state.hiddenPolarities, polarity) }),
  })));
  const openCount = model.counts.open;
  const isolatedCount = app.isolatedCount();
  const extras = [
    openCount && { id: "show-open", icon: lineIcon("open"), label: words.say("open"), hint: words.say("openHint"), isOn: state.open,
      count: openCount, toggle: () => app.update({ open: !state.open }, { fit: true }) },
    (isolatedCount || state.isolated) && { id: "show-isolated", icon: shapeIcon("dot", "var(--open)"), label: words.say("isolated"), isOn: state.isolated,
      count: isolatedCount, toggle: () => app.update({ isolated: !state.isolated }, { fit: true }) },
  ].filter(Boolean);
  byId("extras").replaceChildren(...extras.map((extra) => choice(app, extra)));
  byId("extras").parentElement.hidden = !extras.length;
}

function toggled(set, item) {
  const copy = new Set(set);
  if (!copy.delete(item)) copy.add(item);
  return copy;
}

function choice(app, { id, icon, label, hint, count, isOn, toggle }) {
  const press = () => { toggle(); byId(id)?.focus(); };
  const button = make("button", { id, type: "button", class: "choice", "aria-pressed": String(isOn), title: hint, onclick: press },
    icon, make("span", { class: "choice-label" }, label), make("span", { class: "count" }, app.words.number(count)));
  return make("li", {}, button);
}
