/* Finding in a list: every word that is typed must begin a word of the entry, whatever its accents and capitals. */

const COUNT_PAUSE_MS = 400;
const kept = new Map();
const plainTexts = new WeakMap();
let counting = 0;

function plain(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

function plainText(item) {
  if (!plainTexts.has(item)) plainTexts.set(item, ` ${plain(item.textContent)}`);
  return plainTexts.get(item);
}

function suits(item, wishes, words) {
  return wishes.every(([name, value]) => CHOICES[name](item, value)) && words.every((word) => plainText(item).includes(` ${word}`));
}

const CHOICES = {};

function sift(form) {
  const stage = form.closest("[data-stage]");
  const { words = "", ...chosen } = Object.fromEntries(new FormData(form));
  kept.set(stage.dataset.stage, { words, ...chosen });
  const wishes = Object.entries(chosen).filter(([name, value]) => value && name in CHOICES);
  const wanted = plain(words).split(" ").filter(Boolean);
  let found = 0;
  for (const item of stage.querySelectorAll("[data-item]")) {
    item.hidden = !suits(item, wishes, wanted);
    found += Number(!item.hidden);
  }
  for (const group of stage.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector("[data-item]:not([hidden])");
  }
  tellCount(form, found);
}

/* Said once the typing pauses: a screen reader would else begin a number at each letter. */
function tellCount(form, found) {
  const count = form.querySelector("[data-count]");
  const key = found === 0 ? "none" : found === 1 ? "one" : "many";
  clearTimeout(counting);
  counting = setTimeout(() => {
    count.textContent = say(`${count.dataset.count}_${key}`, { count: found.toLocaleString(language) });
  }, COUNT_PAUSE_MS);
}

app.addEventListener("input", (event) => {
  const form = event.target.closest("[data-filters]");
  if (form) sift(form);
});
app.addEventListener("submit", (event) => {
  if (event.target.matches("[data-filters]")) event.preventDefault();
});
app.addEventListener("dossier-view", (event) => {
  const form = event.target.querySelector("[data-filters]");
  if (!form) return;
  for (const [name, value] of Object.entries(kept.get(event.target.dataset.stage) ?? {})) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  sift(form);
});
