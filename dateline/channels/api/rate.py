"""How often one address may ask: a bucket of tokens for each, in the memory of this process."""

import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil
from threading import Lock

from django.conf import settings

POLICY = "reads"
WINDOW = 60
# Those who asked longest ago are forgotten; their buckets are full again by then, or nearly.
MOST_ADDRESSES = 20_000
_WHOLE_NETWORK = 64


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to an address; `wait` is in seconds, 0 where it may ask."""

    quota: int
    left: int
    wait: int

    @property
    def headers(self) -> dict[str, str]:
        """The headers that say so (draft-ietf-httpapi-ratelimit-headers-10)."""
        until_full = ceil((self.quota - self.left) * WINDOW / self.quota)
        return {
            "RateLimit-Policy": f'"{POLICY}";q={self.quota};w={WINDOW}',
            "RateLimit": f'"{POLICY}";r={self.left};t={self.wait or until_full}',
        }


class Buckets:
    """Buckets that hold as many tokens as may be taken in a minute, and fill in a minute."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, address: str, quota: int, *, now: float) -> Allowance:
        """Take a token of an address where one is left; `now` is in seconds that never go back."""
        name = _network_of(address)
        with self._lock:
            tokens, since = self._held.pop(name, (float(quota), now))
            tokens = min(float(quota), tokens + max(0.0, now - since) * quota / WINDOW)
            wait = 0 if tokens >= 1 else max(1, ceil((1 - tokens) * WINDOW / quota))
            tokens -= 0 if wait else 1
            self._held[name] = tokens, now
            if len(self._held) > MOST_ADDRESSES:
                self._held.popitem(last=False)
        return Allowance(quota, int(tokens), wait)

    def forget(self) -> None:
        """Let everybody begin with a full bucket."""
        with self._lock:
            self._held.clear()

    def __len__(self) -> int:
        return len(self._held)


buckets = Buckets()


def allowance(address: str) -> Allowance | None:
    """Count a request of an address; None where the house sets no bound."""
    quota: int = settings.API_RATE
    if not quota:
        return None
    return buckets.take(address, quota, now=time.monotonic())


def _network_of(address: str) -> str:
    """Return who asks: an IPv4 address, or the network of an IPv6 one, which has very many."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((int(found), _WHOLE_NETWORK), strict=False).network_address)
