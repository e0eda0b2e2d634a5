"""What a guest sees: the story through a link, and a form to say something about it.

A guest has no account, no session and no cookie. Whoever has the address is the guest; so a
link that is over, and one that never was, answer exactly as any address that leads nowhere.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dateline.desk.models import PreviewLink, StoryPage
from dateline.desk.preview.answers import for_a_guest, private_page
from dateline.desk.preview.comments import LONGEST, UnusableComment, comment
from dateline.desk.preview.drafts import answer_draft, newest
from dateline.desk.preview.files import answer_file
from dateline.desk.preview.links import live_link, note_visit
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES

_READ = ("GET", "HEAD")
_WRITE = (*_READ, "POST")
# A comment in letters of three bytes each, encoded as forms are.
_LONGEST_FORM = LONGEST * 9 + 1_000

View = Callable[..., HttpResponseBase]


def guest(request: HttpRequest, token: str) -> HttpResponseBase:
    """Lead to the story in its first language."""
    _link, pages = _let_in(token)
    if request.method not in _READ:
        return _refused(_READ)
    return for_a_guest(redirect("guest_story", token, min(pages)))


def guest_story(request: HttpRequest, token: str, language: str) -> HttpResponseBase:
    """Show the story in a frame, and beside it what this guest has said of it."""
    link, pages = _let_in(token)
    page = _in_language(pages, language)
    if request.method == "POST":
        return _said(request, token, link, page)
    if request.method not in _READ:
        return _refused(_WRITE)
    if request.method == "GET":
        note_visit(link, language, request.headers.get("User-Agent", ""), clock.now())
    return _shown(token, link, page)


def guest_page(request: HttpRequest, token: str, language: str, form: str) -> HttpResponseBase:
    """Answer with the story itself, as a page or as plain text."""
    link, pages = _let_in(token)
    page = _in_language(pages, language)
    if request.method not in _READ:
        return _refused(_READ)
    if request.method == "GET":
        note_visit(link, language, request.headers.get("User-Agent", ""), clock.now())
    answer = answer_draft(
        newest(page),
        form,
        lambda file: reverse("guest_file", args=[token, language, file]),
        is_shared=True,
    )
    return for_a_guest(answer)


def guest_file(request: HttpRequest, token: str, language: str, file: str) -> HttpResponseBase:
    """Answer with a picture or a file that the story has."""
    _link, pages = _let_in(token)
    page = _in_language(pages, language)
    if request.method not in _READ:
        return _refused(_READ)
    return for_a_guest(answer_file(newest(page), file))


def _let_in(token: str) -> tuple[PreviewLink, dict[str, StoryPage]]:
    """Return the link and its stories by language; Http404 where it opens nothing."""
    link = live_link(token, clock.now())
    if link is None:
        raise Http404
    pages = {page.language: page for page in StoryPage.objects.filter(public_id=link.public_id)}
    if not pages:
        raise Http404
    return link, pages


def _in_language(pages: dict[str, StoryPage], language: str) -> StoryPage:
    try:
        return pages[language]
    except KeyError:
        raise Http404 from None


def _refused(methods: tuple[str, ...]) -> HttpResponse:
    return for_a_guest(HttpResponseNotAllowed(methods))


def _said(request: HttpRequest, token: str, link: PreviewLink, page: StoryPage) -> HttpResponseBase:
    if not _is_from_here(request):
        words = _("This was sent from another site, so it was not taken.")
        return for_a_guest(
            HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
        )
    if _length(request) > _LONGEST_FORM:
        problem = _("A comment has at most %(most)d characters.") % {"most": LONGEST}
        return _shown(token, link, page, problem=problem, status=413)
    text = request.POST.get("text", "")
    with translation.override(LANGUAGES[page.language].catalog):
        try:
            comment(link, page.language, text)
        except UnusableComment as error:
            return _shown(token, link, page, problem=str(error), text=text, status=422)
    answer = redirect(reverse("guest_story", args=[token, page.language]) + "#said")
    answer.status_code = 303
    return for_a_guest(answer)


def _length(request: HttpRequest) -> int:
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isdecimal() else 0


def _shown(
    token: str,
    link: PreviewLink,
    page: StoryPage,
    *,
    problem: str = "",
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    language = LANGUAGES[page.language]
    tags = StoryPage.objects.filter(public_id=page.public_id).values_list("language", flat=True)
    context = {
        "link": link,
        "token": token,
        "language": language,
        "languages": [LANGUAGES[tag] for tag in sorted(tags)],
        "said": link.comments.order_by("at", "pk"),
        "problem": problem,
        "text": text,
        "most": LONGEST,
    }
    with translation.override(language.catalog):
        body = render_to_string("desk/preview/guest.html", context)
    return for_a_guest(private_page(HttpResponse(body, status=status)))


def _is_from_here(request: HttpRequest) -> bool:
    """Say whether a form was sent from a page of this site, as far as the browser tells.

    The token in the address is the secret; this only keeps another site, which learnt it, from
    putting words into a guest's mouth. Under our own policy for referrers, browsers give
    `null` for the origin (Fetch, 3.2), and `same-origin` as the site it comes from.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site", "same-origin")
    if fetched_from != "same-origin":
        return False
    named = [request.headers.get("Origin", ""), request.headers.get("Referer", "")]
    return all(
        urlsplit(address).netloc == request.get_host()
        for address in named
        if address and address != "null"
    )
