"""What is released on the site that other people's validators judge."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.archive.arranging import change_section, make_section, name_section
from dateline.archive.entries import Pin, PressContact
from dateline.archive.identity import Identity, Words, name_site
from dateline.archive.pinning import pin
from dateline.pictures.models import Picture
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure, Gallery
from dateline.record.correct import Corrected, correct
from dateline.record.facts import Contact, EventFacts, SourceLink
from dateline.record.models import Item, Severity
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from dateline.record.withdraw import withdraw
from dateline.terms.changing import change_term
from dateline.terms.first_kinds import FIRST_KINDS
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made, rename
from tests.channels.full_story import full_story, keep
from tests.channels.seven_languages import TAGS
from tests.contracts.judged.words import in_all, in_words_of
from tests.newsroom import EDITOR
from tests.photographs import encoded, kept_photo, pixels, shown
from tests.stories import NOW, a_story, clock_at

SLUGS = {tag: title.lower() for tag, title in in_all("Releases").items()}
ENDED_CREDIT, ENDED_ALT = "© Whose right has ended 2030", "Nobody may see this."
_EVENT = EventFacts(
    datetime(2030, 3, 4, 10),  # noqa: DTZ001
    datetime(2030, 3, 5, 11, 30),  # noqa: DTZ001
    "Africa/Freetown",
    "Freetown",
    "https://example.org/join",
)
_MORE_EVENTS = {
    "whole day": EventFacts(date(2030, 3, 10), date(2030, 3, 10), place="Freetown"),
    "several days": EventFacts(date(2030, 3, 12), date(2030, 3, 14)),
    # The night is an hour shorter; and an hour longer in the other place.
    "summer time": EventFacts(
        datetime(2030, 3, 30, 22),  # noqa: DTZ001
        datetime(2030, 3, 31, 4),  # noqa: DTZ001
        "Europe/Zurich",
    ),
    "winter time": EventFacts(
        datetime(2030, 11, 3, 0, 30),  # noqa: DTZ001
        datetime(2030, 11, 3, 4),  # noqa: DTZ001
        "America/New_York",
    ),
    "postponed": replace(_EVENT, state="postponed"),
    "cancelled": replace(_EVENT, state="cancelled"),
    "withdrawn_event": replace(_EVENT, place="Nobody may go there"),
}


@dataclass(frozen=True)
class Labels:
    """The terms that the items stand under, one of each vocabulary that has no names yet."""

    office: Term
    topic: Term
    place: Term
    partner: Term
    series: Term

    @property
    def beside_the_kind(self) -> tuple[Term, ...]:
        """Every term but the office, which an item has anyway."""
        return self.topic, self.place, self.partner, self.series


def open_judged_site() -> dict[str, Any]:
    """Release all of it at NOW and in the two hours after; return the ids of what is there."""
    with clock_at(NOW):
        labels = _labels()
        section = make_section(page_size=6, terms=[labels.topic])
        section.lists_other_languages = section.has_month_headings = True
        change_section(section, terms=[labels.topic])
        for tag, title in in_all("Releases").items():
            name_section(section, tag, slug=SLUGS[tag], title=title)
        _name_the_site()
        ended = [_ended_picture() for _one in range(3)]
        full_stories = _full_stories(labels)
        items = _of_every_kind(labels) | _others(labels, ended, full_stories) | _events(labels)
        pin(section, [Pin(items["brief"].public_id)])
    with clock_at(NOW + timedelta(hours=1)):
        note = in_all("The length was wrong.")
        told = {
            tag: Corrected(_brief(labels, tag, 2, byline=in_words_of(tag, "A Reporter")), note[tag])
            for tag in TAGS
        }
        correct(items["corrected"], told, by=EDITOR)
        withdraw(items["withdrawn_event"], reason=in_all("They were not mended.")["en"], by=EDITOR)
        withdraw(items["withdrawn"], reason=in_all("They were not mended.")["en"], by=EDITOR)
    with clock_at(NOW + timedelta(hours=2)):
        correct(
            items["corrected"], told | _clearer(told), by=EDITOR, severity=Severity.CLARIFICATION
        )
    ids = {name: item.public_id for name, item in items.items()}
    news = found_or_made(Vocabulary.KIND, "en", "News")
    named = (news, labels.office, *labels.beside_the_kind)
    events = found_or_made(Vocabulary.KIND, "en", "Event").public_id
    terms = {one.vocabulary: one.public_id for one in named} | {"events": events}
    shows = full_stories["en"].picture
    assert shows
    tokens = {"ended": [one.token for one in ended], "shown": shows.token}
    return {"items": ids, "terms": terms, **tokens}


def _labels() -> Labels:
    place = _named(Vocabulary.PLACE, "Sierra Leone")
    change_term(place, schema_type="", within=_named(Vocabulary.PLACE, "Africa"))
    return Labels(
        _named(Vocabulary.OFFICE, "The office"),
        _named(Vocabulary.TOPIC, "Roads"),
        place,
        _named(Vocabulary.PARTNER, "European Union"),
        _named(Vocabulary.SERIES, "On the road"),
    )


def _named(vocabulary: Vocabulary, english: str) -> Term:
    """Return the term of this name, which the first listing may have brought, in every language."""
    term = found_or_made(vocabulary, "en", english)
    for tag, name in in_all(english).items():
        rename(term, tag, name)
    return term


def _name_the_site() -> None:
    names, desk = in_all("The office"), in_all("Press desk")
    words = {tag: Words(names[tag], desk[tag]) for tag in TAGS}
    press = PressContact(desk["en"], "+232 76 555 010", "press@example.org", "9-17", "Etc/UTC")
    name_site(Identity(words, accent="#0b5a6e", logo=kept_photo().token, press=press))


def _of_every_kind(labels: Labels) -> dict[str, Item]:
    items = {}
    for number, (_type, names) in enumerate(FIRST_KINDS, start=10):
        kind = found_or_made(Vocabulary.KIND, "en", names["en"])
        event = {"event": _EVENT} if names["en"] == "Event" else {}
        stories = {tag: _brief(labels, tag, number, kind, **event) for tag in TAGS}
        items[names["en"]] = _out(labels, stories)
    return items


def _events(labels: Labels) -> dict[str, Item]:
    kind = found_or_made(Vocabulary.KIND, "en", "Event")
    return {
        name: _out(labels, {tag: _brief(labels, tag, number, kind, event=event) for tag in TAGS})
        for number, (name, event) in enumerate(_MORE_EVENTS.items(), start=30)
    }


def _others(
    labels: Labels, ended: list[Picture], full_stories: Mapping[str, Story]
) -> dict[str, Item]:
    translated = dict.fromkeys((tag for tag in TAGS if tag != "en"), "en")
    once = {tag: _brief(labels, tag, 2) for tag in TAGS}
    source = SourceLink("Reports", "https://example.org/full")
    lead, figure, in_a_row = ended
    figures = (
        Figure(shown(figure, alt=ENDED_ALT), ENDED_CREDIT),
        Gallery((Figure(shown(in_a_row, alt=ENDED_ALT), ENDED_CREDIT),)),
    )
    over = {"credit": ENDED_CREDIT, "picture": shown(lead, alt=ENDED_ALT), "body": figures}
    return {
        "full": _out(labels, full_stories, sources=translated),
        "brief": _out(labels, {tag: _brief(labels, tag, 1, source=source) for tag in TAGS}),
        "corrected": _out(labels, once),
        "withdrawn": _out(labels, {tag: _brief(labels, tag, 3) for tag in TAGS}),
        "ended": _out(labels, {tag: _brief(labels, tag, 4, **over) for tag in TAGS}),
        "only French": _out(labels, {"fr": _brief(labels, "fr", 5)}),
    }


def _full_stories(labels: Labels) -> dict[str, Story]:
    kept = keep()
    story = replace(full_story(kept), canonical="")
    desk = in_all("Press desk")
    terms = a_story(*labels.beside_the_kind).terms
    return {
        tag: replace(
            in_words_of(tag, story),
            contacts=(Contact(desk[tag], "", "+232 76 555 010", "press@example.org"),),
            terms=terms,
            date=date(2030, 2, 28),
        )
        for tag in TAGS
    }


def _brief(labels: Labels, tag: str, number: int, *kinds: Term, **more: Any) -> Story:
    told = {
        "headline": f"{in_words_of(tag, 'Roads are mended')} ({number})",
        "standfirst": in_words_of(tag, "They were broken."),
        "date": date(2030, 2, 28) - timedelta(days=number),
    }
    return a_story(*labels.beside_the_kind, *kinds, **told, **more)


def _clearer(told: Mapping[str, Corrected]) -> dict[str, Corrected]:
    return {
        tag: replace(one, story=replace(one.story, standfirst=in_words_of(tag, "All of them")))
        for tag, one in told.items()
    }


def _ended_picture() -> Picture:
    over = Terms(shown_until=datetime(2030, 3, 1, 9, tzinfo=UTC))
    # As large as a share card takes it.
    return kept_photo(encoded(pixels(900, 600)), rights=keep_rights(None, over))


def _out(labels: Labels, stories: Mapping[str, Story], **more: Any) -> Item:
    return publish(stories, by=EDITOR, of=NewItem(labels.office), **more)[0].item
