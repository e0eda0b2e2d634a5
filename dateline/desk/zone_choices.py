"""The zones that may be chosen on the desk."""

from zoneinfo import available_timezones


def zone_choices() -> list[tuple[str, str]]:
    """Return UTC and every zone named for a place, each with what it is called."""
    named = sorted(zone for zone in available_timezones() if "/" in zone)
    places = [zone for zone in named if not zone.startswith(("Etc/", "SystemV/", "posix/"))]
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in places)]
