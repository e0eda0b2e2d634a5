"""Of several rules for every other kind the one made last is kept, and there can be no second."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


def keep_the_last(apps, schema_editor):
    KindRule = apps.get_model("desk", "KindRule")
    for_others = KindRule.objects.filter(kind=None).order_by("-pk")
    last = for_others.first()
    if last is not None:
        for_others.exclude(pk=last.pk).delete()


class Migration(migrations.Migration):
    dependencies = [("desk", "0007_root_is_called_stories")]

    operations = [
        migrations.RunPython(keep_the_last, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="kindrule",
            constraint=models.UniqueConstraint(
                Coalesce("kind", 0),
                condition=models.Q(kind=None),
                name="one_rule_for_other_kinds",
                violation_error_message=(
                    "There is a rule for every other kind already: change that one."
                ),
            ),
        ),
    ]
