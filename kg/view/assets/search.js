// The search box with its list of suggestions (ARIA combobox pattern).

function searchBox(app) {
  const input = byId("search");
  const list = byId("suggestions");
  let hits = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (hit) => {
    input.value = "";
    close();
    app.select({ entity: hit.entity.id }, { move: true });
  };
  const highlight = (index) => {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    return list.children[index].scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    hits = findEntities(app.model, input.value, 10);
    const typed = input.value.trim() !== "";
    list.replaceChildren(...(hits.length ? hits.map((hit, index) => suggestion(app, hit, index, choose)) : typed ? [emptySuggestion(app)] : []));
    list.hidden = !typed;
    input.setAttribute("aria-expanded", String(typed));
    highlight(hits.length ? 0 : -1);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length && !list.hidden) highlight((active + step + hits.length) % hits.length);
    else if (step) show();
    else if (event.key === "Enter" && !list.hidden && active >= 0) choose(hits[active]);
    else if (event.key === "Escape") { input.value = ""; close(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { close };
}

function suggestion(app, hit, index, choose) {
  const label = app.nameOf(hit.entity);
  const item = make("li", { id: `suggestion-${index}`, role: "option", "aria-selected": "false" },
    app.iconOf(hit.entity), quoted(label, "span", { class: "suggested" }));
  if (fold(hit.name) !== fold(label)) item.append(quoted(hit.name, "span", { class: "matched" }));
  item.append(make("span", { class: "kind" }, `${app.classLabel(hit.entity.type)} · ${app.words.number(hit.entity.degree)}`));
  item.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(hit); });
  return item;
}

const emptySuggestion = (app) => make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "empty" }, app.words.say("noMatch"));
