"""The sentence that stands above the publish panel, and the words of its one button."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from dateline.desk.models import Office
from dateline.desk.words import language_name, listed
from dateline.desk.zones import elsewhere, how_long, on_office_clock
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User

_TAG = re.compile("“([a-z]{2})”")
_WORDS = {
    ("first", False): _later("Publish now in %(languages)s"),
    ("first", True): _later("Publish %(moment)s in %(languages)s"),
    ("override", False): _later("Publish without second approval, now in %(languages)s"),
    ("override", True): _later("Publish without second approval, %(moment)s in %(languages)s"),
    ("small", False): _later("Publish the changes now in %(languages)s"),
    ("small", True): _later("Publish the changes %(moment)s in %(languages)s"),
    ("correction", False): _later("Publish the correction now in %(languages)s"),
    ("correction", True): _later("Publish the correction %(moment)s in %(languages)s"),
}


def as_told(refusal: Exception) -> str:
    """Return what the record refuses something with, its languages by their names."""
    return _TAG.sub(_named, str(refusal))


def _named(found: re.Match[str]) -> str:
    return f"“{language_name(found[1])}”" if found[1] in LANGUAGES else found[0]


def moment_words(moment: datetime, office: Office, user: User, *, now: datetime) -> SafeString:
    """Return a moment on the office's clock in bold, and on the reader's own in brackets."""
    there = on_office_clock(moment, office, now=now)
    other = elsewhere(moment, office, user, now=now)
    bold = format_html("<b>{}</b>", there)
    return format_html("{} ({})", bold, other) if other else bold


def goes_public(moment: SafeString | None, tags: Sequence[str], *, span: str = "") -> SafeString:
    """Return what will happen: when, in how long, in which languages; None is now."""
    if not tags:
        return format_html("{}", _("Nothing goes public: choose a language."))
    languages = listed([language_name(tag) for tag in tags])
    if moment is None:
        return format_html(_("Goes public <b>now</b>, in {}."), languages)
    return format_html(_("Goes public {}, in {}, in {}."), moment, span, languages)


def is_public(moment: SafeString, tags: Sequence[str]) -> SafeString:
    """Return since when it has been public, in which languages."""
    languages = listed([language_name(tag) for tag in tags])
    return format_html(_("Public since {}, in {}."), moment, languages)


def span_until(moment: datetime, now: datetime) -> str:
    """Return how long it is until a moment."""
    return how_long(moment - now)


def button_words(
    release_at: datetime | None,
    tags: Sequence[str],
    office: Office,
    *,
    now: datetime,
    form: str = "first",
) -> str:
    """Return what the button says it does, in full."""
    said = {
        "languages": listed([language_name(tag) for tag in tags]),
        "moment": on_office_clock(release_at, office, now=now) if release_at else "",
    }
    if not tags:
        return _("Publish")
    return str(_WORDS[form, release_at is not None]) % said
