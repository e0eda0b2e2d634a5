"""The field for when a story is meant to go public, typed on the office's clock."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dateline.desk.models import Office
from dateline.desk.typed_moments import UnusableMoment, moment_in
from dateline.desk.zones import place_of
from dateline.lib import clock

_FORM = "%Y-%m-%dT%H:%M"


class PlannedField(forms.Field):
    """A moment (UTC), typed on an office's clock; it decides nothing and is nobody's promise."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_FORM)
    zone = place = "UTC"
    planned: datetime | None = None

    def keep_to(self, office: Office, planned: datetime | None) -> None:
        """Take what is typed as the time on an office's clock; what is planned may have passed."""
        self.zone = office.time_zone
        self.place = place_of(office)
        self.planned = planned
        self.help_text = format_lazy(
            _("On the clock of {place}. Publishing is asked for apart from this."),
            place=self.place,
        )

    def prepare_value(self, value: Any) -> Any:
        """Return a moment as the office's clock shows it, and anything typed as it is."""
        if isinstance(value, datetime):
            return value.astimezone(ZoneInfo(self.zone)).strftime(_FORM)
        return value

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment that was typed."""
        if not value:
            return None
        if value == self.prepare_value(self.planned):
            return self.planned
        return moment_in(self.zone, value, now=clock.now(), place=self.place)

    def clean(self, value: Any) -> datetime | None:
        """Return the moment, or say why there is no such moment to plan for."""
        try:
            return self.to_python(value)
        except UnusableMoment as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether another minute was typed."""
        return (self.prepare_value(initial) or "") != (data or "")
