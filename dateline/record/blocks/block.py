"""All blocks there are."""

from dateline.record.blocks.facts import FactsBox, ProjectFacts, Table
from dateline.record.blocks.media import Audio, Figure, FileLink, Gallery, Video
from dateline.record.blocks.text import (
    Boilerplate,
    BulletList,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    Quote,
)

Block = (
    Paragraph
    | Heading
    | Quote
    | BulletList
    | NumberedList
    | Figure
    | Gallery
    | Video
    | Audio
    | Table
    | FactsBox
    | ProjectFacts
    | FileLink
    | NotesToEditors
    | Boilerplate
)
