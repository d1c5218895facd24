/* A question asked otherwise: its turn and all that follows make way for the new one. */

let edited = null;

function edit(button) {
  const turn = turnOf(button.closest("[data-turn]").dataset.turn);
  if (busy()) {
    hint("busy");
    return;
  }
  closePanel();
  markEdited(turn);
  field.value = turn.text;
  chooseDay(turn.asOf);
  fitField();
  checkLength();
  field.focus();
}

function markEdited(turn) {
  edited?.node.classList.remove("edited");
  edited = turn;
  edited?.node.classList.add("edited");
  part("editing").hidden = !turn;
}

function keep() {
  const turn = edited;
  if (!turn) return;
  markEdited(null);
  field.value = "";
  fitField();
  hint(null);
  turn.node.querySelector("[data-edit]").focus({ preventScroll: true });
}

function dropFrom(turn) {
  for (const dropped of turns.splice(turns.indexOf(turn))) dropped.node.remove();
}
