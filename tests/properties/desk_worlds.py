"""Two newsrooms alike, but that in one things happen at the desk which nobody may see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import PressContact
from dateline.archive.identity import Identity, Words, name_site
from dateline.desk.models import DeskDocument, DeskImage, Office, PreviewLink, StoryPage
from dateline.desk.offices import make_rights_everywhere, office_of, office_page, set_time_zone
from dateline.desk.teams import place_in_offices
from dateline.lib import clock
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role
from dateline.people.roles import make_roles
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Edition
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.filled_in import filled_in
from tests.newsroom import EDITOR, nothing_kept
from tests.photographs import encoded, pixels
from tests.properties.strangers import CANARY
from tests.properties.typed_fields import OF_PICTURES, typed

# A minute begins soon after, so that there is a past to look back to.
START = datetime(2031, 5, 5, 9, 0, 58, tzinfo=UTC)
SEEN, UNSEEN = "s", "h"
# What readers have from the start and no page of the desk's was ever made for.
ARCHIVED = "s00000000arc"
Deed = Callable[["World"], object]


@dataclass(frozen=True)
class Act:
    """Something done at the desk; where it is `seen`, it happens in both worlds."""

    deed: Deed
    is_seen: bool = False

    def __repr__(self) -> str:
        """Return what was done, as a failing history is told by it."""
        return self.deed.__name__


@dataclass
class World:
    """A newsroom with its people at their browsers; `hides` where all is done that is unseen.

    Every name that machines use tells by its first letter which sort of act gave it, and
    counts on from nothing in each act: what is seen is called alike in both worlds.
    """

    hides: bool
    traveller: Any
    acts: int = 0
    is_seen: bool = True
    archived: str = ARCHIVED
    links: dict[int, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def new_name(self, length: int) -> str:
        """Stand in for chance where names are given."""
        letter = SEEN if self.is_seen else UNSEEN
        return f"{letter}{self.acts:03d}{next(self._numbers):0{length - 4}d}"

    def furnish(self) -> None:
        """Make the office, its people, the listings, and what readers have from the start."""
        make_roles()
        self.office: Office = office_of(found_or_made(Vocabulary.OFFICE, "en", "Manila"))
        set_time_zone(self.office, "Asia/Manila")
        office_page(self.office, "fr")
        self.topic: Term = found_or_made(Vocabulary.TOPIC, "en", "Rice")
        # A demonstration has empty sitemaps.
        name_site(Identity({"en": Words("The Office")}, press=PressContact(email="p@example.org")))
        everything = make_section(page_size=2, is_front=True)
        name_section(everything, "en", slug="news", title="News")
        name_section(everything, "fr", slug="actualites", title="Actualités")
        self.listing = everything
        rice = make_section(page_size=2, terms=[self.topic])
        name_section(rice, "en", slug="rice", title="Rice")
        self.reporter = self._person("reporter", Role.REPORTER)
        self.editor = self._person("editor", Role.EDITOR)
        self.chief = self._person("chief", Role.MANAGING_EDITOR)
        make_rights_everywhere()
        self._publish_archived()
        self.image = self.bring_image("seen")
        self.document = self.bring_document("seen")

    def _person(self, name: str, role: Role) -> Client:
        user = make_account(name, role, new_password())
        place_in_offices(user, role, [self.office.term])
        client = Client()
        client.force_login(user)
        return client

    def _publish_archived(self) -> None:
        # It leads to what nobody can read yet, as if somebody had known the first ids.
        hidden = tuple(f"{UNSEEN}001{number:08d}" for number in range(3))
        story = Story(
            headline="Seen archived headline",
            standfirst="Seen archived standfirst",
            date=date(2031, 2, 3),
            body=(Paragraph((Run("Seen archived text "), Run("link", item=hidden[1]))),),
            related=hidden,
            terms=(TermRef(Vocabulary.TOPIC, self.topic.public_id),),
        )
        publish({"en": story}, of=NewItem(self.office.term, ARCHIVED), by=EDITOR)

    def do(self, act: Act) -> None:
        """Let a second pass, so that both clocks stand alike, and in it do this or nothing."""
        self.traveller.shift(timedelta(seconds=1))
        self.acts += 1
        if act.is_seen or self.hides:
            with self._named(is_seen=act.is_seen):
                act.deed(self)

    @contextmanager
    def _named(self, *, is_seen: bool) -> Iterator[None]:
        was = self.is_seen, self._numbers
        self.is_seen, self._numbers = is_seen, count()
        yield
        self.is_seen, self._numbers = was

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Do within an act that is seen what only this world has to do first."""
        with self._named(is_seen=False):
            yield

    def live_links(self) -> set[int]:
        """Return the keys of the links to previews that still open something."""
        return set(PreviewLink.objects.filter(ended_at=None).values_list("pk", flat=True))

    def words(self, part: str) -> str:
        """Return words for a field: a canary's where nobody may read them.

        What readers are told of a picture stays as it was, so that the picture may stay too.
        """
        if not self.is_seen:
            return f"{CANARY} {part}"
        return f"Seen {part}" if part in OF_PICTURES else f"Seen{self.acts} {part}"

    @property
    def day(self) -> str:
        """The date that a story carries: in a month of its own where nobody may see it."""
        return "2031-05-04" if self.is_seen else "2031-03-02"

    def fields(self, **more: Any) -> dict[str, Any]:
        """Return what to type into every field of a story's form."""
        return typed(self, **more)

    def bring_image(self, name: str, *, width: int = 300) -> DeskImage:
        """Upload a picture where a story's form offers to; of one width, the bytes are the same."""
        raw = encoded(pixels(width), quality=90)
        self._upload("wagtailimages_chooser:create", "image", f"{name}.jpg", raw)
        found: DeskImage = DeskImage.objects.latest("pk")
        fields = {
            "alt-en": "description",
            "caption-en": "caption",
            **{name: name for name in ("holder", "territory", "source", "consent")},
        }
        answer = self.reporter.post(
            reverse("wagtailimages:edit", args=[found.pk]),
            {name: self.words(f"image {what}") for name, what in fields.items()}
            | {"title": found.title, "credit": found.credit, "collection": found.collection_id},
        )
        assert answer.status_code == 302, answer.context["form"].errors
        found.refresh_from_db()
        return found

    def bring_document(self, name: str) -> DeskDocument:
        """Upload a file where a story's form offers to."""
        content = b"%PDF-1.7\n" + self.words("inside").encode()
        self._upload("wagtaildocs_chooser:create", "document", f"{name}.pdf", content)
        found: DeskDocument = DeskDocument.objects.latest("pk")
        return found

    def _upload(self, address: str, kind: str, name: str, content: bytes) -> None:
        start = f"{kind}-chooser-upload"
        answer = self.reporter.post(
            reverse(address),
            {
                f"{start}-title": self.words(f"{kind} title"),
                f"{start}-description": self.words(f"{kind} description"),
                f"{start}-credit": self.words(f"{kind} credit"),
                f"{start}-collection": self.office.collection_id,
                f"{start}-file": SimpleUploadedFile(name, content),
            },
        )
        assert answer.json()["step"] in {"chosen", "duplicate_found"}, answer.content


def sends(browser: Client, address: str, fields: dict[str, Any]) -> StoryPage:
    """Fill in a story's form, send it, and return the story."""
    answer: Any = browser.post(address, filled_in(browser.get(address)) | fields)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    newest: StoryPage = StoryPage.objects.latest("latest_revision__pk")
    return newest


def waiting() -> list[Edition]:
    """Return the editions that wait for their time, those scheduled first before others."""
    found = Edition.objects.filter(effective_at__gt=clock.now(), cancellation=None)
    return list(found.select_related("item").order_by("pk"))


@contextmanager
def newsroom(*, hides: bool) -> Iterator[World]:
    """Furnish a newsroom, and take all of it back at the end, its files included."""
    with (
        TemporaryDirectory() as media,
        override_settings(MEDIA_ROOT=media),
        nothing_kept(),
        time_machine.travel(START, tick=False) as traveller,
    ):
        clock.forget()
        cache.clear()
        world = World(hides, traveller)
        with patch("dateline.lib.ids._random", world.new_name):
            world.furnish()
            yield world
