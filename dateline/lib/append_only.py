"""Rows that are written once: what Python refuses before the database would."""

from typing import Any, NoReturn

from django.db import models


class NeverRewritten(Exception):
    """A row of an append-only table was to be changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A query set that reads and adds, and refuses the rest."""

    def update(self, **_changes: Any) -> NoReturn:
        raise NeverRewritten(f"{self.model.__name__} rows are never rewritten.")

    def delete(self) -> NoReturn:
        raise NeverRewritten(f"{self.model.__name__} rows are never deleted.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; raise NeverRewritten where it is already there."""
        if not self._state.adding:
            raise NeverRewritten(f"{type(self).__name__} rows are never rewritten.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten(f"{type(self).__name__} rows are never deleted.")
