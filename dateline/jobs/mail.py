"""Jobs of the kind “mail”: one letter to one person.

A letter may arrive twice, where a worker was killed after the mail server took it. Both have
the same Message-ID, so that programs and people can tell.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email

from dateline.jobs.asking import ask
from dateline.jobs.leasing import Hopeless, LeasedJob

KIND = "mail"
# From here on a mail server means that trying again is of no use (RFC 5321, 4.2.1).
_FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one address, as plain text and perhaps as HTML; ValueError where it is none."""

    to: str
    subject: str
    text: str
    html: str = ""

    def __post_init__(self) -> None:
        """Check what would only be refused when it is sent."""
        try:
            validate_email(self.to)
        except ValidationError:
            raise ValueError(f"“{self.to}” is no address of mail.") from None
        if not self.subject or len(self.subject.splitlines()) > 1:
            raise ValueError("The subject of a letter is one line.")


def ask_mail(letter: Letter, *, due_at: datetime | None = None, subject: str = "") -> int:
    """Ask for a letter to be sent, and return the job's number."""
    return ask(KIND, asdict(letter), due_at=due_at, subject=subject)


def send_mail(job: LeasedJob) -> str:
    """Send the letter that a job holds."""
    letter = Letter(**job.payload)
    post(letter, key=job.key)
    return f"Sent to {letter.to}."


def post(letter: Letter, *, key: str) -> None:
    """Send a letter now; raise Hopeless where the mail server refuses it for good.

    `key` makes its Message-ID (RFC 5322, 3.6.4). It is marked as sent by a machine, so that no
    absence notice answers (RFC 3834, 5).
    """
    sender = settings.DEFAULT_FROM_EMAIL
    domain = sanitize_address(sender, "utf-8").rpartition("@")[2].rstrip(">")
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=sender,
        to=[letter.to],
        headers={"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        code, _words = next(iter(error.recipients.values()))
        if code >= _FOR_GOOD:
            raise Hopeless(f"The mail server does not take letters to {letter.to}.") from error
        raise
    except SMTPDataError as error:
        if error.smtp_code >= _FOR_GOOD:
            raise Hopeless(f"The mail server refuses this letter ({error}).") from error
        raise
