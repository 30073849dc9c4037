// The table of figures: loaded when first looked at, sorted and filtered here.
const language = document.documentElement.lang;
let loaded = false;

function sortBy(table, column, header) {
  const ascending = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
  header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const collator = new Intl.Collator(language, { numeric: true });
  const numeric = header.classList.contains("number");
  const rows = [...table.tBodies[0].rows].sort((one, other) => {
    const order = numeric ? Number(key(one)) - Number(key(other)) : collator.compare(key(one), key(other));
    return ascending ? order : -order;
  });
  table.tBodies[0].append(...rows);
}

function filterRows(table, words) {
  const wanted = words.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const text = row.textContent.toLocaleLowerCase(language);
    row.hidden = !wanted.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("figures-empty").hidden = shown > 0;
  const count = document.getElementById("text-count").textContent.replace("{count}", String(shown));
  document.getElementById("figures-count").textContent = count;
}

/** Load the table once; `ask` is called with the question of a figure that is clicked. */
export async function showFigures(ask) {
  if (loaded) return;
  const place = document.getElementById("figures-content");
  let response;
  try {
    response = await fetch(`/fragments/${language}/figures`);
  } catch {
    response = null;
  }
  if (!response?.ok) {
    place.firstElementChild.textContent = document.getElementById("text-offline").textContent;
    return;
  }
  loaded = true;
  place.innerHTML = await response.text(); // our own template, everything in it escaped
  const table = document.getElementById("figures-table");
  if (!table) return;
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    header.querySelector("button").addEventListener("click", () => sortBy(table, column, header));
  });
  document.getElementById("figures-filter").addEventListener("input", (event) => filterRows(table, event.target.value));
  table.addEventListener("click", (event) => {
    const button = event.target.closest("button.ask-figure");
    if (button) ask(button.dataset.question);
  });
}
