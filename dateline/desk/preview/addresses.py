"""The desk's addresses of previews and e-mail versions."""

from django.urls import URLPattern, path, re_path

from dateline.desk.email_version.views import DraftEmailVersion, PublicEmailVersion
from dateline.desk.preview import chosen, frame

_FILE = "(?P<token>(?:picture|file)-[0-9]{1,12})"
_MAIL = "(?P<form>html|txt|eml)"


def preview_addresses() -> list[URLPattern]:
    """Return them, below the desk's own."""
    draft_mail, public_mail = DraftEmailVersion.as_view(), PublicEmailVersion.as_view()
    story = r"^stories/(?P<pk>[0-9]{1,12})"
    public = r"^published/(?P<public_id>[0-9a-z]{12})/(?P<language>[a-z]{2})"
    return [
        path("stories/<int:pk>/preview/", frame.Preview.as_view(), name="story_preview"),
        re_path(rf"{story}/preview/(?P<form>page|text)/\Z", frame.draft, name="story_draft"),
        re_path(rf"{story}/preview/{_FILE}\Z", chosen.story_file, name="story_file"),
        re_path(rf"^stories/new/preview/{_FILE}\Z", chosen.choosable_file, name="choosable_file"),
        path("stories/<int:pk>/preview/links/<int:link>/end/", frame.end, name="end_preview"),
        path(
            "stories/<int:pk>/preview/comments/<int:comment>/settle/",
            frame.settle_comment,
            name="settle_comment",
        ),
        re_path(rf"{story}/mail/\Z", draft_mail, name="story_mail"),
        re_path(rf"{story}/mail/{_MAIL}/\Z", draft_mail, name="story_mail_as"),
        re_path(rf"{public}/mail/\Z", public_mail, name="published_mail"),
        re_path(rf"{public}/mail/{_MAIL}/\Z", public_mail, name="published_mail_as"),
    ]
