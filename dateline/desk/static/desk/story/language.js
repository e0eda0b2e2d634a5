/* Gives fields that Wagtail makes while one writes the language and direction of the story. */

const headline = document.getElementById("id_title");
const WORDS = 'textarea, input[type="text"], [contenteditable="true"]';

function speak(root) {
    for (const field of root.querySelectorAll(WORDS)) {
        if (field.lang || field.matches("[role=combobox]")) continue;
        field.lang = headline.lang;
        field.dir = headline.dir;
    }
}

if (headline?.lang) {
    for (const name of ["body", "contacts"]) {
        const part = document.querySelector(`[data-contentpath="${name}"]`);
        if (!part) continue;
        part.dataset.storyDirection = headline.dir;
        speak(part);
        new MutationObserver(() => speak(part)).observe(part, { childList: true, subtree: true });
    }
}
