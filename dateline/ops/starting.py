"""Django is made ready for a command, or the command is refused with a sentence."""

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from dateline.ops.environment import MisconfiguredEnvironment
from dateline.ops.refusal import Refusal


def start_django() -> None:
    """Load the settings and the apps; raise Refusal where the environment is wrong."""
    try:
        django.setup()
    except (MisconfiguredEnvironment, ImproperlyConfigured) as error:
        raise Refusal(str(error)) from error


def start_with_database() -> None:
    """Load everything, and raise Refusal unless the database is set up and up to date."""
    start_django()
    try:
        if migrations_to_run():
            raise Refusal("The database is not set up for this version; start `dateline run` once.")
    except DatabaseError as error:
        raise Refusal(f"The database cannot be opened ({error}).") from error


def migrations_to_run() -> int:
    """Return how many migrations the database lacks; reads, and writes nothing."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
