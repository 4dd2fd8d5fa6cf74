from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Compilation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(max_length=60)),
                ('period', models.CharField(max_length=30)),
                ('cut_off', models.DateField()),
                ('as_of', models.DateField()),
                ('file_type', models.CharField(max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('problem_count', models.PositiveIntegerField()),
                ('compiled_by_ref', models.CharField(max_length=80)),
                ('compiled_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['book', 'period', 'compiled_at'], name='reports_compilation_book')],
            },
        ),
        migrations.CreateModel(
            name='SectionText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(max_length=60)),
                ('period', models.CharField(max_length=30)),
                ('section', models.CharField(max_length=80)),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('author_ref', models.CharField(max_length=80)),
                ('written_at', models.DateTimeField()),
                ('state', models.CharField(default='drafted', max_length=20)),
                ('reviewer_ref', models.CharField(blank=True, max_length=80)),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('signer_ref', models.CharField(blank=True, max_length=80)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('book', 'period', 'section', 'version'), name='reports_text_version')],
            },
        ),
    ]
