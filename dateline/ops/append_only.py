"""All tables of the house that are never rewritten."""

from django.apps import AppConfig, apps

from dateline.lib.triggers import Rule


def rules() -> list[Rule]:
    """Return the rules of every room that has some."""
    return [rule for config in apps.get_app_configs() for rule in rules_of(config)]


def rules_of(config: AppConfig) -> tuple[Rule, ...]:
    """Return the rules of one room, none for most."""
    found: tuple[Rule, ...] = getattr(config.models_module, "APPEND_ONLY", ())
    return found
