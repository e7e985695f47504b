"""What a review keeps beside its verdicts; what people say before one; versions of one that is finished. The guards come off meanwhile."""

import importlib

import django.db.models.deletion
import fourfold.code_of_practice.reviewing
from django.conf import settings
from django.db import migrations, models

from fourfold.audit.tables import CreateModels

GUARDS = importlib.import_module('fourfold.support.migrations.0002_what_is_agreed_never_changes')


class Migration(migrations.Migration):

    dependencies = [
        ('pupils', '0002_a_list_waits_for_a_second_person'),
        ('support', '0009_times_for_help_given_now'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(GUARDS.unguard, GUARDS.guard),
        migrations.AddField(
            model_name='review',
            name='besides',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='review',
            name='impact',
            field=models.CharField(blank=True, choices=fourfold.code_of_practice.reviewing.impact_choices, max_length=11),
        ),
        migrations.AddField(
            model_name='review',
            name='next_meeting_at',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='next_meeting_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='parents_today',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='review',
            name='pupil_today',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='review',
            name='read_back_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(GUARDS.guard, GUARDS.unguard),
        CreateModels(
            migrations.CreateModel(
                name='Contribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('works_as', models.CharField(max_length=40)),
                    ('changed', models.TextField(blank=True)),
                    ('next', models.TextField(blank=True)),
                    ('said_on', models.DateField()),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='pupils.pupil')),
                    ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='support.review')),
                ],
                options={
                    'ordering': ['said_on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('review', 'author'), name='one_contribution_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('changed', ''), _negated=True), models.Q(('next', ''), _negated=True), _connector='OR'), name='a_contribution_says_something')],
                },
            ),
            migrations.CreateModel(
                name='ReviewVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('because', models.TextField()),
                    ('words', models.JSONField()),
                    ('written_at', models.DateTimeField()),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_versions', to='pupils.pupil')),
                    ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='support.review')),
                    ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['version'],
                    'constraints': [models.UniqueConstraint(fields=('review', 'version'), name='one_review_a_version'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='a_review_is_put_right_for_a_reason')],
                },
            ),
        ),
    ]
