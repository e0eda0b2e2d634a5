"""Wagtail's accounts, with our list and forms in the place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class DeskUsersConfig(WagtailUsersAppConfig):
    user_viewset = "dateline.desk.accounts.Accounts"
