"""The tables of pictures and of files to download."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.clock import FAR
from dateline.lib.ids import TOKEN_LENGTH, new_public_id, new_token
from dateline.lib.triggers import Rule

APPEND_ONLY = (
    Rule("pictures_picture", "A picture once kept is never rewritten."),
    Rule("pictures_keptfile", "A file once kept is never rewritten."),
)


class Rights(models.Model):
    """What may be done with a picture, in all its uses; it changes whenever that does.

    `holder` owns it; `licence` is one of LICENCES, "" where none is known; `territory` says in
    words where it may not be shown or printed. The right to show it ends at `shown_until`
    (UTC, a whole minute), which is FAR where no end is known.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    holder = models.CharField(max_length=1000, blank=True)
    licence = models.CharField(max_length=30, blank=True)
    territory = models.CharField(max_length=1000, blank=True)
    shown_until = models.DateTimeField(default=FAR)

    class Meta:
        indexes = (models.Index(fields=["shown_until"], name="rights_end"),)

    def __str__(self) -> str:
        return self.public_id


class Picture(AppendOnly):
    """One use of a picture: `token` is its name in public addresses.

    `digest` is the SHA-256 of the kept file, which several rows may share; `width` and
    `height` are its pixels, `size` its bytes. The same of the picture in full, for print, is
    `full_…`; "" and 0 for one that was kept without. `focal_x` and `focal_y` say what matters
    most in it, in thousandths of its width and height from the upper left, where that was
    said. Without `rights` it may be shown for good and is not for others to print.
    """

    token = models.CharField(max_length=TOKEN_LENGTH, unique=True, default=new_token)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    full_digest = models.CharField(max_length=64, blank=True)
    full_width = models.PositiveIntegerField(default=0)
    full_height = models.PositiveIntegerField(default=0)
    full_size = models.PositiveIntegerField(default=0)
    focal_x = models.PositiveSmallIntegerField(null=True)
    focal_y = models.PositiveSmallIntegerField(null=True)
    rights = models.ForeignKey(Rights, null=True, on_delete=models.PROTECT, related_name="uses")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["digest"], name="picture_digest"),
            models.Index(fields=["full_digest"], name="picture_full_digest"),
        )

    def __str__(self) -> str:
        return self.token


class KeptFile(AppendOnly):
    """One use of a file that can be downloaded: `token` is its name in public addresses.

    `name` is what it is saved as, fit for an address; `media_type` was told from its bytes,
    `digest` is their SHA-256, `size` their number.
    """

    token = models.CharField(max_length=TOKEN_LENGTH, unique=True, default=new_token)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["digest"], name="kept_file_digest"),)

    def __str__(self) -> str:
        return f"{self.token} {self.name}"
