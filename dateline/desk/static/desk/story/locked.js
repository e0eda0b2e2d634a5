/* Nobody types in vain: a story that another has to decide on takes no words. */

if (document.body.classList.contains("content-locked")) {
    for (const panel of document.querySelectorAll("#page-edit-form .w-panel__content")) {
        panel.inert = true;
    }
}
