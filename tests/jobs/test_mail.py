"""A letter is sent once to one person, so that programs know it for what it is."""

import re
from email.message import Message
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from dateline.jobs.mail import KIND, Letter, ask_mail, send_mail
from dateline.jobs.questions import given_up, passed, unfinished
from dateline.jobs.working import work_off

pytestmark = pytest.mark.django_db

KINDS = {KIND: send_mail}
ADDRESS = "editor@news.example"
LETTER = Letter(ADDRESS, "A story waits for you", "Ministers meet\n", "<p>Ministers meet</p>")


def sent() -> list[Message]:
    return [message.message() for message in mail.outbox]


@override_settings(DEFAULT_FROM_EMAIL="The newsroom <desk@news.example>")
def test_a_letter_goes_out_as_text_and_html_and_says_a_machine_sent_it() -> None:
    ask_mail(LETTER, subject="one")
    assert sent() == []
    assert work_off(KINDS) == 1
    (message,) = sent()
    assert (message["To"], message["From"]) == (ADDRESS, "The newsroom <desk@news.example>")
    assert message["Subject"] == "A story waits for you"
    assert message["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-z]{26}@news\.example>", str(message["Message-ID"]))
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert passed(["one"])["one"][0].outcome == f"Sent to {ADDRESS}."


def test_a_letter_without_html_is_plain_text() -> None:
    ask_mail(Letter(ADDRESS, "العربية", "نص"))
    work_off(KINDS)
    (message,) = sent()
    assert message.get_content_type() == "text/plain"
    assert mail.outbox[0].subject == "العربية"


def test_each_letter_has_an_id_of_its_own() -> None:
    for _ in range(2):
        ask_mail(LETTER)
    work_off(KINDS)
    assert len({message["Message-ID"] for message in sent()}) == 2


class Refusing(EmailBackend):
    """A mail server that takes the letter, and ends the line before it says so."""

    error: Exception

    def send_messages(self, messages: object) -> int:
        super().send_messages(messages)  # type: ignore[arg-type]
        raise self.error


def try_to_send(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(Refusing, "error", error, raising=False)
    with override_settings(EMAIL_BACKEND="tests.jobs.test_mail.Refusing"):
        assert work_off(KINDS) == 1


def test_a_letter_sent_a_second_time_has_the_id_of_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask_mail(LETTER)
    try_to_send(monkeypatch, SMTPServerDisconnected("gone"))
    (job,) = unfinished(10)
    assert job.error == "SMTPServerDisconnected: gone"
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        monkeypatch.setattr("dateline.lib.clock.now", lambda: job.next_try_at)
        assert work_off(KINDS) == 1
    first, second = sent()
    assert first["Message-ID"] == second["Message-ID"]


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({ADDRESS: (550, b"No such person.")}),
        SMTPDataError(554, b"We do not take this."),
    ],
)
def test_a_letter_that_is_refused_for_good_is_given_up(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    ask_mail(LETTER)
    try_to_send(monkeypatch, error)
    (job,) = given_up(10)
    assert job.error.startswith("The mail server ")


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({ADDRESS: (450, b"Not now.")}),
        SMTPDataError(451, b"Not now."),
        ConnectionRefusedError("Nobody there."),
    ],
)
def test_a_letter_that_is_refused_for_now_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    ask_mail(LETTER)
    try_to_send(monkeypatch, error)
    assert given_up(10) == []
    assert unfinished(10)[0].tries == 1


@pytest.mark.parametrize("to", ["", "editor", "a@b@c", "editor@news.example\nBcc: x@y.example"])
def test_what_is_no_address_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="is no address of mail"):
        Letter(to, "Subject", "Text")


@pytest.mark.parametrize("subject", ["", "Two\nlines", "Bcc:\r\nx@y.example", "Two\x85lines"])
def test_a_subject_that_is_not_one_line_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match="is one line"):
        Letter(ADDRESS, subject, "Text")
