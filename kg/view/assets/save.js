// Saving what is seen: the picture as PNG, the facts as CSV.

function saveAs(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function savePicture(view, name) {
  const drawn = view.container.querySelector("canvas");
  const copy = make("canvas", { width: drawn.width, height: drawn.height });
  const context = copy.getContext("2d");
  context.fillStyle = view.theme.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => saveAs(blob, `${name}.png`), "image/png");
}

// A spreadsheet would run a cell that begins with one of these characters as a formula.
const csvCell = (text) => {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

function csvText(app, rows) {
  const line = (row) => COLUMNS.map((column) => csvCell(row[column])).join(",");
  return `\ufeff${[COLUMNS.map((column) => csvCell(app.words.say(column))).join(","), ...rows.map(line)].join("\r\n")}\r\n`;
}

const saveTable = (app, rows, name) => saveAs(new Blob([csvText(app, rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
