/* What comes from Word, Google Docs or a page: cleaned for a text of paragraphs, and counted.

   Given HTML, returns the HTML to paste and how often each thing was met. Texts that readers
   must not get go with the things they belong to: deleted passages, comments, notes. */

const STYLED = /(?:^|;)\s*(?:font-family|font-size|color|background(?:-color)?|mso-highlight|text-decoration(?:-line)?)\s*:(?!\s*(?:none|inherit|initial|transparent|windowtext|black|#000000)\s*(?:;|$))/i;

export function cleaned(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const counts = {};
    const count = (name, number) => { if (number) counts[name] = (counts[name] ?? 0) + number; };
    const takeOut = (selector) => {
        const found = [...body.querySelectorAll(selector)].filter((one) => one.isConnected);
        found.forEach((one) => one.remove());
        return found.length;
    };

    count("fonts", body.querySelector("[style], font, u") && styled(body) ? 1 : 0);
    count("comments", takeOut('[style*="mso-element:comment" i]:not([style*="comment-list" i])'));
    takeOut('[style*="mso-element:comment-list" i], .MsoCommentReference, .msocomanchor, [href*="#_msocom"]');
    const notes = takeOut('[style*="mso-element:footnote" i]:not([style*="footnote-list" i]), [style*="mso-element:endnote" i]:not([style*="endnote-list" i])');
    takeOut('[style*="mso-element:footnote-list" i], [style*="mso-element:endnote-list" i]');
    const references = takeOut('a[href^="#_ftn"], a[href^="#_edn"], a[href^="#ftnt"], sup:has(a[href^="#"])');
    count("footnotes", Math.max(notes, references));
    count("deletions", takeOut("del, s.msoDel, .msoDel"));
    count("tables", outermost(body, "table"));
    takeOut("table");
    count("pictures", takeOut("img, picture, svg"));
    count("recordings", takeOut("video, audio, iframe, object, embed"));
    takeOut("style, script, meta, link, title, xml, hr, form, input, button");
    makeLists(body);
    count("headings", makeParagraphs(body));
    count("listItems", body.querySelectorAll("li").length);
    count("links", body.querySelectorAll('a[href^="http"], a[href^="mailto:"]').length);
    makeStyles(body);
    return { html: body.innerHTML, text: body.innerText, counts };
}

function styled(body) {
    return [...body.querySelectorAll("[style]")].some((one) => STYLED.test(one.getAttribute("style")))
        || body.querySelector("font, u") !== null;
}

function outermost(body, selector) {
    return [...body.querySelectorAll(selector)].filter((one) => !one.parentElement.closest(selector)).length;
}

/* Word writes the items of a list as paragraphs that begin with a mark. */
function makeLists(body) {
    let list = null;
    for (const paragraph of [...body.querySelectorAll('p[style*="mso-list" i]')]) {
        const mark = paragraph.querySelector('[style*="mso-list:ignore" i], [style*="mso-list: ignore" i]');
        if (!mark) continue;
        const tag = /^\W?[0-9a-z]{1,4}[.)]/i.test(mark.textContent.trim()) ? "ol" : "ul";
        mark.remove();
        if (list?.localName !== tag || paragraph.previousElementSibling !== list) {
            list = document.createElement(tag);
            paragraph.before(list);
        }
        const item = document.createElement("li");
        item.append(...paragraph.childNodes);
        list.append(item);
        paragraph.remove();
    }
    // Google Docs puts a paragraph into every item.
    for (const inner of body.querySelectorAll("li > p")) inner.replaceWith(...inner.childNodes);
}

/* A heading is a block of its own; here it becomes a paragraph. */
function makeParagraphs(body) {
    const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    for (const heading of headings) {
        const paragraph = document.createElement("p");
        paragraph.append(...heading.childNodes);
        heading.replaceWith(paragraph);
    }
    return headings.length;
}

/* What looks bold or italic is; Google Docs wraps all of it into a bold that is none. */
function makeStyles(body) {
    for (const false_bold of body.querySelectorAll('b[style*="normal"], strong[style*="normal"]')) {
        if (/font-weight:\s*(normal|400)/i.test(false_bold.getAttribute("style"))) {
            false_bold.replaceWith(...false_bold.childNodes);
        }
    }
    for (const span of [...body.querySelectorAll("span[style]")]) {
        const style = span.getAttribute("style");
        const inner = [...span.childNodes];
        for (const [tag, looks] of [["b", /font-weight:\s*(bold|[6-9]00)/i], ["i", /font-style:\s*italic/i]]) {
            if (!looks.test(style)) continue;
            const wrap = document.createElement(tag);
            wrap.append(...span.childNodes);
            span.append(wrap);
        }
        if (!inner.length) span.remove();
    }
    for (const one of body.querySelectorAll("*")) {
        for (const { name } of [...one.attributes]) if (name !== "href") one.removeAttribute(name);
    }
}
