"""Topics and labels: their list, and the form for each."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from dateline.desk.kept_views import KeepChanged, KeepNew, KeptList, KeptRows
from dateline.desk.label_form import LabelForm
from dateline.desk.naming_gaps import gaps, house_languages, named_in
from dateline.desk.words import ONE, desk_language, label_name, language_name
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.lib.text import matching_key
from dateline.terms.models import Term, TermName, Vocabulary

_MANY = _("Topics and labels")


def _kind_of_label(term: Term) -> str:
    return str(ONE[Vocabulary(term.vocabulary)])


def _languages(term: Term) -> str:
    tags = {name.language for name in term.names.all()}
    return " · ".join(LANGUAGES[tag].own_name for tag in LANGUAGES if tag in tags)


def _of_the_house() -> list[tuple[str, str]]:
    return [(tag, language_name(tag)) for tag in house_languages()]


class LabelFilter(WagtailFilterSet):
    """Narrows the list down to one sort of label, or to what has no name in a language."""

    vocabulary = django_filters.ChoiceFilter(
        label=_("What it is"), choices=list(ONE.items()), empty_label=_("Any")
    )
    unnamed = django_filters.ChoiceFilter(
        label=_("Has no name in"),
        choices=_of_the_house,
        empty_label=_("Whether it has or not"),
        method="without_name",
    )

    class Meta:
        model = Term
        fields = ("vocabulary", "unnamed")

    def without_name(self, labels: QuerySet[Term], _field: str, tag: str) -> QuerySet[Term]:
        """Leave those that have no name in a language."""
        return labels.exclude(pk__in=TermName.objects.filter(language=tag).values("term"))


class LabelList(KeptList):
    """Lists labels by name; finds them by every name they have had."""

    many = _MANY
    add = _("Add a label")
    filterset_class = LabelFilter
    is_searchable = True
    results_template_name = "desk/named_in_results.html"

    @cached_property
    def columns(self) -> list[Column]:
        """Name, what it is, and in which languages it has a name or should have one."""
        house = house_languages()

        def missing(term: Term) -> str:
            return gaps(term.names.all(), house)

        return [
            self._get_title_column_class(TitleColumn)(
                "shown_name", label=_("Name"), get_url=self.get_edit_url, accessor=label_name
            ),
            Column("vocabulary", label=_("What it is"), accessor=_kind_of_label),
            Column("languages", label=_("Named in"), accessor=_languages),
            Column("missing", label=_("Has no name in"), accessor=missing),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the labels with the name they are sorted by."""
        names = TermName.objects.filter(term=OuterRef("pk")).order_by("-from_at", "-pk")
        named = [names.filter(language=tag) for tag in (desk_language(), DEFAULT)]
        sought = [Subquery(found.values("matching")[:1]) for found in (*named, names)]
        return Term.objects.annotate(sorted_by=Coalesce(*sought)).prefetch_related("names")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Sort by name."""
        return queryset.order_by("sorted_by", "pk")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find labels by a part of any name, whatever its capitals."""
        if not self.is_searching:
            return queryset
        wanted = matching_key(self.search_query)
        return queryset.filter(
            pk__in=TermName.objects.filter(matching__contains=wanted).values("term")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many labels have a name in each language of the house."""
        wanted = self.request.GET.get("vocabulary", "")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"named_in": named_in(wanted if wanted in Vocabulary.values else "")}

    @cached_property
    def no_results_message(self) -> str:
        """Say that nothing was found, or nothing is left to name."""
        tag = self.request.GET.get("unnamed", "")
        if tag in LANGUAGES and not self.is_searching:
            return gettext("Each of these has a name in %(language)s.") % {
                "language": language_name(tag)
            }
        return super().no_results_message


class NewLabel(KeepNew):
    """Makes a label."""

    many = _MANY
    refused = _("The label has not been made: see what is marked below.")
    page_subtitle = _("New label")
    submit_button_label = _("Make the label")
    template_name = "desk/label.html"

    def told(self, kept: Any) -> str:
        """Say its name."""
        return gettext("“%(name)s” is a label now.") % {"name": label_name(kept)}


class ChangedLabel(KeepChanged):
    """Gives a label names, and changes what a kind or a place has besides."""

    object: Any
    many = _MANY
    refused = _("Nothing has been changed: see what is marked below.")
    submit_button_label = _("Save")
    template_name = "desk/label.html"

    def get_page_subtitle(self) -> str:
        """Return the label's name."""
        return label_name(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the label is a label of."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"kind_of_label": _kind_of_label(self.object)}

    def told(self, kept: Any) -> str:
        """Say its name."""
        return gettext("“%(name)s” has been saved.") % {"name": label_name(kept)}


class Labels(KeptRows):
    """All labels."""

    model = Term
    name = "labels"
    icon = "tag"
    list_per_page = 50
    menu_label = _MANY
    menu_name = "labels"
    menu_order = 30
    index_view_class = LabelList
    add_view_class = NewLabel
    edit_view_class = ChangedLabel

    def get_form_class(self, for_update: bool = False) -> type[LabelForm]:
        """Return the one form for both."""
        return LabelForm
