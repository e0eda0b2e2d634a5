"""Every address leads where it should, and an old one to where the thing stands now."""

import pytest
from django.test import Client

from dateline.archive.arranging import make_section, name_section
from dateline.archive.models import SectionName
from dateline.lib.languages import LANGUAGES
from dateline.record.blocks import Paragraph, Run
from tests.channels.site import LISTING, Site, address_of
from tests.newsroom import bring_in, correct_in, publish_in


def leads_to(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers["Location"]


def test_the_root_leads_to_the_front_section(client: Client, site: Site) -> None:
    bring_in(LISTING, section="another")
    assert leads_to(client, "/") == (302, "/en/news/")
    assert leads_to(client, "/en/") == (302, "/en/news/")


def test_a_language_without_a_front_leads_to_its_first_section(client: Client, site: Site) -> None:
    bring_in("Actualités\n\n\n  1. Ils\n\n    30 juillet 2021\n", section="actu", language="fr")
    assert leads_to(client, "/fr/") == (302, "/fr/actu/")
    assert client.get("/de/").status_code == 404


@pytest.mark.django_db
def test_an_empty_site_answers_in_every_language_that_there_is_nothing(client: Client) -> None:
    for path in ["/", *(f"/{tag}/" for tag in LANGUAGES)]:
        assert client.get(path).status_code == 404


def test_a_section_without_its_slash_leads_to_the_one_with_it(client: Client, site: Site) -> None:
    assert leads_to(client, "/en/news") == (301, "/en/news/")


@pytest.mark.parametrize(
    "words", ["", "/", "/other-words", "/other/words", "/roads%00", "/%ff", "/a.b"]
)
def test_wrong_words_lead_to_the_right_ones(client: Client, site: Site, words: str) -> None:
    status = leads_to(client, f"/en/i/{site.story.public_id}{words}")
    assert status == (301, f"/en/i/{site.story.public_id}/roads-are-mended")


@pytest.mark.parametrize("words", [".txt", "other.txt", "a/b.txt"])
def test_wrong_words_of_a_text_lead_to_the_right_text(
    client: Client, site: Site, words: str
) -> None:
    status = leads_to(client, f"/en/i/{site.story.public_id}/{words}")
    assert status == (301, f"/en/i/{site.story.public_id}/roads-are-mended.txt")


def test_a_corrected_headline_moves_the_item_and_the_old_words_lead_on(
    client: Client, site: Site
) -> None:
    old = address_of(site.story)
    correct_in(site.story, headline="Roads are not mended")
    assert leads_to(client, old) == (301, f"/en/i/{site.story.public_id}/roads-are-not-mended")


def test_an_address_in_another_script_leads_to_itself(client: Client, site: Site) -> None:
    item = publish_in("news", headline="الطرق أصلحت", body=(Paragraph((Run("نعم"),)),))
    status, address = leads_to(client, f"/en/i/{item.public_id}/")
    assert status == 301
    assert address.isascii()
    assert client.get(address).status_code == 200


def test_every_address_of_a_section_that_moved_leads_on(client: Client, site: Site) -> None:
    section = SectionName.objects.get(slug="news").section
    name_section(section, "en", slug="latest", title="Latest")
    for rest in ("", "index.txt", "2021/07/", "2021/07/index.txt", "rss.xml", "atom.xml"):
        status, address = leads_to(client, f"/en/news/{rest}")
        assert status in {301, 302}
        assert address == f"/en/latest/{rest}"
        assert client.get(address).status_code == 200


def test_a_section_in_two_languages_names_the_other(client: Client, site: Site) -> None:
    section = SectionName.objects.get(slug="news").section
    name_section(section, "ar", slug="أخبار", title="الأخبار")
    page = client.get("/en/news/").content.decode()
    assert 'hreflang="ar" href="http://127.0.0.1:8000/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/"' in page
    assert client.get("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/").status_code == 200


@pytest.mark.django_db
def test_an_empty_section_says_so_in_every_form(client: Client) -> None:
    name_section(make_section(), "en", slug="empty", title="Empty")
    assert b"Nothing here yet" in client.get("/en/empty/").content
    assert client.get("/en/empty/index.txt").content.startswith(b"Empty\n")
    for rest in ("2021/07/", "2021/07/index.txt", "rss.xml", "atom.xml"):
        assert client.get(f"/en/empty/{rest}").status_code == 200
