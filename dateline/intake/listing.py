"""A listing goes into the record: its section, its items, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.intake.collection import collection_for
from dateline.intake.listing_text import ListedItem, Listing
from dateline.intake.models import Seen
from dateline.intake.recognition import digests_of, known_ids
from dateline.intake.stories import Enrich, stories_of
from dateline.journal.writing import Writing, writing
from dateline.lib.ids import new_public_id
from dateline.pictures.keeping import keep_picture
from dateline.pictures.models import Picture
from dateline.record.person import Signature
from dateline.record.story import PictureRef, Story
from dateline.record.take_in import Arrival, take_in
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made


@dataclass(frozen=True, slots=True)
class ListedPicture:
    """A prepared picture for an item, and what it shows in words."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class Wish:
    """How a listing is to be taken in.

    `section` is the address it is to stand under; `series` are names to be known as series
    from now on; `offices` names who issued the item of a line, where it is not `office`;
    `public_ids` and `pictures` are the ones to give to items of a line that are new.
    """

    section: str
    office: str = "Head office"
    series: Sequence[str] = ()
    offices: Mapping[int, str] = field(default_factory=dict)
    public_ids: Mapping[int, str] = field(default_factory=dict)
    pictures: Mapping[int, ListedPicture] = field(default_factory=dict)
    is_front: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of it: the public id of each item by its line, and the lines that were new."""

    public_ids: Mapping[int, str]
    added: Sequence[int]


def _as_listed(_listed: ListedItem, story: Story) -> Story:
    return story


def take_in_listing(
    listing: Listing, wish: Wish, *, by: Signature, enrich: Enrich = _as_listed
) -> TakenIn:
    """Make the section where it is missing, and publish the items that are new to it.

    `enrich` may add to a story what the listing does not say. Raises ListingRefused where an
    item cannot be kept, UnusablePicture where a picture is gone, UnusableSection or
    FilledOtherwise where the section cannot be had; nothing is written then.
    """
    with writing() as open_writing:
        collection = collection_for(listing, wish.section, is_front=wish.is_front)
        for name in wish.series:
            found_or_made(Vocabulary.SERIES, listing.language, name)
        digests = digests_of(listing, collection)
        known = known_ids(list(digests.values()))
        ids = {
            line: known.get(digest) or wish.public_ids.get(line) or new_public_id()
            for line, digest in digests.items()
        }
        new = [listed for listed in listing.items if digests[listed.line] not in known]
        pictures = _keep_pictures(open_writing, new, wish)
        stories = stories_of(listing, new, collection=collection, pictures=pictures, enrich=enrich)
        offices = {
            name: found_or_made(Vocabulary.OFFICE, listing.language, name)
            for name in {wish.offices.get(listed.line, wish.office) for listed in new}
        }
        arrivals = [
            Arrival(
                story=story,
                office=offices[wish.offices.get(listed.line, wish.office)],
                public_id=ids[listed.line],
            )
            for listed, story in zip(new, stories, strict=True)
        ]
        if arrivals:
            take_in(open_writing, arrivals, language=listing.language, by=by, reason="intake")
        Seen.objects.bulk_create(
            [Seen(digest=digests[listed.line], public_id=ids[listed.line]) for listed in new],
            batch_size=500,
        )
    return TakenIn(public_ids=ids, added=[listed.line for listed in new])


def _keep_pictures(
    open_writing: Writing, new: Sequence[ListedItem], wish: Wish
) -> dict[int, PictureRef]:
    refs = {}
    for listed in new:
        if listed.line in wish.pictures:
            given = wish.pictures[listed.line]
            keep_picture(open_writing, given.picture)
            refs[listed.line] = PictureRef(given.picture.token, given.picture.digest, given.alt)
    return refs
