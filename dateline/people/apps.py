"""People as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "dateline.people"
    label = "people"
