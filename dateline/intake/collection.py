"""The section and the collection that a listing fills."""

from dateline.archive.arranging import LARGEST_PAGE, check_slug, make_section, name_section
from dateline.archive.models import SectionName
from dateline.intake.listing_text import Listing
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name
from dateline.terms.naming import make_term


class FilledOtherwise(Exception):
    """The section is there and is not filled by intake, with the sentence that says so."""


def collection_for(listing: Listing, slug: str, *, is_front: bool) -> Term:
    """Return the collection of the section at this address, making both where it is missing.

    A new section takes the listing's heading as title and the number of its items as page
    size, so that a page of it reads as the listing did.
    """
    check_slug(slug)
    language = listing.language
    name = SectionName.objects.filter(language=language, slug=slug).first()
    if name is not None:
        collection = name.section.terms.filter(vocabulary=Vocabulary.COLLECTION).first()
        if collection is None:
            raise FilledOtherwise(
                f"The listing /{language}/{slug}/ is filled by its labels, not from a file; "
                "take this file in under another name."
            )
        return collection
    collection = make_term(Vocabulary.COLLECTION, {language: _free_name(slug, language)})
    section = make_section(
        page_size=min(len(listing.items), LARGEST_PAGE), terms=[collection], is_front=is_front
    )
    name_section(section, language, slug=slug, title=listing.heading)
    return collection


def _free_name(slug: str, language: str) -> str:
    """Name a collection after its address, and its language where another has the name."""
    is_taken = term_by_name(Vocabulary.COLLECTION, slug) is not None
    return f"{slug} ({language})" if is_taken else slug
