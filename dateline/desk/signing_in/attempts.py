"""Attempts to sign in, counted where every process sees them."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection


class AttemptsCache(DatabaseCache):
    """Django's cache in the database, but it tells where nothing can be added.

    Django's own says that it was there already. Whoever counts attempts would then take somebody
    who tries for the first time for one who tried too often.
    """

    def add(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Say whether it was added; raises DatabaseError where nothing can be written."""
        is_added: bool = super().add(key, value, timeout, version)
        if not is_added and not self.has_key(key, version):
            with connection.cursor() as cursor:
                # This fails for the reason for which nothing was added.
                table = connection.ops.quote_name(self._table)  # type: ignore[attr-defined]
                cursor.execute(f"UPDATE {table} SET expires = expires")  # noqa: S608
        return is_added
