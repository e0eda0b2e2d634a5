"""A story with pictures that is not out yet, and every question about them that anybody may ask.

Run as a program in a house of its own, it writes and schedules the story and prints its secrets.
"""

import json
import re
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

Headers = Mapping[str, str]
Question = tuple[str, str, Headers]


@dataclass(frozen=True)
class Secrets:
    """What nobody may learn of; each part is a shape that a twin at random has as well."""

    token: str
    file_token: str
    digest: str
    full_digest: str
    item: str
    slug: str
    original: str
    desk_rendition: str
    document: str
    image_id: str
    document_id: str
    signature: str
    etag: str

    def twin(self) -> "Secrets":
        """Return names of the same shape that stand for nothing."""
        parts = {
            name: re.sub(r"[0-9a-z]{6,}", _alike, value)
            for name, value in asdict(self).items()
            if name not in {"image_id", "document_id", "signature"}
        }
        return Secrets(
            **parts, image_id="908", document_id="909", signature=secrets.token_urlsafe(24)[:28]
        )

    def hidden_in(self, answer: bytes) -> bytes:
        """Return an answer with these names blotted out, as many answers repeat what was asked."""
        names = [*asdict(self).values(), self.document.rpartition("/")[2]]
        for value in names:
            if len(value) > 3:
                for one in {value, quote(value), quote(quote(value))}:
                    answer = answer.replace(one.encode(), b"*")
        return re.sub(rb"(/|%2F)(?:[0-9]{1,4}|[0-9a-f]{2})(?=/|%2F)", b"/*", answer)


def _alike(found: re.Match[str]) -> str:
    letters = "0123456789abcdef"
    return "".join(
        secrets.choice(letters if one.isdigit() or one in letters else "ghjkmnpqrstvwxyz")
        for one in found[0]
    )


def questions(of: Secrets) -> Iterator[Question]:
    """Yield what somebody would try who knows, or guesses, all of these names."""
    for address in _addresses(of):
        for method in ("GET", "HEAD"):
            yield method, address, {}
        for headers in _ways(of):
            yield "GET", address, headers
    for address in (f"/p/{of.token}.jpg", f"/p/{of.token}/w400.avif", f"/f/{of.file_token}/a.pdf"):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "TRACE"):
            yield method, address, {}
        for other in _spellings(address):
            yield "GET", other, {}


def _addresses(of: Secrets) -> Iterator[str]:
    yield f"/p/{of.token}.jpg"
    for form in ("avif", "webp", "jpg"):
        for size in ("w300", "w400", "w640", "w960", "w1200", "c240", "c480", "c720"):
            yield f"/p/{of.token}/{size}.{form}"
    yield from (f"/p/{of.token}/full.jpg", f"/p/{of.token}/", f"/p/{of.token}")
    yield from (f"/f/{of.file_token}/factsheet.pdf", f"/f/{of.file_token}/other.pdf")
    for words in ("", of.slug, f"{of.slug}.txt", f"{of.slug}/pictures/", "other/pictures/"):
        yield f"/en/i/{of.item}/{words}"
    kept = (
        f"pictures/{of.digest[:2]}/{of.digest}.jpg",
        f"pictures/{of.full_digest[:2]}/{of.full_digest}.jpg",
        f"renditions/{of.digest[:2]}/{of.digest}.w400-0-0.avif",
        f"renditions/{of.digest[:2]}/{of.digest}.c240-0-0.jpg",
        f"wanted/{of.token}",
        of.original,
        of.desk_rendition,
        of.document,
        of.document.rpartition("/")[2],
    )
    for folder in ("/", "/media/", "/desk/files/", "/static/", "/static/media/", "/files/"):
        yield from (folder + name for name in kept)
    yield f"/images/{of.signature}/{of.image_id}/width-400/"
    yield f"/desk/images/{of.signature}/{of.image_id}/width-400/"
    yield from (
        f"/documents/{of.document_id}/a.pdf",
        f"/desk/files/documents/{of.document_id}/a.pdf",
    )
    for view in ("", "usage/", "delete/", "preview/width-400/", "generate_url/"):
        yield f"/desk/images/{of.image_id}/{view}"
    yield from (f"/desk/documents/edit/{of.document_id}/", f"/desk/images/chooser/{of.image_id}/")
    yield from (f"/api/v2/images/{of.image_id}/", f"/desk/api/main/images/{of.image_id}/")
    for made_up in ("x" * 26, of.token):
        yield f"/preview/{made_up}/en/picture-{of.image_id}"


def _ways(of: Secrets) -> Iterator[Headers]:
    yield {"Range": "bytes=0-99"}
    yield {"Range": "bytes=999999999-"}
    yield {"If-None-Match": "*"}
    yield {"If-None-Match": of.etag}
    yield {"If-Match": of.etag}
    yield {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"}
    yield {"Accept": "image/avif,image/webp"}
    yield {"Accept-Encoding": "br, gzip;q=0.1", "Cookie": "sessionid=made-up"}
    yield {"X-Forwarded-For": "127.0.0.1", "X-Original-URL": f"/p/{of.token}.jpg"}


def _spellings(address: str) -> Iterator[str]:
    """Yield an address as those write it who hope that two readers of it disagree."""
    folder, _slash, name = address.rpartition("/")
    yield from (address.upper(), address.title(), "/." + address, "//" + address[1:])
    yield from (f"{folder}/../{folder[1:]}/{name}", f"/static/..{address}", f"/nothing/..{address}")
    yield from (f"/static/%2e%2e{address}", f"/static/%252e%252e{address}", f"/..%2f{address[1:]}")
    yield from ("".join(f"%{ord(one):02x}" for one in address[1:]).join(("/", "")),)
    yield from (
        address + end for end in ("/", ".", "%20", "%00", "?v=1", ";a=b", "%0d%0aX: y", "~")
    )
    yield from (address.replace("/", "%2f"), address.replace("/", "\\"), address + "#part")
    yield from (address.replace("/", "/%c0%af"), address.replace("jpg", "JPG"))


def differences(
    ask: Callable[[str, str, Headers], bytes], of: Secrets, twin: Secrets
) -> tuple[int, list[str]]:
    """Return how many questions were asked, and those whose answer is not that for the twin."""
    asked, told = 0, []
    for (method, address, headers), (_same, other, others) in zip(
        questions(of), questions(twin), strict=True
    ):
        asked += 1
        answer = of.hidden_in(ask(method, address, headers))
        if answer != twin.hidden_in(ask(method, other, others)):
            told.append(f"{method} {address} {dict(headers)} answers {answer[:60]!r}")
    return asked, told


def main(release_at: str) -> None:
    """Write a story with pictures and a file, schedule it, and print its secrets as JSON."""
    import django  # noqa: PLC0415

    django.setup()
    from tests.properties import hiding_pictures  # noqa: PLC0415

    found: dict[str, Any] = hiding_pictures.hide(datetime.fromisoformat(release_at))
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
