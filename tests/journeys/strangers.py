"""The public, which follows every link there is and remembers each answer to the byte."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPResponse

from tests.houses import Served

# More than the demonstration has; a bound, so that a page that makes up links ends the test.
MOST = 600
_LINKS = re.compile(rb'(?:href|src|url)="([^"]+)"|<(?:link|loc|id|guid[^>]*)>([^<]+)<')
# Filters lead to filters: what is under two labels, or one of a period, is left to others. So
# are other forms of what is filtered, and pages without pictures.
_FILTERED = re.compile(
    r"=.*&.*=|/by/.*\?|/[0-9]{4}/.*\?|search/.*\?|oembed\?|as_of=|pictures="
    r"|/embed/.*\?|/ninjs\.json\?|/newsml\.xml\?"
)
_MINUTE = 60
_SLOWEST = 15


@dataclass(frozen=True)
class Answer:
    """What somebody was told, but for the time of day and how often they may still ask."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Stranger:
    """Somebody without an account."""

    served: Served

    def asks(self, address: str, method: str = "GET") -> Answer:
        """Return the answer; its lifetime has to end with the minute and is then left out."""
        response, body = self.served.ask(address, method)
        headers = {name.lower(): value for name, value in response.getheaders()}
        lifetime = headers.pop("cache-control", "")
        if lifetime.startswith("public, max-age=") and "immutable" not in lifetime:
            _ends_with_the_minute(lifetime, response)
        else:
            headers["cache-control"] = lifetime
        del headers["date"]
        # It counts who asks, and says nothing of what there is.
        headers.pop("ratelimit", None)
        return Answer(response.status, tuple(sorted(headers.items())), body)

    def asks_everything(self, further: Iterable[str]) -> dict[tuple[str, str], Answer]:
        """Return the answers at these addresses and all that they lead to, by address and way."""
        told: dict[tuple[str, str], Answer] = {}
        known = dict.fromkeys(further)
        waiting = deque(known)
        while waiting:
            address = waiting.popleft()
            told[address, "GET"] = answer = self.asks(address)
            told[address, "HEAD"] = self.asks(address, "HEAD")
            for link in self._links(answer):
                if link not in known:
                    known[link] = None
                    waiting.append(link)
            assert len(known) < MOST, "there is no end to the public's addresses"
        return told

    def _links(self, answer: Answer) -> list[str]:
        """Return the addresses of this house that an answer names."""
        named = [one or other for one, other in _LINKS.findall(answer.body)]
        named += [value.encode() for name, value in answer.headers if name == "location"]
        links = (link.decode().partition("#")[0].replace("&amp;", "&") for link in named)
        paths = [link.removeprefix(self.served.origin) for link in links]
        return [
            path
            for path in paths
            if path.startswith("/") and not path.startswith("//") and not _FILTERED.search(path)
        ]


def _ends_with_the_minute(lifetime: str, response: HTTPResponse) -> None:
    said = parsedate_to_datetime(response.headers["Date"])
    left = int(lifetime.removeprefix("public, max-age=").partition(",")[0])
    # The date is that at which the request came, so that it ends earlier after a slow answer.
    early = -(left + said.second) % _MINUTE
    assert early <= _SLOWEST, f"{lifetime} at {said}"
