/* What leaves the page: an answer on the clipboard, a link that asks again, the conversation as a file. */

const TYPES = { markdown: "md", pdf: "pdf" };

async function copyAnswer(button) {
  const turn = turnOf(button.closest("[data-turn]").dataset.turn);
  await copy(button, turn.view.copies[button.dataset.copy], "copied");
}

async function share(button) {
  const { text, asOf } = turnOf(button.closest("[data-turn]").dataset.turn);
  const asked = new URLSearchParams(asOf ? { q: text, as_of: asOf } : { q: text });
  await copy(button, `${location.origin}${location.pathname}#${asked}`, "link_copied");
}

async function copy(button, text, done) {
  const told = button.closest(".actions").querySelector(".told");
  told.textContent = "";
  told.textContent = say((await putOnClipboard(text, button)) ? done : "not_copied");
}

/* A page that is not served over HTTPS has no clipboard but the old one. */
async function putOnClipboard(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = Object.assign(document.createElement("textarea"), { value: text, className: "sr-only", readOnly: true });
    button.after(held);
    held.select();
    const copied = document.execCommand("copy");
    held.remove();
    button.focus({ preventScroll: true });
    return copied;
  }
}

async function download(button) {
  const kind = button.dataset.download;
  const told = turns.filter((turn) => turn.view?.answer).map(({ view, stopped }) => ({ answer: view.answer, stopped }));
  hint(null);
  try {
    const body = JSON.stringify({ language, turns: told });
    const headers = { "Content-Type": "application/json", "Accept-Language": language };
    const reply = await fetch(`download/${kind}`, { method: "POST", headers, body });
    if (reply.ok) save(await reply.blob(), `${say("file_name")}.${TYPES[kind]}`);
    else hint("not_downloaded");
  } catch {
    hint("not_downloaded");
  }
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
