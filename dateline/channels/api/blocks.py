"""The body of an item as JSON: its blocks as the record has them, without what is not public."""

from typing import Any

from dateline.archive.addresses import item_api_address
from dateline.archive.entries import Article, ShownFile
from dateline.channels.api.addresses import whole
from dateline.channels.api.rows import renditions_of
from dateline.record.blocks import Block, FileLink, block_to_json


def body_of(found: Article) -> list[dict[str, Any]]:
    """Return the blocks of an item's body.

    Pictures stand there with their addresses, or with the reason why they are not shown. A link
    to an item leads to it where it is public; else its words stand there alone.
    """
    linked = {entry.public_id for entry in found.linked}
    return [_block(block, found, linked) for block in found.body]


def _block(block: Block, found: Article, linked: set[str]) -> dict[str, Any]:
    told: dict[str, Any] = _public(block_to_json(block), found, linked)
    if isinstance(block, FileLink):
        shown = found.files.get(block.token)
        told |= {"url": whole(shown.address) if shown else None}
    return told


def _public(value: Any, found: Article, linked: set[str]) -> Any:
    if isinstance(value, list):
        return [_public(part, found, linked) for part in value]
    if not isinstance(value, dict):
        return value
    told = {
        name: _public(part, found, linked)
        for name, part in value.items()
        if name not in ("token", "digest", "item", "term")
    }
    if value.get("item") in linked:
        language = found.entry.language
        told |= {"item": value["item"], "url": whole(item_api_address(value["item"], language))}
    if "alt" in value and "token" in value:
        return _picture(value["token"], found, told)
    return told


def _picture(token: str, found: Article, words: dict[str, Any]) -> dict[str, Any]:
    """Return a picture with its words; of one that is not shown, only why not."""
    shown, absent = found.files.get(token), found.absent.get(token)
    if shown is None:
        return {"url": None, "absent": absent.value if absent else None}
    return {**words, "url": whole(shown.address), **_size(shown)}


def _size(shown: ShownFile) -> dict[str, Any]:
    renditions = renditions_of(shown.token, shown.width, shown.height)
    return {
        "width": shown.width,
        "height": shown.height,
        "licence": shown.licence or None,
        "may_be_handed_on": shown.is_for_press,
        "renditions": [one.model_dump() for one in renditions],
    }
