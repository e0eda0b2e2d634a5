"""The blocks of a body as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.archive.entries import Article
from dateline.channels.web.absence import absence_words
from dateline.channels.web.figures import form_of, in_bytes, in_groups
from dateline.channels.web.templates import own_words
from dateline.lib.dates import printed_date
from dateline.record.blocks import (
    Audio,
    Block,
    BulletList,
    FactsBox,
    Figure,
    FileLink,
    Gallery,
    Heading,
    NumberedList,
    Paragraph,
    ProjectFacts,
    Quote,
    Run,
    Table,
    Video,
)


@dataclass(frozen=True, slots=True)
class Typist:
    """Writes the blocks of an article; `origin` is what addresses of its files begin with."""

    article: Article
    origin: str

    def block(self, block: Block) -> str:
        """Return a block as text, its parts apart by blank lines where they are paragraphs."""
        match block:
            case Paragraph(runs):
                return runs_text(runs)
            case Heading(text):
                return text
            case Quote(text, said_by):
                return self._quoted(text) + (f" ({said_by})" if said_by else "")
            case BulletList(items):
                return _list(items)
            case NumberedList(items):
                return "\n".join(_point(f"  {n}. ", runs) for n, runs in enumerate(items, 1))
            case _:
                return self._set_apart(block)

    def _quoted(self, text: str) -> str:
        _ = own_words(self.article.entry.language)
        return _("“%(words)s”") % {"words": text}

    def _set_apart(self, block: Block) -> str:
        match block:
            case Video(address, _minutes, transcript) | Audio(address, _minutes, transcript):
                return "\n\n".join([address, *transcript])
            case Figure():
                return self._figure(block)
            case Gallery(figures):
                return "\n".join(self._figure(figure) for figure in figures)
            case Table(caption, header, rows):
                lines = [" | ".join(row) for row in ((header, *rows) if header else rows)]
                return "\n".join([caption, *lines] if caption else lines)
            case FactsBox(title, facts):
                return "\n".join(part for part in (title, _list(facts)) if part)
            case ProjectFacts():
                return self._project(block)
            case FileLink():
                return self._file(block)
            case _:
                raise ValueError(f"{type(block).__name__} stands at the foot, not in the text.")

    def _project(self, facts: ProjectFacts) -> str:
        language = self.article.entry.language
        _ = own_words(language)
        days = [
            printed_date(date.fromisoformat(day), language) if day else ""
            for day in (facts.starts, facts.ends)
        ]
        lines = [
            facts.title or _("The project"),
            *(
                f"{partner.name} ({partner.role})" if partner.role else partner.name
                for partner in facts.partners
            ),
            facts.place,
            f"{facts.currency} {in_groups(_, facts.amount)}" if facts.amount else "",
            " – ".join(days) if any(days) else "",
        ]
        return "\n".join(line for line in lines if line)

    def _figure(self, figure: Figure) -> str:
        absence = self.article.absent.get(figure.picture.token)
        if absence:
            _ = own_words(self.article.entry.language)
            return absence_words(_, absence) % {"credit": figure.credit}
        words = figure.picture.caption or figure.picture.alt
        return f"{words} ({figure.credit})"

    def _file(self, file: FileLink) -> str:
        shown = self.article.files.get(file.token)
        where = f"\n{self.origin}{shown.address}" if shown else ""
        size = in_bytes(own_words(self.article.entry.language), file.size)
        return f"{file.title} ({form_of(file.name)}, {size}){where}"


def runs_text(runs: Iterable[Run]) -> str:
    """Return stretches of text as one, each address behind the words that lead to it."""
    return "".join(f"{run.text} <{run.href}>" if run.href else run.text for run in runs)


def _list(items: Iterable[tuple[Run, ...]]) -> str:
    return "\n".join(_point("  * ", runs) for runs in items)


def _point(mark: str, runs: Iterable[Run]) -> str:
    """Return a point of a list, its further lines beneath its first one's words."""
    return mark + runs_text(runs).replace("\n", "\n" + " " * len(mark))
