"""The pages on which an e-mail version is copied, downloaded or read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.channels.web.mail import MailVersion
from dateline.desk.email_version.message import message_of
from dateline.desk.email_version.wording import mail_of_draft, mail_of_public
from dateline.desk.preview.answers import private
from dateline.desk.preview.rights import story_for
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.lib.text import slug_from

# A letter has its style within and its pictures elsewhere on this site; nothing in it runs.
_LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "eml": "message/rfc822",
}


class EmailVersion(WagtailAdminTemplateMixin, TemplateView):
    """Shows an e-mail version, or hands it over as HTML, as a file or as plain text."""

    template_name = "desk/email_version.html"
    page_title = _("E-mail version")
    header_icon = "mail"
    request: Any
    mail: MailVersion
    language = ""
    here = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page around it, or with itself in the form asked for."""
        self.read(**kwargs)
        form = kwargs.get("form", "")
        if not form:
            return private(super().get(request, *args, **kwargs))
        return private(self._in_form(form))

    def read(self, **kwargs: Any) -> None:
        """Find `mail` and `language`, and the address `here`; raise Http404 instead."""
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        """Name it by its subject."""
        return self.mail.subject

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the letter, and where its forms are."""
        return super().get_context_data(**kwargs) | {
            "mail": self.mail,
            "language": LANGUAGES[self.language],
            "here": self.here,
        }

    def _in_form(self, form: str) -> HttpResponse:
        if form == "eml":
            body = message_of(self.mail, sender=self.request.user, at=clock.now())
        else:
            body = (self.mail.html if form == "html" else self.mail.text).encode()
        answer = HttpResponse(body, content_type=_TYPES[form])
        if form == "html":
            answer.headers["Content-Security-Policy"] = _LETTER_POLICY
        if form == "eml":
            name = f"{slug_from(self.mail.subject, otherwise='story')}.eml"
            disposition = content_disposition_header(as_attachment=True, filename=name)
            answer.headers["Content-Disposition"] = disposition or "attachment"
        return answer


class PublicEmailVersion(EmailVersion):
    """Of what readers have now, for everybody on the desk."""

    def read(self, **kwargs: Any) -> None:
        """Find what is public."""
        public_id, self.language = kwargs["public_id"], kwargs["language"]
        mail = mail_of_public(public_id, self.language) if self.language in LANGUAGES else None
        if mail is None:
            raise Http404
        self.mail = mail
        self.here = reverse("published_mail", args=[public_id, self.language])


class DraftEmailVersion(EmailVersion):
    """Of the newest words of a story, for those who may write it."""

    def read(self, **kwargs: Any) -> None:
        """Find the story."""
        page = story_for(self.request, kwargs["pk"])
        self.mail, self.language = mail_of_draft(page), page.language
        self.here = reverse("story_mail", args=[page.pk])
