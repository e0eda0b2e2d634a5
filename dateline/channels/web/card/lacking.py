"""What share cards cannot write on this machine, in sentences for whoever looks after it."""

from collections.abc import Iterator

from dateline.channels.web.card.typefaces import Weight, can_shape, typeface_for
from dateline.lib.languages import LANGUAGES

_PACKAGES = {"ja": "fonts-noto-cjk", "zh": "fonts-noto-cjk"}


def lacking_fonts() -> Iterator[str]:
    """Yield a sentence for each language that share cards leave out here, and what helps."""
    if not can_shape():
        yield (
            "Share cards are without Arabic words, as FriBidi is missing here; "
            "install libfribidi0 or its like."
        )
    for language in LANGUAGES.values():
        # For Arabic, the font is ours.
        if language.direction == "rtl":
            continue
        if not typeface_for(language.own_name, language.tag, Weight.HEADLINE):
            package = _PACKAGES.get(language.tag, "fonts-noto-core")
            yield (
                f"Share cards are without words in {language.own_name} ({language.tag}), as no "
                f"font here has its letters; install fontconfig and {package} or their like."
            )
