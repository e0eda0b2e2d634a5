"""The form of a story: its fields, and what those of a new story begin with."""

from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from dateline.archive.models import Section
from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.desk.story_form.chosen import check_chosen
from dateline.desk.story_form.labels import LabelField, LabelsField, ListingsField
from dateline.desk.story_form.planned import PlannedField
from dateline.desk.story_form.reading import check_keys, read_streams, without_empty_texts
from dateline.desk.story_form.related import RelatedField
from dateline.desk.zone_choices import ZoneSelect, zone_choices
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES, Language
from dateline.terms.models import Term, Vocabulary

# What is written in the story's own language, and read in its direction.
_WORDS = (
    "title",
    "standfirst",
    "kicker",
    "strapline",
    "byline",
    "dateline",
    "picture_alt",
    "picture_caption",
    "credit",
    "event_place",
)


class StoryForm(WagtailAdminPageForm):
    """A story below an office's page, in that page's language and on that office's clock."""

    kind = LabelField(Vocabulary.KIND, empty_label=_("No kind"))
    series = LabelField(Vocabulary.SERIES, empty_label=_("No series"))
    topics = LabelsField(Vocabulary.TOPIC)
    places = LabelsField(Vocabulary.PLACE)
    partners = LabelsField(Vocabulary.PARTNER)
    collections = ListingsField(Vocabulary.COLLECTION)
    related = RelatedField(required=False)
    event_zone = forms.ChoiceField(choices=zone_choices, required=False, widget=ZoneSelect)
    planned_at = PlannedField(required=False)

    class Media:
        css = {"all": ("desk/story/form.css",)}
        js = (
            Script("desk/story/language.js", type="module"),
            Script("desk/story/locked.js", type="module"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = OfficePage.objects.select_related("office").get(pk=self.parent_page.pk)
        self._fit_to_office(place.office)
        self._fit_to_language(LANGUAGES[place.language])
        if self.instance.pk is None:
            self.initial["collections"] = front_collections()
            self.initial["date"] = clock.now().astimezone(ZoneInfo(place.office.time_zone)).date()
        if not self.initial.get("event_zone"):
            self.initial["event_zone"] = place.office.time_zone

    def full_clean(self) -> None:
        """Check what was sent, and before that whether it is theirs to send.

        Raises Unreadable where it is nothing that this form sends.
        """
        if self.is_bound:
            check_keys(self)
            check_chosen(self, read_streams(self), self.instance, self.for_user)
            # A draft keeps its empty text, for going on there.
            if not self.is_deferred_validation:
                self.data = without_empty_texts(self)
        super().full_clean()

    def save(self, commit: bool = True) -> StoryPage:
        """Save the story; in the tree it goes by its id, which no other story has."""
        if not self.instance.slug:
            self.instance.slug = self.instance.public_id
        story: StoryPage = super().save(commit)
        return story

    def _fit_to_office(self, office: Office) -> None:
        # The planning of somebody who may not do it, or a list, has no such field.
        planned = self.fields.get("planned_at")
        if planned is not None:
            cast(PlannedField, planned).keep_to(office, self.instance.planned_at)

    def _fit_to_language(self, language: Language) -> None:
        for name in _WORDS:
            if name in self.fields:
                attrs = {"lang": language.tag, "dir": language.direction}
                self.fields[name].widget.attrs |= attrs
        related = self.fields.get("related")
        if related is not None:
            chosen = self.data.getlist("related") if self.is_bound else self.instance.related
            cast(RelatedField, related).offer(chosen, language.tag)


def front_collections() -> list[Term]:
    """Return the collections of the listing at which readers arrive."""
    fronts = Section.objects.filter(is_front=True)
    return [
        term for front in fronts for term in front.terms.filter(vocabulary=Vocabulary.COLLECTION)
    ]
