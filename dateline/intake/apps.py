"""Intake as a Django app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "dateline.intake"
    label = "intake"
