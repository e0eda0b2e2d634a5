"""Operations as a Django app: lays the triggers after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from dateline.lib.triggers import lay
from dateline.ops.append_only import rules_of


class OpsConfig(AppConfig):
    name = "dateline.ops"
    label = "ops"

    def ready(self) -> None:
        """Ask Django to tell when migrations ran.

        It tells each app that has tables, and no other: this one would wait in vain.
        """
        post_migrate.connect(_lay_triggers)


def _lay_triggers(*, sender: AppConfig, using: str, **_kwargs: Any) -> None:
    lay(connections[using], rules_of(sender))
