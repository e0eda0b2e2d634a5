"""The field for when the right to show a picture ends, typed on its office's clock."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dateline.desk.models import Office
from dateline.desk.typed_moments import UnusableMoment, any_moment_in
from dateline.desk.zones import place_of

_FORM = "%Y-%m-%dT%H:%M"


class UntilField(forms.Field):
    """A moment (UTC) on a whole minute; it may have passed, for so a right can end at once."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_FORM)
    zone = place = "UTC"

    def keep_to(self, office: Office | None) -> None:
        """Take what is typed as the time on an office's clock, that of UTC without one."""
        if office is not None:
            self.zone, self.place = office.time_zone, place_of(office)
        self.help_text = format_lazy(
            _(
                "On the clock of {place}. At that minute it leaves every page and feed, and its "
                "place says so. Empty where no end is known."
            ),
            place=self.place,
        )

    def prepare_value(self, value: Any) -> Any:
        """Return a moment as the office's clock shows it, and anything typed as it is."""
        if isinstance(value, datetime):
            return value.astimezone(ZoneInfo(self.zone)).strftime(_FORM)
        return value

    def clean(self, value: Any) -> datetime | None:
        """Return the moment, or say why there is no such moment."""
        if not value:
            return None
        try:
            return any_moment_in(self.zone, str(value), place=self.place)
        except UnusableMoment as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether another minute was typed."""
        return (self.prepare_value(initial) or "") != (data or "")
