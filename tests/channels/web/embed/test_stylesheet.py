"""An embedded list has the tokens of the site, in one look or in that of the reader's system."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

from dateline.archive.identity import Identity, Words, name_site

pytestmark = pytest.mark.django_db

THEME = """\
@layer theme {
  :root { --accent: #123456; --gutter: 2rem; --mark: url(static/mark.svg); }
  @media (max-width: 40rem) and (prefers-color-scheme:dark) { :root { --accent: #abcdef; } }
  .a { background: url("data:image/png;base64,x"), url('https://example.org/b.png'), url(#c); }
}
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "theme.css").write_text(THEME)
    return tmp_path


def sheet(client: Client, look: str = "") -> str:
    answer = client.get("/embed.css" + (f"?look={look}" if look else ""))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    return answer.content.decode()


def test_nothing_in_it_touches_the_page_around(client: Client) -> None:
    css = sheet(client)
    assert ":root" not in css
    assert ".dateline-list:lang(ar)" in css
    assert "--accent: #0b5a6e" in css


def test_lengths_follow_the_list_and_conditions_the_browser(client: Client, theme: Path) -> None:
    with override_settings(THEME=theme):
        css = sheet(client)
    assert "--gutter: calc(2 * var(--rem))" in css
    assert "@media (max-width: 40rem)" in css
    assert set(re.findall(r"([\w-]+: )?[\d.]+rem\b", css)) == {"--rem: ", "max-width: "}


def test_a_look_is_that_of_everybody(client: Client, theme: Path) -> None:
    with override_settings(THEME=theme):
        both, light, dark = sheet(client), sheet(client, "light"), sheet(client, "dark")
    assert "color-scheme: light dark" in both
    assert both.count("prefers-color-scheme") == 2
    assert "prefers-color-scheme" not in light + dark
    assert "color-scheme: light;" in light
    assert light.count("@media (max-width: 0)") == 1
    assert "@media (max-width: 40rem) and (max-width: 0)" in light
    assert "color-scheme: dark;" in dark
    assert dark.count("@media (min-width: 0)") == 1
    assert "@media (max-width: 40rem) and (min-width: 0)" in dark


def test_a_theme_wins_over_ours_and_the_sites_colour_over_both(client: Client, theme: Path) -> None:
    name_site(Identity({"en": Words("The Office", "")}, accent="#8a1538"))
    with override_settings(THEME=theme):
        css = sheet(client)
    assert css.index("@layer tokens, frame, parts, theme, site, print;") < css.index("#0b5a6e")
    assert css.index("#123456") < css.index("@layer site")
    assert css.index("@layer site") < css.index("#8a1538")


def test_what_a_theme_names_by_its_own_place_is_found_from_here(
    client: Client, theme: Path
) -> None:
    with override_settings(THEME=theme):
        css = sheet(client)
    assert 'url("/static/theme/static/mark.svg")' in css
    for kept in ('url("data:image/png;base64,x")', "url('https://example.org/b.png')", "url(#c)"):
        assert kept in css


def test_there_is_no_other_look(client: Client) -> None:
    assert client.get("/embed.css?look=grey").status_code == 404
