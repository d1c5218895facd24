/* Why an answer did not come, as the server tells it: the words that say so, and when to look again. */

const TROUBLES = { building: "service_starting", unavailable: "service_unavailable", maintenance: "service_maintenance" };

/* The key of what to say, or nothing when the server has no reason of its own. */
async function findTrouble() {
  try {
    const health = await (await fetch("health", { cache: "no-store" })).json();
    return TROUBLES[health.state] ?? (health.crowded ? "service_crowded" : null);
  } catch {
    return "service_unreachable";
  }
}

async function explainFailure(turn = turns.at(-1)) {
  if (!turn || turn.done) return;
  fail(turn, (await findTrouble()) ?? "failed");
}
