"""By what texts with much in common are found; filled as articles are looked at anew."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0005_payloads"),
    ]

    operations = [
        migrations.CreateModel(
            name="SampledText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sampled",
                        serialize=False,
                        to="archive.article",
                    ),
                ),
                ("digest", models.BigIntegerField()),
                ("size", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="PossibleCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("common", models.PositiveIntegerField()),
                ("least", models.PositiveIntegerField()),
                ("words", models.PositiveIntegerField()),
                ("passage", models.TextField()),
                ("one_from", models.PositiveIntegerField()),
                ("one_to", models.PositiveIntegerField()),
                ("other_from", models.PositiveIntegerField()),
                ("other_to", models.PositiveIntegerField()),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="archive.article",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="archive.article",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("other", "one"), name="possible_copy_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="possible_copy_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextPrint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prints",
                        to="archive.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["number", "article"], name="archive_tex_number_cf18fb_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="text_print_once")
                ],
            },
        ),
    ]
