"""The first tables of the line."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="linename_application",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
            ],
        ),
    ]
