"""The kinds a new house starts with."""

from django.db import migrations
from django.utils import timezone

from dateline.lib.ids import new_public_id
from dateline.lib.text import matching_key
from dateline.terms.first_kinds import FIRST_KINDS


def make_kinds(apps, schema_editor):
    Term = apps.get_model("terms", "Term")
    TermName = apps.get_model("terms", "TermName")
    now = timezone.now()
    for schema_type, names in FIRST_KINDS:
        term = Term.objects.create(
            public_id=new_public_id(), vocabulary="kind", schema_type=schema_type
        )
        for language, name in names.items():
            TermName.objects.create(
                term=term, language=language, name=name, matching=matching_key(name), from_at=now
            )


class Migration(migrations.Migration):
    dependencies = [("terms", "0001_initial")]
    operations = [migrations.RunPython(make_kinds, migrations.RunPython.noop)]
