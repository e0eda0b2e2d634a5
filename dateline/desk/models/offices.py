"""Offices as the desk knows them, and the teams that work in each."""

from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection

from dateline.people.models import Role
from dateline.terms.models import Term


class Office(models.Model):
    """One office: the label it publishes under, the zone its people type times in.

    `collection` holds its pictures and documents, `pages` are its page in each language.
    """

    term = models.OneToOneField(Term, on_delete=models.PROTECT, related_name="+")
    time_zone = models.CharField(max_length=64, default="UTC")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.term.public_id


class Team(models.Model):
    """The people who have one role in one office; they are the members of `group`."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="teams")
    role = models.CharField(max_length=20, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["office", "role"], name="team_once"),)

    def __str__(self) -> str:
        return self.group.name
