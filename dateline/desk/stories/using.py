"""The question which stories stand on something that is kept for reuse."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from dateline.desk.models import Boilerplate, ContactCard, StoryPage

Reused: TypeAlias = Boilerplate | ContactCard
# In which field of a story, and in blocks of which name.
_STANDS: Mapping[type[Reused], tuple[str, str]] = {
    Boilerplate: ("body", "boilerplate"),
    ContactCard: ("contacts", "card"),
}


def stories_with(kept: Reused) -> QuerySet[StoryPage]:
    """Return the stories whose newest words hold it, whoever may see them.

    Wagtail's index of references knows a released story as it was released, and not as it is
    being changed; so what is under work is looked into.
    """
    at_rest = Q(pk__in=_referring(kept), has_unpublished_changes=False)
    under_work = Q(latest_revision__in=_holding(kept), has_unpublished_changes=True)
    found: QuerySet[StoryPage] = StoryPage.objects.filter(at_rest | under_work)
    return found


def _referring(kept: Reused) -> QuerySet[ReferenceIndex]:
    references: QuerySet[ReferenceIndex] = ReferenceIndex.get_references_to(kept)
    from_pages = references.filter(base_content_type=ContentType.objects.get_for_model(Page))
    return from_pages.annotate(page=Cast("object_id", BigIntegerField())).values("page")


def _holding(kept: Reused) -> list[int]:
    field, name = _STANDS[type(kept)]
    drafts = StoryPage.objects.filter(has_unpublished_changes=True).values("latest_revision")
    newest = Revision.objects.filter(pk__in=drafts).annotate(blocks=KT(f"content__{field}"))
    some = newest.filter(blocks__contains=f'"{name}"').values_list("pk", "blocks")
    return [pk for pk, blocks in some.iterator() if _has(blocks, name, kept.pk)]


def _has(blocks: str, name: str, key: int) -> bool:
    return any(one["type"] == name and one["value"] == key for one in json.loads(blocks))
