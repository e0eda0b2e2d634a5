"""What is measured of the server front, and what people call it."""

from dataclasses import dataclass, field

GZIP, BROTLI, IDENTITY = "gzip", "br", ""
CODINGS = (GZIP, BROTLI, IDENTITY)
SERVERS = {"nginx": "nginx, files", "ours": "Dateline", "behind": "Dateline behind nginx"}
# As browsers send; what a server does not look at has to be parsed all the same.
_OF_BROWSERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.7",
}


@dataclass(frozen=True)
class Kind:
    """One way to ask: for how many pages, in which coding, and what is particular."""

    words: str
    pages: int = 1
    coding: str = GZIP
    headers: dict[str, str] = field(default_factory=dict)
    knows: bool = False
    releases: bool = False

    @property
    def sent(self) -> dict[str, str]:
        """The headers that are sent."""
        accepted = {"Accept-Encoding": self.coding} if self.coding else {}
        return {**_OF_BROWSERS, **accepted, **self.headers}


def kinds(middle: int, many: int) -> dict[str, Kind]:
    """Return what is measured, with two greater numbers of pages."""
    return {
        "gzip": Kind("one page, gzip"),
        "brotli": Kind("one page, brotli", coding=BROTLI),
        "identity": Kind("one page, not compressed", coding=IDENTITY),
        "known": Kind("one page, which the reader has (304)", knows=True),
        "closing": Kind("one page, no keep-alive", headers={"Connection": "close"}),
        "middle": Kind(f"{middle:,} pages", pages=middle),
        "releases": Kind(f"{middle:,} pages, a release every second", pages=middle, releases=True),
        "many": Kind(f"{many:,} pages, some far more than others", pages=many),
    }
