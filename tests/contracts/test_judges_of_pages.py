"""Every kind of page in every language is judged by programs that know nothing of Dateline."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.judges import Judges, Verdict, files_of
from tests.contracts.judged.kinds import (
    BRANCHES_NOT_JUDGED,
    EVERY_KIND,
    FOR_FRAMES,
    LEADS_NOWHERE,
    NOT_JUDGED,
    PAGES,
    WITHOUT_JSON_LD,
)
from tests.contracts.judged.saving import Saved, of_form
from tests.houses import Served

pytestmark = pytest.mark.thorough

# The desk; all once more without pictures; labels on labels, of which there is no end; and the
# documents, months and further choices beside each label, of which other judges read some.
_NOT_FOLLOWED = (
    *("/desk/", "[?&]pictures=no", "[?].*&"),
    "([.](xml|json|txt|ics)|/(by|embed|[0-9]{4})/.*)[?]",
)


def spoilt(saved: list[Saved], folder: Path, right: str, wrong: str) -> str:
    """Return the name of a file that holds an item's page with something wrong on it."""
    text = next(one for one in saved if one.kind == "item").text()
    assert right in text
    file = folder / "spoilt.html"
    file.write_text(text.replace(right, wrong, 1))
    return str(file)


def assert_looked_at_every_page(verdict: Verdict, saved: list[Saved]) -> None:
    """Fail where a judge left out a page, or there were fewer of them than there have to be."""
    assert len(verdict.looked_at) > len(PAGES) * len(TAGS)
    assert not {one.file for one in of_form(saved, "html")} - verdict.looked_at


def every_route(resolver: URLResolver, start: str = "") -> set[str]:
    """Return every URL pattern but those of branches that others judge."""
    found: set[str] = set()
    for one in resolver.url_patterns:
        route = f"{start}{one.pattern}"
        if isinstance(one, URLPattern):
            found.add(route)
        elif not route.startswith(BRANCHES_NOT_JUDGED):
            found |= every_route(one, route)
    return {route for route in found if not route.startswith(BRANCHES_NOT_JUDGED)}


def test_every_kind_is_there_in_every_language(saved: list[Saved]) -> None:
    expected = {(kind, tag) for kind in EVERY_KIND for tag in TAGS}
    assert not expected - {(one.kind, one.tag) for one in saved}
    assert not {one.kind for one in saved if one.form == "html"} ^ {*PAGES, "pages", "docs"}
    for one in saved:
        assert one.status == LEADS_NOWHERE.get(one.kind, 200), one


def test_every_address_of_the_site_is_judged(saved: list[Saved]) -> None:
    judged = {
        resolve(unquote(one.path.partition("?")[0])).route for one in saved if one.form != "css"
    }
    routes = every_route(get_resolver())
    assert not routes - judged - NOT_JUDGED.keys(), "tests/contracts/judged/kinds.py lacks these"
    assert not NOT_JUDGED.keys() - routes, "tests/contracts/judged/kinds.py excuses what is gone"
    assert not NOT_JUDGED.keys() & judged


def test_the_nu_html_checker_finds_nothing(
    judges: Judges, saved: list[Saved], tmp_path: Path
) -> None:
    wrong = spoilt(saved, tmp_path, "<h1", '<h1 align="centre"')
    verdict = judges.nu_html_checker([*files_of(of_form(saved, "html", "css")), wrong])
    for_frames = {one.file for one in saved if one.kind in FOR_FRAMES}
    assert [
        (file, told)
        for file, told in verdict.about_others_than(wrong)
        if file not in for_frames or "heading level of 1" not in told
    ] == []
    assert len(verdict.complaints) == len(for_frames) + 1
    assert {one.file for one in of_form(saved, "css")} <= verdict.looked_at
    assert_looked_at_every_page(verdict, saved)


def test_html_validate_finds_nothing(judges: Judges, saved: list[Saved], tmp_path: Path) -> None:
    wrong = spoilt(saved, tmp_path, "<h1", '<h1 id="content"')
    verdict = judges.html_validate([*files_of(of_form(saved, "html")), wrong])
    assert verdict.about_others_than(wrong) == []
    assert verdict.complaints
    assert_looked_at_every_page(verdict, saved)


def test_what_pages_tell_machines_is_of_the_types_of_schema_org(
    judges: Judges, saved: list[Saved], tmp_path: Path
) -> None:
    wrong = spoilt(saved, tmp_path, '"headline":', '"heading":')
    pages = {one.file: one.text() for one in of_form(saved, "html")}
    pages[wrong] = Path(wrong).read_text()
    folder = tmp_path / "typescript"
    folder.mkdir()
    verdict = judges.schema_org(pages, folder)
    assert verdict.about_others_than(wrong) == []
    assert verdict.complaints
    silent = {one.kind for one in of_form(saved, "html") if one.file not in verdict.looked_at}
    assert silent == {*WITHOUT_JSON_LD}
    assert len(verdict.looked_at) > (len(PAGES) - len(WITHOUT_JSON_LD)) * len(TAGS)


def test_every_link_of_the_site_leads_somewhere(
    judges: Judges, judged_site: Served, saved: list[Saved]
) -> None:
    others = f"^(?!{judged_site.origin}(/|$))"
    verdict = judges.linkinator(judged_site.origin, skip=[others, *_NOT_FOLLOWED])
    assert verdict.complaints == ()
    for kind in ("listing", "older", "by topic", "search", "item", "brief", "event", "corrected"):
        paths = {one.path for one in saved if one.kind == kind and one.tag}
        assert len(paths) == len(TAGS), kind
