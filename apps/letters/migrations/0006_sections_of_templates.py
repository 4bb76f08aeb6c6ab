"""Every template gets its text as one section, and its first version."""
from django.db import migrations, models


def divide(apps, schema_editor):
    LetterTemplate = apps.get_model("letters", "LetterTemplate")
    TemplateSection = apps.get_model("letters", "TemplateSection")
    TemplateVersion = apps.get_model("letters", "TemplateVersion")
    for template in LetterTemplate.objects.filter(sections=None):
        section = {"name": "Text", "guidance": "", "body": template.body, "is_optional": False}
        TemplateSection.objects.create(template=template, position=1, **section)
        names = ("title", "kind", "rank", "language", "subject", "closing", "guidance", "page_limit")
        fields = {name: getattr(template, name) for name in names} | {"sections": [section]}
        TemplateVersion.objects.create(template=template, number=template.number, fields=fields)


class Migration(migrations.Migration):

    dependencies = [
        ("letters", "0005_values_of_translations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicallettertemplate",
            name="body",
            field=models.TextField(blank=True, editable=False, verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="lettertemplate",
            name="body",
            field=models.TextField(blank=True, editable=False, verbose_name="text"),
        ),
        migrations.RunPython(divide, migrations.RunPython.noop),
    ]
