/* The cited passage, in a panel beside the text or, on a narrow screen, in a sheet over it. */

let opener = null;

function openPanel(button) {
  const view = turnOf(button.closest("[data-turn]").dataset.turn)?.view;
  const html = view?.panels[button.dataset.cite];
  if (html) showPassage(button, html);
}

function showPassage(button, html) {
  markOpener(button);
  part("passage").innerHTML = html;
  app.classList.add("reading");
  unfoldPanel();
  panel.querySelector("#panel-heading").focus({ preventScroll: true });
  showQuote();
}

function showQuote() {
  const body = part("passage");
  const quote = body.querySelector("mark");
  if (!quote) return;
  const distance = quote.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += distance - body.clientHeight / 3;
}

function unfoldPanel() {
  if (panel.open) return;
  if (narrow.matches) panel.showModal();
  else panel.show();
}

function markOpener(button) {
  opener?.removeAttribute("aria-expanded");
  opener = button;
  opener?.setAttribute("aria-expanded", "true");
}

function closePanel() {
  if (panel.open) panel.close();
}

function afterClose() {
  if (panel.open) return; // Refolded since.
  const target = opener;
  markOpener(null);
  app.classList.remove("reading");
  target?.focus({ preventScroll: true });
}

/* A sheet is modal and a panel is not: it is folded and unfolded again when the window's width crosses. */
function refold() {
  if (!panel.open) return;
  panel.close();
  unfoldPanel();
}
