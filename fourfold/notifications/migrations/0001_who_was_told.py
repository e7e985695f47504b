

import django.db.models.deletion
import fourfold.notifications.models
import fourfold.pupils.models.child
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
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=fourfold.pupils.models.child.new_code, max_length=12, unique=True)),
                    ('kind', models.CharField(choices=fourfold.notifications.models.kinds, max_length=24)),
                    ('about', models.CharField(max_length=60)),
                    ('letter', models.JSONField()),
                    ('wording', models.PositiveSmallIntegerField(default=1)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('left_out', models.JSONField(default=list)),
                    ('only', models.JSONField(default=list)),
                    ('missing', models.CharField(blank=True, max_length=200)),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='pupils.pupil')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['pupil', '-made_at'], name='notices_of_a_pupil'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('kind', 'about'), name='one_notice_a_kind_and_thing'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=fourfold.pupils.models.child.new_code, max_length=12, unique=True)),
                    ('name', models.CharField(max_length=160)),
                    ('is_copy', models.BooleanField(default=False)),
                    ('letter', models.JSONField()),
                    ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='pupils.parent')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='pupils.pupil')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='notifications.notice')),
                ],
                options={
                    'verbose_name_plural': 'deliveries',
                    'constraints': [
                        models.UniqueConstraint(fields=('notice', 'parent'), name='one_letter_a_notice_and_parent'),
                        models.UniqueConstraint(condition=models.Q(('parent__isnull', True)), fields=('notice',), name='one_letter_for_the_young_person'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Sending',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempt', models.PositiveSmallIntegerField()),
                    ('channel', models.CharField(choices=fourfold.notifications.models.channels, max_length=5)),
                    ('state', models.CharField(choices=fourfold.notifications.models.states, max_length=12)),
                    ('on', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('note', models.CharField(blank=True, max_length=200)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='notifications.delivery')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='pupils.pupil')),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('delivery', 'attempt', 'state'), name='one_state_an_attempt'),
                    ],
                },
            ),
        ),
    ]
