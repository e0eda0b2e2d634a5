"""How tests read ninjs and NewsML-G2: by their parts, as an editorial system would."""

import json
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from django.test import Client

from dateline.record.models import Item
from tests.channels.feeds.reading import NAMES
from tests.channels.site import address_of

DOCUMENTS = ("ninjs.json", "newsml.xml")


@dataclass(frozen=True)
class Exchanged:
    """An item in both forms; `newsml` is the item of the text, `message` all of it."""

    ninjs: dict[str, Any]
    message: Element
    statuses: tuple[int, int]

    @property
    def newsml(self) -> Element:
        """The item of the text."""
        return self.message.findall("g2:itemSet/g2:newsItem", NAMES)[0]

    @property
    def pictures(self) -> list[Element]:
        """The items of the pictures."""
        return self.message.findall("g2:itemSet/g2:newsItem", NAMES)[1:]

    @property
    def status(self) -> str:
        """How it stands by NewsML-G2, such as stat:usable."""
        found = self.newsml.find("g2:itemMeta/g2:pubStatus", NAMES)
        assert found is not None
        return found.attrib["qcode"]

    def words(self, path: str) -> list[str]:
        """Return the words of the elements there, a path without namespaces."""
        return words(self.newsml, path)

    def in_role(self, part: str) -> dict[str, str]:
        """Return what ninjs has in a part such as headlines, by role."""
        return {one["role"]: one["value"] for one in self.ninjs.get(part, ())}

    def associated(self, relation: str) -> list[dict[str, Any]]:
        """Return what ninjs has beside it in this relation."""
        return [one for one in self.ninjs.get("associations", ()) if one["rel"] == relation]


def words(root: Element, path: str) -> list[str]:
    """Return the words of the elements of NewsML-G2 there, a path without namespaces."""
    steps = "/".join(f"g2:{step}" for step in path.split("/"))
    return [one.text or "" for one in root.findall(steps, NAMES)]


def exchanged(item: Item, language: str = "en") -> Exchanged:
    """Return an item in both forms."""
    address = address_of(item, language)
    ninjs, newsml = (Client().get(f"{address}/{document}") for document in DOCUMENTS)
    statuses = ninjs.status_code, newsml.status_code
    return Exchanged(json.loads(ninjs.content), fromstring(newsml.content), statuses)
