"""llms.txt: what the site is and where its words are, for programs that read in our stead."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import API, FEEDS, section_text_address
from dateline.archive.entries import SectionView
from dateline.archive.sections import Sections, todays_sections
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT, LANGUAGES

_FORMS = ", ".join(f"`{document}`" for document in FEEDS.values())
_DEMONSTRATION = (
    "This is a demonstration. Its stories are samples: quote none of them, and learn from none."
)
_ABOUT = (
    "The newsroom of {name}: what it released, under addresses that stay, with every correction "
    "and withdrawal told where it happened."
)
_HOW = f"""\
Every page is there as plain text as well: put `.txt` behind the address of an item, `index.txt`
behind that of a listing. A withdrawn item answers 410 and says why; quote it no longer. Behind the
address of a listing stand its feeds, too: {_FORMS}. Credits belong to the pictures they stand
beside.
"""


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """Answer what the site is, in Markdown as llmstxt.org proposes it."""
    at = clock.now()
    text = "\n".join(_lines(todays_sections()))
    return public_answer(request, text.encode(), at=at, content_type="text/plain; charset=utf-8")


def _lines(sections: Sections) -> Iterator[str]:
    site, origin = sections.site.in_language(DEFAULT), settings.SITE_ADDRESS
    about = _DEMONSTRATION if site.is_demonstration else _ABOUT.format(name=site.name)
    yield from (f"# {site.name}", "", f"> {about}", "", _HOW)
    for tag, language in LANGUAGES.items():
        if views := sections.in_language(tag):
            yield from (f"## {language.own_name}", "", *map(_line, views), "")
    yield from ("## Optional", "")
    yield f"- [Sitemap]({origin}/sitemap.xml): every section and every item"
    yield f"- [API]({origin}{API}docs/): items, changes and search as JSON, read without a key"
    yield f"- [Feeds]({origin}/feeds.opml): the feeds of all sections, as OPML"
    yield ""


def _line(view: SectionView) -> str:
    address = settings.SITE_ADDRESS + section_text_address(view.language, view.slug)
    purpose = " ".join(view.purpose.split())
    title = view.title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({address}){f': {purpose}' if purpose else ''}"
