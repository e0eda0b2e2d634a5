"""Pictures and documents as editors handle them, before anything is published."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError
from wagtail.search import index

from dateline.desk.bare import DAMAGES, BareFilter
from dateline.lib.languages import DEFAULT
from dateline.pictures.licences import licence_choices
from dateline.pictures.models import Rights


def _without_tags(fields: Iterable[str]) -> tuple[str, ...]:
    """Leave out tags: Wagtail suggests to everybody what one office has written there."""
    return tuple(field for field in fields if field != "tags")


class DeskImage(AbstractImage):
    """A picture on the desk; `credit` names who made it, as it is to be printed.

    `texts` are what it shows (`alt`) and its `caption`, by language tag. `source` says where
    it came from, `consent` where the agreement of the people on it is kept: both are for the
    house alone. `valid_until` (UTC) is when our right to show it ends, None where no end is
    known. `rights` is what readers and the press are told and given, made when it is saved.

    `cleared_digest` is the SHA-256 of the file readers would be given, as it was last made.
    `cleared_files` are those for pages and in full, by what they were made of: stories that say
    other words of it have other files.
    """

    credit = models.CharField(_("credit"), max_length=1000, blank=True)
    holder = models.CharField(_("rights holder"), max_length=1000, blank=True)
    source = models.CharField(_("where it came from"), max_length=1000, blank=True)
    licence = models.CharField(_("licence"), max_length=30, blank=True, choices=licence_choices)
    consent = models.CharField(_("consent"), max_length=1000, blank=True)
    territory = models.CharField(_("territory"), max_length=1000, blank=True)
    texts = models.JSONField(default=dict, blank=True)
    rights = models.OneToOneField(
        Rights, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    valid_until = models.DateTimeField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("Empty where the right to show it does not end."),
    )
    cleared_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    cleared_files = models.JSONField(default=dict, blank=True, editable=False)

    admin_form_fields = (
        *("title", "file", "collection", "credit", "holder", "licence", "valid_until"),
        *("territory", "source", "consent"),
        *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    )
    search_fields = (
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.SearchField("words"),
        index.AutocompleteField("words"),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; what was made of an earlier file is not what another one would become."""
        if self.has_new_file:
            self.cleared_digest, self.cleared_files = "", {}
        super().save(*args, **kwargs)

    @property
    def has_new_file(self) -> bool:
        """Whether its file was chosen and is not in the store yet."""
        return bool(self.file) and not self.file._committed

    def generate_rendition_file(
        self,
        filter: Filter,  # noqa: A002
        *,
        source: "File[Any] | None" = None,
    ) -> "File[Any]":
        """Make it in another size for the desk, without what a camera noted, such as where.

        Raises SourceImageIOError where that cannot be done, for which Wagtail shows a sign in
        the picture's place: one that is damaged must not take the whole list with it.
        """
        try:
            bare: File[Any] = super().generate_rendition_file(
                BareFilter(filter.spec), source=source
            )
        except DAMAGES as error:
            raise SourceImageIOError(f"“{self}” cannot be shown: {error}") from error
        return bare

    def text_in(self, name: str, language: str) -> tuple[str, str]:
        """Return what it shows ("alt") or its "caption" in a language, and "".

        Where there is none in it, the one in the language that is likeliest to be understood,
        and the tag of that.
        """
        for tag in (language, DEFAULT, *sorted(self.texts)):
            words: str = self.texts.get(tag, {}).get(name, "")
            if words.strip():
                return words, "" if tag == language else tag
        return "", ""

    def texts_of(self, name: str) -> dict[str, str]:
        """Return what it shows ("alt") or its "caption" in each language that has it, by tag."""
        found = {tag: said.get(name, "") for tag, said in self.texts.items()}
        return {tag: words for tag, words in found.items() if words.strip()}

    @property
    def words(self) -> str:
        """All that is said of it, to be found by."""
        return " ".join(text for said in self.texts.values() for text in said.values())

    @property
    def default_alt_text(self) -> str:
        """What it shows, as those hear it who work with the desk; else its title."""
        return self.text_in("alt", DEFAULT)[0] or str(self.title)


def rights_end(image: DeskImage) -> datetime | None:
    """Return when our right to show a picture ends (UTC), None where no end is known."""
    return image.valid_until


class DeskRendition(AbstractRendition):
    """A picture in another size, for the desk's own screens."""

    image = models.ForeignKey(DeskImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="desk_rendition_once"
            ),
        )


class DeskDocument(AbstractDocument):
    """A document on the desk."""

    admin_form_fields = _without_tags(Document.admin_form_fields)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    @property
    def saved_as(self) -> str:
        """What it is called when readers save it: the name in storage may be another's twin."""
        suffix = PurePath(self.filename).suffix
        title: str = self.title
        return title if title.lower().endswith(suffix.lower()) else f"{title}{suffix}"
