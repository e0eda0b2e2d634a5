"""Who may let go, and who may take back."""

from collections.abc import Iterable

from wagtail.models import Page, PagePermissionTester

from dateline.desk.models import StoryPage
from dateline.desk.releasing.orders import NotAllowed
from dateline.people.models import Role, User
from dateline.people.roles import role_of
from dateline.record.person import Person

_TAKE_BACK = (Role.MANAGING_EDITOR.value, Role.ADMINISTRATOR.value)


def may_release(user: User, page: StoryPage) -> bool:
    """Whether this person decides over what goes out of the page's office."""
    return page.permissions_for_user(user).may_release()


def may_release_below(user: User, parent: Page) -> bool:
    """Whether this person may let go what is yet to be written below an office's page."""
    return bool(PagePermissionTester(user, parent).can_publish_subpage())


def may_take_back(user: User) -> bool:
    """Whether this person may withdraw and restore, and publish without a second approval."""
    return user.is_active and role_of(user) in _TAKE_BACK


def check_may_release(user: User, pages: Iterable[StoryPage]) -> None:
    """Refuse somebody who does not decide over each of these."""
    if not all(may_release(user, page) for page in pages):
        raise NotAllowed


def check_may_take_back(user: User, pages: Iterable[StoryPage]) -> None:
    """Refuse somebody who may not withdraw or restore these."""
    if not may_take_back(user):
        raise NotAllowed
    check_may_release(user, pages)


def person_of(user: User) -> Person:
    """Return somebody as the record knows them."""
    return Person(user.opaque_id, role_of(user))
