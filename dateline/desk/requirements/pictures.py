"""Checks of the pictures: who made them, what they show, how long we may show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dateline.desk.freezing.making_ready import made_ready
from dateline.desk.freezing.sketching import language_of_page
from dateline.desk.freezing.stock import Use
from dateline.desk.models import DeskImage
from dateline.desk.models.files import rights_end
from dateline.desk.requirements.problem import Finding, Looked
from dateline.desk.words import language_name
from dateline.desk.zones import in_words
from dateline.lib import clock
from dateline.record.blocks import Figure, PictureRef, all_of
from dateline.record.story import UnusableStory


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture where the story shows it: its field, those for its alt text and credit."""

    picture: PictureRef
    credit: str
    image: DeskImage
    field: str = "body"
    alt_field: str = "body"
    credit_field: str = "body"

    @property
    def title(self) -> dict[str, str]:
        return {"picture": self.image.title}


def alt_text(looked: Looked) -> Iterator[Finding]:
    """Those who cannot see a picture are told what it shows."""
    for shown in _pictures(looked):
        if not shown.picture.alt.strip():
            told = _("The picture “%(picture)s” does not say what it shows.")
            yield Finding(shown.alt_field, told % shown.title)


def alt_language(looked: Looked) -> Iterator[Finding]:
    """Those who cannot see a picture are told in the language of the story."""
    language = language_of_page(looked.page)
    for shown in _pictures(looked):
        if other := shown.picture.alt_language:
            told = _("What the picture “%(picture)s” shows is said in %(other)s, not in %(this)s.")
            names = {"other": language_name(other), "this": language_name(language)}
            yield Finding(shown.alt_field, told % {**shown.title, **names})


def consent(looked: Looked) -> Iterator[Finding]:
    """The house knows where the agreement of the people on a picture is kept."""
    for shown in _pictures(looked):
        if not shown.image.consent.strip():
            told = _(
                "Where the consent of those on the picture “%(picture)s” is kept is not noted."
            )
            yield Finding(shown.field, told % shown.title)


def credit(looked: Looked) -> Iterator[Finding]:
    """Whoever made a picture is named."""
    for shown in _pictures(looked):
        if not shown.credit.strip():
            told = _("The picture “%(picture)s” has no credit: who made it?")
            yield Finding(shown.credit_field, told % shown.title)


def rights(looked: Looked) -> Iterator[Finding]:
    """No picture goes out that we may no longer show by then."""
    for shown in _pictures(looked):
        ends = rights_end(shown.image)
        if ends is not None and ends <= looked.release_at:
            zone = looked.page.office_page.office.time_zone
            until = in_words(ends, zone, now=clock.now())
            told = _("The picture “%(picture)s” may be shown only until %(until)s.")
            yield Finding(shown.field, told % {**shown.title, "until": until})


def usable(looked: Looked) -> Iterator[Finding]:
    """A picture's file can be made ready for readers; it is then, and only the first time."""
    language = language_of_page(looked.page)
    for shown in _pictures(looked):
        alt, caption = shown.picture.alt, shown.picture.caption
        use = Use(
            shown.image,
            language,
            shown.credit,
            "" if shown.picture.alt_language else alt,
            "" if shown.picture.caption_language else caption,
        )
        try:
            made_ready(shown.image, use.words())
        except UnusableStory as refusal:
            yield Finding(shown.field, str(refusal))


def _pictures(looked: Looked) -> Iterator[_Shown]:
    story, images = looked.story, looked.sketch.images
    if story.picture:
        fields = ("lead_picture", "picture_alt", "credit")
        yield _Shown(story.picture, story.credit, images[story.picture.token], *fields)
    for figure in all_of(Figure, story.body):
        yield _Shown(figure.picture, figure.credit, images[figure.picture.token])
