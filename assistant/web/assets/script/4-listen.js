/* What the page reacts to, and its start. */

const ACTIONS = {
  "[data-cite]": openPanel,
  "[data-ask]": (button) => ask(button.textContent.trim()),
  "[data-retry]": ({ dataset }) => ask(turnOf(dataset.retry).text, { asOf: turnOf(dataset.retry).asOf }),
  "[data-stop]": () => stop(),
  "[data-edit]": edit,
  "[data-keep]": keep,
  "[data-no-day]": () => {
    chooseDay(null);
    day.focus();
  },
  "[data-shuffle]": shuffle,
  "[data-copy]": copyAnswer,
  "[data-share]": share,
  "[data-download]": download,
  "[data-forget]": forget,
  "[data-close]": closePanel,
  "[data-language]": (button) => {
    speak(button.dataset.language);
    remember("localStorage", "language", language);
  },
};

app.addEventListener("click", (event) => {
  if (event.target === panel) closePanel(); // The veil around the sheet.
  for (const [selector, act] of Object.entries(ACTIONS)) {
    const button = event.target.closest(selector);
    if (button) act(button);
  }
});
composer.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
field.addEventListener("input", () => {
  fitField();
  checkLength();
});
day.addEventListener("input", noticeDay);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && edited && !panel.open) keep();
  // A sheet closes by itself; the width may have crossed before the panel became one.
  if (event.key === "Escape" && panel.open && !panel.matches(":modal")) closePanel();
});
panel.addEventListener("close", afterClose);
narrow.addEventListener("change", refold);
document.addEventListener("dossier-failed", () => explainFailure());
watch("value", () => show(props.value));

element.closest("main")?.setAttribute("role", "none"); // The page has its own landmarks.
shuffle();
speak(language);
restore();
