"""What the desk tells Wagtail; registrations only."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from dateline.desk import menu, reused
from dateline.desk.home import panels
from dateline.desk.labels import Labels
from dateline.desk.letters import reviews
from dateline.desk.listings import Listings
from dateline.desk.lost_second_factor import LostSecondFactor
from dateline.desk.models import StoryPage
from dateline.desk.office_views import Offices
from dateline.desk.picture_form.addresses import picture_addresses
from dateline.desk.picture_form.views import keep_what_was_published
from dateline.desk.preview.addresses import preview_addresses
from dateline.desk.preview.button import preview_buttons
from dateline.desk.preview.form_panel import serve_form
from dateline.desk.published import Published
from dateline.desk.releasing import action_menu, history
from dateline.desk.releasing.addresses import releasing_addresses
from dateline.desk.requirements.rule_views import check_addresses
from dateline.desk.role_rules import RoleRules
from dateline.desk.signing_in import noted
from dateline.desk.site_view import TheSite
from dateline.desk.stories import reach
from dateline.desk.stories.beginning import BeginStory
from dateline.desk.stories.listing import Stories
from dateline.desk.stories.viewset import StoryViews
from dateline.desk.story_form.panels import STORY_FORM
from dateline.desk.story_form.pasting import pasting_script
from dateline.desk.story_form.related import related_items
from dateline.desk.thawing.addresses import other_languages_button, thawing_addresses
from dateline.desk.translating.addresses import translating_addresses
from dateline.desk.translating.side_by_side.addresses import side_by_side_addresses
from dateline.desk.translating.side_by_side.memory import forget
from dateline.desk.translating.side_by_side.memory_alone import keep_memory_alone
from dateline.desk.translating.side_by_side.pressed import pressed
from dateline.desk.who_did_what import WhoDidWhat


def lists_and_forms() -> list[ViewSet]:
    """What is kept in lists and forms."""
    return [StoryViews(), Listings(), Labels(), Offices()]


def addresses() -> list[URLPattern]:
    """The list of everything public, the set-up form, and what administrators have."""
    return [
        path("published/", Published.as_view(), name="published"),
        path("stories/", Stories.as_view(), name="stories"),
        path("stories/new/", BeginStory.as_view(), name="new_story"),
        path("stories/related/", related_items, name="related_items"),
        *picture_addresses(),
        *preview_addresses(),
        *thawing_addresses(),
        *side_by_side_addresses(),
        *translating_addresses(),
        *check_addresses(),
        path("site/", TheSite.as_view(), name="desk_site"),
        path("second-factor/", RoleRules.as_view(), name="role_rules"),
        path("who-did-what/", WhoDidWhat.as_view(), name="who_did_what"),
        path("accounts/<int:pk>/lost/", LostSecondFactor.as_view(), name="lost_second_factor"),
    ]


def stylesheet() -> str:
    """The desk's own style."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


noted.listen()
keep_memory_alone()
StoryPage.edit_handler = STORY_FORM
register_snippet(reused.Reused)
reviews.take_over_from_wagtail()
hooks.register("after_create_page", action_menu.lead_to_panel)
hooks.register("after_delete_page", forget)
hooks.register("after_edit_page", action_menu.lead_to_panel)
hooks.register("after_edit_page", pressed)
hooks.register("before_bulk_action", keep_what_was_published)
hooks.register("before_delete_snippet", reused.keep_what_is_used)
hooks.register("construct_homepage_panels", panels.only_ours)
hooks.register("construct_homepage_summary_items", panels.no_sums)
hooks.register("construct_main_menu", menu.keep_main)
hooks.register("construct_page_action_menu", action_menu.arrange)
hooks.register("construct_settings_menu", menu.keep_settings)
hooks.register("construct_page_chooser_queryset", reach.only_theirs)
hooks.register("insert_editor_js", pasting_script)
hooks.register("insert_global_admin_css", stylesheet)
hooks.register("register_admin_menu_item", menu.coming_item)
hooks.register("register_admin_menu_item", menu.languages_item)
hooks.register("register_admin_menu_item", menu.published_item)
hooks.register("register_admin_menu_item", menu.stories_item)
hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_urls", releasing_addresses)
hooks.register("register_account_menu_item", menu.own_sign_in_item)
hooks.register("register_log_actions", history.register)
hooks.register("register_page_action_menu_item", action_menu.Publish)
hooks.register("register_page_header_buttons", other_languages_button)
hooks.register("register_settings_menu_item", menu.checks_item)
hooks.register("register_settings_menu_item", menu.deeds_item)
hooks.register("register_settings_menu_item", menu.rules_item)
hooks.register("register_settings_menu_item", menu.site_item)
hooks.register("register_page_header_buttons", preview_buttons)
hooks.register("serve_story_form", serve_form)
hooks.register("register_admin_viewset", lists_and_forms)
