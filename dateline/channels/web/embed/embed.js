/* Shows the newest items of a listing in a page:

     <div data-dateline="https://news.example/en/news/"><a href="…">News</a></div>
     <script async src="https://news.example/embed.js"></script>

   The list stands in a shadow tree: the page's styles do not reach it, nor its styles the page.
   Where anything fails, what is in the element stays. */
(() => {
  // Whoever may write attributes into the page must not bring in the words of a third party.
  const home = new URL(document.currentScript.src).origin;

  const show = async (place) => {
    const address = new URL(place.dataset.dateline);
    if (address.origin !== home || place.shadowRoot) return;
    address.pathname = `${address.pathname.replace(/\/$/, "")}/embed/`;
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) return;
    // Scripts in what is parsed so never run.
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector(".dateline-list");
    const style = page.querySelector('link[rel="stylesheet"]');
    // Root sizes are the page's own; letters of the list have the size that the reader has set.
    list.classList.add("in-page");
    list.hidden = true;
    style.onload = style.onerror = () => { list.hidden = false; };
    place.attachShadow({ mode: "open" }).append(style, list);
  };

  const showAll = () => {
    for (const place of document.querySelectorAll("[data-dateline]")) show(place).catch(() => {});
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
})();
