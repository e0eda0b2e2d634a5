"""Whatever comes in, what is kept is one small upright JPEG that tells nothing else."""

import random
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageCms, ImageOps
from PIL.Image import DecompressionBombWarning, Exif
from PIL.PngImagePlugin import PngInfo

from dateline.pictures import developing
from dateline.pictures.developing import (
    LARGEST_FILE,
    LONGEST_EDGE,
    Developed,
    UnusablePicture,
    develop,
)
from tests.photographs import BLUE, GREEN, RED, encoded, photo, pixels, png_that_says_it_is

DAMAGED = "cut short or damaged"
NO_PICTURE = "no picture that can be kept here"


def for_pages(raw: bytes) -> Developed:
    return develop(raw).for_pages


def opened(developed: Developed) -> Image.Image:
    image = Image.open(BytesIO(developed.content))
    image.load()
    return image


def is_near(colour: object, wanted: object) -> bool:
    assert isinstance(colour, tuple)
    assert isinstance(wanted, tuple)
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def with_notes() -> Exif:
    """Return a camera's notes: who, where, and which way is up."""
    notes = Exif()
    notes[ExifTags.Base.Artist] = "Somebody Private"
    notes[ExifTags.Base.Orientation] = 6
    notes[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (46.0, 13.0, 49.0),
    }
    return notes


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_form_that_is_taken_becomes_a_progressive_jpeg(form: str) -> None:
    developed = for_pages(encoded(pixels(), form))
    image = opened(developed)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.info["progressive"]
    assert image.size == (developed.width, developed.height) == (300, 200)
    assert is_near(image.getpixel((40, 100)), RED)
    assert is_near(image.getpixel((260, 100)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_png_of_any_colours_is_taken(mode: str) -> None:
    source = pixels(mode="L").convert("I;16") if mode == "I;16" else pixels(mode=mode)
    assert opened(for_pages(encoded(source, "PNG"))).mode == "RGB"


def test_a_picture_for_print_is_taken() -> None:
    assert is_near(opened(for_pages(encoded(pixels(mode="CMYK")))).getpixel((40, 100)), RED)


def test_a_scan_of_many_shades_is_not_burnt_out() -> None:
    grey = Image.new("I;16", (40, 40), 0x8000)
    assert is_near(opened(for_pages(encoded(grey, "PNG"))).getpixel((20, 20)), (128, 128, 128))


def test_what_shows_through_a_hole_is_white() -> None:
    holes = Image.new("RGBA", (40, 40), (*RED, 0))
    image = opened(for_pages(encoded(holes, "PNG")))
    assert is_near(image.getpixel((20, 20)), (255, 255, 255))
    one_colour_is_a_hole = encoded(pixels(), "PNG", transparency=RED)
    assert is_near(opened(for_pages(one_colour_is_a_hole)).getpixel((40, 100)), (255, 255, 255))


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((3000, 2000), (1200, 800)),
        ((1000, 4000), (300, 1200)),
        ((1200, 1200), (1200, 1200)),
        ((9000, 2), (1200, 1)),
        ((1, 1), (1, 1)),
    ],
)
def test_nothing_is_longer_than_the_longest_edge_nor_blown_up(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    developed = for_pages(encoded(pixels(*size)))
    assert (developed.width, developed.height) == kept
    assert max(kept) <= LONGEST_EDGE


def test_a_photo_lying_on_its_side_is_set_upright() -> None:
    image = opened(for_pages(photo(exif=with_notes())))
    assert image.size == (200, 300)
    assert is_near(image.getpixel((100, 40)), RED)
    assert is_near(image.getpixel((100, 260)), BLUE)


@pytest.mark.parametrize("way_up", range(1, 9))
def test_every_way_a_camera_can_be_held_is_understood(way_up: int) -> None:
    notes = Exif()
    notes[ExifTags.Base.Orientation] = way_up
    scene = pixels()
    scene.paste(GREEN, (0, 0, 100, 100))
    as_taken = opened(for_pages(encoded(scene, "PNG", exif=notes)))
    wanted = ImageOps.exif_transpose(Image.open(BytesIO(encoded(scene, "PNG", exif=notes))))
    assert as_taken.size == wanted.size
    for place in ((20, 20), (180, 20), (20, 180), (180, 180)):
        assert is_near(as_taken.getpixel(place), wanted.convert("RGB").getpixel(place))


def test_neither_place_nor_name_nor_any_other_note_leaves_the_house() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x>Somebody Private</x>")
    words.add_text("Comment", "Somebody Private")
    for raw in (
        photo(
            exif=with_notes(),
            comment=b"Somebody Private",
            xmp=b"<x>Somebody Private</x>",
            icc_profile=profile,
            dpi=(300, 300),
        ),
        encoded(pixels(), "PNG", exif=with_notes(), pnginfo=words, icc_profile=profile),
        encoded(pixels(), "WEBP", exif=with_notes(), xmp=b"<x>Somebody Private</x>"),
        encoded(pixels(), "GIF", comment=b"Somebody Private"),
    ):
        assert b"Somebody Private" in raw
        content = for_pages(raw).content
        assert b"Private" not in content
        assert b"Exif" not in content
        image = Image.open(BytesIO(content))
        assert not image.getexif()
        assert image.info.keys() <= {
            *("jfif", "jfif_version", "jfif_unit", "jfif_density"),
            *("progressive", "progression"),
        }


def test_notes_that_make_no_sense_are_no_reason_to_refuse() -> None:
    assert for_pages(photo(exif=b"Exif\x00\x00nonsense")).width == 300
    words_for_a_number = (
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x02\x00\x01\x00\x00\x006"
    )
    assert for_pages(photo(exif=words_for_a_number + bytes(7))).width == 300


def test_a_picture_keeps_its_colours_without_its_profile() -> None:
    lab = ImageCms.createProfile("LAB", 5000)
    rgb = ImageCms.createProfile("sRGB")
    plain = opened(for_pages(photo(icc_profile=ImageCms.ImageCmsProfile(rgb).tobytes())))
    assert is_near(plain.getpixel((40, 100)), RED)
    # A profile of another kind of picture, and one that is none, count as not there.
    for profile in (ImageCms.ImageCmsProfile(lab).tobytes(), b"no profile at all"):
        image = opened(for_pages(photo(icc_profile=profile)))
        assert is_near(image.getpixel((40, 100)), RED)


def test_of_a_moving_picture_the_first_moment_is_kept() -> None:
    moments = [Image.new("RGB", (30, 20), colour) for colour in (GREEN, RED, BLUE)]
    raw = encoded(moments[0], "GIF", save_all=True, append_images=moments[1:])
    assert is_near(opened(for_pages(raw)).getpixel((10, 10)), GREEN)


def test_a_restless_picture_weighs_little_enough_for_a_page() -> None:
    chance = random.Random(4)  # noqa: S311
    noise = Image.frombytes("RGB", (150, 150), chance.randbytes(150 * 150 * 3))
    restless = noise.resize((1200, 1200), Image.Resampling.BICUBIC)
    calm = for_pages(encoded(pixels(1200, 1200), "PNG")).content
    assert len(calm) < len(for_pages(encoded(restless, "PNG")).content) < 300_000


def test_the_same_bytes_give_the_same_file() -> None:
    assert for_pages(photo()) == for_pages(photo())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00",
        b"Dear all,\n\nplease find attached the picture.",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n",
        encoded(pixels(), "TIFF"),
        encoded(pixels(), "BMP"),
        encoded(pixels(), "ICO"),
        encoded(pixels(), "EPS"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(raw: bytes) -> None:
    with pytest.raises(UnusablePicture, match=NO_PICTURE):
        for_pages(raw)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_cut_in_half_is_refused(form: str) -> None:
    chance = random.Random(4)  # noqa: S311
    raw = encoded(Image.frombytes("RGB", (90, 90), chance.randbytes(90 * 90 * 3)), form)
    with pytest.raises(UnusablePicture, match=f"{DAMAGED}|{NO_PICTURE}"):
        for_pages(raw[: len(raw) // 2])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_damage_anywhere_is_refused_or_mended_and_never_breaks_anything(form: str) -> None:
    chance = random.Random(4)  # noqa: S311
    sound = encoded(pixels(60, 40), form)
    for _ in range(300):
        raw = bytearray(sound)
        for place in chance.sample(range(len(raw)), 3):
            raw[place] = chance.randrange(256)
        with suppress(UnusablePicture):
            assert for_pages(bytes(raw)).content


@pytest.mark.parametrize(
    "size", [(10_000, 5_001), (10_000, 8_000), (10_000, 10_000), (20_000, 10_000), (65_000, 65_000)]
)
def test_too_many_pixels_are_refused_before_one_is_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(*_arguments: object) -> None:
        raise AssertionError("It was decoded.")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decode)
    raw = png_that_says_it_is(*size)
    assert len(raw) < 200
    with pytest.raises(UnusablePicture, match="more than 50 million pixels"):
        for_pages(raw)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_too_many_pixels_are_refused_where_pillow_only_warns() -> None:
    assert issubclass(DecompressionBombWarning, Warning)
    with pytest.raises(UnusablePicture, match="more than 50 million pixels"):
        for_pages(png_that_says_it_is(10_000, 10_000))


def test_a_gif_whose_frame_outgrows_its_header_is_refused() -> None:
    raw = bytearray(encoded(Image.new("P", (8, 8)), "GIF"))
    frame = raw.index(b",", 13)
    raw[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(UnusablePicture):
        for_pages(bytes(raw))


def test_too_many_bytes_are_refused_unread() -> None:
    with pytest.raises(UnusablePicture, match="more than 20 MB"):
        for_pages(photo() + bytes(LARGEST_FILE))


def test_a_webp_may_have_fewer_pixels_as_it_is_decoded_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(developing, "MOST_PIXELS_OF_WEBP", 300 * 200)
    develop(encoded(pixels(), "WEBP"))
    with pytest.raises(UnusablePicture, match="million pixels"):
        develop(encoded(pixels(301), "WEBP"))
    develop(encoded(pixels(301), "PNG"))


def test_notes_that_are_too_long_are_named_as_what_is_wrong() -> None:
    notes = PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", "x" * 1_200_000, zip=True)
    with pytest.raises(UnusablePicture, match="notes in the picture's file are too long"):
        develop(encoded(pixels(), "PNG", pnginfo=notes))
