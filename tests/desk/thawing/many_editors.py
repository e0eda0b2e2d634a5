"""A program: many press “Edit” on one item at once, and one page is made."""

import os
from datetime import date
from threading import Barrier, Thread

import django
from django.core.management import call_command
from django.db import connection

os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.ops.settings"
django.setup()

from dateline.desk.models import OfficePage, StoryPage  # noqa: E402
from dateline.desk.thawing import take_to_desk, translate_into  # noqa: E402
from dateline.people.accounts import make_account  # noqa: E402
from dateline.people.models import AuditEntry, Role, User  # noqa: E402
from dateline.people.roles import make_roles  # noqa: E402
from dateline.record.person import COMMAND_LINE  # noqa: E402
from dateline.record.publish import NewItem, publish  # noqa: E402
from dateline.record.story import Story  # noqa: E402
from dateline.terms.models import Vocabulary  # noqa: E402
from dateline.terms.naming import make_term  # noqa: E402

EDITORS = 4
LANGUAGES = ("fr", "es", "ar")


def main() -> None:
    """Make items and press; fail where there is more than one page, or an error."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    make_roles()
    editors = [
        make_account(f"editor{number}", Role.EDITOR, "a long one for a test")
        for number in range(EDITORS)
    ]
    # Each time the office has no page in the language yet, so that is made at once as well.
    office = make_term(Vocabulary.OFFICE, {"en": "An office of many"})
    for language in LANGUAGES:
        story = Story(headline="Wanted by all", date=date(2030, 1, 1))
        (edition,) = publish({language: story}, of=NewItem(office), by=COMMAND_LINE)
        public_id = edition.item.public_id
        all_at_once(editors, lambda who, t=language, p=public_id: take_to_desk(p, t, by=who))
        page = StoryPage.objects.get(public_id=public_id)
        assert AuditEntry.objects.filter(subject=f"story {public_id} {language}").count() == 1
        all_at_once(editors, lambda who, page=page: translate_into(page, "en", by=who))
        assert StoryPage.objects.filter(public_id=public_id).count() == 2
        assert len({page.path for page in StoryPage.objects.all()}) == StoryPage.objects.count()
    assert OfficePage.objects.filter(office__term=office).count() == len(LANGUAGES) + 1


def all_at_once(editors: list[User], press: object) -> None:
    """Let each press at the same moment, and see the same page."""
    ready = Barrier(len(editors))
    seen: list[object] = []

    def one(who: User) -> None:
        ready.wait(60)
        try:
            seen.append(press(who).pk)  # type: ignore[operator]
        except Exception as error:  # noqa: BLE001
            seen.append(error)
        connection.close()

    threads = [Thread(target=one, args=[editor]) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 1, seen


if __name__ == "__main__":
    main()
