"""All tables of the house that are never rewritten."""

from django.apps import apps

from dateline.lib.triggers import Rule


def rules() -> list[Rule]:
    """Return the rules of every room that has some."""
    return [
        rule
        for config in apps.get_app_configs()
        for rule in getattr(config.models_module, "APPEND_ONLY", ())
    ]
