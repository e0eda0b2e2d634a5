"""What the parts of a public address may be."""

from functools import cache

from django.urls import register_converter

from dateline.archive.listing import FACETS
from dateline.lib.ids import PATTERN, TOKEN_PATTERN
from dateline.lib.languages import LANGUAGES


class _Verbatim:
    """A part of an address that is passed on as it stands."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class LanguageTag(_Verbatim):
    """A language of the table."""

    regex = "|".join(LANGUAGES)


class PublicId(_Verbatim):
    """A public id."""

    regex = PATTERN


class PictureToken(_Verbatim):
    """The name of a picture."""

    regex = TOKEN_PATTERN


class SectionSlug(_Verbatim):
    """The words a section stands under."""

    regex = r"[\w-]{1,80}"


class Facet(_Verbatim):
    """What a listing can be narrowed by: a label of some sort, or a month."""

    regex = "|".join([*FACETS, "month"])


class Year:
    """A year of four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class Month:
    """A month of two digits."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


@cache
def register() -> None:
    """Make the converters known to Django, each under the name it has in a route."""
    for name, converter in (
        ("language", LanguageTag),
        ("public_id", PublicId),
        ("picture", PictureToken),
        ("section", SectionSlug),
        ("facet", Facet),
        ("year", Year),
        ("month", Month),
    ):
        register_converter(converter, name)
