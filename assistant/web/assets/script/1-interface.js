/* The page's script. Gradio's `js_on_load` runs these files, one after the other, as the body of a function
   of `element`, `trigger`, `props` and `watch`. HTML comes from the server, already escaped; whatever was
   typed goes in as text. */

const app = element.querySelector('[data-part="app"]');
const part = (name, root = app) => root.querySelector(`[data-part="${name}"]`);
const composer = part("composer");
const field = part("question");
const panel = part("panel");
const narrow = window.matchMedia("(max-width: 63.99rem)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

let language = preferredLanguage();

/* Storage may be refused, as in some private windows, or full: the page then forgets when it is left. */
function recall(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(`dossier.${key}`));
  } catch {
    return null;
  }
}

function remember(storage, key, value) {
  try {
    window[storage].setItem(`dossier.${key}`, JSON.stringify(value));
  } catch {
    // Nothing depends on it.
  }
}

function preferredLanguage() {
  const wished = [recall("localStorage", "language"), ...(navigator.languages ?? [navigator.language])];
  return wished.map((tag) => String(tag).slice(0, 2)).find((tag) => tag in props.words) ?? "en";
}

function say(key, values = {}) {
  return (props.words[language][key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function translate(root) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", say(node.dataset.tLabel));
  for (const node of root.querySelectorAll("[data-t-placeholder]")) node.placeholder = say(node.dataset.tPlaceholder);
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language;
  document.title = say("title");
  translate(app);
  for (const button of app.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  showExamples();
  for (const turn of turns) showAskedDay(turn);
  checkLength();
  app.dispatchEvent(new Event("dossier-language"));
}

/* The field */

function hint(key, values) {
  part("hint").textContent = key ? say(key, values) : "";
  composer.classList.toggle("refused", Boolean(key) && key !== "counter");
}

function checkLength() {
  const count = [...field.value.trim()].length;
  const left = props.limit - count;
  if (left < 0) hint("too_long", { count: count.toLocaleString(language) });
  else if (left <= props.limit / 10) hint("counter", { count: left.toLocaleString(language) });
  else hint(null);
  field.setAttribute("aria-invalid", String(left < 0));
  return left >= 0;
}

function fitField() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function submit() {
  const text = field.value.trim();
  if (!text) {
    hint("empty");
    field.focus();
  } else if (checkLength() && checkDay() && ask(text, { asOf: chosenDay(), replaces: edited })) {
    field.value = "";
    fitField();
    if (narrow.matches) field.blur(); // Else the phone's keyboard hides the answer.
  }
}
