"""What runs inside Dateline, in a process of its own: `python -m bench.inside fill 1000`.

Where the database is, the environment says. Prints what the step answers, as JSON.
"""

import json
import os
import sys
from importlib import import_module

import django

SETTINGS = "bench.settings"


def main(step: str, argument: str) -> None:
    """Run a step of the benchmark: fill or examine."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
    # A step knows the tables, which are there only now.
    answer = import_module(f"bench.{step}").run(int(argument))
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
