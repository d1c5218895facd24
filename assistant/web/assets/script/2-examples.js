/* Questions to begin with: of each theme one, another at each visit. */

function showExamples() {
  for (const list of app.querySelectorAll('[data-part="examples"] > ul')) list.hidden = list.lang !== language;
}

function shuffle() {
  for (const theme of app.querySelectorAll('[data-part="examples"] li')) {
    const questions = [...theme.querySelectorAll("[data-ask]")];
    const others = questions.filter((question) => question.hidden);
    const chosen = others[Math.floor(Math.random() * others.length)];
    for (const question of questions) question.hidden = question !== chosen;
  }
}
