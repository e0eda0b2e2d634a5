"""A translation after its source has changed: its own words, with what comes along anew."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from dateline.desk.translating.side_by_side.contents import STREAMS, Content, block_of, child_of
from dateline.desk.translating.side_by_side.words import LINES, Words, is_words

# What comes along with the words; whoever changed it in the translation keeps the change.
ALONG = (
    *("kind", "series", "date", "lead_picture", "topics", "places", "partners", "collections"),
    *("related", "reference", "source_name", "source_address", "canonical"),
    *("event_starts_on", "event_starts_time", "event_ends_on", "event_ends_time"),
    *("event_zone", "event_link", "event_state"),
)


def merged(old: Content, new: Content, mine: Content) -> Content:
    """Return the translation `mine` of `old`, brought to the blocks and facts of `new`.

    Its words stay, also where those of the source have changed. Only what was still in the
    words of the source follows them. What the translation has added, left out or changed by
    itself stays so; what the source has taken out goes.
    """
    lines = {name: _words(old.get(name), new.get(name), mine.get(name)) for name in LINES}
    along = {name: _along(old.get(name), new.get(name), mine.get(name)) for name in ALONG}
    streams = {
        name: _children(block_of(name), old[name], new[name], mine[name]) for name in STREAMS
    }
    return {**mine, **lines, **along, **streams}


def _value(block: blocks.Block, old: Any, new: Any, mine: Any) -> Any:
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return _children(block, old or [], new, mine)
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(child, (old or {}).get(name), new.get(name), mine.get(name))
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, TypedTableBlock):
        return _table(old or {}, new, mine)
    if is_words(block):
        return _words(old, new, mine, is_rich=isinstance(block, blocks.RichTextBlock))
    return _along(old, new, mine)


def _along(old: Any, new: Any, mine: Any) -> Any:
    return new if mine == old else mine


def _words(old: Any, new: Any, mine: Any, *, is_rich: bool = False) -> Any:
    was, is_now, here = (Words(one, is_rich).key for one in (old, new, mine))
    if here == was:
        # Nobody has said it in the other language yet.
        return new
    return mine if is_now or not was else ""


def _children(
    block: blocks.ListBlock | blocks.StreamBlock,
    old: Sequence[dict[str, Any]],
    new: Sequence[dict[str, Any]],
    mine: Sequence[dict[str, Any]],
) -> list[dict[str, Any]]:
    was, is_now, here = ({one["id"]: one for one in some} for some in (old, new, mine))
    found = {key: one for key, one in is_now.items() if key not in was and key not in here}
    for key, one in here.items():
        if key in is_now:
            child = child_of(block, one["type"])
            before = was.get(key, {}).get("value")
            value = _value(child, before, is_now[key]["value"], one["value"])
            found[key] = {**one, "value": value}
        elif key not in was:
            found[key] = one
    return [found[key] for key in _order(list(was), list(is_now), list(here), found)]


def _order(
    old: Sequence[str], new: Sequence[str], mine: Sequence[str], found: Iterable[str]
) -> list[str]:
    """Return the order of the source if that is what has changed, else the translation's."""
    there = set(found)
    common = there & set(old) & set(new) & set(mine)
    is_moved = [key for key in old if key in common] != [key for key in new if key in common]
    first, second = (new, mine) if is_moved else (mine, new)
    order = [key for key in first if key in there]
    place = 0
    for key in second:
        if key in order:
            place = order.index(key) + 1
        elif key in there:
            order.insert(place, key)
            place += 1
    return order


def _table(old: Any, new: Any, mine: Any) -> Any:
    """Return a table cell by cell; one that the translation has made otherwise stays."""
    if not old or _shape(old) != _shape(mine):
        return new if mine == old else mine
    was, is_now, here = (_grid(one) for one in (old, new, mine))
    columns = _aligned(was[0], is_now[0])
    # Rows are known again by the columns that both have.
    rows = _aligned(
        [tuple(row[column] for column in columns.values()) for row in was],
        [tuple(row[column] for column in columns) for row in is_now],
    )

    def cell(row: int, column: int) -> Any:
        before = rows.get(row), columns.get(column)
        if before[0] is None or before[1] is None:
            return is_now[row][column]
        return _words(was[before[0]][before[1]], is_now[row][column], here[before[0]][before[1]])

    grid = [[cell(row, column) for column in range(len(is_now[0]))] for row in range(len(is_now))]
    heads = zip(new["columns"], grid[0], strict=True)
    return {
        "columns": [{**column, "heading": heading} for column, heading in heads],
        "rows": [{"values": row} for row in grid[1:]],
        "caption": _words(old.get("caption"), new.get("caption"), mine.get("caption")),
    }


def _grid(table: Any) -> list[list[Any]]:
    """Return the headings and the rows."""
    heads = [column["heading"] for column in table["columns"]]
    return [heads, *(row["values"] for row in table["rows"])]


def _shape(table: Any) -> tuple[int, int]:
    return len(table["columns"]), len(table["rows"])


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Return where each part of the new stood in the old, those that were changed included."""
    found: dict[int, int] = {}
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == stop - begin):
            found |= dict(zip(range(begin, stop), range(start, end), strict=True))
    return found
