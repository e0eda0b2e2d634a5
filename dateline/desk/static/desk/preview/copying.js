/* Buttons that copy: what a field holds, or a page as a mail program takes it in.
   Only shown where the browser lets a page copy. */

const asPlainText = (button) =>
  navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);

const asLetter = async (button) => {
  const fetched = async (address, type) => new Blob([await (await fetch(address)).text()], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/html": fetched(button.dataset.html, "text/html"),
      "text/plain": fetched(button.dataset.text, "text/plain"),
    }),
  ]);
};

const offer = (button, copy) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const told = button.parentElement.querySelector("[data-copied]");
    const failed = button.parentElement.querySelector("[data-not-copied]");
    try {
      await copy(button);
      told.hidden = false;
    } catch {
      if (failed) failed.hidden = false;
    }
  });
};

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copies]")) offer(button, asPlainText);
  for (const button of document.querySelectorAll("[data-html]")) offer(button, asLetter);
}
