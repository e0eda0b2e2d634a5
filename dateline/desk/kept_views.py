"""Views that show a list, and keep forms through verbs instead of saving rows."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from dateline.desk.kept_form import KeptForm


class PlainPages(WagtailPaginator):
    """Pages of a list, without a sum that calls the rows by what the code calls them."""

    items_count_label = ""


class LeadsBack:
    """Leads from a form back to its list, of which `many` is the name."""

    many: Any = ""
    index_url_name: str
    breadcrumbs_items: list[dict[str, Any]]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        here = str(self.get_page_subtitle())  # type: ignore[attr-defined]
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": str(self.many)},
            {"url": "", "label": here},
        ]


class _KeepsByVerbs(LeadsBack):
    """Keeps what was filled in, or shows the form again with what a verb refused."""

    refused: Any = ""
    request: Any
    object: Any

    def form_valid(self, form: KeptForm) -> HttpResponseRedirect | TemplateResponse:
        """Keep the form's fields, all or none."""
        self.form = form
        kept = form.keep(by=self.request.user)
        if kept is None:
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)  # type: ignore[attr-defined]
        self.object = kept
        messages.success(self.request, self.told(kept))
        return redirect(reverse(self.index_url_name))

    def get_error_message(self) -> str:
        """Say that nothing was kept; why stands at the fields."""
        return str(self.refused)

    def told(self, kept: Model) -> str:
        """Return the sentence that says it was kept."""
        raise NotImplementedError


class KeepNew(_KeepsByVerbs, generic.CreateView):
    """Makes a row from a form."""

    page_title = ""


class KeepChanged(_KeepsByVerbs, generic.EditView):
    """Changes a row by a form."""

    page_title = ""


class KeptList(generic.IndexView):
    """Lists rows under words of our own; `many` are they, `add` makes one."""

    many: Any = ""
    add: Any = ""
    paginator_class = PlainPages

    def get_page_title(self) -> str:
        """Return what the list is called."""
        return str(self.many)

    @cached_property
    def add_item_label(self) -> str:
        """What the button says that makes one."""
        return str(self.add)

    @cached_property
    def verbose_name_plural(self) -> str:
        """What the list is called where it is empty."""
        return str(self.many)

    @cached_property
    def no_results_message(self) -> str:
        """Say that nothing was found."""
        return _("Nothing here yet.") if not self.is_searching else _("Nothing is called that.")

    def get_list_more_buttons(self, instance: Model) -> list[Any]:
        """The name leads to the form already; nothing else can be done here."""
        return []


class KeptRows(ModelViewSet):
    """The list and the two forms of a model whose rows are for life: nothing deletes them."""

    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the addresses of what there is not."""
        wanted: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        gone = ("history_url_name", "usage_url_name", "delete_url_name")
        return wanted | dict.fromkeys(gone, self.UNDEFINED)

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list and of the two forms."""
        kept = ("index", "index_results", "add", "edit")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
