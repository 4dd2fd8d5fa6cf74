"""The table of counts."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=30)),
                ('kind', models.CharField(max_length=60)),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('dims', models.JSONField(default=dict)),
                ('dims_key', models.CharField(blank=True, max_length=300)),
                ('value', models.DecimalField(decimal_places=4, max_digits=20)),
                ('unit', models.CharField(max_length=20)),
                ('source', models.CharField(max_length=120)),
                ('qualifier', models.CharField(default='exact', max_length=10)),
                ('provisional', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name_plural': 'tallies',
                'constraints': [models.UniqueConstraint(fields=('line', 'kind', 'dims_key', 'start', 'end'), name='tallies_once'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='tallies_span')],
            },
        ),
    ]
