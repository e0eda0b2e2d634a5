"""Operations as a Django app: lays the triggers after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from dateline.lib.triggers import lay
from dateline.ops.append_only import rules


class OpsConfig(AppConfig):
    name = "dateline.ops"
    label = "ops"

    def ready(self) -> None:
        """Ask Django to tell when migrations ran."""
        post_migrate.connect(_lay_triggers, sender=self)


def _lay_triggers(*, using: str, **_kwargs: Any) -> None:
    lay(connections[using], rules())
