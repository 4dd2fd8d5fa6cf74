import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Accident',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='safety_accident', serialize=False, to='cases.case')),
                ('source', models.CharField(max_length=20)),
                ('key', models.CharField(blank=True, max_length=64)),
                ('source_number', models.CharField(blank=True, max_length=40)),
                ('occurred_on', models.DateField()),
                ('occurred_at', models.DateTimeField(null=True)),
                ('known_at', models.DateTimeField(null=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('reported_by', models.CharField(blank=True, max_length=20)),
                ('employer_name', models.CharField(blank=True, max_length=200)),
                ('employer_key', models.CharField(blank=True, max_length=200)),
                ('name_masked', models.BooleanField(default=False)),
                ('ubn', models.CharField(blank=True, max_length=40)),
                ('ubn_state', models.CharField(max_length=20)),
                ('owner_name', models.CharField(blank=True, max_length=200)),
                ('owner_ubn', models.CharField(blank=True, max_length=40)),
                ('owner_ubn_state', models.CharField(blank=True, max_length=20)),
                ('principal_name', models.CharField(blank=True, max_length=200)),
                ('project_name', models.CharField(blank=True, max_length=200)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('industry_section', models.CharField(blank=True, max_length=1)),
                ('industry_group', models.CharField(blank=True, max_length=120)),
                ('industry_code', models.CharField(blank=True, max_length=4)),
                ('accident_type', models.CharField(blank=True, max_length=30)),
                ('accident_type_text', models.CharField(blank=True, max_length=60)),
                ('agent', models.CharField(blank=True, max_length=120)),
                ('causes', models.JSONField(default=list)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('injured', models.PositiveSmallIntegerField(null=True)),
                ('hospitalized', models.PositiveSmallIntegerField(null=True)),
                ('casualties', models.PositiveSmallIntegerField(null=True)),
                ('inspection_agency', models.CharField(max_length=80)),
                ('agency_code', models.CharField(max_length=8)),
                ('main_workplace', models.BooleanField(null=True)),
                ('on_map', models.BooleanField(null=True)),
                ('flags', models.JSONField(default=list)),
                ('employer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
            ],
            options={
                'indexes': [models.Index(fields=['key'], name='safety_accident_key'), models.Index(fields=['occurred_on'], name='safety_accident_day')],
            },
        ),
        migrations.CreateModel(
            name='AccidentDeath',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveSmallIntegerField()),
                ('died_on', models.DateField()),
                ('known_on', models.DateField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('sex', models.CharField(blank=True, max_length=10)),
                ('age', models.PositiveSmallIntegerField(null=True)),
                ('nationality', models.CharField(blank=True, max_length=20)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safety_deaths', to='cases.case')),
            ],
            options={
                'ordering': ['serial', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('case', 'serial'), name='safety_death_serial')],
            },
        ),
    ]
