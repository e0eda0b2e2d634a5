"""Django is made ready for a command, or the command is refused with a sentence."""

from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from dateline.ops.environment import MisconfiguredEnvironment
from dateline.ops.refusal import Refusal


def start_django() -> None:
    """Load the settings and the apps; raise Refusal where the environment is wrong.

    Loading reads from the data folder: the key, and the names of the stylesheets.
    """
    try:
        django.setup()
    except (MisconfiguredEnvironment, ImproperlyConfigured) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(
            f"Dateline cannot read {error.filename} ({error.strerror}); make that possible, "
            "or name another folder with DATELINE_DATA."
        ) from error


def check_database() -> None:
    """Raise Refusal unless the database is set up and up to date."""
    file = connection.settings_dict["NAME"]
    # A mere look at a file that is not there would make one.
    if isinstance(file, Path) and not file.exists():
        raise Refusal(f"There is no database in {file.parent} yet; start `dateline run` once.")
    try:
        if migrations_to_run():
            raise Refusal("The database is not set up for this version; start `dateline run` once.")
    except DatabaseError as error:
        raise Refusal(f"The database cannot be opened ({error}).") from error


def migrations_to_run() -> int:
    """Return how many migrations the database lacks; reads, and writes nothing."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
