"""What an editor and a guest saw is what the public gets."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.desk.stories import desk_document, desk_image, write_story


def same_parts(page: str) -> str:
    """Leave out the strip, robots, and whatever leads to an address of the page's own."""
    page = re.sub(r'<aside class="ribbon.*?</aside>', "", page, flags=re.DOTALL)
    page = re.sub(r'<meta name="robots"[^>]*>|<base [^>]*>', "", page)
    page = re.sub(r'<link rel="(canonical|alternate)"[^>]*>', "", page)
    page = re.sub(r'<div class="on-screen">.*?</div>', "", page, flags=re.DOTALL)
    page = re.sub(r'<p class="on-paper"><bdi>.*?</p>', "", page)
    page = re.sub(r'<p class="onward on-screen">.*?</p>', "", page)
    # What machines read, and how an item is cited, is of what has an address.
    page = re.sub(r'<meta (property="|name="twitter:)[^>]*>', "", page)
    page = re.sub(r'<script type="application/ld\+json">.*?</script>', "", page)
    page = re.sub(r'<details class="cite".*?</details>', "", page, flags=re.DOTALL)
    page = re.sub(r'(src|href)="(/p/|/f/|[^"]*/(picture|file)-)[^"]*"', r'\1="…"', page)
    # Other sizes of a picture are made for readers alone; a preview shows the picture itself.
    page = re.sub(r'<source [^>]*>|</?picture>| (srcset|sizes)="[^"]*"', "", page)
    return re.sub(r"\s+", " ", page)


def without_files(text: str) -> str:
    """Leave out where files are."""
    return re.sub(r"\S*(/f/|/file-)\S*", "…", text)


def test_a_released_story_is_its_preview(newsroom: Any, share: Any, client: Client) -> None:
    picture = {"image": desk_image().pk, "alt": "A field", "caption": "Rice", "credit": "© A"}
    page = write_story(
        newsroom.geneva,
        by=newsroom["reporter"],
        title="Rice farmers insure their harvest",
        standfirst="Two paragraphs.\r\n\r\nOf summary.",
        strapline="Below the headline",
        byline="A reporter",
        reference="GVA/2026/7",
        lead_picture=desk_image(),
        picture_alt="A harvest",
        picture_caption="In spring",
        topics=[make_term(Vocabulary.TOPIC, {"en": "Insurance"})],
        places=[make_term(Vocabulary.PLACE, {"en": "Philippines"})],
        contacts=[("contact", {"name": "B", "role": "Press", "phone": "+41 22 1", "email": ""})],
        body=[
            ("text", '<p>First, with a <a href="https://example.org/">link</a>.</p>'),
            ("heading", "A heading"),
            ("picture", picture),
            ("quote", {"text": "It rains.", "said_by": "A farmer"}),
            ("file", {"document": desk_document().pk, "title": "The facts"}),
        ],
    )
    address = share(page)
    editor = newsroom.browser("editor")
    seen = client.get(f"{address}en/page").content.decode()
    # Once somebody has looked at the pictures, it is known how large readers get them.
    for picture_address in re.findall(r'src="([^"]*/picture-[0-9]+)"', seen):
        assert client.get(picture_address).status_code == 200
    guests = client.get(f"{address}en/page").content.decode()
    editors = editor.get(reverse("story_draft", args=[page.pk, "page"])).content.decode()
    text = client.get(f"{address}en/text").content.decode()
    release([page], by=newsroom["editor"], orders=Orders())
    public_address = client.get(f"/en/i/{page.public_id}/").headers["Location"]
    public = client.get(public_address)
    assert "Preview" in guests
    assert same_parts(guests) == same_parts(editors) == same_parts(public.content.decode())
    public_text = client.get(f"{public_address}.txt").content.decode()
    assert without_files(text) == without_files(public_text)
    assert "© A" in guests
    assert client.get(f"{address}en/page").status_code == 404
