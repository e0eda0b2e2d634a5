/* Hands a form what stands in its rich texts: Wagtail's editor keeps the last words to itself for
   a quarter of a second, and whoever saves at once would lose them. Saving by a button, by a key,
   by itself and looking at a preview all read the form, and are all heard here. */

// Where a comment stands is kept beside the text, not in it.
const COMMENT = "COMMENT-";
const handed = new WeakMap();

document.addEventListener("formdata", ({ target, formData }) => {
    for (const field of target.elements) {
        if (!field.draftailEditor || !formData.has(field.name)) continue;
        handOver(field);
        formData.set(field.name, field.value);
    }
}, true);

function handOver(field) {
    const state = field.draftailEditor.getEditorState();
    const content = state.getCurrentContent();
    // Wagtail asks twice a second whether anything has changed.
    if (handed.get(field) === content) return;
    handed.set(field, content);
    const raw = window.Draftail.serialiseEditorStateToRaw(state);
    for (const block of raw?.blocks ?? []) {
        block.inlineStyleRanges = block.inlineStyleRanges.filter(({ style }) => !style.startsWith(COMMENT));
    }
    field.rawContentState = raw;
    field.value = JSON.stringify(raw);
}
