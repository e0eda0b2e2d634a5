"""Terms as a Django app."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "dateline.terms"
    label = "terms"
