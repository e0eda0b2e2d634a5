"""The file in which an address is found: a name that servers, sticks and every system can hold.

The path is that of the address wherever it can be, so that the folder answers the site's own
addresses behind any server. What FAT, exFAT or Windows would refuse, and what is too long, gets
another name, with a digest of its own in it.
"""

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote, unquote

INDEX = "index.html"
OLDER = "older"
_BEFORE = "before="
# Most systems end at 255 bytes; a headline in most scripts stays below this.
_MOST_BYTES = 250
_DIGEST_LENGTH = 8
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f"*:<>?|\\/]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
# A suffix is worth keeping whole: by it a server knows what a file is.
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


@lru_cache(4096)
def file_of(address: str, *, is_page: bool = False) -> str:
    """Return the path of the file, with slashes, for an address of the site.

    `is_page` where the address answers a page, which stands in a folder of its own. An older
    page of a list, `?before=CURSOR`, stands below the list, as does its plain text.
    """
    path, _mark, query = address.partition("?")
    *folders, last = (unquote(part) for part in path.split("/")[1:])
    if query.startswith(_BEFORE):
        folders += [OLDER, unquote(query.removeprefix(_BEFORE))]
    if is_page and last:
        folders.append(last)
        last = ""
    return "/".join([*(safe_name(part) for part in folders if part), safe_name(last or INDEX)])


def safe_name(name: str) -> str:
    """Return a name for one file or folder, the same one wherever it can be."""
    safe = _FORBIDDEN.sub("_", name)
    if _RESERVED.fullmatch(safe) or safe.endswith((".", " ")) or len(safe.encode()) > _MOST_BYTES:
        return _shortened(name, safe)
    return safe if safe == name else _shortened(name, safe)


def is_safe_path(path: str) -> bool:
    """Say whether a path that stands in a manifest is one that an export could have written."""
    parts = path.split("/")
    return all(part and part not in {".", ".."} and safe_name(part) == part for part in parts)


def way_between(from_file: str, to_file: str) -> str:
    """Return the relative reference from one file to another (RFC 3986, section 4.2)."""
    here, there = from_file.split("/")[:-1], to_file.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]))


def _shortened(name: str, safe: str) -> str:
    """Return what of a name can stand, and the digest of the whole before its suffix."""
    found = _SUFFIX.search(safe)
    suffix = found[0] if found else ""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
    room = _MOST_BYTES - len(suffix) - _DIGEST_LENGTH - 1
    kept = safe.removesuffix(suffix).encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
    return f"{kept.strip('. ')}-{digest}{suffix}"
