"""The zones that may be chosen on the desk, and a quick list of them."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def zone_choices() -> list[tuple[str, str]]:
    """Return UTC and every zone named for a place, each with what it is called."""
    named = sorted(zone for zone in available_timezones() if "/" in zone)
    places = [zone for zone in named if not zone.startswith(("Etc/", "SystemV/", "posix/"))]
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in places)]


class ZoneSelect(forms.Select):
    """A choice of zones; one template for each of some hundreds would be half of a form's time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the choice with this zone chosen."""
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (zone, SafeString(" selected") if zone == value else "", label)
                for zone, label in self.choices
            ),
        )
        attributes = flatatt({"name": name, **self.attrs, **(attrs or {})})
        return format_html("<select{}>{}</select>", attributes, options)
