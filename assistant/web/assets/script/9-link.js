/* A link of `share`: the question it holds is asked once, and leaves the address. */
function askFromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const text = asked.get("q")?.trim();
  if (!text) return;
  const asOf = asked.get("as_of");
  history.replaceState(history.state, "", location.pathname + location.search);
  follow("load");
  if (!asOf || isDay(asOf)) chooseDay(asOf);
  field.value = text;
  fitField();
  if (asOf && !isDay(asOf)) hint("wrong_day");
  else submit();
}

window.addEventListener("hashchange", askFromAddress);
askFromAddress();
