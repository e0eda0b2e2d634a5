/* Puts the words of a translation's source beside the fields they are said in. */

const panel = document.getElementById("desk-beside");
const form = panel?.closest("form");
const toggle = panel?.querySelector("[data-beside-toggle]");
const KEPT = "dateline-side-by-side";
const PART = "[data-contentpath]";
const templates = [...(panel?.querySelectorAll("template[data-beside]") ?? [])];
let isPressed = false;
let untouched = null;
const waiting = new Map(templates.map((one) => [one.dataset.beside, one]));

/* A path names the field, then each block by its id and each part by its name. */
function place(path) {
    let found = null;
    for (const part of path.split(".")) {
        const named = (found ?? form).querySelectorAll(`[data-contentpath="${CSS.escape(part)}"]`);
        found = [...named].find((one) => one.parentElement.closest(PART) === found);
        if (!found) return null;
    }
    return found;
}

function put(path, template) {
    const part = place(path);
    if (!part) return false;
    const field = part.querySelector(".typed-table-block, .w-field") ?? part;
    const words = template.content.firstElementChild.cloneNode(true);
    words.dataset.path = path;
    field.parentElement.classList.add("desk-beside__pair");
    field.before(words);
    return true;
}

function putAll() {
    for (const [path, template] of waiting) {
        if (put(path, template)) waiting.delete(path);
    }
}

function show(isOn) {
    form.classList.toggle("desk-beside-off", !isOn);
    toggle.setAttribute("aria-pressed", String(isOn));
}

function beside(field) {
    return field.closest(".desk-beside__pair")?.querySelector(":scope > .desk-beside__source");
}

function hasNoSelection(field) {
    if (field.select) return field.selectionStart === field.selectionEnd;
    return getSelection().isCollapsed;
}

function selectAll(field) {
    if (field.select) field.select();
    else if (field.isContentEditable) getSelection().selectAllChildren(field);
}

async function right(button) {
    const source = button.closest("[data-path]");
    const body = new FormData();
    body.set("path", source.dataset.path);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    button.disabled = true;
    const answer = await fetch(panel.dataset.right, { method: "POST", body }).catch(() => null);
    button.disabled = false;
    if (answer?.status === 204) source.dataset.state = "said";
}

if (panel) {
    putAll();
    new MutationObserver(putAll).observe(form, { childList: true, subtree: true });
    toggle.hidden = false;
    show(localStorage.getItem(KEPT) !== "off");
    toggle.addEventListener("click", () => {
        const isOn = toggle.getAttribute("aria-pressed") !== "true";
        localStorage.setItem(KEPT, isOn ? "on" : "off");
        show(isOn);
    });
    form.addEventListener("click", (event) => {
        const button = event.target.closest("[data-beside-right]");
        if (button) right(button);
    });
    /* What is still in the words of the source is written over at the first touch. Pressing puts
       the cursor somewhere after the field has got the focus: until then the selection waits. */
    form.addEventListener("focusin", ({ target }) => {
        if (beside(target)?.dataset.state !== "copy") return;
        if (isPressed) untouched = target;
        else selectAll(target);
    });
    form.addEventListener("pointerdown", () => {
        isPressed = true;
        untouched = null;
    });
    window.addEventListener("pointerup", () => (isPressed = false));
    window.addEventListener("pointercancel", () => (isPressed = false));
    form.addEventListener("click", () => {
        if (untouched && hasNoSelection(untouched)) selectAll(untouched);
        untouched = null;
    });
    form.addEventListener("input", ({ target }) => {
        const source = beside(target);
        if (source) source.dataset.state = "said";
    });
}
