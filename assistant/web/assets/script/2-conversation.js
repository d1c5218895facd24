/* The conversation, which only this tab of the browser keeps: a reload finds it again, closing ends it. */

const LOOKOUT_MS = 5000;
const turns = [];
let asked = 0;
let restoring = false;

function turnOf(number) {
  return turns.find((turn) => turn.number === Number(number));
}

function busy() {
  return turns.length > 0 && !turns.at(-1).done;
}

function ask(text) {
  if (busy()) {
    hint("busy");
    return false;
  }
  hint(null);
  markOpener(null); // The focus stays with the question.
  closePanel();
  const history = turns.filter((turn) => turn.view?.done).flatMap((turn) => [
    { role: "user", content: turn.text },
    { role: "assistant", content: turn.view.text },
  ]);
  const turn = addTurn(text);
  turn.node.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  trigger("ask", { turn: turn.number, text, history });
  setTimeout(lookOut, LOOKOUT_MS, turn);
  return true;
}

function addTurn(text) {
  const node = part("turn").content.firstElementChild.cloneNode(true);
  const turn = { number: asked, text, node, view: null, shown: 0, done: false };
  asked += 1;
  translate(node);
  node.dataset.turn = turn.number;
  node.querySelector(".question").textContent = text;
  turns.push(turn);
  part("turns").append(node);
  part("announcer").replaceChildren();
  app.classList.add("started");
  settle();
  return turn;
}

function settle() {
  part("send").setAttribute("aria-disabled", String(busy()));
  remember("sessionStorage", "conversation", turns.map(({ text, view }) => ({ text, view })));
}

function restore() {
  restoring = true;
  for (const { text, view } of recall("sessionStorage", "conversation") ?? []) {
    const turn = addTurn(text);
    if (view?.done) show({ ...view, turn: turn.number });
    else fail(turn);
  }
  restoring = false;
}

function forget() {
  if (busy()) {
    hint("busy");
    return;
  }
  markOpener(null);
  closePanel();
  turns.length = 0;
  part("turns").replaceChildren();
  app.classList.remove("started");
  settle();
  field.focus();
}

/* Answering */

function show(view) {
  const turn = turnOf(view?.turn);
  if (!turn || turn.done) return;
  turn.view = view;
  const answer = turn.node.querySelector(".answer");
  turn.node.querySelector(".question").lang = view.language;
  answer.lang = view.language;
  answer.dataset.state = view.state;
  showLabel(answer, view);
  for (; turn.shown < view.statements.length; turn.shown += 1) {
    const { words, html } = view.statements[turn.shown];
    answer.querySelector(".statements").insertAdjacentHTML("beforeend", html);
    announce(words, view.language);
  }
  if (view.done) {
    answer.querySelector(".after").innerHTML = view.after;
    announce(view.sources, view.language);
    finish(turn, answer);
  }
}

function showLabel(answer, view) {
  const label = answer.querySelector(".label");
  if (view.label === label.textContent) return;
  label.textContent = view.label;
  label.hidden = !view.label;
  announce(view.label, view.language);
}

function finish(turn, answer) {
  turn.done = true;
  answer.querySelector(".pending").remove();
  answer.setAttribute("aria-busy", "false");
  hint(null);
  settle();
}

function fail(turn = turns.at(-1)) {
  if (!turn || turn.done) return;
  const answer = turn.node.querySelector(".answer");
  const line = Object.assign(document.createElement("p"), { className: "statement", textContent: say("failed") });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "ask", textContent: say("retry") });
  again.dataset.retry = turn.number;
  answer.lang = language;
  answer.dataset.state = "error";
  answer.querySelector(".after").replaceChildren(line, again);
  announce(say("failed"), language);
  finish(turn, answer);
}

/* Gradio waits in silence for a server that is gone, and reloads the page when it is back. */
async function lookOut(turn) {
  if (turn.done) return;
  try {
    await fetch("gradio_api/app_id");
    setTimeout(lookOut, LOOKOUT_MS, turn);
  } catch {
    fail(turn);
  }
}

function announce(text, lang) {
  if (!text || restoring) return;
  part("announcer").append(Object.assign(document.createElement("p"), { textContent: text, lang }));
}
