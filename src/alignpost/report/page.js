
"use strict";
const form = document.querySelector(".filter");
const rows = [...document.querySelectorAll(".pairs tbody tr[id]")];
const ranks = { "": 0, neutral: 1, minor: 2, major: 3, critical: 4 };
const least = { "": 0, any: 1, major: 3, critical: 4, blamed: 0 };
function show() {
  const severity = form.severity.value;
  const words = form.words.value.toLocaleLowerCase();
  let shown = 0;
  for (const row of rows) {
    const why = row.nextElementSibling?.classList.contains("why") ? row.nextElementSibling : null;
    const text = (row.textContent + (why?.textContent ?? "")).toLocaleLowerCase();
    const fits = ranks[row.dataset.severity] >= least[severity] && text.includes(words)
      && (severity !== "blamed" || "blamed" in row.dataset);
    row.hidden = !fits;
    if (why) why.hidden = !fits;
    shown += fits;
  }
  form.querySelector("output").textContent = `${shown} of ${rows.length}`;
}
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
