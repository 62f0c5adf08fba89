"""By what a further capture finds its article, for the articles that are there too."""

from collections import defaultdict

import django.db.models.deletion
from django.db import migrations, models

from archive.models.keys import address_keys, all_numbers, outlet_keys, title_keys

FIELDS = ("url", "title", "outlet")
BATCH = 1_000


def note_keys(apps, schema_editor):
    """From every claim ever made: what is found by one that stands no more is compared anyway."""
    articles = apps.get_model("archive", "Article")
    keys = apps.get_model("archive", "ArticleKey")
    numbers = articles.objects.order_by("pk").values_list("pk", flat=True)
    batch = list(numbers[:BATCH])
    while batch:
        keys.objects.bulk_create(
            keys(article_id=pk, key=key)
            for pk, values in _values(apps, batch).items()
            for key in sorted(_numbers(values))
        )
        batch = list(numbers.filter(pk__gt=batch[-1])[:BATCH])


def _values(apps, batch):
    said = {pk: defaultdict(list) for pk in batch}
    claims = apps.get_model("archive", "Claim").objects.filter(article__in=batch, subject="")
    rows = claims.filter(field__in=FIELDS).values_list("article", "field", "value")
    for article, field, value in rows:
        if isinstance(value, str) and value:
            said[article][field].append(value)
    return said


def _numbers(values):
    return all_numbers(
        address_keys(values["url"]), title_keys(values["title"]), outlet_keys(values["outlet"])
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_curation")]

    operations = [
        migrations.CreateModel(
            name="ArticleKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="archive.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["key", "article"], name="archive_art_key_45a239_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "key"), name="article_key_once")
                ],
            },
        ),
        migrations.RunPython(note_keys, migrations.RunPython.noop),
    ]
