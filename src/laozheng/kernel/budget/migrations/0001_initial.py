"""The tables of budget lines, commitments, releases and payments."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('roc_year', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=60)),
                ('label', models.CharField(max_length=120)),
                ('account', models.CharField(max_length=10)),
                ('source', models.CharField(max_length=30)),
                ('amount_twd', models.BigIntegerField()),
                ('declared_unit', models.CharField(max_length=12)),
                ('strict', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('roc_year', 'code', 'account', 'source'), name='budget_line_unique'), models.CheckConstraint(condition=models.Q(('amount_twd__gte', 0)), name='budget_line_amount')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('award_ref', models.CharField(max_length=120)),
                ('amount_twd', models.BigIntegerField()),
                ('committed_on', models.DateField()),
                ('override_reason', models.CharField(blank=True, max_length=300)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='budget.budgetline')),
            ],
        ),
        migrations.CreateModel(
            name='Execution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('paid_on', models.DateField()),
                ('amount_twd', models.BigIntegerField()),
                ('commitment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='executions', to='budget.commitment')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='executions', to='budget.budgetline')),
                ('reversal_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='budget.execution')),
            ],
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('released_on', models.DateField()),
                ('reason', models.CharField(max_length=200)),
                ('commitment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='budget.commitment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['award_ref'], name='budget_commitment_award'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('amount_twd__gt', 0)), name='budget_commitment_amount'),
        ),
        migrations.AddConstraint(
            model_name='execution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_twd__gt', 0), ('reversal_of__isnull', True)), models.Q(('amount_twd__lt', 0), ('reversal_of__isnull', False)), _connector='OR'), name='budget_execution_sign'),
        ),
    ]
