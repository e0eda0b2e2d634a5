"""The e-mail version of what is public, and of what is a draft, marked as one in every part."""

from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from dateline.archive.article import article
from dateline.channels.web.mail import MailVersion, mail_version
from dateline.desk.models import StoryPage
from dateline.desk.preview.drafts import draft_article, newest
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES


def mail_of_public(public_id: str, language: str) -> MailVersion | None:
    """Return the e-mail version of what readers have now, None where they have nothing."""
    found = article(public_id, language, at=clock.now())
    if found is None or found.withdrawal is not None:
        return None
    return mail_version(found, origin=settings.SITE_ADDRESS)


def mail_of_draft(page: StoryPage) -> MailVersion:
    """Return the e-mail version of the newest words of a story, without its pictures."""
    mail = mail_version(draft_article(newest(page)), origin=settings.SITE_ADDRESS)
    with translation.override(LANGUAGES[page.language].catalog):
        mark, warning = _("Draft"), _("This is not public. Do not pass it on.")
    head, body, rest = mail.html.partition("<body")
    attributes, end, inside = rest.partition(">")
    strip = format_html(
        '<p style="margin:0;padding:8px 16px;background:#fff3cd;color:#5c4400;'
        'font:bold 15px sans-serif">{}: {}</p>',
        mark,
        warning,
    )
    return replace(
        mail,
        subject=f"[{mark}] {mail.subject}",
        html=f"{head}{body}{attributes}{end}{strip}{inside}",
        text=f"{mark.upper()}: {warning}\n\n{mail.text}",
    )
