/* An opinion on an answer, sent only when the reader says so, and once. */

function offerFeedback(turn) {
  const template = part("feedback");
  if (!template || !turn.view?.done) return; // Switched off, or no answer came.
  const form = template.content.firstElementChild.cloneNode(true);
  translate(form);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-verdict]");
    if (button && !turn.view.rated) chooseVerdict(form, button);
    if (event.target.closest("[data-cancel]")) withdrawVerdict(form);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendFeedback(turn, form);
  });
  turn.node.append(form);
  if (turn.view.rated) closeFeedback(form, turn.view.rated);
}

function chooseVerdict(form, button) {
  for (const other of form.querySelectorAll("[data-verdict]")) other.setAttribute("aria-expanded", String(other === button));
  form.dataset.chosen = button.dataset.verdict;
  form.querySelector(".reasons").hidden = button.dataset.verdict === "useful";
  form.querySelector(".opinion-more").hidden = false;
  form.querySelector(".opinion-more").scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

function withdrawVerdict(form) {
  const chosen = form.querySelector('[aria-expanded="true"]');
  chosen.setAttribute("aria-expanded", "false");
  form.reset();
  form.querySelector(".opinion-more").hidden = true;
  form.querySelector(".opinion-said").textContent = "";
  chosen.focus();
}

async function sendFeedback(turn, form) {
  const verdict = form.dataset.chosen;
  if (!verdict || form.ariaBusy === "true") return;
  const { language, state, text, answer: whole } = turn.view;
  const { as_of, dossier_version, writer } = whole;
  const passages = [...new Set(whole.citations.map((citation) => citation.passage_id))];
  const reasons = verdict === "useful" ? [] : new FormData(form).getAll("reasons");
  const comment = form.elements.comment.value.trim();
  form.ariaBusy = "true";
  form.querySelector(".opinion-said").textContent = say("feedback_sending");
  try {
    const answer = await fetch("feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      credentials: "omit",
      body: JSON.stringify({
        question: turn.text, language, as_of, state, answer: text, passages, dossier_version, writer, verdict, reasons, comment,
      }),
    });
    if (!answer.ok) throw new Error(answer.statusText);
  } catch {
    form.querySelector(".opinion-said").textContent = say("feedback_failed");
    return;
  } finally {
    form.ariaBusy = "false";
  }
  turn.view.rated = verdict;
  settle();
  closeFeedback(form, verdict);
  form.querySelector(`[data-verdict="${verdict}"]`).focus();
}

function closeFeedback(form, verdict) {
  form.querySelector(".opinion-more").hidden = true;
  for (const button of form.querySelectorAll("[data-verdict]")) {
    button.removeAttribute("aria-expanded");
    button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
    button.setAttribute("aria-disabled", "true");
  }
  form.querySelector(".opinion-said").textContent = say("feedback_thanks");
}
