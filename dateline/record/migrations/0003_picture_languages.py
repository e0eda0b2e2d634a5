from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class PutLast(Operation):
    """Put a column last in its table, where the others are read without it.

    SQLite reads a row from its start; PostgreSQL keeps what is long elsewhere.
    """

    def __init__(self, model_name, name):
        self.model_name, self.name = model_name, name

    def state_forwards(self, app_label, state):
        fields = state.models[app_label, self.model_name].fields
        fields[self.name] = fields.pop(self.name)
        state.reload_model(app_label, self.model_name, delay=False)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == 'sqlite':
            schema_editor._remake_table(to_state.apps.get_model(app_label, self.model_name))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def describe(self):
        return f'Put {self.name} last in {self.model_name}'


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0002_what_the_desk_needs'),
    ]

    operations = [
        migrations.AddField(
            model_name='content',
            name='picture_alt_language',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name='content',
            name='picture_caption_language',
            field=models.CharField(blank=True, max_length=16),
        ),
        PutLast('content', 'text'),
    ]
