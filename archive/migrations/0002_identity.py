"""Give the database the key by which an index knows it."""

from django.db import migrations


def make_identity(apps, _schema_editor):
    apps.get_model("archive", "Identity").objects.get_or_create()


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_archive")]
    operations = [migrations.RunPython(make_identity, migrations.RunPython.noop)]
