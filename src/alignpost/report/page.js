
"use strict";
const form = document.querySelector(".filter");
const ranks = { "": 0, neutral: 1, minor: 2, major: 3, critical: 4 };
const least = { "": 0, any: 1, major: 3, critical: 4, blamed: 0 };

// What people type: straight apostrophes, plain spaces, and accents or none.
const folded = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[’ʼ]/g, "'").replace(/\s+/g, " ")
  .toLocaleLowerCase();

const rows = [...document.querySelectorAll(".pairs tbody tr[id]")].map((row) => {
  const next = row.nextElementSibling;
  return { row, why: next?.classList.contains("why") ? next : null, text: null };
});

function textOf(entry) {
  entry.text ??= folded(`${entry.row.textContent} ${entry.why?.textContent ?? ""}`);
  return entry.text;
}

function show() {
  const severity = form.severity.value;
  const words = folded(form.words.value);
  let shown = 0;
  for (const entry of rows) {
    const { row, why } = entry;
    const fits = ranks[row.dataset.severity] >= least[severity]
      && (severity !== "blamed" || "blamed" in row.dataset)
      && (!words || textOf(entry).includes(words));
    row.hidden = !fits;
    if (why) why.hidden = !fits;
    shown += fits;
  }
  form.classList.toggle("all", shown === rows.length);
  form.querySelector("output").textContent = `${shown} of ${rows.length} pairs`;
}

// A link of the limits may lead to a pair that the filter hides; shown first, it is scrolled to as any other.
function reveal(event) {
  const hash = event.target.hash;
  if (!hash || !document.getElementById(hash.slice(1))?.hidden) return;
  form.reset();
  show();
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", reveal);
show();
