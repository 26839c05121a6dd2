// Elements are built from text alone: nothing from the data is ever parsed as markup.

const byId = (id) => document.getElementById(id);

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// A text from the data: isolated, so that right-to-left words do not disturb their neighbours.
const quoted = (text, tag = "bdi", options = {}) => make(tag, { dir: "auto", ...options }, plainText(text));

const SHAPE_PATHS = {
  dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 1l7 7l-7 7l-7-7z",
  triangle: "M8 1.5l7 12.5h-14z",
  hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
  star: "M8 .8l2.1 4.7 5.1.5-3.9 3.4 1.2 5L8 11.8l-4.5 2.6 1.2-5L.8 6l5.1-.5z",
};

function shapeIcon(shape, color) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "shape");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPE_PATHS[shape] ?? SHAPE_PATHS.dot);
  path.style.fill = color;
  svg.append(path);
  return svg;
}

function lineIcon(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 30 10");
  svg.setAttribute("class", `line ${kind}`);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M1 5h24");
  const head = document.createElementNS("http://www.w3.org/2000/svg", "path");
  head.setAttribute("d", "M23 1.5l6 3.5l-6 3.5z");
  head.setAttribute("class", "head");
  svg.append(line, head);
  return svg;
}

// The sentence, with the names of both ends marked where they stand in it.
function sentenceElement(text, lang, names) {
  const quote = make("blockquote", { lang, dir: "auto" });
  let done = 0;
  for (const [start, end] of nameSpans(text, names)) {
    quote.append(plainText(text.slice(done, start)), make("mark", {}, plainText(text.slice(start, end))));
    done = end;
  }
  quote.append(plainText(text.slice(done)));
  return quote;
}

// Where the longest of some names stand in a text, without overlaps; one character folds to one, so that offsets hold.
function nameSpans(text, groups) {
  const folded = [...text].map((character) => (character.length === 1 ? fold(character).slice(0, 1) || character : "  ")).join("");
  const spans = [];
  for (const names of groups) {
    const span = firstSpan(folded, names, spans);
    if (span) spans.push(span);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

function firstSpan(folded, names, taken) {
  const tails = names.map((name) => name.split(/\s+/).pop()).filter((word) => word.length > 3);
  const wanted = [...names].sort((a, b) => b.length - a.length).concat(tails);
  const isWord = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (const name of wanted) {
    const sought = [...name].map((character) => (character.length === 1 ? fold(character).slice(0, 1) || character : "  ")).join("");
    for (let at = folded.indexOf(sought); sought && at >= 0; at = folded.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      const isFree = taken.every(([start, stop]) => end <= start || at >= stop);
      if (isFree && !isWord(folded[at - 1]) && !isWord(folded[end])) return [at, end];
    }
  }
  return null;
}
