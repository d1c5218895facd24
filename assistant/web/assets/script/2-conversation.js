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

function ask(text, { asOf = chosenDay(), replaces = null } = {}) {
  if (busy()) {
    hint("busy");
    return false;
  }
  hint(null);
  markOpener(null); // The focus stays with the question.
  closePanel();
  markEdited(null);
  if (replaces) dropFrom(replaces);
  const history = turns.filter((turn) => turn.view?.done || (turn.stopped && turn.view)).flatMap((turn) => [
    { role: "user", content: turn.text },
    { role: "assistant", content: turn.view.text },
  ]);
  const turn = addTurn(text, asOf);
  turn.node.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  trigger("ask", { turn: turn.number, text, as_of: asOf, history });
  setTimeout(lookOut, LOOKOUT_MS, turn);
  return true;
}

function addTurn(text, asOf) {
  const node = part("turn").content.firstElementChild.cloneNode(true);
  const turn = { number: asked, text, asOf, node, view: null, shown: 0, done: false, stopped: false };
  asked += 1;
  translate(node);
  showAskedDay(turn);
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
  const waiting = busy();
  if (waiting !== part("send").hidden) swapSendAndStop(waiting);
  const kept = turns.map(({ text, asOf, view, stopped }) => ({ text, asOf, view, stopped }));
  remember("sessionStorage", "conversation", kept);
}

function restore() {
  restoring = true;
  for (const { text, asOf, view, stopped } of recall("sessionStorage", "conversation") ?? []) {
    const turn = addTurn(text, asOf);
    if (view) show({ ...view, turn: turn.number });
    if (stopped) stop(turn);
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
  keep();
  turns.length = 0;
  part("turns").replaceChildren();
  app.classList.remove("started");
  settle();
  field.focus();
}

/* The focus follows the button that takes the other's place. */
function swapSendAndStop(waiting) {
  const [shown, gone] = waiting ? [part("stop"), part("send")] : [part("send"), part("stop")];
  const focused = document.activeElement === gone;
  shown.hidden = false;
  gone.hidden = true;
  if (focused) (waiting ? shown : field).focus({ preventScroll: true });
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
    turn.node.querySelector(".actions").hidden = false;
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
  offerFeedback(turn);
}

function fail(turn, key = "failed") {
  if (turn.done) return;
  const answer = turn.node.querySelector(".answer");
  const line = Object.assign(document.createElement("p"), { className: "statement", textContent: say(key) });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "ask", textContent: say("retry") });
  again.dataset.retry = turn.number;
  answer.lang = language;
  answer.dataset.state = "error";
  answer.querySelector(".after").replaceChildren(line, again);
  announce(say(key), language);
  finish(turn, answer);
}

/* What came so far stays; the server is told to write no more. */
function stop(turn = turns.at(-1)) {
  if (!turn || turn.done) return;
  const answer = turn.node.querySelector(".answer");
  turn.stopped = true;
  turn.node.querySelector(".stopped").hidden = false;
  announce(say("stopped"), language);
  finish(turn, answer);
  if (!restoring) trigger("halt");
}

/* Gradio waits in silence for a server that is gone, and reloads the page when it is back. */
async function lookOut(turn) {
  if (turn.done) return;
  const trouble = await findTrouble();
  if (trouble && trouble !== "service_crowded") fail(turn, trouble); // Others are turned away, not this question.
  else setTimeout(lookOut, LOOKOUT_MS, turn);
}

function announce(text, lang) {
  if (!text || restoring) return;
  part("announcer").append(Object.assign(document.createElement("p"), { textContent: text, lang }));
}
