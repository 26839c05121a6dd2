// What is known, with the indexes that the views need.

// Lower case without accents: "Élodie" -> "elodie".
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’ʼ]/g, "'");

// Invisible characters that reorder text must not leak out of a name.
const plainText = (text) => text.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");

async function loadModel() {
  const element = document.getElementById("data");
  const packed = element.textContent;
  const text = packed.startsWith("{") ? packed : await gunzip(packed);
  return indexed(JSON.parse(text));
}

async function gunzip(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function indexed(model) {
  model.entities.forEach((entity, id) => Object.assign(entity, { id, out: [], in: [], credited: [], quotes: [], degree: 0 }));
  model.facts.forEach((fact, id) => {
    fact.id = id;
    fact.isOpen = Boolean(fact.open);
    model.entities[fact.s].out.push(fact);
    if (fact.o !== undefined && fact.o !== fact.s) model.entities[fact.o].in.push(fact);
    for (const by of new Set(fact.said.map((said) => said.by))) if (by !== undefined) model.entities[by].credited.push(fact);
  });
  for (const quote of model.quotes) if (quote.by !== undefined) model.entities[quote.by].quotes.push(quote);
  for (const entity of model.entities) {
    entity.degree = entity.out.length + entity.in.length;
    entity.searched = [...new Set([...Object.values(entity.labels), ...entity.names])].map((name) => ({ name, folded: fold(name) }));
  }
  model.counts = countKinds(model);
  model.byIri = new Map(model.entities.map((entity) => [entity.iri, entity]));
  return model;
}

// How many entities each class has, and how many facts each polarity; open facts are counted by themselves.
function countKinds(model) {
  const counts = { types: new Map(), affirmed: 0, negated: 0, hypothetical: 0, open: 0, statements: 0 };
  for (const { type } of model.entities) counts.types.set(type, (counts.types.get(type) ?? 0) + 1);
  for (const fact of model.facts) {
    counts[fact.isOpen ? "open" : fact.polarity] += 1;
    counts.statements += fact.said.length;
  }
  return counts;
}

// The other ends of an entity's facts, the most connected first.
function neighbours(model, entity, isShown) {
  const found = new Set();
  for (const fact of [...entity.out, ...entity.in]) {
    const other = fact.s === entity.id ? fact.o : fact.s;
    if (other !== undefined && other !== entity.id && isShown(fact)) found.add(other);
  }
  return [...found].map((id) => model.entities[id]).sort((a, b) => b.degree - a.degree || a.id - b.id);
}

// The entities whose names answer to what was typed: exact names first, then beginnings, words, parts.
function findEntities(model, typed, limit) {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  const hits = [];
  for (const entity of model.entities) {
    let best = null;
    for (const { name, folded } of entity.searched) {
      const rank = matchRank(folded, wanted);
      if (rank !== null && (best === null || rank < best.rank)) best = { entity, name, rank };
    }
    if (best) hits.push(best);
  }
  hits.sort((a, b) => a.rank - b.rank || b.entity.degree - a.entity.degree || a.entity.id - b.entity.id);
  return hits.slice(0, limit);
}

function matchRank(folded, wanted) {
  const at = folded.indexOf(wanted);
  if (at < 0) return null;
  if (folded.length === wanted.length) return 0;
  if (at === 0) return 1;
  return new RegExp("[^\\p{L}\\p{N}]" + wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "u").test(folded) ? 2 : 3;
}
