"""Above the form of a translation: its source, what is still to be done, and what is new there.

The words of the source stand in the page once; a script puts them beside their fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail_localize.machine_translators import get_machine_translator

from dateline.desk.translating.pieces import Piece, is_same, pieces_of, shortened
from dateline.desk.translating.side_by_side.beside import Beside, News, beside
from dateline.desk.translating.side_by_side.contents import children_of
from dateline.desk.translating.side_by_side.stretches import State, Stretch, as_words
from dateline.desk.translating.side_by_side.words import Words
from dateline.desk.words import language_name
from dateline.lib.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch as it is shown: what to do about it, and what has changed in the source."""

    stretch: Stretch
    state: str
    changed: list[Piece] | None = None

    @property
    def is_same(self) -> bool:
        """Whether what has changed are no words."""
        return is_same(self.changed or [])


class SideBySide(Panel):
    """The source of a translation beside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Side by side"), "icon": "globe", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one story."""

        template_name = "desk/side_by_side/panel.html"

        def is_shown(self) -> bool:
            """Whether the story is a translation."""
            return bool(super().is_shown() and self._beside)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the words of the source, and what is to be done."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            both = self._beside
            if both is None:
                return context
            return context | {
                "both": both,
                "shown": list(_shown(both)),
                "news": list(_news(both)),
                "to_say": len(both.of(State.COPY)),
                "to_rework": len(both.of(State.REWORK)),
                "left_out": list(_blocks_left_out(both)),
                "unsaid": [as_words(one.said) for one in both.unsaid],
                "machine": get_machine_translator(),
                "source_name": language_name(both.pin.language),
                "own": LANGUAGES[self.instance.language],
            }

        @cached_property
        def _beside(self) -> Beside | None:
            # The form shows the newest words, and these know whether they are a translation.
            is_one = self.instance.pk and self.instance.source_language
            return beside(self.instance) if is_one else None


def _shown(both: Beside) -> Iterator[Shown]:
    news = {one.path: one for one in both.news}
    for stretch in both.stretches:
        now = news.get(stretch.path)
        if now is not None:
            yield Shown(stretch, "news", pieces_of(stretch.source.text, _text(now.is_now)))
        elif stretch.before is not None:
            changed = pieces_of(stretch.before.text, stretch.source.text)
            yield Shown(stretch, stretch.state, changed)
        else:
            yield Shown(stretch, stretch.state)


def _news(both: Beside) -> Iterator[tuple[News, list[Piece], bool]]:
    """Yield what is new in the source, in short, and whether the words are the same."""
    for one in both.news:
        pieces = pieces_of(_text(one.was), _text(one.is_now))
        yield one, shortened(pieces), is_same(pieces)


def _blocks_left_out(both: Beside) -> Iterator[tuple[str, str]]:
    """Yield each block of the source that the translation has not, by its path, and its words."""
    there = {path for path, _child in children_of(both.mine)}
    missing = [
        path
        for path, _child in children_of(both.source)
        if path.startswith("body.") and path not in there
    ]
    words: dict[str, str] = {}
    for stretch in both.of(State.LEFT_OUT):
        # Of one inside another that is missing too, the outer one comes first.
        path = next((path for path in missing if f"{stretch.path}.".startswith(f"{path}.")), None)
        if path:
            words[path] = f"{words.get(path, '')} {stretch.source.text}".strip()
    yield from words.items()


def _text(words: Words | None) -> str:
    return words.text if words else ""
