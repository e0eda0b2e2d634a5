"""The tables of pictures and of files to download."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import TOKEN_LENGTH, new_token
from dateline.lib.triggers import Rule

APPEND_ONLY = (
    Rule("pictures_picture", "A picture once kept is never rewritten."),
    Rule("pictures_keptfile", "A file once kept is never rewritten."),
)


class Picture(AppendOnly):
    """One use of a picture: `token` is its name in public addresses.

    `digest` is the SHA-256 of the kept file, which several rows may share; `width` and
    `height` are its pixels, `size` its bytes.
    """

    token = models.CharField(max_length=TOKEN_LENGTH, unique=True, default=new_token)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["digest"], name="picture_digest"),)

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
