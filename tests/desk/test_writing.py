"""Stories are written: what the form begins with, keeps, and asks in which words."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.desk.models import Office, StoryPage
from dateline.desk.offices import office_page

from tests.desk.filled_in import add_address, filled_in

def test_a(manila: Office, manila_reporter: Client) -> None:
    page = office_page(manila, "en")
    answer = manila_reporter.get(add_address(page))
    assert answer.status_code == 200, answer
    open("/tmp/plan/s1_add.html","w").write(answer.content.decode())
    fields = filled_in(answer)
    answer = manila_reporter.post(add_address(page), fields | {"title": "Rice"})
    assert answer.status_code == 302, answer.context["form"].errors
    story = StoryPage.objects.get()
    print(story.slug, story.public_id, story.language, story.live, answer.url)
    answer = manila_reporter.get(answer.url)
    open("/tmp/plan/s1_edit.html","w").write(answer.content.decode())
