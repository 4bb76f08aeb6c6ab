from django.db import migrations


def keep_subjects(apps, schema_editor):
    """What was read of documents that are in the archive already: from the letters made of them, then from their files."""
    documents = apps.get_model("archive", "Document").objects
    letters = apps.get_model("letters", "Letter").objects.exclude(source=None)
    for source, subject, reference in letters.values_list("source", "subject", "reference").iterator():
        documents.filter(pk=source).update(subject=subject[:400], reference=reference[:200])
    items = apps.get_model("past_campaigns", "ImportItem").objects.exclude(document=None)
    for document, read, corrected in items.values_list("document", "read", "corrected").iterator():
        fields = {**(read or {}), **(corrected or {})}
        for name, most in (("subject", 400), ("reference", 200)):
            if fields.get(name):
                documents.filter(pk=document, **{name: ""}).update(**{name: str(fields[name])[:most]})


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_titles_in_the_index'),
        ('letters', '0003_names_of_fields'),
        ('past_campaigns', '0003_when_a_run_was_worked_on'),
    ]

    operations = [
        migrations.RunPython(keep_subjects, migrations.RunPython.noop),
    ]
