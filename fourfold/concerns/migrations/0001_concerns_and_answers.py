

import django.db.models.deletion
import fourfold.concerns.kinds
import fourfold.concerns.models
from django.conf import settings
from django.db import migrations, models

from fourfold.audit.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pupils', '0002_a_list_waits_for_a_second_person'),
        ('schools', '0001_the_school'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Concern',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(default=fourfold.concerns.models.new_reference, max_length=6, unique=True)),
                    ('raised_as', models.CharField(choices=fourfold.concerns.models.parts, max_length=12)),
                    ('spoken_by', models.CharField(blank=True, max_length=120)),
                    ('words', models.TextField()),
                    ('helps', models.TextField(blank=True)),
                    ('answer_wish', models.CharField(choices=fourfold.concerns.models.wishes, default=fourfold.concerns.kinds.AnswerWish['LETTER'], max_length=6)),
                    ('earlier_words', models.JSONField(default=list)),
                    ('raised_on', models.DateField()),
                    ('raised_at', models.DateTimeField()),
                    ('answer_due', models.DateField()),
                    ('read_at', models.DateTimeField(null=True)),
                    ('once', models.CharField(max_length=32, null=True, unique=True)),
                    ('on_behalf_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='pupils.parentlink')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='pupils.pupil')),
                    ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to=settings.AUTH_USER_MODEL)),
                    ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='schools.school')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['school', 'answer_due'], name='concerns_by_due_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('outcome', models.CharField(choices=fourfold.concerns.models.outcomes, max_length=24)),
                    ('look_again_on', models.DateField(null=True)),
                    ('on', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='pupils.pupil')),
                    ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='concerns.concern')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'teach_and_look_again'), _negated=True), ('look_again_on__isnull', False), _connector='OR'), name='looking_again_has_a_date'),
                    ],
                },
            ),
        ),
    ]
