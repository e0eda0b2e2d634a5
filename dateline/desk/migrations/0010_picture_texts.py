"""What was said of pictures in one field is said by language from now on."""

from typing import Any

from django.db import migrations

DEFAULT = "en"
LONGEST = 255


def move_to_texts(apps: Any, _schema_editor: Any) -> None:
    """Make each description what the picture shows, in the default language."""
    images = apps.get_model("desk", "DeskImage").objects
    for image in images.exclude(description="").iterator():
        said = image.texts.setdefault(DEFAULT, {})
        said.setdefault("alt", image.description)
        image.description = ""
        image.save(update_fields=["texts", "description"])


def move_back(apps: Any, _schema_editor: Any) -> None:
    """Make what a picture shows in the default language its description."""
    for image in apps.get_model("desk", "DeskImage").objects.iterator():
        image.description = image.texts.get(DEFAULT, {}).get("alt", "")[:LONGEST]
        image.save(update_fields=["description"])


class Migration(migrations.Migration):
    dependencies = [("desk", "0009_pictures_and_translations")]

    operations = [migrations.RunPython(move_to_texts, move_back)]
