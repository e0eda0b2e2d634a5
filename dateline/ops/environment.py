"""Strict readers for settings that come from the environment.

A name that begins with DATELINE_ and is not known, or a value that cannot be read, refuses to
start with a sentence that names it. Every value may stand in a file instead, named by the same
word with _FILE behind it.
"""

import os
import re
import secrets
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

PREFIX = "DATELINE_"
KNOWN = {
    "DATELINE_ADDRESS": "where readers find the site, such as https://news.example.org",
    "DATELINE_ALLOWED_HOSTS": "further host names to answer under, with commas between",
    "DATELINE_API_RATE": "how many requests one address may send to the API a minute",
    "DATELINE_DATA": "the folder for the database and everything else that is kept",
    "DATELINE_DATABASE": "a PostgreSQL database, as postgresql://user:password@host:port/name",
    "DATELINE_DEBUG": "yes to show errors in full; for development only",
    "DATELINE_MAIL": "where mail goes out, as smtp://user:password@host:port?tls=starttls",
    "DATELINE_MAIL_FROM": "who mail is from, such as News desk <desk@example.org>",
    "DATELINE_PAGE_STORE": "megabytes of ready pages in a file; an eighth of it in each process",
    "DATELINE_PURGE": "addresses of caches to tell what changed, with commas between",
    "DATELINE_SECRET_KEY": "the key that signs sessions, at least 50 characters",
    "DATELINE_SITE_NAME": "the name of the site; without one it is a demonstration",
    "DATELINE_THEME": "the folder of a theme: a stylesheet, files and templates of your own",
    "DATELINE_TRANSLATOR": "placeholder to try what a machine translator would do",
}
_TRUTH = {"yes": True, "no": False}
_MIN_SECRET = 50
# As libpq names it, in seconds but for the last: to connect, and until a server that the network
# has lost is given up.
_PATIENCE_WITH_POSTGRESQL = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}
# Of the database, what each thread remembers: with SQLite's own 2 MB, lists of an archive of 10⁵
# items took twice as long.
_KILOBYTES_OF_SQLITE = 4_000


class MisconfiguredEnvironment(Exception):
    """A setting that cannot be used, with the sentence that says which and why."""


class Environment:
    """The settings that the environment gives."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        """Read the DATELINE_ variables; raise MisconfiguredEnvironment for an unknown one."""
        self._values: dict[str, str] = {}
        for name, value in variables.items():
            if not name.startswith(PREFIX):
                continue
            plain = name.removesuffix("_FILE")
            if plain not in KNOWN:
                known = ", ".join(sorted(KNOWN))
                raise MisconfiguredEnvironment(f"{name} is no setting of Dateline; known: {known}.")
            self._values[plain] = _from_file(name, value) if plain != name else value

    def text(self, name: str, default: str = "") -> str:
        """Return a text setting."""
        return self._values.get(name, default)

    def truth(self, name: str) -> bool:
        """Return a setting that is yes or no; no without one."""
        value = self._values.get(name, "no")
        if value not in _TRUTH:
            raise MisconfiguredEnvironment(f"{name} is “{value}”; it can be yes or no.")
        return _TRUTH[value]

    def one_of(self, name: str, choices: Collection[str]) -> str:
        """Return a setting that is one of these words, "" without one."""
        value = self._values.get(name, "")
        if value and value not in choices:
            known = " or ".join(choices)
            raise MisconfiguredEnvironment(f"{name} is “{value}”; it can be {known}.")
        return value

    def folder(self, name: str) -> Path | None:
        """Return a folder that is there and can be read, None where none is named."""
        value = self.text(name)
        if not value:
            return None
        path = Path(value).absolute()
        if not path.is_dir():
            raise MisconfiguredEnvironment(f"{name} names {value}, which is no folder.")
        if not os.access(path, os.R_OK | os.X_OK):
            raise MisconfiguredEnvironment(f"{name} names {value}, which may not be read.")
        return path

    def number(self, name: str, default: int, *, most: int) -> int:
        """Return a setting that is a whole number from 0 to `most`."""
        value = self.text(name) or str(default)
        if not (value.isascii() and value.isdigit() and len(value) < 12 and int(value) <= most):
            raise MisconfiguredEnvironment(f"{name} is “{value}”; it is a number from 0 to {most}.")
        return int(value)

    def names(self, name: str) -> list[str]:
        """Return a setting that lists words with commas between."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def address(self, name: str) -> str:
        """Return a web address without its last slash, "" without one."""
        value = self.text(name).rstrip("/")
        return _web_address(name, value) if value else ""

    def addresses(self, name: str) -> list[str]:
        """Return a list of web addresses without their last slashes."""
        return [_web_address(name, value.rstrip("/")) for value in self.names(name)]

    def secret(self, name: str, kept_in: Path) -> str:
        """Return a secret: as given, else as kept in a file, else made up for this process.

        `dateline run` keeps what was made up; a mere look at the settings writes nothing.
        """
        value = self.text(name)
        value = value or kept_line(kept_in)
        if not value:
            return secrets.token_urlsafe(_MIN_SECRET)
        if len(value) < _MIN_SECRET:
            raise MisconfiguredEnvironment(f"{name} needs at least {_MIN_SECRET} characters.")
        return value

    def database(self, name: str, sqlite_file: Path) -> dict[str, object]:
        """Return Django's settings for the database: PostgreSQL if named, else SQLite."""
        value = self.text(name)
        if not value:
            return _sqlite(sqlite_file)
        parts = urlsplit(value if _has_sound_port(value) else "")
        if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
            raise MisconfiguredEnvironment(
                f"{name} is no address such as postgresql://user:password@host:5432/name."
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": _PATIENCE_WITH_POSTGRESQL,
        }


def _web_address(name: str, value: str) -> str:
    if not (re.fullmatch(r"https?://[^/\s?#]+", value) and _has_sound_port(value)):
        raise MisconfiguredEnvironment(
            f"{name} is “{value}”; it is an address such as https://news.example.org."
        )
    return value


def _has_sound_port(address: str) -> bool:
    """Say whether an address has no port, or one that can be."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def kept_line(file: Path) -> str:
    """Return what an earlier start kept in a file, "" without one."""
    return file.read_text().strip() if file.exists() else ""


def _from_file(name: str, path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise MisconfiguredEnvironment(
            f"{name} names {path}, which cannot be read ({error.strerror})."
        ) from error


def _sqlite(file: Path) -> dict[str, object]:
    """Settings under which SQLite loses nothing that was answered, and writers wait in line.

    IMMEDIATE, as a transaction that reads first and writes later fails at once, whatever the
    timeout. FULL, as a release already mailed must outlive a power cut. Without recursive
    triggers, INSERT OR REPLACE would rewrite rows past the triggers that forbid it.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                "PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON; "
                f"PRAGMA cache_size = {-_KILOBYTES_OF_SQLITE}"
            ),
        },
    }
