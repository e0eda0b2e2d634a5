"""What a page, a feed and a mail can carry; the rest is refused with a sentence."""

import re
from urllib.parse import urlsplit

from dateline.lib.ids import is_public_id
from dateline.lib.text import UnprintableText, checked_text

LONGEST_LINE = 1_000
LONGEST_TEXT = 20_000
_mail_address = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


class UnusableStory(ValueError):
    """A story that cannot be released, with the sentence that says why."""


def check_text(value: str, name: str) -> None:
    """Refuse characters that cannot be printed."""
    try:
        checked_text(value, field=name)
    except UnprintableText as error:
        raise UnusableStory(str(error)) from error


def check_line(value: str, name: str, *, longest: int = LONGEST_LINE) -> None:
    """Refuse what is no single printable line, or too long a one."""
    check_length(value, name, longest=longest)
    if "\n" in value:
        raise UnusableStory(f"The {name} is one line; take the line break out.")


def check_length(value: str, name: str, *, longest: int) -> None:
    """Refuse what cannot be printed, or is too long."""
    check_text(value, name)
    if len(value) > longest:
        raise UnusableStory(f"The {name} has {len(value)} characters; at most {longest} fit.")


def check_address(address: str) -> None:
    """Refuse what a browser would run instead of open, such as `javascript:`."""
    if not _is_web(address) and _scheme(address) not in {"mailto", "tel"}:
        raise UnusableStory(f"“{address}” is no address that starts with https:// or mailto:.")


def check_web_address(address: str) -> None:
    """Refuse what is no page on the web."""
    if not _is_web(address):
        raise UnusableStory(f"“{address}” is no address that starts with https://.")


def check_mail_address(address: str) -> None:
    """Refuse what no mail could be sent to."""
    if not _mail_address.fullmatch(address):
        raise UnusableStory(f"“{address}” is no e-mail address.")


def check_public_id(text: str, name: str) -> None:
    """Refuse what could be no item's or term's id."""
    if not is_public_id(text):
        raise UnusableStory(f"“{text}” is no id of a {name}.")


def _is_web(address: str) -> bool:
    return _scheme(address) in {"http", "https"} and bool(urlsplit(address).netloc)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError as error:
        raise UnusableStory(f"“{address}” is no address.") from error
