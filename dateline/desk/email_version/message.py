"""An e-mail as a file that mail programs open (RFC 5322, RFC 2045)."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from dateline.channels.web.mail import MailVersion
from dateline.people.models import User

# Seven bits go through every mail server, and lines have the ends that RFC 5322 asks for.
_POLICY = SMTP.clone(cte_type="7bit")


def message_of(mail: MailVersion, *, sender: User, at: datetime) -> bytes:
    """Return the message as a file's bytes: plain text first, then the same as HTML.

    It is addressed to nobody, and marked so that mail programs which know the mark open it as
    a letter yet to be sent.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = _sender(sender)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = make_msgid(domain=urlsplit(settings.SITE_ADDRESS).hostname)
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _sender(person: User) -> Address:
    name, email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if person.email and person.email.isascii():
        name, email = person.get_full_name() or person.username, person.email
    return Address(display_name=name, addr_spec=email)
