// Keeps the panel's words in step with its choices. The server has all the words: this asks it.

const WAIT = 250;
const MINUTE = 60_000;

const form = document.querySelector("[data-publish]");

let asked = 0;
let timer;

async function look() {
    const mine = ++asked;
    const choices = new FormData(form);
    choices.set("deed", "look");
    const answer = await fetch(form.action, { method: "POST", body: choices });
    // An answer to choices that have changed since is no answer.
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = page.getElementById(part.id);
        if (fresh) renew(part, fresh);
    }
}

// The element itself stays: a press of the button that has begun is not lost, nor is its focus.
function renew(part, fresh) {
    part.className = fresh.className;
    for (const name of ["hidden", "disabled"]) part.toggleAttribute(name, fresh.hasAttribute(name));
    if (fresh.innerHTML === part.innerHTML) return;
    const isOpen = part.querySelector("details")?.open;
    part.replaceChildren(...fresh.childNodes);
    const details = part.querySelector("details");
    if (details) details.open = isOpen;
}

function soon() {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
}

if (form) {
    form.querySelector("[data-again]").hidden = true;
    form.addEventListener("input", soon);
    // Typing a time means that time.
    form.elements.at.addEventListener("input", () => {
        form.querySelector('[name="when"][value="later"]').checked = true;
    });
    setInterval(() => document.visibilityState === "visible" && look(), MINUTE);
}

for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.setAttribute("aria-live", "polite");
        button.textContent = button.dataset.copied;
    });
}
