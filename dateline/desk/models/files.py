"""Pictures and documents as editors handle them, before anything is published."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class DeskImage(AbstractImage):
    """A picture on the desk; `credit` names who made it, as it is to be printed.

    `cleared_digest` is the SHA-256 of the file readers would be given, once that was made.
    """

    credit = models.CharField(max_length=300, blank=True)
    cleared_digest = models.CharField(max_length=64, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")


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

    admin_form_fields = Document.admin_form_fields
