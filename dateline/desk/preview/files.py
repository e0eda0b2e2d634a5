"""The pictures and files of a story that is not out, as its readers would get them."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from dateline.desk.freezing import sketch
from dateline.desk.freezing.making_ready import made_ready
from dateline.desk.freezing.stock import own_words
from dateline.desk.models import DeskDocument, DeskImage, StoryPage
from dateline.desk.preview.answers import private_file
from dateline.pictures.files import PICTURES
from dateline.pictures.packet import without_packet
from dateline.record.story import UnusableStory


def answer_file(page: StoryPage, token: str) -> HttpResponseBase:
    """Answer with what a story shows or offers under a token; Http404 where there is none."""
    drawn = sketch(page)
    if token in drawn.images:
        return answer_picture(drawn.images[token])
    if token in drawn.documents:
        return answer_document(drawn.documents[token])
    raise Http404


def answer_picture(image: DeskImage) -> HttpResponseBase:
    """Answer with a picture as readers get it, but for the words that are written in it.

    One file serves every story that has the picture, and the words in it may be those of another
    than whoever asks may read.
    """
    content = _made_before(image)
    if content is None:
        try:
            digest = made_ready(image, own_words(image)).digest
        except UnusableStory as error:
            raise Http404 from error
        content = PICTURES.place_of(digest).read_bytes()
    return private_file(HttpResponse(without_packet(content), content_type="image/jpeg"))


def _made_before(image: DeskImage) -> bytes | None:
    """Return the file that was made ready last, whatever words of ours are in it."""
    try:
        return (
            PICTURES.place_of(image.cleared_digest).read_bytes() if image.cleared_digest else None
        )
    except FileNotFoundError:
        return None


def answer_document(document: DeskDocument) -> HttpResponseBase:
    """Answer with a file, to be saved."""
    return private_file(
        FileResponse(
            document.file.open("rb"),
            as_attachment=True,
            filename=document.saved_as,
            content_type="application/octet-stream",
        )
    )
