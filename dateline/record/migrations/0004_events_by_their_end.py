import datetime

import django.db.models.deletion
from django.db import migrations, models

from dateline.record.canonical import event_from
from dateline.record.event_times import event_times

SPAN = ('language', 'sort_key', 'is_public', 'is_press', 'visible_from', 'visible_until')
ROWS_AT_ONCE = 500


def derive_what_is_there(apps, schema_editor):
    """Give a row to every showing of an event, as releasing it now would.

    What is derived is made by the code of today, here as by a rebuild. Texts are looked
    through in the database; few are opened.
    """
    Showing = apps.get_model('record', 'Showing')
    ShowingEvent = apps.get_model('record', 'ShowingEvent')
    # A quotation mark within a text is escaped there, so no text can look like the key.
    listed = Showing.objects.filter(is_listed=True, edition__content__text__contains='"event":{')
    made = []
    for pk, text, *span in listed.values_list('pk', 'edition__content__text', *SPAN).order_by('pk'):
        event, _terms = event_from(text)
        if event is None:
            continue
        begins_at, ends_at = event_times(event)
        made.append(ShowingEvent(
            showing_id=pk, begins_at=begins_at, ends_at=ends_at, **dict(zip(SPAN, span))
        ))
    ShowingEvent.objects.bulk_create(made, batch_size=ROWS_AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0003_picture_languages'),
    ]

    operations = [
        migrations.CreateModel(
            name='ShowingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=16)),
                ('sort_key', models.CharField(max_length=36)),
                ('is_public', models.BooleanField()),
                ('is_press', models.BooleanField()),
                ('visible_from', models.DateTimeField()),
                ('visible_until', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('showing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='event', to='record.showing')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('is_public', True)), fields=['language', 'ends_at', 'visible_from', 'visible_until'], name='showing_event_ends')],
            },
        ),
        migrations.RunPython(derive_what_is_there, migrations.RunPython.noop),
    ]
