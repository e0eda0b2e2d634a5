"""The addresses of guests, all of them below /preview/ and none below /desk/.

Guests get no session: what stands between the server and the desk never sees them.
"""

from django.urls import re_path

from dateline.desk.preview import guests
from dateline.lib.ids import TOKEN_PATTERN

_TOKEN = f"(?P<token>{TOKEN_PATTERN})"
_STORY = f"{_TOKEN}/(?P<language>[a-z]{{2}})"

urlpatterns = [
    # Whoever copies an address loses its last sign more often than any other.
    re_path(rf"^{_TOKEN}\Z", guests.guest),
    re_path(rf"^{_TOKEN}/\Z", guests.guest, name="guest"),
    re_path(rf"^{_STORY}/\Z", guests.guest_story, name="guest_story"),
    re_path(rf"^{_STORY}/(?P<form>page|text)\Z", guests.guest_page, name="guest_page"),
    re_path(
        rf"^{_STORY}/(?P<file>(?:picture|file)-[0-9]{{1,12}})\Z",
        guests.guest_file,
        name="guest_file",
    ),
]
