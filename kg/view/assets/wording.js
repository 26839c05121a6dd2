// How things are said in the reader's language.

const otherLanguage = (lang) => (lang === "fr" ? "en" : "fr");

function wording(lang) {
  const strings = STRINGS[lang];
  const say = (key, values = {}) => strings[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const labelOf = (labels) => labels[lang] ?? labels[otherLanguage(lang)] ?? labels[""] ?? Object.values(labels)[0] ?? "";
  const numbers = new Intl.NumberFormat(lang);
  const percents = new Intl.NumberFormat(lang, { style: "percent" });
  const number = (value) => numbers.format(value);
  const dates = new Map();
  const date = (text) => {
    if (!dates.has(text)) dates.set(text, dateWords(text, lang));
    return dates.get(text);
  };
  const count = (value, one, many) => `${number(value)} ${strings[value === 1 || (lang === "fr" && value === 0) ? one : many]}`;
  const mark = (polarity) => (polarity === "negated" ? strings.not + " " : polarity === "hypothetical" ? strings.planned + " " : "");
  const kind = (polarity) => strings[{ affirmed: "isAffirmed", negated: "isNegated", hypothetical: "isHypothetical" }[polarity]];
  return { lang, strings, say, labelOf, number, count, mark, kind, date, percent: (value) => percents.format(value), quantity: (said) => quantityWords(said, lang, strings, number) };
}

// "2021-04" -> "April 2021"; anything else stays as it is.
function dateWords(text, lang) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!parts) return text;
  const [, year, month, day] = parts;
  const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const options = { timeZone: "UTC", year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  return Number.isNaN(moment.getTime()) ? text : new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(moment);
}

function quantityWords(said, lang, strings, number) {
  if (said.quantity === undefined) return "";
  const value = Number(said.quantity);
  const figure = Number.isFinite(value) ? number(value) : said.quantity;
  return [said.approximate && strings.about, figure, unitWords(said.unit ?? "", value, lang)].filter(Boolean).join(" ");
}

function unitWords(unit, value, lang) {
  if (unit === "percent") return "%";
  if (/^[A-Z]{3}$/.test(unit) || !unit) return unit;
  const known = UNITS[lang][unit];
  if (known) return value === 1 && lang === "fr" ? known.replace(/s$/, "") : known;
  return value === 1 || lang === "fr" || unit.endsWith("s") ? unit : unit + "s";
}
