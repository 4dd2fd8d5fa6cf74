"""The tables of awards, items, payments and bars."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('budget', '0001_initial'),
        ('cases', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('scheme', models.CharField(max_length=60)),
                ('decision', models.CharField(max_length=20)),
                ('decided_on', models.DateField()),
                ('persons', models.PositiveIntegerField(default=0)),
                ('approved_twd', models.PositiveBigIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='cases.case')),
                ('commitment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.commitment')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='grants.award')),
            ],
        ),
        migrations.CreateModel(
            name='AwardItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('item', models.CharField(max_length=40)),
                ('requested_twd', models.PositiveBigIntegerField(null=True)),
                ('approved_twd', models.PositiveBigIntegerField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('cap', models.JSONField(null=True)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='grants.award')),
            ],
        ),
        migrations.CreateModel(
            name='Bar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('scheme', models.CharField(max_length=60)),
                ('reason', models.CharField(max_length=300)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bars', to='parties.party')),
                ('source_case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('serial', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('paid_on', models.DateField()),
                ('amount_twd', models.PositiveBigIntegerField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='grants.award')),
                ('execution', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.execution')),
            ],
        ),
        migrations.AddIndex(
            model_name='award',
            index=models.Index(fields=['scheme', 'decided_on'], name='grants_award_decided'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('case', 'scheme'), name='grants_award_first'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'approved'), ('approved_twd', 0), _connector='OR'), name='grants_award_amount'),
        ),
        migrations.AddConstraint(
            model_name='awarditem',
            constraint=models.UniqueConstraint(fields=('award', 'item'), name='grants_item_once'),
        ),
        migrations.AddConstraint(
            model_name='bar',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='grants_bar_span'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['paid_on'], name='grants_payment_paid'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(fields=('award', 'serial'), name='grants_payment_serial'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('amount_twd__gt', 0)), name='grants_payment_amount'),
        ),
    ]
