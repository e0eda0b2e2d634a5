"""Links by which people without an account read one story before it is out."""

from django.conf import settings
from django.db import models


class PreviewLink(models.Model):
    """A link for one person to one item in all its languages, until it expires or the item is out.

    Only the SHA-256 of its token is kept: whoever reads the database can open none of them.
    """

    public_id = models.CharField(max_length=12, db_index=True)
    token_digest = models.CharField(max_length=64, unique=True)
    reader_name = models.CharField(max_length=200)
    reader_email = models.EmailField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.public_id} for {self.reader_name}"


class PreviewVisit(models.Model):
    """One look through a link."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="visits")
    at = models.DateTimeField()
    language = models.CharField(max_length=16)
    browser = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.link_id} {self.at:%Y-%m-%d %H:%M}"


class PreviewComment(models.Model):
    """What somebody said about a story through a link."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="comments")
    at = models.DateTimeField()
    language = models.CharField(max_length=16)
    text = models.TextField()
    settled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.link_id} {self.at:%Y-%m-%d %H:%M}"
