"""The order of the form: what an editor on deadline needs first, then the rest by its subject."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from dateline.desk.models import StoryPage
from dateline.desk.preview.panel import PreviewComments
from dateline.desk.requirements.panel import StoryChecks
from dateline.desk.story_form.form import StoryForm
from dateline.desk.translating.side_by_side.panel import SideBySide

_FOLDED = "collapsed"


class EventPanel(MultiFieldPanel):
    """The facts of an event, for kinds that are events and stories that have some already."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel on a story."""

        def classes(self) -> list[str]:
            """Mark the panel for the stylesheet, which sees the kind that is chosen."""
            classes: list[str] = super().classes()
            return classes if self.instance.event_starts_on else [*classes, "desk-only-event"]


_FIRST = [
    FieldPanel("title", heading=_("Headline"), help_text=_("What it is about, in one line.")),
    FieldPanel(
        "standfirst",
        heading=_("Summary"),
        help_text=_("What has happened, in two or three sentences. Lists and feeds show it."),
    ),
    FieldPanel("body", heading=_("Text")),
]
_PICTURE = MultiFieldPanel(
    [
        FieldPanel("lead_picture", heading=_("Picture")),
        FieldPanel(
            "picture_alt",
            heading=_("What it shows"),
            help_text=_("One sentence for those who cannot see it."),
        ),
        FieldPanel("picture_caption", heading=_("Caption")),
        FieldPanel(
            "credit",
            heading=_("Credit"),
            help_text=_("Who made it. Empty: the credit kept with the picture."),
        ),
    ],
    heading=_("Picture above the text"),
)
_AROUND_HEADLINE = MultiFieldPanel(
    [
        FieldPanel(
            "kicker",
            heading=_("Kicker (small line above the headline)"),
            help_text=_("Empty: the series, or the kind."),
        ),
        FieldPanel("strapline", heading=_("Line below the headline")),
        FieldPanel("byline", heading=_("By")),
        FieldRowPanel(
            [
                FieldPanel("dateline", heading=_("Place of writing")),
                FieldPanel("date", heading=_("Date shown")),
            ]
        ),
    ],
    heading=_("Around the headline"),
)
_LABELS = MultiFieldPanel(
    [
        FieldRowPanel(
            [FieldPanel("kind", heading=_("Kind")), FieldPanel("series", heading=_("Series"))]
        ),
        FieldPanel("topics", heading=_("Topics")),
        FieldPanel("places", heading=_("Places")),
        FieldPanel("partners", heading=_("Partners")),
        FieldPanel(
            "collections",
            heading=_("Listings"),
            help_text=_("The pages on which it appears once it is published."),
        ),
    ],
    heading=_("Topics and labels"),
)
_EVENT = EventPanel(
    [
        FieldRowPanel(
            [
                FieldPanel("event_starts_on", heading=_("Starts on")),
                FieldPanel("event_starts_time", heading=_("at")),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("event_ends_on", heading=_("Ends on")),
                FieldPanel("event_ends_time", heading=_("at")),
            ]
        ),
        FieldPanel("event_zone", heading=_("Time zone")),
        FieldPanel("event_place", heading=_("Where")),
        FieldPanel("event_link", heading=_("Link"), help_text=_("To join or to register.")),
        FieldPanel("event_state", heading=_("Does it take place?")),
    ],
    heading=_("Event"),
)
_CONTACTS = MultiFieldPanel(
    [FieldPanel("contacts", heading=_("Press contacts"))], heading=_("Press contacts")
)
_MORE = MultiFieldPanel(
    [
        FieldPanel(
            "related",
            heading=_("Related items"),
            help_text=_("Type a word of a headline, or paste an item's address."),
        ),
        FieldPanel("reference", heading=_("Reference number")),
        FieldPanel("source_name", heading=_("Source")),
        FieldPanel("source_address", heading=_("Address of the source")),
        FieldPanel(
            "canonical",
            heading=_("Address of the original"),
            help_text=_("For material from elsewhere: search engines are led there."),
        ),
    ],
    heading=_("Related, reference and source"),
    classname=_FOLDED,
)
_PLANNED = MultiFieldPanel(
    [FieldPanel("planned_at", heading=_("Planned for"))], heading=_("Planning")
)

# Comments look for the tab they stand in, so there is one, with nothing beside it.
_STORY = ObjectList(
    [
        StoryChecks(),
        SideBySide(),
        PreviewComments(),
        *_FIRST,
        _PICTURE,
        _AROUND_HEADLINE,
        _LABELS,
        _EVENT,
        _CONTACTS,
        _MORE,
        _PLANNED,
        CommentPanel(),
    ],
    heading=_("Story"),
)
STORY_FORM = TabbedInterface([_STORY], base_form_class=StoryForm).bind_to_model(StoryPage)
