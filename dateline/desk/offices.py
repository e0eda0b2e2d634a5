"""Verbs: an office gets its place on the desk, and a page in each language it writes in."""

from uuid import uuid4
from zoneinfo import available_timezones

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from dateline.desk.models import LanguageHome, Office, OfficePage, Team
from dateline.lib.languages import DEFAULT, language_of
from dateline.people.models import Role
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import todays_names

_WRITE = ("add_page", "change_page")
_RELEASE = (*_WRITE, "publish_page", "lock_page", "unlock_page")
_PAGES = {Role.REPORTER: _WRITE, Role.EDITOR: _RELEASE}
# Wagtail asks for the permissions of its own models, whichever stand in their place.
_FILES = tuple(
    f"{verb}_{kind}" for verb in ("add", "change", "choose") for kind in ("image", "document")
)


class UnusableOffice(ValueError):
    """The office cannot be kept so, with the sentence that says why."""


@transaction.atomic
def office_of(term: Term) -> Office:
    """Return the desk's side of an office, making it where there is none yet."""
    found = Office.objects.filter(term=term).first()
    if found is not None:
        return found
    name = _name(term)
    collection = Collection.get_first_root_node().add_child(instance=Collection(name=name))
    office = Office.objects.create(term=term, collection=collection)
    for role in _PAGES:
        _make_team(office, role, name)
    _make_review(office, name)
    office_page(office, DEFAULT)
    return office


@transaction.atomic
def office_page(office: Office, language: str) -> OfficePage:
    """Return the office's page in a language, making it where there is none yet."""
    found: OfficePage | None = OfficePage.objects.filter(office=office, language=language).first()
    if found is not None:
        return found
    other = OfficePage.objects.filter(office=office).first()
    home = LanguageHome.objects.get(slug=language_of(language).tag)
    page: OfficePage = home.add_child(
        instance=OfficePage(
            title=_name(office.term),
            slug=office.term.public_id,
            office=office,
            language=language,
            locale=Locale.objects.get(language_code=language_of(language).catalog),
            translation_key=other.translation_key if other else uuid4(),
            live=False,
        )
    )
    for team in office.teams.select_related("group"):
        allow_pages(team.group, page, _PAGES[Role(team.role)])
    review = Workflow.objects.get(name=_review_name(office))
    WorkflowPage.objects.create(page=page.page_ptr, workflow=review)
    return page


def make_missing_offices() -> None:
    """Give every office among the labels its place on the desk."""
    missing = Term.objects.filter(vocabulary=Vocabulary.OFFICE)
    for term in missing.exclude(pk__in=Office.objects.values("term")):
        office_of(term)


def make_rights_everywhere() -> None:
    """Let managing editors work in every office; again does no harm."""
    group = Group.objects.get(name=Role.MANAGING_EDITOR.value)
    allow_pages(group, Page.get_first_root_node(), _RELEASE)
    _allow_files(group, Collection.get_first_root_node())


def set_time_zone(office: Office, time_zone: str) -> None:
    """Let the office's people type and read times in this IANA zone."""
    if time_zone not in available_timezones():
        raise UnusableOffice(_("“%(zone)s” is no time zone known here.") % {"zone": time_zone})
    office.time_zone = time_zone
    office.save(update_fields=["time_zone"])


def name_after_label(office: Office) -> None:
    """Call its pages, collection, teams and review by what the office's label is called now."""
    name = _name(office.term)
    office.collection.name = name
    office.collection.save(update_fields=["name"])
    office.pages.update(title=name, draft_title=name)
    for team in office.teams.select_related("group"):
        team.group.name = _team_name(office, Role(team.role), name)
        team.group.save(update_fields=["name"])
    steps = WorkflowTask.objects.filter(workflow__name=_review_name(office))
    Task.objects.filter(pk__in=steps.values("task")).update(name=_task_name(name))


def allow_pages(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    """Let the people of a group do this with a page and all below it."""
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    ):
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission
        )


def _make_team(office: Office, role: Role, name: str) -> None:
    group = Group.objects.create(name=_team_name(office, role, name))
    Team.objects.create(office=office, role=role.value, group=group)
    _allow_files(group, office.collection)


def _allow_files(group: Group, collection: Collection) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=_FILES
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _make_review(office: Office, name: str) -> None:
    """Make the one step that a submitted story takes: somebody who may release looks at it."""
    task = GroupApprovalTask.objects.create(name=_task_name(name))
    editors = Team.objects.get(office=office, role=Role.EDITOR.value).group
    everywhere = Group.objects.filter(name__in=[Role.MANAGING_EDITOR, Role.ADMINISTRATOR])
    task.groups.set([editors, *everywhere])
    workflow = Workflow.objects.create(name=_review_name(office))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)


def _team_name(office: Office, role: Role, name: str) -> str:
    # A group's name has room for 150 characters, and the id at its end tells it from others.
    return f"{role.value}, {name[:100]} ({office.term.public_id})"


def _task_name(name: str) -> str:
    return _("Review in %(office)s") % {"office": name}


def _review_name(office: Office) -> str:
    return f"Review {office.term.public_id}"


def _name(term: Term) -> str:
    return todays_names().of(term.pk, DEFAULT) or term.public_id
