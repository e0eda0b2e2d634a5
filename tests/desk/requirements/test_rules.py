"""Promises: administrators alone decide what is checked, and it is written down who did."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from dateline.desk.models import KindRule
from dateline.desk.requirements import CHECKS, LEVELS, Level, rules_for
from dateline.people.models import AuditEntry
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name
from tests.houses import REPOSITORY

pytestmark = pytest.mark.django_db

DEFAULTS = {name: level.value for name, level in LEVELS.items()}
PAPER = REPOSITORY / "docs" / "reference" / "checks.md"


@pytest.fixture
def news(db: None) -> Term:
    known = term_by_name(Vocabulary.KIND, "News")
    assert known is not None
    return known


def test_an_administrator_changes_the_checks_of_a_kind(administrator: Client, news: Term) -> None:
    address = f"/desk/checks/{news.public_id}/"
    assert address in administrator.get("/desk/checks/").content.decode()
    assert "A picture without a credit" in administrator.get(address).content.decode()
    wanted = {**DEFAULTS, "summary": "block", "needs_second_person": "on"}
    assert administrator.post(address, wanted).headers["Location"] == "/desk/checks/"
    rules = rules_for(news)
    assert rules.levels["summary"] is Level.BLOCK
    assert rules.needs_second_person
    assert KindRule.objects.get().levels == {"summary": "block"}
    assert rules_for(None).levels == LEVELS
    entry = AuditEntry.objects.latest("pk")
    assert (entry.deed, entry.subject) == ("changed the checks", f"kind {news.public_id}")
    assert entry.changes == {
        "No summary": ["Worth a look", "Must be fixed"],
        "Needs a second person": ["no", "yes"],
    }


def test_a_rule_for_every_other_kind_reaches_kinds_with_rules_of_their_own(
    administrator: Client, news: Term
) -> None:
    own = {**DEFAULTS, "date": "block"}
    administrator.post(f"/desk/checks/{news.public_id}/", own)
    everyones = {**DEFAULTS, "summary": "off", "needs_second_person": "on"}
    administrator.post("/desk/checks/others/", everyones)
    assert rules_for(news).levels["summary"] is Level.OFF
    assert rules_for(news).levels["date"] is Level.BLOCK
    assert not rules_for(news).needs_second_person
    assert rules_for(None).needs_second_person
    video = term_by_name(Vocabulary.KIND, "Video")
    assert rules_for(video).needs_second_person


def test_what_is_set_back_is_as_if_nothing_had_been_said(administrator: Client, news: Term) -> None:
    address = f"/desk/checks/{news.public_id}/"
    administrator.post(address, {**DEFAULTS, "summary": "block"})
    administrator.post(address, DEFAULTS)
    assert rules_for(news).levels == LEVELS
    assert KindRule.objects.get().levels == {}


def test_saving_without_a_change_writes_nothing(administrator: Client, news: Term) -> None:
    before = AuditEntry.objects.count()
    administrator.post(f"/desk/checks/{news.public_id}/", DEFAULTS)
    assert AuditEntry.objects.count() == before
    assert not KindRule.objects.exists()


@pytest.mark.parametrize("level", ["", "fatal", "\x00"])
def test_a_level_there_is_not_is_refused(administrator: Client, news: Term, level: str) -> None:
    address = f"/desk/checks/{news.public_id}/"
    answer = administrator.post(address, {**DEFAULTS, "summary": level})
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert not KindRule.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "editor", "managing_editor"])
def test_nobody_else_sees_or_changes_them(
    who: str, news: Term, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    for address in ("/desk/checks/", "/desk/checks/others/", f"/desk/checks/{news.public_id}/"):
        assert client.get(address).status_code in {302, 403}
        assert client.post(address, {**DEFAULTS, "summary": "off"}).status_code in {302, 403, 405}
    assert not KindRule.objects.exists()
    assert "/desk/checks/" not in client.get("/desk/").content.decode()


@pytest.mark.parametrize("public_id", ["0123456789ab", "x"])
def test_a_kind_there_is_not_has_no_checks(administrator: Client, public_id: str) -> None:
    assert administrator.get(f"/desk/checks/{public_id}/").status_code == 404


def test_the_paper_names_every_check_and_what_comes_of_it() -> None:
    paper = PAPER.read_text()
    for name, check in CHECKS.items():
        assert f"| {check.label} | {Level(LEVELS[name]).label} |" in paper


def test_there_is_one_rule_for_every_other_kind(administrator: Client, news: Term) -> None:
    KindRule.objects.create(kind=None, levels={"summary": "off"})
    KindRule.objects.create(kind=news)
    second = KindRule(kind=None)
    with pytest.raises(ValidationError, match="There is a rule for every other kind already"):
        second.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    everyones = {**DEFAULTS, "summary": "block"}
    assert administrator.post("/desk/checks/others/", everyones).status_code == 302
    assert KindRule.objects.get(kind=None).levels == {"summary": "block"}


def test_of_several_rules_for_every_other_kind_the_last_is_kept(
    administrator: Client, news: Term
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_rule_for_other_kinds")
    for levels in ({"summary": "off"}, {"summary": "block"}):
        KindRule.objects.create(kind=None, levels=levels)
    KindRule.objects.create(kind=news)
    import_module("dateline.desk.migrations.0008_one_rule_for_other_kinds").keep_the_last(
        apps, None
    )
    assert KindRule.objects.get(kind=None).levels == {"summary": "block"}
    assert KindRule.objects.filter(kind=news).exists()
    assert administrator.post("/desk/checks/others/", DEFAULTS).status_code == 302
