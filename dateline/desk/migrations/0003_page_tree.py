"""Wagtail's welcome page, site and groups go; each language gets its home below the root."""

import uuid

from django.db import migrations

from dateline.lib.languages import LANGUAGES

_ROOT = "0001"


def plant(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    LanguageHome = apps.get_model("desk", "LanguageHome")
    ContentType = apps.get_model("contenttypes", "ContentType")
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()
    Page.objects.filter(depth__gt=1).delete()
    home_type, _is_new = ContentType.objects.get_or_create(app_label="desk", model="languagehome")
    # Homes share one key, by which Wagtail knows them as translations of each other.
    translation_key = uuid.uuid4()
    for place, language in enumerate(LANGUAGES.values(), start=1):
        locale, _is_new = Locale.objects.get_or_create(language_code=language.catalog)
        LanguageHome.objects.create(
            path=f"{_ROOT}{_base36(place)}",
            depth=2,
            numchild=0,
            title=language.own_name,
            draft_title=language.own_name,
            slug=language.tag,
            url_path=f"/{language.tag}/",
            content_type=home_type,
            locale=locale,
            translation_key=translation_key,
        )
    Page.objects.filter(depth=1).update(numchild=len(LANGUAGES))


def _base36(number):
    """Return a step of a path as the tree writes it: four digits of base 36."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
        # These still give rights to the groups that go here.
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
