"""An organisation's theme changes how every page looks, and what is wrong with it is told."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

from dateline.channels.web.theme_faults import theme_faults
from tests.channels.seven_languages import every_page, open_newsroom
from tests.channels.site import Site

ROOT = Path(__file__).parents[3]
HARBOUR = ROOT / "docs/themes/harbour"
PAPER = (ROOT / "docs/how-to/theme.md").read_text()
TOKENS = (ROOT / "dateline/channels/web/static/web/tokens.css").read_text()
LINK = '<link rel="stylesheet" href="/static/theme/theme.css">'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "templates/web/parts").mkdir(parents=True)
    (tmp_path / "theme.css").write_text("@layer theme { :root { --accent: #123456; } }")
    return tmp_path


def test_the_example_shows_on_every_kind_of_page(client: Client, db: None) -> None:
    newsroom = open_newsroom()
    with override_settings(THEME=HARBOUR):
        pages = every_page(client, newsroom, "en")
    pages = {name: page for name, page in pages.items() if "<html" in page and name != "letter"}
    apart = {"broken", "embed"}
    assert pages.keys() > apart | {"listing", "story", "brief", "search", "missing", "withdrawn"}
    assert {name for name, page in pages.items() if LINK not in page} == {"embed"}
    assert {
        name for name, page in pages.items() if "/static/theme/static/anchor.svg" not in page
    } == apart


def test_without_a_theme_no_page_names_one(client: Client, site: Site) -> None:
    assert "theme" not in client.get("/en/news/").content.decode()


def test_the_colour_chosen_on_the_desk_comes_after_the_theme(client: Client, site: Site) -> None:
    order = re.search(r"^@layer (.*);$", TOKENS, re.MULTILINE)
    assert order
    assert order[1].split(", ")[-3:] == ["theme", "site", "print"]


def test_the_example_is_sound() -> None:
    assert theme_faults(HARBOUR) == []
    assert theme_faults(None) == []


def test_a_template_of_its_own_may_build_on_ours(client: Client, site: Site, theme: Path) -> None:
    (theme / "templates/web/listing.html").write_text(
        '{% extends "dateline/web/listing.html" %}\n{% block width %} wide{% endblock %}'
    )
    assert theme_faults(theme) == []
    with override_settings(THEME=theme):
        page = client.get("/en/news/").content.decode()
    assert 'class="frame wide"' in page
    assert "Ministers meet" in page


def written(theme: Path, text: str, name: str = "web/parts/footer.html") -> list[str]:
    (theme / "templates" / name).write_text(text)
    return theme_faults(theme)


def test_a_mistake_is_told_with_its_line(theme: Path) -> None:
    (fault,) = written(theme, "{% macro footer(page, is_item) %}\n\n{% endif %}\n")
    assert "templates/web/parts/footer.html has a mistake in line 3: Encountered unknown" in fault
    (fault,) = written(theme, "{% macro footer(page) %}\n{{ page|nothing }}{% endmacro %}")
    assert "has a mistake in line 2: No filter named 'nothing'" in fault


def test_what_a_template_asks_for_has_to_be_there(theme: Path) -> None:
    (fault,) = written(
        theme, '{% from "web/parts/nothing.html" import it %}{% macro footer(page) %}{% endmacro %}'
    )
    assert fault == (
        "The theme's templates/web/parts/footer.html asks for web/parts/nothing.html, "
        "which is not there."
    )


def test_what_pages_take_from_a_part_has_to_be_in_it(theme: Path) -> None:
    (fault,) = written(theme, "<p>A foot.</p>")
    assert fault == (
        "The theme's templates/web/parts/footer.html lacks what pages take from it: footer."
    )


def test_what_cannot_be_read_is_told(theme: Path) -> None:
    (theme / "theme.css").write_bytes(b"\xff\xfe")
    assert theme_faults(theme) == ["The theme's theme.css is not written in UTF-8."]


def test_a_folder_that_holds_no_theme_is_told(tmp_path: Path) -> None:
    (fault,) = theme_faults(tmp_path)
    assert fault == f"The theme in {tmp_path} holds no theme.css, no templates/ and no static/."


def test_the_paper_promises_the_properties_that_there_are() -> None:
    promised = re.findall(r"^\| `(--[a-z-]+)` \|", PAPER, re.MULTILINE)
    assert len(promised) == len(set(promised))
    assert set(promised) == set(re.findall(r"^\s+(--[a-z-]+):", TOKENS, re.MULTILINE))


def test_the_example_sets_promised_properties_alone() -> None:
    set_there = re.findall(r"^\s+(--[a-z-]+):", (HARBOUR / "theme.css").read_text(), re.MULTILINE)
    assert set(set_there) <= set(re.findall(r"`(--[a-z-]+)`", PAPER))
