"""Links are changed where they stand, and nothing else of a page or a stylesheet is."""

from dateline.ops.export.links import Link, changed_page, changed_stylesheet

PAGE = """<!doctype html>
<html><head><link rel="stylesheet" href="/a.css"><!-- <a href="/no"> -->
<script type="application/ld+json">{"url": "<a href='/no'>"}</script></head>
<body data-href="/no" title='href="/no"'><a class="x" HREF='/b?x=1&amp;y=2#z'>/no href="/no"</a>
<img src=/c.jpg srcset="/c1.jpg 1x, /c2.jpg 2x" alt="a > b"><a href="#here">here</a>
<source
 srcset="/d.avif 400w,
 /e.avif 640w"></body></html>
"""


def _moved(link: Link) -> str | None:
    return f"moved{link.reference}" if link.reference.startswith("/") else None


def test_every_reference_of_a_page_is_asked_for_and_the_rest_stays() -> None:
    changed = changed_page(PAGE, _moved)
    assert changed == (
        PAGE.replace('"/a.css"', '"moved/a.css"')
        .replace("'/b?", "'moved/b?")
        .replace("=/c.jpg", '="moved/c.jpg"')
        .replace("/c1.jpg 1x, /c2.jpg", "moved/c1.jpg 1x, moved/c2.jpg")
        .replace("/d.avif 400w,\n /e.avif", "moved/d.avif 400w, moved/e.avif")
    )


def test_a_page_whose_links_stay_is_the_same() -> None:
    assert changed_page(PAGE, lambda _link: None).split() == PAGE.split()


def test_what_a_link_says_is_escaped() -> None:
    assert changed_page('<a href="/x">', lambda _link: 'a"&<') == '<a href="a&quot;&amp;&lt;">'


def test_the_references_of_a_stylesheet() -> None:
    sheet = "@import '/a.css'; /* url(/no) */ b { c: url( \"/d.woff2\" ), url(/e.png) } f{g:'/no'}"
    assert changed_stylesheet(sheet, _moved) == (
        "@import 'moved/a.css'; /* url(/no) */ b { c: url( \"moved/d.woff2\" ), "
        "url(moved/e.png) } f{g:'/no'}"
    )
