"""What is found by its words: a page, the same as plain text, and what begins as somebody types."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_address
from dateline.archive.asked import asked_labels
from dateline.archive.listing import FACETS, Label, Listing, in_order, label_of
from dateline.archive.listing_addresses import PLAIN_TEXT, listing_address
from dateline.archive.search.asked import Found, Order, Refusal, State, Wanted
from dateline.archive.search.counting import counts
from dateline.archive.search.searching import LAST_PAGE, search
from dateline.archive.search.suggesting import suggestions
from dateline.archive.search_addresses import search_address
from dateline.archive.sections import todays_sections
from dateline.channels.web.cursors import place_in
from dateline.channels.web.narrowing import Chip
from dateline.channels.web.page import Alternate, Page, alternate
from dateline.channels.web.plain_text import listing_text
from dateline.channels.web.templates import own_words, render
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect
from dateline.lib.languages import LANGUAGES
from dateline.terms.names import todays_names

_SIZE = 10
_KINDS = 8
# Longer words are refused by the search itself; this much of them is put into its page again.
_LONGEST = 300


class Asked(NamedTuple):
    """What somebody searches for, and where in what is found."""

    wanted: Wanted
    labels: tuple[Label, ...]
    onward: str


class Narrower(NamedTuple):
    """A kind under which some of what is found stands, how much, and the path to that."""

    label: Label
    hits: int
    address: str


@require_safe
def search_page(request: HttpRequest, language: str) -> HttpResponse:
    """Answer a page of what is found."""
    at, with_pictures = clock.now(), shows_pictures(request.GET)
    asked, found = _found(request, language, at)
    wanted, labels, _onward = asked
    listing = _whole(language)
    if labels and listing and found.refusal is Refusal.NOTHING:
        # Without words, a label alone is what a listing is for.
        address = listing_address(replace(listing, labels=labels))
        return public_redirect(request, onward(address, with_pictures=with_pictures), at=at)
    context = {
        "page": Page(
            title=_title(wanted),
            language=language,
            address=search_address(wanted, labels, onward=asked.onward),
            alternates=_in_other_languages(asked),
            plain_text_address=search_address(
                wanted, labels, document=PLAIN_TEXT, onward=asked.onward
            ),
            is_for_search_engines=False,
        ),
        "wanted": wanted,
        "labels": labels,
        "found": found,
        "hits": [(hit, item_address(hit.entry)) for hit in found.hits],
        "told": _told(found, own_words(language)),
        "chips": _chips(asked),
        "narrowers": _narrowers(asked, at) if found.hits else [],
        "orders": _orders(asked, own_words(language)),
        "older": _older(asked, found),
    }
    body = render("search.html", language, context, shows_pictures=with_pictures)
    # The index follows the record by itself, a moment later.
    return not_kept(public_answer(request, body, at=at))


@require_safe
def search_plain_text(request: HttpRequest, language: str) -> HttpResponse:
    """Answer a page of what is found as plain text; a `Link` header leads on (RFC 8288)."""
    at = clock.now()
    asked, found = _found(request, language, at)
    entries = [hit.entry for hit in found.hits]
    told = _told(found, own_words(language))
    text = listing_text(_title(asked.wanted), entries) if entries else f"{told}\n"
    response = not_kept(
        public_answer(
            request,
            text.encode(),
            at=at,
            content_type="text/plain; charset=utf-8",
        )
    )
    if query := _onward(found):
        way = search_address(asked.wanted, asked.labels, document=PLAIN_TEXT, onward=query)
        response.headers["Link"] = f'<{way}>; rel="next"'
    return response


@require_safe
def search_suggestions(request: HttpRequest, language: str) -> HttpResponse:
    """Answer what begins as somebody types: OpenSearch Suggestions 1.1, with paths."""
    at = clock.now()
    words = request.GET.get("q", "")[:_LONGEST]
    found = suggestions(words, language, at=at)
    rows = [(entry.headline, item_address(entry)) for entry in found.entries]
    names, listing = todays_names(), _whole(language)
    if listing:
        for term in found.terms:
            under = listing.under(label_of(term.term_id, names, language))
            rows.append((term.name.words, listing_address(under)))
    answer = [words, [row[0] for row in rows], [""] * len(rows), [row[1] for row in rows]]
    body = json.dumps(answer, ensure_ascii=False).encode()
    return not_kept(
        public_answer(request, body, at=at, content_type="application/x-suggestions+json")
    )


def _found(request: HttpRequest, language: str, at: datetime) -> tuple[Asked, Found]:
    asked = _asked(request, language, at)
    number = _page_number(request)
    before = place_in(request.GET).before
    if asked.wanted.order is Order.NEWEST and number > 1:
        raise Http404
    if asked.wanted.order is Order.BEST and before is not None:
        raise Http404
    return asked, search(asked.wanted, at=at, size=_SIZE, before=before, page=number)


def _asked(request: HttpRequest, language: str, at: datetime) -> Asked:
    labels = asked_labels(language, dict(request.GET.lists()), at=at)
    if labels is None or "after" in request.GET:
        raise Http404
    try:
        order = Order(request.GET.get("order") or Order.BEST.value)
    except ValueError:
        raise Http404 from None
    words = request.GET.get("q", "")[:_LONGEST]
    ids = tuple(label.term_id for label in labels)
    query = next(
        (f"{name}={request.GET[name]}" for name in ("page", "before") if name in request.GET), ""
    )
    return Asked(Wanted(words, language, ids, order=order), labels, query)


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))):
        raise Http404
    if not 1 <= int(text) <= LAST_PAGE:
        raise Http404
    return int(text)


def _title(wanted: Wanted) -> str:
    _ = own_words(wanted.language)
    words = wanted.words.strip()
    return f"{_('Search')} · {words}" if words else _("Search")


def _told(found: Found, _: Callable[[str], str]) -> str:
    """Return what is said above what was found, or in its place."""
    if found.state is State.PREPARING:
        return _("The search is being prepared. Try again in a minute.")
    if found.refusal:
        return {
            Refusal.NOTHING: "",
            Refusal.ONLY_COMMON: _("These words stand everywhere. Add one that tells more."),
            Refusal.ONLY_EXCLUDED: _("Say also what to look for, not only what to leave out."),
            Refusal.TOO_LONG: _("That is too long. Search for fewer words."),
            Refusal.TOO_MANY: _("These are too many words. Search for fewer."),
        }[found.refusal]
    if not found.hits:
        return _("Nothing was found.")
    if found.has_any_word:
        return _("Nothing holds all of these words. These hold some of them:")
    if found.is_stretched:
        return _("Little was found, so words that are spelled almost so count as well.")
    return ""


def _in_other_languages(asked: Asked) -> list[Alternate]:
    names = todays_names() if asked.labels else None
    sections = todays_sections()
    found = []
    for tag in filter(sections.in_language, LANGUAGES):
        labels = [label_of(one.term_id, names, tag) for one in asked.labels] if names else []
        there = search_address(replace(asked.wanted, language=tag), in_order(labels))
        found.append(alternate(tag, there, current=asked.wanted.language))
    return found


def _whole(language: str) -> Listing | None:
    """Return the listing that readers of a language arrive at."""
    first = todays_sections().in_language(language)[:1]
    return Listing(first[0]) if first else None


def _chips(asked: Asked) -> list[Chip]:
    def without(label: Label) -> str:
        return search_address(asked.wanted, [one for one in asked.labels if one != label])

    return [Chip(label.named, without(label)) for label in asked.labels]


def _narrowers(asked: Asked, at: datetime) -> list[Narrower]:
    """Return the kinds under which most of what is found stands, unless one is chosen."""
    if any(label.facet == "kind" for label in asked.labels):
        return []
    names = todays_names()
    kinds = [term_id for term_id, of in names.vocabularies.items() if of == FACETS["kind"]]
    counted = counts(asked.wanted, at=at, term_ids=kinds)
    most = sorted(counted.items(), key=lambda pair: -pair[1])[:_KINDS]
    found = []
    for term_id, count in most:
        label = label_of(term_id, names, asked.wanted.language)
        address = search_address(asked.wanted, in_order([*asked.labels, label]))
        found.append(Narrower(label, count, address))
    return found


def _orders(asked: Asked, _: Callable[[str], str]) -> list[tuple[str, str, bool]]:
    """Return the orders by their words, with their paths, and which of them this is."""
    words = {Order.BEST: _("Best first"), Order.NEWEST: _("Newest first")}
    return [
        (
            words[order],
            search_address(replace(asked.wanted, order=order), asked.labels),
            order is asked.wanted.order,
        )
        for order in Order
    ]


def _older(asked: Asked, found: Found) -> str:
    query = _onward(found)
    return search_address(asked.wanted, asked.labels, onward=query) if query else ""


def _onward(found: Found) -> str:
    if found.next_before:
        return f"before={found.next_before}"
    return f"page={found.next_page}" if found.next_page else ""
