"""Strict readers for where mail goes out and who it is from."""

from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from dateline.ops.environment import MisconfiguredEnvironment

_CONSOLE = "django.core.mail.backends.console.EmailBackend"
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
# How a line to a mail server is kept secret, with the port that is usual for it.
_PORTS = {"starttls": 587, "implicit": 465, "no": 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes out; `tls` is one of starttls, implicit and no."""

    backend: str = _CONSOLE
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    tls: str = "no"


def mail_server(address: str) -> MailServer:
    """Return the server at smtp://user:password@host:port?tls=…; "" prints mail instead.

    Raises MisconfiguredEnvironment without repeating the address, which holds a password.
    """
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        asked = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
        port = parts.port
    except ValueError:
        raise _unreadable() from None
    (tls,) = asked.pop("tls", ["starttls"])[-1:]
    is_sound = parts.scheme == "smtp" and parts.hostname and parts.path in {"", "/"} and port != 0
    if not is_sound or asked or tls not in _PORTS:
        raise _unreadable()
    return MailServer(
        backend=_SMTP,
        host=parts.hostname or "",
        port=port or _PORTS[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )


def sender(given: str, server: MailServer, otherwise: str) -> str:
    """Return who mail is from: as given, else `otherwise`, which no real server would believe."""
    if not given and server.backend == _SMTP:
        raise MisconfiguredEnvironment(
            "DATELINE_MAIL_FROM is missing: with DATELINE_MAIL, mail has to say who it is from."
        )
    address = parseaddr(given)[1]
    local, _at, domain = address.rpartition("@")
    if given and ("\n" in given or not local or not domain):
        raise MisconfiguredEnvironment(
            f"DATELINE_MAIL_FROM is “{given}”; it is a sender such as News desk <desk@example.org>."
        )
    return given or otherwise


def _unreadable() -> MisconfiguredEnvironment:
    return MisconfiguredEnvironment(
        "DATELINE_MAIL is no address such as smtp://user:password@host:587?tls=starttls; "
        "tls can be starttls, implicit or no."
    )
