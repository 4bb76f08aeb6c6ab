import django.db.models.deletion
from django.db import migrations, models

# SQLite makes a table anew to change a column; its triggers do not come along. They are those of the index of words.
TRIGGERS = {
    "archive_entry_comes": """
    CREATE TRIGGER archive_entry_comes AFTER INSERT ON archive_entry BEGIN
        INSERT INTO archive_entry_words(rowid, tokens) VALUES (new.key, new.tokens);
    END
    """,
    "archive_entry_goes": """
    CREATE TRIGGER archive_entry_goes AFTER DELETE ON archive_entry BEGIN
        INSERT INTO archive_entry_words(archive_entry_words, rowid, tokens) VALUES ('delete', old.key, old.tokens);
    END
    """,
    "archive_entry_changes": """
    CREATE TRIGGER archive_entry_changes AFTER UPDATE OF key, tokens ON archive_entry BEGIN
        INSERT INTO archive_entry_words(archive_entry_words, rowid, tokens) VALUES ('delete', old.key, old.tokens);
        INSERT INTO archive_entry_words(rowid, tokens) VALUES (new.key, new.tokens);
    END
    """,
}


def drop_triggers(apps, schema_editor):
    """Before the table is made anew: its rows are copied, and the index has them already."""
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def make_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in TRIGGERS.values():
            schema_editor.execute(statement)


def forget_titles(apps, schema_editor):
    """On the way back: entries without a passage were not known."""
    apps.get_model("archive", "Entry").objects.filter(passage=None).delete()


class Migration(migrations.Migration):
    """The titles of documents that are there already come into the index by the sweep that mends it."""

    dependencies = [
        ('archive', '0003_index_of_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='subject',
            field=models.CharField(blank=True, default='', max_length=400, verbose_name='subject'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='document',
            name='reference',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='reference'),
            preserve_default=False,
        ),
        migrations.RunPython(drop_triggers, make_triggers),
        migrations.AlterField(
            model_name='entry',
            name='passage',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='archive.passage'),
        ),
        migrations.RunPython(make_triggers, drop_triggers),
        migrations.RunPython(migrations.RunPython.noop, forget_titles),
    ]
