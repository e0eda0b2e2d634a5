"""An upload is refused with one sentence, before anything is stored, or it is a sound picture."""

import pytest
from PIL import ExifTags, Image
from PIL.Image import Exif
from PIL.ImageFile import ImageFile

from dateline.pictures.developing import LARGEST_FILE, UnusablePicture
from dateline.pictures.uploads import check_upload
from tests.photographs import encoded, photo, pixels, png_that_says_it_is

BOMB = 200_000_000


def lying_notes() -> bytes:
    """Return a photo whose camera says that it is another size, and much that makes no sense."""
    notes = Exif()
    notes[ExifTags.Base.ExifImageWidth] = 4_000_000_000
    notes[ExifTags.Base.ExifImageHeight] = 1
    notes[ExifTags.Base.Orientation] = 77
    whole = photo(exif=notes)
    at = whole.index(b"Exif\x00\x00") + 14
    # The number of notes, and where they stand, lead nowhere.
    return whole[:at] + b"\xff\xff" + whole[at + 2 :]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("JPEG", "boats.jpg"),
        ("JPEG", "Boats 2.JPEG"),
        ("PNG", "boats.png"),
        ("WEBP", "boats.webp"),
        ("GIF", "boats.gif"),
    ],
)
def test_a_sound_picture_is_taken(form: str, name: str) -> None:
    check_upload(encoded(pixels(), form), name)


# Pillow speaks of what it passes over.
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_notes_that_lie_do_not_matter() -> None:
    check_upload(lying_notes(), "boats.jpg")


@pytest.mark.parametrize(
    ("raw", "name", "why"),
    [
        (b"", "boats.jpg", "empty"),
        (b"GIF", "boats.gif", "no picture that can be kept"),
        (b"%PDF-1.7", "boats.jpg", "no picture that can be kept"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='a()'/>", "boats.svg", "HTML or SVG"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><svg/>", "boats.jpg", "HTML or SVG"),
        (b"<!DOCTYPE html><script>a()</script>", "boats.png", "HTML or SVG"),
        (encoded(pixels(), "GIF"), "boats.jpg", r"called \.jpg, but it is a GIF: name it \.gif"),
        (photo(), "boats.png", r"called \.png, but it is a JPEG"),
        (photo(), "boats.html", r"called \.html, but it is a JPEG"),
        (photo(), "boats", r"says nothing of what it is, a JPEG: name it \.jpg"),
        (encoded(pixels(), "TIFF"), "boats.tiff", "no picture that can be kept"),
        (png_that_says_it_is(20_000, 10_000), "boats.png", "million pixels"),
    ],
)
def test_anything_else_is_refused_with_the_reason(raw: bytes, name: str, why: str) -> None:
    with pytest.raises(UnusablePicture, match=why):
        check_upload(raw, name)


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(UnusablePicture, match="MB; make it smaller"):
        check_upload(photo() + bytes(LARGEST_FILE), "boats.jpg")


def test_a_bomb_is_refused_before_a_pixel_of_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = encoded(Image.new("1", (20_000, BOMB // 20_000)), "PNG")
    assert len(bomb) < 40_000
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _image: pytest.fail("decoded"))
    with pytest.raises(UnusablePicture, match="million pixels"):
        check_upload(bomb, "bomb.png")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_cut_anywhere_is_refused(form: str) -> None:
    whole = encoded(Image.effect_noise((90, 60), 80).convert("RGB"), form)
    name = f"boats.{form.lower().replace('jpeg', 'jpg')}"
    check_upload(whole, name)
    for length in range(1, len(whole) * 9 // 10, max(1, len(whole) // 23)):
        with pytest.raises(UnusablePicture):
            check_upload(whole[:length], name)


def test_a_large_photo_is_decoded_at_an_eighth_of_its_edges(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[tuple[int, int]] = []
    load = ImageFile.load

    def noted(image: ImageFile) -> object:
        sizes.append(image.size)
        return load(image)

    monkeypatch.setattr(ImageFile, "load", noted)
    check_upload(encoded(pixels(2400, 1600)), "boats.jpg")
    assert sizes[-1] == (300, 200)
