"""Words that are kept once and used in many stories."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from dateline.lib.languages import LANGUAGES
from dateline.lib.text import UnprintableText, checked_text

_LANGUAGES = [(tag, language.own_name) for tag, language in LANGUAGES.items()]


def _check_words(kept: models.Model, *names: str) -> None:
    """Raise ValidationError where words hold what neither a database nor a page can carry."""
    for name in names:
        field = kept._meta.get_field(name)
        try:
            checked_text(getattr(kept, name), field=str(getattr(field, "verbose_name", name)))
        except UnprintableText as refusal:
            raise ValidationError({name: str(refusal)}) from refusal


class Boilerplate(models.Model):
    """A standing text, such as who the organisation is; it stands at the foot of a story."""

    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=16, choices=_LANGUAGES, default="en")
    text = RichTextField(_("text"), features=["bold", "italic", "link"])

    class Meta:
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return f"{self.title} ({LANGUAGES[self.language].own_name})"

    def clean(self) -> None:
        """Refuse words that no story could be published with."""
        _check_words(self, "title", "text")


class ContactCard(models.Model):
    """Somebody whom journalists may call or write to."""

    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("contact card")
        verbose_name_plural = _("contact cards")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name

    def clean(self) -> None:
        """Refuse words that no story could be published with."""
        _check_words(self, "name", "role", "phone")
