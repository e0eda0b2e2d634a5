"""The share card of an item, as a picture: drawn for whoever asks first, and kept for others."""

import hashlib
import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from PIL import Image

from dateline.archive.article import article
from dateline.archive.sections import todays_site
from dateline.channels.web.card.drawing import drawn, picture_size
from dateline.channels.web.card.photograph import cut_photograph
from dateline.channels.web.card.says import Card, address_of_card, card_of
from dateline.channels.web.item_page import withdrawn
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect
from dateline.pictures.card_files import keep_card, kept_card
from dateline.pictures.files import file_of
from dateline.pictures.kept import KeptPicture, kept_pictures

_logger = logging.getLogger(__name__)


@require_safe
def card(
    request: HttpRequest, language: str, public_id: str, words: str, digest: str
) -> HttpResponse:
    """Answer the card of an item; where it was another before, a redirect leads to this one.

    404, as for any address, where the item is not public or nothing of it can be written; of a
    withdrawn one 410 with its notice.
    """
    at = clock.now()
    found = article(public_id, language, at=at)
    if found is None:
        raise Http404
    if found.withdrawal:
        return withdrawn(request, found, at=at, is_text=True)
    entry = found.entry
    said = card_of(entry, todays_site(language))
    if said is None:
        raise Http404
    if (words, digest) != (entry.slug, said.digest):
        # For good are the words alone: what a card says can come to be what it was.
        is_lasting = digest == said.digest
        return public_redirect(request, address_of_card(entry, said), at=at, is_lasting=is_lasting)
    response = public_answer(
        request, _image_of(said), at=at, content_type="image/jpeg", changed_at=found.changed_at
    )
    # It is kept on disk, and would push dozens of pages out of memory.
    return not_kept(response)


def _image_of(said: Card) -> bytes:
    picture = next(iter(kept_pictures([said.picture])), None) if said.picture else None
    name = _name_of(said, picture)
    content = kept_card(name)
    if content is None:
        photograph = _photograph(picture, picture_size(said)) if picture else None
        content = drawn(said, photograph)
        # One that lacks its picture is no more than the best there is at this moment.
        if photograph is not None or picture is None:
            keep_card(name, content)
    return content


def _name_of(said: Card, picture: KeptPicture | None) -> str:
    """Return the digest under which a card is kept, that of its picture's pixels included."""
    pixels = (picture.digest, picture.focal) if picture else None
    return hashlib.sha256(repr((said.digest, pixels)).encode()).hexdigest()


def _photograph(picture: KeptPicture, size: tuple[int, int]) -> Image.Image | None:
    try:
        return cut_photograph(file_of(picture.digest), size, picture.focal)
    except OSError as error:
        _logger.error("The picture %s cannot be put on a card: %s", picture.token, error)
        return None
