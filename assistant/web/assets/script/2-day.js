/* The day that the answer is to speak for: none means the whole dossier. */

const day = part("day");

function chosenDay() {
  return day.value || null;
}

function chooseDay(value) {
  day.value = value ?? "";
  noticeDay();
}

function noticeDay() {
  const chosen = Boolean(day.value) || day.validity.badInput;
  part("day-control").classList.toggle("chosen", chosen);
  app.querySelector("[data-no-day]").hidden = !chosen;
  day.setAttribute("aria-invalid", String(!day.validity.valid));
  if (day.validity.valid) checkLength();
}

function checkDay() {
  if (day.validity.valid) return true;
  hint("wrong_day");
  day.focus();
  return false;
}

function isDay(value) {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);
  return Boolean(known) && value >= day.min && value <= day.max;
}

function spellDay(value) {
  const spelled = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  const words = spelled.format(new Date(`${value}T00:00Z`));
  return language === "fr" ? words.replace(/^1 /, "1er ") : words;
}

function showAskedDay({ node, asOf }) {
  const line = node.querySelector(".asked-as-of");
  line.hidden = !asOf;
  line.textContent = asOf ? say("asked_as_of", { date: spellDay(asOf) }) : "";
}
