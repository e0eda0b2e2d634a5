"""The field for a picture's file, which takes sound pictures alone and says why no other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from dateline.pictures.developing import LARGEST_FILE, UnusablePicture
from dateline.pictures.reading_notes import notes_in
from dateline.pictures.uploads import SUFFIXES, check_upload

_LARGEST_MB = LARGEST_FILE // 1_000_000


class PictureFile(WagtailImageField):
    """A file that is a picture; what it says of itself stands in its `notes` from then on."""

    default_validators = ()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_upload_size = LARGEST_FILE
        self.help_text = _("JPEG, PNG, WebP or GIF, up to %(size)s MB.") % {"size": _LARGEST_MB}
        # Wagtail's page for several files says these before anything is sent.
        self.error_messages["file_too_large_unknown_size"] = _(
            "The picture has more than %(size)s MB; make it smaller."
        ) % {"size": _LARGEST_MB}
        self.error_messages["invalid_image_extension"] = _(
            "Only JPEG, PNG, WebP and GIF can be kept here; save it as one of these."
        )

    def to_python(self, data: Any) -> Any:
        """Return the file; raises ValidationError with the one sentence that says why not."""
        try:
            file: Any = forms.FileField.to_python(self, data)
        except forms.ValidationError as error:
            # An empty file has a sentence of ours as well.
            if getattr(error, "code", "") != "empty":
                raise
            file = data
        if file is None:
            return None
        file.seek(0)
        raw = file.read(LARGEST_FILE + 1)
        file.seek(0)
        try:
            check_upload(raw, file.name)
        except UnusablePicture as refusal:
            raise forms.ValidationError(str(refusal), code="unusable") from refusal
        file.notes = notes_in(raw)
        return file

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Have the browser offer the files that can be taken."""
        suffixes = ",".join(one for form in SUFFIXES.values() for one in form)
        return {**forms.FileField.widget_attrs(self, widget), "accept": suffixes}
