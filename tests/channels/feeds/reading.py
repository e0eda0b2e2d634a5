"""How tests read feeds and sitemaps: by their elements, as any program would."""

import json
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from django.test import Client

HOST = "http://127.0.0.1:8000"
FORMS = {
    "rss": "rss.xml",
    "atom": "atom.xml",
    "json": "feed.json",
    "ninjs": "ninjs.json",
    "newsml": "newsml.xml",
}
NAMES = {
    "g2": "http://iptc.org/std/nar/2006-10-01/",
    "html": "http://www.w3.org/1999/xhtml",
    "atom": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def text_at(path: str) -> str:
    """Return what is there, as text."""
    answer = Client().get(path.removeprefix(HOST))
    assert answer.status_code == 200, path
    return answer.content.decode()


def xml_at(path: str) -> Element:
    """Return the root of the document that is there."""
    root: Element = fromstring(text_at(path))
    return root


def json_at(path: str) -> dict[str, Any]:
    """Return the object that is there."""
    found: dict[str, Any] = json.loads(text_at(path))
    return found


def texts(root: Element, path: str) -> list[str]:
    """Return the texts of all elements there."""
    return [element.text or "" for element in root.findall(path, NAMES)]


def ids_and_next(form: str, path: str) -> tuple[list[str], str]:
    """Return the ids on a page of a feed, and where the next page is, "" without one."""
    if form == "json":
        feed = json_at(path)
        return [item["id"] for item in feed["items"]], feed.get("next_url", "")
    if form == "ninjs":
        package = json_at(path)
        ways = {one["name"]: one["href"] for one in package["renditions"]}
        return [one["uri"] for one in package["associations"]], ways.get("next", "")
    root = xml_at(path)
    if form == "newsml":
        items = root.findall("g2:groupSet/g2:group/g2:itemRef", NAMES)
        return [one.attrib["residref"] for one in items], way_on(root, "next")
    ids = texts(root, "channel/item/guid" if form == "rss" else "atom:entry/atom:id")
    return ids, link(root, "next")


def link(root: Element, relation: str) -> str:
    """Return where a link of a feed leads, "" without one."""
    found = [*root.findall("atom:link", NAMES), *root.findall("channel/atom:link", NAMES)]
    ways = [one.attrib["href"] for one in found if one.attrib["rel"] == relation]
    assert len(ways) < 2
    return ways[0] if ways else ""


def way_on(package: Element, relation: str) -> str:
    """Return where a package of NewsML-G2 leads on to, "" without such a way."""
    wanted = f"http://www.iana.org/assignments/relation/{relation}"
    for one in package.findall("g2:itemMeta/g2:link", NAMES):
        if one.attrib["reluri"] == wanted:
            return one.attrib["href"]
    return ""


def alternates_at(path: str) -> dict[str, dict[str, str]]:
    """Return the addresses of a sitemap, each with its other languages by tag."""
    return {
        url.findtext("map:loc", "", NAMES): {
            one.attrib["hreflang"]: one.attrib["href"] for one in url.findall("xhtml:link", NAMES)
        }
        for url in xml_at(path).findall("map:url", NAMES)
    }
