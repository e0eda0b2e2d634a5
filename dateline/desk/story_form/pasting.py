"""The scripts for rich texts; what the one for pasting says, in the language of the desk."""

from django.forms.widgets import Script
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_PASTING = Script("desk/story/pasting.js", type="module")
_HANDING_OVER = Script("desk/story/handing_over.js", type="module")
_MANY = 2


def pasting_script() -> SafeString:
    """Return the scripts and their words, for every form that has a rich text."""
    words = json_script(_words(), "desk-pasting-words")
    return format_html("{}{}{}", words, _PASTING, _HANDING_OVER)


def _words() -> dict[str, str | list[str]]:
    """Return each thing that may be left out, in the singular and the plural."""
    return {
        "leftOut": _("Left out: %s."),
        "add": _("Pictures, tables, videos and headings come with the + button."),
        "pictures": [ngettext("%d picture", "%d pictures", n) for n in (1, _MANY)],
        "tables": [ngettext("%d table", "%d tables", n) for n in (1, _MANY)],
        "recordings": [ngettext("%d video or audio", "%d videos or audios", n) for n in (1, _MANY)],
        "comments": [ngettext("%d comment", "%d comments", n) for n in (1, _MANY)],
        "footnotes": [ngettext("%d footnote", "%d footnotes", n) for n in (1, _MANY)],
        "deletions": [ngettext("%d deleted passage", "%d deleted passages", n) for n in (1, _MANY)],
        "listItems": [
            ngettext("the mark of %d item", "the marks of %d items", n) for n in (1, _MANY)
        ],
        "links": [ngettext("%d link", "%d links", n) for n in (1, _MANY)],
        "fonts": [_("fonts and colours"), _("fonts and colours")],
        "headings": [
            ngettext("%d heading is plain text here.", "%d headings are plain text here.", n)
            for n in (1, _MANY)
        ],
    }
