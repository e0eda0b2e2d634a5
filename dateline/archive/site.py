"""Whose site it is, as every public page says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from dateline.archive.addresses import picture_address
from dateline.archive.colours import DARK_GROUND, readable_on
from dateline.archive.entries import PressContact
from dateline.archive.identity import Identity, Words, identity_now
from dateline.lib.languages import DEFAULT
from dateline.pictures.models import Picture

_NOBODY = "Dateline"


@dataclass(frozen=True, slots=True)
class Logo:
    """The site's logo: its path, and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site in one language; a demonstration until somebody has named it.

    The accents are "" where the site has no colour of its own.
    """

    name: str
    footer: str = ""
    accent: str = ""
    accent_in_the_dark: str = ""
    logo: Logo | None = None
    press: PressContact | None = None
    is_demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The site in every language it has been named in; `identity` is None before."""

    identity: Identity | None = None
    views: Mapping[str, SiteView] = field(default_factory=dict)

    def in_language(self, language: str) -> SiteView:
        """Return the site in this language, else in English, else in whichever there is."""
        view = self.views.get(language) or self.views.get(DEFAULT)
        return view or next(iter(self.views.values()), None) or _unnamed()


def read_site() -> Site:
    """Read who the site is."""
    identity = identity_now()
    if identity is None:
        return Site()
    logo = _logo(identity.logo)
    views = {language: _view(words, identity, logo) for language, words in identity.words.items()}
    return Site(identity, views)


def _view(words: Words, identity: Identity, logo: Logo | None) -> SiteView:
    accent = identity.accent
    return SiteView(
        name=words.name,
        footer=words.footer,
        accent=accent,
        accent_in_the_dark=readable_on(DARK_GROUND, accent) if accent else "",
        logo=logo,
        press=identity.press if identity.press != PressContact() else None,
    )


def _unnamed() -> SiteView:
    """Return the site as the environment names it, else as nobody's."""
    name: str = settings.SITE_NAME
    return SiteView(name=name or _NOBODY, is_demonstration=not name)


def _logo(token: str) -> Logo | None:
    picture = Picture.objects.filter(token=token).first() if token else None
    return Logo(picture_address(token), picture.width, picture.height) if picture else None
