"""Files, letters, services; and the trigger that refuses to change an issued letter."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "documents_letter"


def freeze_issued_letters(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_frozen BEFORE UPDATE ON {TABLE} "
            "WHEN OLD.issued_on IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END"
        )
    else:
        schema_editor.execute(
            f"CREATE FUNCTION {TABLE}_frozen() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'an issued letter never changes'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_frozen BEFORE UPDATE ON {TABLE} FOR EACH ROW "
            f"WHEN (OLD.issued_on IS NOT NULL) EXECUTE FUNCTION {TABLE}_frozen()"
        )


def thaw(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_frozen")
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_frozen ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_frozen()")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('is_sealed', models.BooleanField(default=False)),
                ('scan_state', models.CharField(default='unscanned', max_length=10)),
                ('retain_until', models.DateField(blank=True, null=True)),
                ('stored_at', models.DateTimeField()),
                ('removed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('digest', 'is_sealed'), name='documents_file_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_ref', models.CharField(db_index=True, max_length=120)),
                ('template', models.CharField(max_length=60)),
                ('template_version', models.PositiveSmallIntegerField()),
                ('form', models.CharField(max_length=20)),
                ('unit_mark', models.CharField(max_length=20)),
                ('number', models.CharField(blank=True, max_length=60, null=True, unique=True)),
                ('addressees', models.JSONField(default=list)),
                ('copies', models.JSONField(default=list)),
                ('facts', models.JSONField(default=dict)),
                ('text', models.TextField()),
                ('text_digest', models.CharField(max_length=64)),
                ('signers', models.JSONField(default=list)),
                ('is_sealed', models.BooleanField(default=False)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='documents.letter')),
            ],
        ),
        migrations.CreateModel(
            name='LetterSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_mark', models.CharField(max_length=20)),
                ('roc_year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'letter series',
                'constraints': [models.UniqueConstraint(fields=('unit_mark', 'roc_year'), name='documents_series_once')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_ref', models.CharField(db_index=True, max_length=120)),
                ('addressee', models.JSONField()),
                ('method', models.CharField(max_length=14)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('served_on', models.DateField(blank=True, null=True)),
                ('effective_on', models.DateField(blank=True, null=True)),
                ('reckoning', models.JSONField(blank=True, null=True)),
                ('failed_tries', models.JSONField(default=list)),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='documents.letter')),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='documents.file')),
            ],
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_on__isnull', True), ('number__isnull', True)), models.Q(('issued_on__isnull', False), ('number__isnull', False)), _connector='OR'), name='documents_letter_number_and_day'),
        ),
        migrations.RunPython(freeze_issued_letters, thaw),
    ]
