"""The check of the links: none leads readers where no reader should go."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from dateline.desk.requirements.problem import Finding, Looked
from dateline.record.blocks import Audio, Run, Video, all_of

_WRITING = {"http", "https", "mailto", "tel"}
_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
_LONGEST_SHOWN = 100
_number = re.compile(r"[0-9]+|0x[0-9a-f]*")


def links(looked: Looked) -> Iterator[Finding]:
    """No link runs code, shows a password, or leads to a machine instead of a site."""
    for field, address in _addresses(looked):
        if why := danger_of(address):
            shown = address if len(address) <= _LONGEST_SHOWN else address[:_LONGEST_SHOWN] + "…"
            told = {"address": shown, "why": why}
            yield Finding(field, _("The link “%(address)s” %(why)s") % told)


def danger_of(address: str) -> str:
    """Return what is wrong with an address, as the end of a sentence; "" where nothing is."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        has_secret = parts.username is not None or parts.password is not None
    except ValueError:
        return _("is no address.")
    if parts.scheme not in _WRITING:
        return _("does not start with https:// or mailto:.")
    if parts.scheme not in {"http", "https"}:
        return ""
    if has_secret:
        return _("has a name or password in it: take that out.")
    return _danger_of_host(parts, host)


def _danger_of_host(parts: SplitResult, host: str) -> str:
    if parts.netloc == urlsplit(settings.SITE_ADDRESS).netloc:
        is_desk = parts.path.startswith("/desk/")
        return _("leads to the desk, where no reader is let in.") if is_desk else ""
    if _is_machine(host):
        return _("leads to a machine, not to a site with a name.")
    if _is_lookalike(host):
        return _("mixes letters of several scripts in its name, as forged addresses do.")
    return ""


def _is_machine(host: str) -> bool:
    """Say whether a host is an address of numbers, in whatever form, or known inside alone."""
    # What ends in a number is read as an address by every browser (WHATWG URL, 3.5).
    last = host.rstrip(".").rpartition(".")[2]
    return "." not in host.strip(".") or ":" in host or _number.fullmatch(last) is not None


def _is_lookalike(host: str) -> bool:
    return any(len(_scripts(_decoded(label))) > 1 for label in host.split("."))


def _decoded(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _scripts(label: str) -> set[str]:
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in label)
    return _SCRIPTS.intersection(names)


def _addresses(looked: Looked) -> Iterator[tuple[str, str]]:
    story = looked.story
    yield from (("body", run.href) for run in all_of(Run, story.body) if run.href)
    recordings: list[Video | Audio] = [*all_of(Video, story.body), *all_of(Audio, story.body)]
    for recording in recordings:
        yield "body", recording.address
    if story.event and story.event.link:
        yield "event_link", story.event.link
    if story.source:
        yield "source_address", story.source.address
    if story.canonical:
        yield "canonical", story.canonical
