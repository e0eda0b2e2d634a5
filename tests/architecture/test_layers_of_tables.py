"""Tables and migrations lean on rooms below their own, which the import contracts cannot see."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey, ManyToManyField

import dateline

ROOT = Path(dateline.__file__).parent.parent


def layers() -> dict[str, int]:
    """Return how high each room stands by the import contract, by its folder; 0 is the lowest."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = pyproject["tool"]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one["type"] == "layers")
    heights = {}
    for height, rooms in enumerate(reversed(contract["layers"])):
        for room in rooms.split("|"):
            heights[room.strip(" ()")] = height
    return heights


def room_of(app_label: str) -> str | None:
    """Return the folder of the room an app belongs to, None for an app that is not ours."""
    name = apps.get_app_config(app_label).name
    package, _dot, rest = name.partition(".")
    return rest.partition(".")[0] if package == "dateline" else None


def test_every_app_of_ours_has_a_layer() -> None:
    rooms = {room_of(config.label) for config in apps.get_app_configs()} - {None}
    assert {"journal", "people", "terms", "record", "archive", "intake", "desk"} <= rooms
    assert rooms <= layers().keys()


def test_no_foreign_key_points_up_or_sideways() -> None:
    heights = layers()
    met = 0
    for model in apps.get_models(include_auto_created=True):
        room = room_of(model._meta.app_label)
        for field in chain(model._meta.local_fields, model._meta.local_many_to_many):
            if room is None or not isinstance(field, ForeignKey | ManyToManyField):
                continue
            target = room_of(field.related_model._meta.app_label)
            if target is None or target == room:
                continue
            met += 1
            assert heights[target] < heights[room], f"{field} leads from {room} up to {target}"
    assert met


def test_no_table_of_a_room_below_the_desk_leans_on_an_app_of_others_but_django() -> None:
    heights = layers()
    for model in apps.get_models(include_auto_created=True):
        room = room_of(model._meta.app_label)
        if room is None or heights[room] >= heights["desk"]:
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if not isinstance(field, ForeignKey | ManyToManyField) or not isinstance(target, type):
                continue
            module = target.__module__
            assert module.startswith(("dateline.", "django.")), f"{field} leads to {module}"


# A migration of wagtail-localize asks the database what was applied as soon as it is read.
@pytest.mark.django_db
def test_no_migration_depends_on_one_of_a_room_above_or_beside() -> None:
    heights = layers()
    labels = {config.label for config in apps.get_app_configs()}
    met = 0
    for (label, name), migration in MigrationLoader(None).disk_migrations.items():
        room = room_of(label)
        if room is None:
            continue
        for target_label, _target in migration.dependencies:
            if target_label not in labels:
                continue
            target = room_of(target_label)
            if target is None or target == room:
                continue
            met += 1
            assert heights[target] < heights[room], f"{label}.{name} waits for {target_label}"
    assert met


@pytest.mark.django_db
def test_only_the_desk_waits_for_migrations_that_are_neither_ours_nor_djangos() -> None:
    for (label, name), migration in MigrationLoader(None).disk_migrations.items():
        if room_of(label) in {None, "desk"}:
            continue
        for target_label, _target in (*migration.dependencies, *migration.run_before):
            if target_label == "__setting__":
                continue
            package = apps.get_app_config(target_label).name
            assert package.startswith(("dateline.", "django.")), f"{label}.{name}: {package}"
