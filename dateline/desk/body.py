"""What the body of a story is written with on the desk; frozen into blocks at its release."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

INLINE = ["bold", "italic", "link"]
_TEXT = [*INLINE, "ul", "ol"]


class PictureBlock(blocks.StructBlock):
    """A picture between paragraphs."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"),
        help_text=_("One sentence for those who cannot see it."),
        required=False,
        max_length=1000,
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=1000)
    credit = blocks.CharBlock(
        label=_("Credit"),
        help_text=_("Who made it. Empty: the credit kept with the picture."),
        required=False,
        max_length=300,
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quote"))
    said_by = blocks.CharBlock(label=_("Said by"), required=False, max_length=300)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class RecordingBlock(blocks.StructBlock):
    """A video or a recording that stands elsewhere."""

    address = blocks.URLBlock(label=_("Address"), help_text=_("Such as https://youtu.be/…"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=1440)
    transcript = blocks.TextBlock(
        label=_("Transcript"),
        help_text=_("What is said in it, paragraphs apart by an empty line."),
        required=False,
    )


class FactsBlock(blocks.StructBlock):
    """A box of facts."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    facts = blocks.ListBlock(
        blocks.RichTextBlock(label=_("Fact"), features=INLINE), label=_("Facts"), min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = _("Facts box")


class PartnerBlock(blocks.StructBlock):
    """A partner of a project, and what they do in it."""

    name = blocks.CharBlock(label=_("Name"), max_length=200)
    role = blocks.CharBlock(
        label=_("Part"), help_text=_("Such as “Donor”."), required=False, max_length=200
    )


class ProjectBlock(blocks.StructBlock):
    """The facts of a project."""

    title = blocks.CharBlock(label=_("Project"), max_length=300)
    partners = blocks.ListBlock(PartnerBlock(), label=_("Partners"), min_num=0)
    place = blocks.CharBlock(label=_("Place"), required=False, max_length=200)
    amount = blocks.DecimalBlock(
        label=_("Amount"), required=False, min_value=0, max_digits=18, decimal_places=2
    )
    currency = blocks.RegexBlock(
        label=_("Currency"),
        regex=r"^[A-Z]{3}$",
        required=False,
        error_messages={"invalid": _("Three capital letters, such as EUR.")},
    )
    starts = blocks.DateBlock(label=_("From"), required=False)
    ends = blocks.DateBlock(label=_("To"), required=False)

    class Meta:
        icon = "clipboard-list"
        label = _("Project facts")


class FileBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"),
        help_text=_("Empty: the title kept with the file."),
        required=False,
        max_length=300,
    )

    class Meta:
        icon = "doc-full"
        label = _("File")


class ContactBlock(blocks.StructBlock):
    """Somebody to call or write to, for this story alone."""

    name = blocks.CharBlock(label=_("Name"), max_length=200)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=200)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=60)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")


def _table() -> TypedTableBlock:
    return TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False))],
        label=_("Table"),
        icon="table",
    )


BODY: list[tuple[str, Any]] = [
    ("text", blocks.RichTextBlock(label=_("Text"), features=_TEXT, icon="pilcrow")),
    ("heading", blocks.CharBlock(label=_("Heading"), icon="title", max_length=300)),
    ("picture", PictureBlock()),
    (
        "gallery",
        blocks.ListBlock(PictureBlock(), label=_("Gallery"), icon="folder-open-1", min_num=2),
    ),
    ("quote", QuoteBlock()),
    ("video", RecordingBlock(label=_("Video"), icon="media")),
    ("audio", RecordingBlock(label=_("Audio"), icon="media")),
    ("table", _table()),
    ("facts", FactsBlock()),
    ("project", ProjectBlock()),
    ("file", FileBlock()),
    (
        "notes",
        blocks.RichTextBlock(label=_("Notes to editors"), features=INLINE, icon="clipboard-list"),
    ),
    (
        "boilerplate",
        SnippetChooserBlock("desk.Boilerplate", label=_("Boilerplate"), icon="doc-full-inverse"),
    ),
]
CONTACTS: list[tuple[str, Any]] = [
    ("card", SnippetChooserBlock("desk.ContactCard", label=_("Contact card"), icon="user")),
    ("contact", ContactBlock()),
]
