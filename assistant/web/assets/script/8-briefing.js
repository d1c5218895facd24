/* The tab of briefing notes: its form, and the note on its way. Nothing runs where the tab is switched off.
   The address holds the whole request, choices included, so that a link or a reload gives the same note. */

const desk = stages.get("briefing");
const CHOICES_OF_NOTE = ["left_out", "without_sources", "pinned_sources"];
const draft = { typed: recall("sessionStorage", "briefing"), request: null, shown: null, html: "", work: null };

function inDesk(selector) {
  return desk.querySelector(selector);
}

function formOf() {
  return inDesk("[data-briefing]");
}

/* The request in the address */

function addressOf(request) {
  const told = new URLSearchParams({ topic: request.topic, lang: request.language });
  if (request.audience !== "minister") told.set("audience", request.audience);
  if (request.length !== "standard") told.set("length", request.length);
  if (request.as_of) told.set("as_of", request.as_of);
  if (request.sections) told.set("sections", request.sections.join(","));
  for (const name of CHOICES_OF_NOTE) for (const value of request[name] ?? []) told.append(name, value);
  for (const { section, sentences, lead } of request.pinned ?? []) told.append("pinned", [section, sentences.join(" "), lead].join("~"));
  return `#/briefing?${told}`;
}

function requestIn(address) {
  const told = new URLSearchParams(address.split("?")[1] ?? "");
  if (!told.get("topic")?.trim()) return null;
  const request = { topic: told.get("topic"), language: told.get("lang") in props.words ? told.get("lang") : language };
  request.audience = told.get("audience") ?? "minister";
  request.length = told.get("length") ?? "standard";
  if (told.get("as_of")) request.as_of = told.get("as_of");
  if (told.get("sections")) request.sections = told.get("sections").split(",");
  for (const name of CHOICES_OF_NOTE) if (told.has(name)) request[name] = told.getAll(name);
  if (told.has("pinned")) request.pinned = told.getAll("pinned").map(pinIn);
  return request;
}

function pinIn(told) {
  const [section, sentences = "", ...lead] = told.split("~");
  return { section, sentences: sentences.split(" "), lead: lead.join("~") };
}

/* The form: what is typed outlives an error, another language, another view and a reload. */

function typedIn(form) {
  const { topic, audience, length, language: spoken, as_of } = Object.fromEntries(new FormData(form));
  const boxes = [...form.querySelectorAll("[name=sections]")];
  const kept = boxes.filter((box) => box.checked).map((box) => box.value);
  return { topic, audience, length, language: spoken, as_of, sections: kept.length === boxes.length ? null : kept };
}

function fillForm(form, typed) {
  for (const name of ["topic", "audience", "length", "as_of"]) {
    const wanted = typed[name] ?? "";
    // `form.elements.length` is a number.
    if (wanted || name === "topic" || name === "as_of") form.querySelector(`[name=${name}]`).value = wanted;
  }
  if (typed.language) form.elements.language.value = typed.language;
  for (const box of form.querySelectorAll("[name=sections]")) box.checked = !typed.sections || typed.sections.includes(box.value);
  tellLength(form);
}

/* A language that nobody chose is that of the page. */
function keepTyped(form, event) {
  const typed = typedIn(form);
  const chosen = event?.target.name === "language" || Boolean(draft.typed?.language);
  draft.typed = { ...typed, language: chosen ? typed.language : "" };
  remember("sessionStorage", "briefing", draft.typed);
}

function refuse(input, hintSelector, words) {
  formOf().querySelector(hintSelector).textContent = words;
  input.setAttribute("aria-invalid", String(Boolean(words)));
  return !words;
}

function tellLength(form) {
  const input = form.elements.topic;
  const most = Number(input.dataset.longest);
  const count = [...input.value.trim()].length;
  const left = most - count;
  if (left < 0) return refuse(input, "[data-hint]", say("briefing_too_long", { most, count }));
  refuse(input, "[data-hint]", "");
  if (left <= most / 5) form.querySelector("[data-hint]").textContent = say("briefing_counter", { count: left });
  return true;
}

