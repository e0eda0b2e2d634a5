// Offers what begins as somebody types. Without it the search works all the same.
const field = document.querySelector("[data-suggestions]");
const offered = document.getElementById(field.getAttribute("list"));
const PAUSE = 150;
let waiting = 0;

async function offer() {
  const words = field.value;
  if (words.trim().length < 2) return;
  const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(words)}`);
  if (!answer.ok || words !== field.value) return;
  const [, names] = await answer.json();
  offered.replaceChildren(...names.map((name) => new Option(name, name)));
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => offer().catch(() => {}), PAUSE);
});
