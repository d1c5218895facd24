/* Finding in a list: every word that is typed must begin a word of the entry, whatever its accents and capitals.
   What an entry unfolds is not looked into. */

const COUNT_PAUSE_MS = 400;
const kept = new Map();
const plainTexts = new WeakMap();
let counting = 0;

function plain(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

function plainText(item) {
  if (!plainTexts.has(item)) {
    const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    const words = [];
    while (texts.nextNode()) {
      if (!texts.currentNode.parentElement.closest("details")) words.push(texts.currentNode.data);
    }
    plainTexts.set(item, ` ${plain(words.join(" "))}`);
  }
  return plainTexts.get(item);
}

function suits(item, wishes, words) {
  return wishes.every(([name, value]) => CHOICES[name](item, value)) && words.every((word) => plainText(item).includes(` ${word}`));
}

/* Which entries a choice keeps, and in which order another one puts them; undated entries come last. */
const CHOICES = {
  rank: (item, value) => item.dataset.rank === value,
};
const ORDERS = {
  rank: (one, other) => one.dataset.place - other.dataset.place,
  newest: (one, other) => other.dataset.date.localeCompare(one.dataset.date) || ORDERS.rank(one, other),
  oldest: (one, other) => dated(one).localeCompare(dated(other)) || ORDERS.rank(one, other),
};

function dated(item) {
  return item.dataset.date || "9999";
}

function sort(list, order) {
  if (!list || list.dataset.sorted === order) return;
  list.dataset.sorted = order;
  list.append(...[...list.children].sort(ORDERS[order]));
}

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
  sort(stage.querySelector("[data-sorted]"), chosen.order);
  tellCount(form, found);
  stage.dispatchEvent(new CustomEvent("dossier-sifted", { bubbles: true }));
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
