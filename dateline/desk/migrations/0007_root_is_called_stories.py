"""The root of the tree is called what stands below it, where Wagtail says “Root”."""

from django.db import migrations


def name(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth=1, title="Root").update(title="Stories", draft_title="Stories")


class Migration(migrations.Migration):
    dependencies = [("desk", "0006_names")]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
