/* A note that is there: what is removed and pinned in it, its passages, its files. */

function showNote(note, request, { arrival, said }) {
  const place = whereFocused();
  draft.shown = request;
  draft.html = note.html;
  inDesk("[data-sheet]").innerHTML = note.html;
  inDesk("[data-draft]").hidden = false;
  inDesk("[data-carried]").textContent = "";
  const address = addressOf(request);
  if (route().view === "briefing" && location.hash !== address) {
    history[arrival === "note" ? "pushState" : "replaceState"](null, "", address);
    enter();
  }
  fillForm(formOf(), { ...draft.typed, ...request, as_of: request.as_of ?? "", sections: request.sections ?? null });
  keepTyped(formOf());
  sayOfNote(say(said, { count: note.paragraphs }));
  if (arrival === "note") arriveAtNote();
  else if (arrival === "choice") refocus(place);
}

function arriveAtNote() {
  inDesk("#note-title").focus({ preventScroll: true });
  inDesk("[data-draft]").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

/* After a choice the focus stays with the paragraph, or goes to the one that took its place. */
function whereFocused() {
  const focused = document.activeElement?.closest("[data-sheet] button");
  if (!focused) return null;
  const alike = [...inDesk("[data-sheet]").querySelectorAll(kindOf(focused))];
  return { kind: kindOf(focused), at: alike.indexOf(focused), same: focused.dataset.pin ?? focused.dataset.pinSource };
}

function kindOf(button) {
  const name = Object.keys(button.dataset).find((key) => ["pin", "remove", "pinSource", "removeSource", "leave", "undo"].includes(key));
  return name ? `[data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]` : "button";
}

function refocus(place) {
  const alike = [...inDesk("[data-sheet]").querySelectorAll(place?.kind ?? "button")];
  const same = place?.same && alike.find((button) => (button.dataset.pin ?? button.dataset.pinSource) === place.same);
  const next = same ?? alike[Math.min(place?.at ?? 0, alike.length - 1)] ?? inDesk("#note-title");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/* Choosing */

function choose(changes, said) {
  const request = { ...draft.request, ...changes };
  for (const [name, value] of Object.entries(request)) if (Array.isArray(value) && !value.length) delete request[name];
  prepareNote(request, { arrival: "choice", said });
}

function added(name, values) {
  return { [name]: [...new Set([...(draft.request[name] ?? []), ...values])] };
}

function without(name, values) {
  return { [name]: (draft.request[name] ?? []).filter((value) => !values.includes(value)) };
}

function pinName({ section, sentences }) {
  return `${section} ${sentences.join(" ")}`;
}

function unpinned(name) {
  return { pinned: (draft.request.pinned ?? []).filter((pin) => pinName(pin) !== name) };
}

const NOTE_ACTIONS = {
  "[data-remove]": ({ dataset }) => {
    const gone = dataset.remove.split(" ");
    const pinned = (draft.request.pinned ?? []).filter((pin) => !pin.sentences.some((name) => gone.includes(name)));
    choose({ ...added("left_out", gone), pinned }, "briefing_removed");
  },
  "[data-pin]": ({ dataset, ariaPressed }) => {
    const pin = { section: dataset.section, sentences: dataset.pin.split(" "), lead: dataset.lead };
    if (ariaPressed === "true") choose(unpinned(pinName(pin)), "briefing_undone");
    else choose({ pinned: [...(draft.request.pinned ?? []), pin] }, "briefing_pinned");
  },
  "[data-remove-source]": ({ dataset }) => {
    const gone = [dataset.removeSource];
    closePanel();
    choose({ ...added("without_sources", gone), ...without("pinned_sources", gone) }, "briefing_removed");
  },
  "[data-pin-source]": (button) => {
    const name = [button.dataset.pinSource];
    const held = button.ariaPressed === "true";
    if (panel.contains(button)) button.ariaPressed = String(!held);
    choose(held ? without("pinned_sources", name) : added("pinned_sources", name), held ? "briefing_undone" : "briefing_pinned");
  },
  "[data-leave]": ({ dataset }) => {
    const kept = draft.request.sections ?? [...formOf().querySelectorAll("[name=sections]")].map((box) => box.value);
    const sections = kept.filter((kind) => kind !== dataset.leave);
    // Nothing but what traces a note would be left: that is no note.
    if (sections.length) choose({ sections }, "briefing_removed");
    else tellTrouble({ message: say("briefing_no_section"), near: [] }, draft.request);
  },
  "[data-undo]": ({ dataset }) => choose(undone(dataset.undo, dataset.name), "briefing_undone"),
  "[data-quote]": openQuote,
  "[data-note-file]": saveNote,
  "[data-note-link]": shareNote,
  "[data-stop-note]": stopNote,
};

function undone(kind, name) {
  const all = [...formOf().querySelectorAll("[name=sections]")].map((box) => box.value);
  if (kind === "everything") return { left_out: [], pinned: [], without_sources: [], pinned_sources: [], sections: [] };
  if (kind === "pinned") return unpinned(name);
  if (kind !== "sections") return without(kind, [name]);
  const sections = all.filter((section) => section === name || draft.request.sections.includes(section));
  return { sections: sections.length === all.length ? [] : sections };
}

/* The passage that a mark stands for, in the panel of the chat */

async function openQuote(button) {
  const { quote, number, spoken } = button.dataset;
  const [, page, anchor, sentence] = /^(.*)#(.*):(\d+)$/.exec(quote).map(encodeURIComponent);
  try {
    const response = await fetch(`views/${language}/briefing/${spoken}/${page}/${anchor}/${sentence}`);
    if (!response.ok) throw new Error(response.status);
    showPassage(button, await response.text());
  } catch {
    tellTrouble({ message: say("view_failed"), near: [] }, draft.request);
    return;
  }
  part("passage").querySelector(".kicker .number").textContent = `[${number}]`;
  for (const pin of part("passage").querySelectorAll("[data-pin-source]")) {
    pin.ariaPressed = String((draft.request.pinned_sources ?? []).includes(pin.dataset.pinSource));
  }
}

/* Files of exactly the note that is shown */

async function saveNote(button) {
  const told = inDesk("[data-carried]");
  const kind = button.dataset.noteFile;
  const receipt = kind === "receipt";
  told.textContent = say("briefing_saving");
  try {
    const body = JSON.stringify(receipt ? { request: draft.shown, interface: language } : { ...draft.shown, format: kind });
    const headers = { "Content-Type": "application/json", "Accept-Language": language };
    const reply = await fetch(receipt ? "briefing/receipt" : "api/brief", { method: "POST", headers, body });
    if (!reply.ok) throw new Error(reply.status);
    const name = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition"))[1];
    save(await reply.blob(), name);
    told.textContent = say("briefing_saved");
  } catch {
    told.textContent = say("briefing_not_saved");
  }
}

async function shareNote(button) {
  const address = `${location.origin}${location.pathname}${addressOf(draft.shown)}`;
  inDesk("[data-carried]").textContent = say((await putOnClipboard(address, button)) ? "briefing_link_copied" : "not_copied");
}

/* Arriving: an address with a request makes its note; the bare one shows what was there. */

function takeAddress() {
  const wanted = requestIn(location.hash);
  const form = formOf();
  if (!form || route().view !== "briefing") return;
  if (!wanted) {
    if (draft.shown) history.replaceState(history.state, "", addressOf(draft.shown));
    else if (draft.typed) fillForm(form, draft.typed);
    return;
  }
  if (draft.shown && addressOf(draft.shown) === addressOf(wanted)) return;
  fillForm(form, { ...wanted, as_of: wanted.as_of ?? "", sections: wanted.sections ?? null });
  keepTyped(form, { target: form.elements.language });
  if (isSound(form)) prepareNote(wanted, { arrival: "stay", said: "briefing_done" });
}

function refillDesk() {
  const again = draft.request ?? draft.shown;
  if (draft.typed) fillForm(formOf(), draft.typed);
  if (draft.html) {
    inDesk("[data-sheet]").innerHTML = draft.html;
    inDesk("[data-draft]").hidden = false;
  }
  if (again) prepareNote(again, { arrival: "stay", said: "briefing_done" });
  else takeAddress();
}

if (desk) {
  desk.addEventListener("dossier-view", refillDesk);
  desk.addEventListener("input", (event) => {
    const form = event.target.closest("[data-briefing]");
    if (!form) return;
    if (event.target.name === "topic") tellLength(form);
    if (event.target.name === "as_of") refuse(event.target, "[data-day-hint]", "");
    keepTyped(form, event);
  });
  desk.addEventListener("submit", (event) => {
    event.preventDefault();
    submitBriefing(event.target);
  });
  app.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(NOTE_ACTIONS)) {
      const button = event.target.closest(selector);
      if (button) act(button);
    }
  });
  window.addEventListener("hashchange", takeAddress);
}
