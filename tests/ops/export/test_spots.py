"""Of every address of the public site it is known whether an export holds it."""

import pytest
from django.urls import URLPattern

from dateline.ops.export.spots import _VIEWS, Sort, spot_of
from tests.public_patterns import PUBLIC_PATTERNS

# What changes with each question, leads elsewhere, or is for other people's pages.
LIVING = {
    "alike",
    "card",
    "embed",
    "embed_code",
    "embed_script",
    "embed_stylesheet",
    "oembed",
    "search_page",
    "search_plain_text",
    "search_suggestions",
    "with_slash",
}
# What tells of the whole site is made without a link to it.
WHOLE = {"robots", "llms", "security", "index", "of_sections", "of_month", "of_news", "feeds_opml"}


def test_every_view_is_exported_or_stays_on_the_living_site() -> None:
    assert all(isinstance(pattern, URLPattern) for pattern in PUBLIC_PATTERNS)
    views = [pattern.callback for pattern in PUBLIC_PATTERNS]
    others = {view.__name__ for view in views if view not in _VIEWS}
    assert others == LIVING | WHOLE


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=rice",
        "/en/news/?topic=rice-0123456789ab",
        "/en/news/by/topic/",
        "/en/news/?pictures=no",
        "/en/news/?before=2021-06-05.0123456789ab&topic=rice-0123456789ab",
        "/en/news/?before=yesterday",
        "/en/i/0123456789ab/roads?as_of=2021-06-05T10:00Z",
        "/api/v1/items/",
        "/desk/",
        "/nowhere",
        "/static/web/page.css?1",
    ],
)
def test_what_stays_on_the_living_site_has_no_file(address: str) -> None:
    assert spot_of(address) is None


def test_older_items_of_a_listing_are_in_its_months() -> None:
    older = spot_of("/en/news/?before=2021-06-05.0123456789ab")
    assert older == spot_of("/en/news/2021/06/")
    assert older == spot_of("/en/news/2021/?before=2021-06-05.0123456789ab")
    within = spot_of("/en/news/2021/06/?before=2021-06-05.0123456789ab")
    assert within is not None
    assert within.address == "/en/news/2021/06/?before=2021-06-05.0123456789ab"


def test_an_address_written_otherwise_is_the_same() -> None:
    spot = spot_of("/ar/أخبار/")
    assert spot == spot_of("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/")
    assert spot is not None
    assert (spot.sort, spot.slug) == (Sort.LIST, "أخبار")
