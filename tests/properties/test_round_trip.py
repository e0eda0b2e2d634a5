"""Whatever listing comes in, the section's plain text is that listing again."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.intake.listing import Wish, take_in_listing
from dateline.intake.listing_text import Listing
from dateline.lib.languages import LANGUAGES
from dateline.terms.first_kinds import FIRST_KINDS
from tests.newsroom import EDITOR, nothing_kept, row_counts
from tests.properties.listings import listings, printed

pytestmark = pytest.mark.django_db

thorough = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

KIND_NAMES = sorted({name for _type, names in FIRST_KINDS for name in names.values()})
_kinds = st.sampled_from(KIND_NAMES).flatmap(
    lambda name: st.sampled_from([name, name.upper(), name.lower(), name.title(), f"{name}\u00a0"])
)


@st.composite
def _with_known_kinds(draw: st.DrawFn) -> Listing:
    """A listing whose kickers are names of kinds, in whatever capitals and language."""
    listing = draw(listings(languages=sorted(LANGUAGES), most_items=12))
    items = (
        replace(item, kicker=draw(_kinds)) if item.kicker is not None else item
        for item in listing.items
    )
    return replace(listing, items=tuple(items))


def text_of(section: str, language: str) -> str:
    """Return the plain text of a section as a reader gets it."""
    return Client().get(f"/{language}/{section}/index.txt").content.decode()


def take_in(listing: Listing) -> None:
    """Take a listing in under the address /…/round/."""
    take_in_listing(listing, Wish(section="round"), by=EDITOR)


@thorough
@given(listings(languages=sorted(LANGUAGES)))
def test_any_listing_comes_back_as_it_was(listing: Listing) -> None:
    with nothing_kept():
        take_in(listing)
        assert text_of("round", listing.language).rstrip() == printed(listing).rstrip()


@thorough
@given(_with_known_kinds())
def test_kinds_known_to_the_house_come_back_as_they_were_printed(listing: Listing) -> None:
    with nothing_kept():
        take_in(listing)
        assert text_of("round", listing.language).rstrip() == printed(listing).rstrip()


@settings(thorough, max_examples=15)
@given(listings(languages=sorted(LANGUAGES)))
def test_any_listing_adds_nothing_the_second_time(listing: Listing) -> None:
    with nothing_kept():
        take_in(listing)
        before = row_counts()
        take_in(listing)
        assert row_counts() == before
