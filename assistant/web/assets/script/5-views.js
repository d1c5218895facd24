/* The views beside the chat. Each has an address (`#/documents/hds/what-it-requires`), so that links, the back button
   and a reload work; its HTML is fetched when it is opened. An address that does not begin with `#/` is not a view's. */

const stages = new Map([...app.querySelectorAll("[data-stage]")].map((node) => [node.dataset.stage, node]));
const scrolled = new Map();
let shownEntry = "";
let entries = 0;

/* The parts of the address; a name with a colon is a place in the page that only the page knows. */
function names() {
  return location.hash.startsWith("#/") ? location.hash.slice(2).split("?")[0].split("/").filter(Boolean).map(decoded) : [];
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function route() {
  const [view = "chat", ...rest] = names();
  if (view === "chat" || !stages.has(view)) return { view: "chat", page: "", target: "" };
  const page = view === "documents" && rest.length > 0 ? [view, rest.shift()] : [view];
  return { view, page: page.map(encodeURIComponent).join("/"), target: rest.join("/") };
}

function currentStage() {
  return stages.get(route().view);
}

/* Shows what the address names; `how` is "load", "link" (the focus goes there) or "language" (it stays). */
function follow(how) {
  if (location.hash && !location.hash.startsWith("#/")) return;
  const { view, page, target } = route();
  for (const [name, stage] of stages) stage.hidden = name !== view;
  for (const link of app.querySelectorAll("[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  app.dataset.viewing = view;
  nameSkip();
  if (view === "chat") {
    nameWindow();
    if (how === "link") arrive(null);
  } else openView(stages.get(view), page, target, how);
}

function nameSkip() {
  const skip = app.querySelector("[data-skip]");
  skip.textContent = say(route().view === "chat" ? "skip" : "skip_view");
}

function nameWindow(heading) {
  document.title = heading ? `${heading} · ${say("title")}` : say("title");
}

/* Fetching */

async function openView(stage, page, target, how) {
  const address = `views/${language}/${page}`;
  stage.dataset.wanted = address;
  if (stage.dataset.shown !== address) {
    const html = await fragment(address, stage);
    if (html === null || stage.dataset.wanted !== address) return;
    fillStage(stage, html, address);
  }
  if (target && !place(stage, target) && !target.includes(":")) {
    const html = await fragment(`${address}/${encodeURIComponent(target)}`, stage);
    if (html === null || stage.dataset.wanted !== address) return;
    fillStage(stage, html, "");
  }
  const heading = stage.querySelector("[data-heading]");
  nameWindow(heading?.textContent);
  if (how === "link" || (how === "load" && target)) arrive(place(stage, target) ?? heading, Boolean(target));
}

async function fragment(address, stage) {
  stage.setAttribute("aria-busy", "true");
  if (!stage.firstElementChild) stage.replaceChildren(line("loading", say("loading")));
  try {
    const response = await fetch(address);
    const told = response.ok || (response.status === 404 && response.headers.get("Content-Type").startsWith("text/html"));
    if (!told) throw new Error(response.status);
    return await response.text();
  } catch {
    failView(stage);
    return null;
  } finally {
    stage.setAttribute("aria-busy", "false");
  }
}

function fillStage(stage, html, address) {
  stage.innerHTML = html;
  stage.dataset.shown = address;
  stage.dispatchEvent(new CustomEvent("dossier-view", { bubbles: true }));
}

function failView(stage) {
  const again = Object.assign(document.createElement("button"), { type: "button", className: "ask", textContent: say("retry") });
  again.addEventListener("click", () => follow("link"));
  stage.dataset.shown = "";
  stage.replaceChildren(Object.assign(line("failed", say("view_failed")), { role: "alert" }), again);
}

function line(className, textContent) {
  return Object.assign(document.createElement("p"), { className, textContent });
}

/* Arriving */

function place(stage, target) {
  return target ? stage.querySelector(`[data-at="${CSS.escape(target)}"]`) : null;
}

function enter() {
  entries += 1;
  shownEntry = history.state?.dossier ?? `${Date.now()}-${entries}`;
  history.replaceState({ ...history.state, dossier: shownEntry }, "");
}

/* A new entry of the history begins at its target or at the top; one gone back to, where it was left. */
function arrive(node, targeted = false) {
  enter();
  const known = scrolled.get(shownEntry);
  node?.closest("details")?.setAttribute("open", "");
  const focused = node?.matches("[tabindex], a, button") ? node : node?.querySelector("[tabindex], button");
  focused?.focus({ preventScroll: true });
  if (known !== undefined) window.scrollTo(0, known);
  else if (targeted && node) node.scrollIntoView({ block: "start" });
  else window.scrollTo(0, route().view === "chat" ? (scrolled.get("chat") ?? 0) : 0);
}

function keepScroll() {
  if (shownEntry) scrolled.set(shownEntry, window.scrollY);
  if (app.dataset.viewing === "chat") scrolled.set("chat", window.scrollY);
}

/* What the views react to */

/* Gradio gives the page a base address without the query: a link would load it again, without the query. */
function go(address) {
  if (location.hash === address) follow("link");
  else location.hash = address;
}

app.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#/"]');
  const skip = event.target.closest("[data-skip]");
  const put = event.target.closest("[data-put]");
  const reference = event.target.closest(".noteref");
  if (skip && route().view !== "chat") {
    event.preventDefault();
    currentStage().querySelector("[data-heading]")?.focus();
  }
  if (reference) {
    // The note leads back to the number it was reached from.
    const note = place(currentStage(), decoded(reference.getAttribute("href").split("/").at(-1)));
    note.querySelector(".back").setAttribute("href", `#/${[...names().slice(0, 2), reference.dataset.at].join("/")}`);
  }
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.getAttribute("href"));
  }
  if (put) {
    location.hash = "#/";
    follow("link");
    ask(put.textContent.trim());
  }
});
window.addEventListener("scroll", keepScroll, { passive: true });
window.addEventListener("hashchange", () => {
  shownEntry = ""; // Until the view is there, the scrolling is nobody's.
  closePanel();
  follow("link");
});
app.addEventListener("dossier-language", () => follow("language"));

history.scrollRestoration = "manual";
enter();
follow("load");