function isSound(form) {
  const { topic, as_of: asOf } = form.elements;
  const named = topic.value.trim() ? tellLength(form) : refuse(topic, "[data-hint]", say("briefing_empty"));
  const dated = !asOf.validity.badInput && (!asOf.value || isDay(asOf.value));
  refuse(asOf, "[data-day-hint]", dated ? "" : say("briefing_wrong_day"));
  const kept = form.querySelector("[name=sections]:checked");
  if (dated && !kept) refuse(asOf, "[data-day-hint]", say("briefing_no_section"));
  if (!kept) asOf.setAttribute("aria-invalid", "false");
  if (!named) topic.focus();
  else if (!dated) asOf.focus();
  else if (!kept) form.querySelector("summary").focus();
  return named && dated && Boolean(kept);
}

/* What was chosen in a draft belongs to its topic: another topic begins anew. */
function submitBriefing(form) {
  if (!isSound(form)) return;
  const { topic, audience, length, language: spoken, as_of: asOf, sections } = typedIn(form);
  const before = draft.request?.topic === topic.trim() ? draft.request : {};
  const request = { ...before, topic: topic.trim(), language: spoken, audience, length };
  delete request.as_of;
  delete request.sections;
  if (asOf) request.as_of = asOf;
  if (sections) request.sections = sections;
  prepareNote(request, { arrival: "note", said: "briefing_done" });
}

/* The note on its way */

async function* linesOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? "";
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const told of lines.filter(Boolean)) yield JSON.parse(told);
    if (done) return;
  }
}

async function prepareNote(request, how) {
  draft.work?.abort();
  const work = new AbortController();
  draft.work = work;
  draft.request = request;
  showWork(true);
  try {
    const body = JSON.stringify({ request, interface: language });
    const headers = { "Content-Type": "application/json", "Accept-Language": language };
    const response = await fetch("briefing/note", { method: "POST", headers, body, signal: work.signal });
    const last = await lastOf(response);
    if (work === draft.work) last.note ? showNote(last.note, request, how) : tellTrouble(last.error, request);
  } catch {
    if (work !== draft.work) return;
    tellTrouble(work.signal.aborted ? null : { message: say((await findTrouble()) ?? "briefing_failed") }, request);
  } finally {
    if (work === draft.work) {
      draft.work = null;
      showWork(false);
    }
  }
}

async function lastOf(response) {
  if (!response.headers.get("Content-Type")?.includes("json")) throw new Error(response.status);
  for await (const told of linesOf(response)) {
    if (!("total" in told)) return told;
    inDesk("progress").max = told.total;
    inDesk("progress").value = told.done;
    inDesk("[data-step]").textContent = say("briefing_step", { done: Math.min(told.done + 1, told.total), total: told.total });
  }
  throw new Error("cut short");
}

function showWork(working) {
  const bar = inDesk("progress");
  inDesk("[data-working]").hidden = !working;
  inDesk("[data-draft]").setAttribute("aria-busy", String(working));
  if (!working) return;
  bar.value = 0;
  inDesk("[data-step]").textContent = "";
  inDesk("[data-trouble]").replaceChildren();
  sayOfNote(say("briefing_started"));
}

function stopNote() {
  draft.work?.abort();
  formOf().querySelector(".prepare").focus();
  sayOfNote(say("briefing_stopped"));
}

function sayOfNote(words) {
  inDesk("[data-note-said]").textContent = words;
}

/* What was asked stays in the form; the note that was there stays below, as it was. */
function tellTrouble(error, request) {
  draft.request = draft.shown;
  if (!error) return;
  const box = inDesk("[data-trouble]");
  box.replaceChildren(line("failed", error.message));
  if (!error.near) {
    const again = Object.assign(document.createElement("button"), { type: "button", className: "ask", textContent: say("retry") });
    again.addEventListener("click", () => prepareNote(request, { arrival: "note", said: "briefing_done" }));
    box.append(again);
  }
  if (!error.near?.length) return;
  box.append(line("near", say("briefing_near")), ...error.near.map(nearTopic));
}

function nearTopic(title) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "ask", textContent: title });
  button.addEventListener("click", () => {
    formOf().elements.topic.value = title;
    keepTyped(formOf());
    submitBriefing(formOf());
  });
  return button;
}
