"""Where mail goes out: read strictly, and no password in any sentence."""

import pytest

from dateline.ops.environment import MisconfiguredEnvironment
from dateline.ops.mail import MailServer, mail_server, sender

CONSOLE = MailServer()


def test_without_a_server_mail_is_printed() -> None:
    assert "console" in mail_server("").backend
    assert sender("", CONSOLE, "Us <no-reply@localhost>") == "Us <no-reply@localhost>"


@pytest.mark.parametrize(
    ("address", "host", "port", "tls"),
    [
        ("smtp://mail.example.org", "mail.example.org", 587, "starttls"),
        ("smtp://mail.example.org/?tls=implicit", "mail.example.org", 465, "implicit"),
        ("smtp://localhost?tls=no", "localhost", 25, "no"),
        ("smtp://[::1]:2525?tls=no", "::1", 2525, "no"),
    ],
)
def test_a_server_has_the_port_that_is_usual(address: str, host: str, port: int, tls: str) -> None:
    server = mail_server(address)
    assert (server.host, server.port, server.tls) == (host, port, tls)


def test_name_and_password_may_hold_any_letter() -> None:
    server = mail_server("smtp://us%40example.org:p%2Fw%3A@mail.example.org")
    assert (server.user, server.password) == ("us@example.org", "p/w:")


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.org",
        "http://hidden@mail.example.org",
        "smtp://",
        "smtp://hidden@mail.example.org:many",
        "smtp://hidden@mail.example.org:0",
        "smtp://hidden@mail.example.org/folder",
        "smtp://hidden@mail.example.org?tls=maybe",
        "smtp://hidden@mail.example.org?tls",
        "smtp://hidden@mail.example.org?ssl=yes",
        "smtp://hidden@[mail",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(MisconfiguredEnvironment, match=r"^DATELINE_MAIL is no address") as refused:
        mail_server(address)
    assert "hidden" not in str(refused.value)


def test_a_sender_is_read_with_and_without_a_name() -> None:
    server = mail_server("smtp://mail.example.org")
    for given in ("desk@example.org", "News desk <desk@example.org>"):
        assert sender(given, server, "") == given


@pytest.mark.parametrize(
    "given", ["", "News desk", "desk@", "@example.org", "a@b.org\nBcc: c@d.org"]
)
def test_a_sender_that_cannot_be_one_is_refused(given: str) -> None:
    with pytest.raises(MisconfiguredEnvironment, match="DATELINE_MAIL_FROM"):
        sender(given, mail_server("smtp://mail.example.org"), "")
