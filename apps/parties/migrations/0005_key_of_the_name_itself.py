import re
import unicodedata
from hashlib import blake2b

from django.db import migrations

BATCH = 2_000


def add_keys(apps, schema_editor):
    """One more for each that has keys: its name without case and white space. The sweep makes all for the others."""
    model, keys = apps.get_model("parties", "NameKey"), []
    rows = apps.get_model("parties", "Organisation").objects.filter(pk__in=model.objects.values("organisation"))
    for pk, name in rows.values_list("pk", "name").iterator():
        keys.append(model(organisation_id=pk, key=short(f"name {level(name)}")))
    model.objects.bulk_create(keys, batch_size=BATCH, ignore_conflicts=True)


def level(name):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def short(key):
    return key if len(key) <= 60 else f"{key[:40]} {blake2b(key.encode(), digest_size=16).hexdigest()}"


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0004_names_and_proposals'),
    ]

    operations = [
        migrations.RunPython(add_keys, migrations.RunPython.noop),
    ]
