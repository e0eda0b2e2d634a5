"""The public site as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "dateline.channels.web"
    label = "web"
