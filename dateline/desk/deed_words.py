"""What a line of the audit log says to people: whom and what it names, and what changed."""

import re
from ast import literal_eval
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from dateline.desk.freezing import last_story
from dateline.desk.models import DeskImage, StoryPage
from dateline.desk.releasing.changed_words import VOCABULARY_WORDS, around
from dateline.desk.words import desk_language, language_name
from dateline.lib.ids import PATTERN
from dateline.lib.languages import LANGUAGES
from dateline.people.models import AuditEntry
from dateline.terms.names import todays_names

_FIELDS = {
    "headline": _later("Headline"),
    "date": _later("Date shown"),
    "kicker": _later("Kicker"),
    "strapline": _later("Line below the headline"),
    "standfirst": _later("Summary"),
    "byline": _later("By"),
    "dateline": _later("Place of writing"),
    "credit": _later("Credit"),
    "reference": _later("Reference number"),
    "canonical": _later("Address of the original"),
    "body": _later("Text"),
    "event": _later("Event"),
    "source": _later("Source"),
    "picture": _later("Picture"),
    "contacts": _later("Press contacts"),
    "related": _later("Related items"),
    "terms": _later("Topics and labels"),
    "goes public at": _later("Goes public at"),
    "reason": _later("Reason"),
    "leads to": _later("Leads to"),
}
_field = re.compile(r"(\w+) \((\w+)\)")
_account = re.compile(r"account (\S+)")
_item = re.compile(rf"(?:item|story) ({PATTERN})((?: [a-z-]+)*)")
_label = re.compile(rf"(?:label|kind|office|listing) ({PATTERN})")
_picture = re.compile(r"picture (\d+)")
_id = re.compile(rf"\b{PATTERN}\b")
_known_label = re.compile(rf"(\w+) ({PATTERN})")
# Entries from before words were kept hold values as Python writes them, cut off somewhere.
_written_by_python = re.compile(r"\(?\(?(?:[A-Z]\w+\(\w+=|datetime\.)")
_quoted = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_words_in_python = re.compile(
    rf"\b(?:text|alt|caption|title|name|role|said_by|phone|email|place)=({_quoted}|['\"].*$)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What people call what a page of entries names by its id."""

    people: Mapping[str, str]
    headlines: Mapping[str, str]
    panels: Mapping[str, str]

    def subject(self, entry: AuditEntry) -> tuple[str, str]:
        """Return what an entry is about, and the address of its story on the desk, if any."""
        subject = entry.subject
        if found := _account.fullmatch(subject):
            is_own = found[1] == entry.person
            return "" if is_own else self.people.get(found[1], subject), ""
        if found := _item.fullmatch(subject):
            return self._item(found[1], found[2].split()), self.panels.get(found[1], "")
        if found := _label.fullmatch(subject):
            return label_called(found[1]) or subject, ""
        if found := _picture.fullmatch(subject):
            return _picture_called(int(found[1])) or subject, ""
        return subject, ""

    def changes(self, entry: AuditEntry) -> list[tuple[str, str, str]]:
        """Return each field that changed as the forms call it, with what it was and became."""
        return [
            (_called(field), *around(*(self._value(field, value) for value in values)))
            for field, values in entry.changes.items()
        ]

    def _item(self, public_id: str, tags: Iterable[str]) -> str:
        headline = self.headlines.get(public_id) or _("item %(id)s") % {"id": public_id}
        languages = ", ".join(language_name(tag) for tag in tags if tag in LANGUAGES)
        return f"{headline} ({languages})" if languages else headline

    def _value(self, field: str, value: str) -> str:
        name = field.partition(" (")[0]
        if name == "terms":
            return _known_label.sub(_label_words, value)
        if name in {"related", "leads to"}:
            # Some were kept as Python writes a tuple.
            ids = ", ".join(_id.findall(value)) if value.startswith("(") else value
            return _id.sub(lambda found: self.headlines.get(found[0], found[0]), ids)
        return from_python(value) if _written_by_python.match(value) else value


def named(entries: Iterable[AuditEntry], people: Mapping[str, str]) -> Named:
    """Return what is named in these entries; what is no longer on the desk is asked one by one."""
    wanted = {public_id for entry in entries for public_id in _ids_in(entry)}
    pages = StoryPage.objects.filter(public_id__in=wanted).order_by("-language", "-pk")
    # The language of the desk speaks for the item, where it is written in that.
    chosen = {page.public_id: page for page in sorted(pages, key=_is_read_here)}
    headlines = {key: page.draft_title or page.title for key, page in chosen.items()}
    panels = {key: reverse("story_publish", args=[page.pk]) for key, page in chosen.items()}
    return Named(people, _gone(wanted - chosen.keys()) | headlines, panels)


def label_called(public_id: str) -> str:
    """Return what the label of this id is called in the language of the desk, "" for no label."""
    names = todays_names()
    return names.of(names.ids[public_id], desk_language()) if public_id in names.ids else ""


def _picture_called(key: int) -> str:
    """Return the title of a picture of the desk, "" where it is no longer there."""
    return str(DeskImage.objects.filter(pk=key).values_list("title", flat=True).first() or "")


def from_python(value: str) -> str:
    """Return the words in a value as Python writes it, as far as it was kept."""
    found = (_read(quoted) for quoted in _words_in_python.findall(value))
    return " ".join(words for words in found if words) or _("not kept in words")


def _read(quoted: str) -> str:
    try:
        return str(literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted[1:] + "…"


def _called(field: str) -> str:
    if found := _field.fullmatch(field):
        name, tag = found.groups()
        if name in _FIELDS and tag in LANGUAGES:
            return f"{_FIELDS[name]} ({language_name(tag)})"
    return str(_FIELDS.get(field, field))


def _label_words(found: re.Match[str]) -> str:
    vocabulary = VOCABULARY_WORDS.get(found[1], found[1])
    return f"{vocabulary} {label_called(found[2]) or found[2]}"


def _ids_in(entry: AuditEntry) -> Iterable[str]:
    if found := _item.fullmatch(entry.subject):
        yield found[1]
    for field, values in entry.changes.items():
        if field.partition(" (")[0] in {"related", "leads to"}:
            for value in values:
                yield from _id.findall(value)


def _gone(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the headlines of what is no longer on the desk, as far as it was published."""
    said = {public_id: last_story(public_id, desk_language()) for public_id in public_ids}
    return {public_id: story.headline for public_id, story in said.items() if story}


def _is_read_here(page: Any) -> bool:
    return bool(page.language == desk_language())
