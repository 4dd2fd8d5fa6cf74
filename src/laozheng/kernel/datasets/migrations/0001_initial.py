"""The tables of imported files and their rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dataset', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('layout', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=120)),
                ('read', models.PositiveIntegerField(default=0)),
                ('created', models.PositiveIntegerField(default=0)),
                ('updated', models.PositiveIntegerField(default=0)),
                ('merged', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['dataset', 'digest'], name='datasets_file_digest')],
            },
        ),
        migrations.CreateModel(
            name='SourceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cells', models.JSONField()),
                ('flags', models.JSONField(default=list)),
                ('reasons', models.JSONField(default=list)),
                ('result', models.CharField(max_length=10)),
                ('object_ref', models.CharField(blank=True, max_length=160)),
                ('key_digest', models.CharField(blank=True, max_length=32)),
                ('digest', models.CharField(blank=True, max_length=32)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='datasets.sourcefile')),
            ],
            options={
                'indexes': [models.Index(fields=['key_digest', 'id'], name='datasets_row_key'), models.Index(fields=['object_ref'], name='datasets_row_object')],
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='datasets_row_once')],
            },
        ),
    ]
