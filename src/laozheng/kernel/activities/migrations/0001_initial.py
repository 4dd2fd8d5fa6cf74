"""The tables of activities, heads and seats."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=30)),
                ('kind', models.CharField(max_length=40)),
                ('activity_no', models.CharField(blank=True, max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('held_on', models.DateField()),
                ('to_on', models.DateField(null=True)),
                ('sessions', models.PositiveIntegerField(default=1)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('district', models.CharField(blank=True, max_length=10)),
                ('body', models.CharField(blank=True, max_length=60)),
                ('cost_twd', models.PositiveBigIntegerField(null=True)),
                ('state', models.CharField(max_length=10)),
                ('state_reason', models.CharField(blank=True, max_length=200)),
                ('tags', models.JSONField(default=list)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.unit')),
            ],
            options={
                'verbose_name_plural': 'activities',
            },
        ),
        migrations.CreateModel(
            name='HeadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(blank=True, max_length=40)),
                ('sex', models.CharField(blank=True, max_length=10)),
                ('n', models.PositiveIntegerField(null=True)),
                ('count_unit', models.CharField(max_length=12)),
                ('source', models.CharField(max_length=10)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='heads', to='activities.activity')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('line', models.CharField(max_length=30)),
                ('body', models.CharField(max_length=60)),
                ('person_name', models.CharField(max_length=80)),
                ('side', models.CharField(blank=True, max_length=20)),
                ('outside_expert', models.BooleanField(default=False)),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='parties.party')),
            ],
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['line', 'kind', 'held_on'], name='activities_kind_held'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(condition=models.Q(('activity_no', ''), _negated=True), fields=('line', 'activity_no'), name='activities_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('held_on')), _connector='OR'), name='activities_span'),
        ),
        migrations.AddConstraint(
            model_name='headcount',
            constraint=models.UniqueConstraint(fields=('activity', 'group', 'sex', 'count_unit'), name='activities_heads_once'),
        ),
        migrations.AddIndex(
            model_name='seat',
            index=models.Index(fields=['line', 'body'], name='activities_seat_body'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='activities_seat_span'),
        ),
    ]
