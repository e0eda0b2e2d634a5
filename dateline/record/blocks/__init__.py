"""What a body is made of: our own small vocabulary, form 1.

`text`, `media` and `facts` hold the blocks; `as_json` carries them into the canonical text and
back; `walking` finds what stands somewhere inside. A part that is empty is left out of the
text, so that a block may grow an optional part without moving what was written before.
"""

from dateline.record.blocks.as_json import UnknownBlock, block_from_json, block_to_json
from dateline.record.blocks.block import Block
from dateline.record.blocks.facts import FactsBox, ProjectFacts, ProjectPartner, Table
from dateline.record.blocks.media import Audio, Figure, FileLink, Gallery, PictureRef, Video
from dateline.record.blocks.text import (
    Boilerplate,
    BulletList,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    Quote,
    Run,
)
from dateline.record.blocks.walking import all_of, texts_of

__all__ = [
    "Audio",
    "Block",
    "Boilerplate",
    "BulletList",
    "FactsBox",
    "Figure",
    "FileLink",
    "Gallery",
    "Heading",
    "NotesToEditors",
    "NumberedList",
    "Paragraph",
    "PictureRef",
    "ProjectFacts",
    "ProjectPartner",
    "Quote",
    "Run",
    "Table",
    "UnknownBlock",
    "Video",
    "all_of",
    "block_from_json",
    "block_to_json",
    "texts_of",
]
