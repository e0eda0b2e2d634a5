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
