"""The letter that a guest has said something about a story."""

from django.utils.translation import gettext as _

from dateline.desk.letters.addressing import (
    Words,
    ask_letters,
    named,
    office_and_kind,
    on_the_desk,
)
from dateline.desk.models import PreviewComment, StoryPage


def tell_of_comment(comment: PreviewComment) -> None:
    """Tell whoever made the link; what was said stays on the desk.

    A letter in our name does not carry the words of somebody who has no account.
    """
    link = comment.link
    pages = StoryPage.objects.filter(public_id=link.public_id, language=comment.language)
    page = pages.first()
    if page is None:
        return

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s has a comment") % office_and_kind(page),
            (
                _("%(person)s has commented on %(story)s through the preview you shared.")
                % {"person": link.reader_name, "story": named(page)},
                _("Read it: %(address)s")
                % {"address": on_the_desk("story_preview", page.pk) + "#comments"},
            ),
        )

    ask_letters([link.made_by], write, about=link.public_id)
