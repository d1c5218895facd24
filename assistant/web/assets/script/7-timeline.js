/* The timeline: the chart follows the table's filters, and an event opens the passage that tells it. */

Object.assign(CHOICES, {
  kind: (item, value) => item.dataset.kind === value,
  actor: (item, value) => item.dataset.actors.split(" ").includes(value),
  since: (item, value) => item.dataset.year >= value,
  until: (item, value) => item.dataset.year <= value,
});

async function openEvent(name) {
  const row = place(stages.get("timeline"), name);
  row.querySelector(".failed")?.remove();
  try {
    const response = await fetch(`views/${language}/events/${encodeURIComponent(name)}`);
    if (!response.ok) throw new Error(response.status);
    showPassage(row.querySelector("button"), await response.text());
  } catch {
    tellFailure(row);
  }
}

function tellFailure(row) {
  row.querySelector(".what").append(Object.assign(line("failed", say("view_failed")), { role: "alert" }));
}

app.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-event]");
  if (mark) openEvent(mark.dataset.event);
});
app.addEventListener("dossier-sifted", (event) => {
  for (const mark of event.target.querySelectorAll(".chart [data-event]")) {
    mark.classList.toggle("off", place(event.target, mark.dataset.event).hidden);
  }
});
