/* Pasting into a rich text: the editor gets it cleaned, and its writer is told what was left out. */

import { cleaned } from "./cleaning.js";

const WORDS = JSON.parse(document.getElementById("desk-pasting-words")?.textContent ?? "{}");
const ORDER = ["pictures", "tables", "recordings", "comments", "footnotes", "deletions", "listItems", "links", "fonts"];
const TO_ADD = new Set(["pictures", "tables", "recordings", "headings"]);
const ours = new WeakSet();

const kept = (editor) => ({
    listItems: editor.querySelectorAll("li").length,
    links: editor.querySelectorAll("a[href], .TooltipEntity").length,
});

document.addEventListener("paste", (event) => {
    const editor = event.target.closest?.(".Draftail-Editor [contenteditable=true]");
    const data = event.clipboardData;
    if (!editor || !data || ours.has(event)) return;
    const html = data.getData("text/html");
    if (!html) {
        const pictures = [...data.files].filter((file) => file.type.startsWith("image/")).length;
        if (pictures) tell(editor, { pictures });
        return;
    }
    // What was copied out of such an editor is as it should be.
    if (html.includes("data-draftjs-conductor-fragment")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const result = cleaned(html);
    const before = kept(editor);
    pasteInto(event.target, result);
    afterwards(() => {
        const after = kept(editor);
        const leftOut = { ...result.counts };
        for (const name of Object.keys(after)) {
            leftOut[name] = Math.max(0, (leftOut[name] ?? 0) - (after[name] - before[name]));
        }
        tell(editor, leftOut);
    });
}, true);

function pasteInto(target, { html, text }) {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    ours.add(event);
    target.dispatchEvent(event);
}

function afterwards(then) {
    requestAnimationFrame(() => requestAnimationFrame(then));
}

function tell(editor, leftOut) {
    const place = editor.closest(".Draftail-Editor__wrapper, [data-draftail-editor-wrapper]") ?? editor.closest(".Draftail-Editor");
    let notice = place.nextElementSibling;
    if (!notice?.matches(".desk-left-out")) {
        notice = document.createElement("p");
        notice.className = "desk-left-out";
        notice.setAttribute("role", "status");
        notice.hidden = true;
        place.after(notice);
    }
    const sentences = [];
    const things = ORDER.filter((name) => leftOut[name]).map((name) => worded(name, leftOut[name]));
    if (things.length) sentences.push(WORDS.leftOut.replace("%s", things.join(", ")));
    if (leftOut.headings) sentences.push(worded("headings", leftOut.headings));
    if (Object.keys(leftOut).some((name) => leftOut[name] && TO_ADD.has(name))) sentences.push(WORDS.add);
    notice.hidden = !sentences.length;
    notice.textContent = sentences.join(" ");
}

function worded(name, number) {
    const [one, many] = WORDS[name];
    return (number === 1 ? one : many).replace("%d", number);
}
