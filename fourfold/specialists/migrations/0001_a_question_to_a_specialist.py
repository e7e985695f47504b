import django.db.models.deletion
import fourfold.pupils.edited
import fourfold.pupils.models.child
import fourfold.specialists.kinds
from django.conf import settings
from django.db import migrations, models

from fourfold.audit.tables import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0003_whether_a_file_was_scanned'),
        ('pupils', '0005_capacity_decision_by_decision'),
        ('schools', '0009_weeks_to_wait_for_advice'),
        ('support', '0010_reviews_are_prepared_and_put_right'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Referral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('code', models.CharField(default=fourfold.pupils.models.child.new_code, max_length=12, unique=True)),
                    ('key', models.CharField(default=fourfold.pupils.edited.new_key, max_length=32, unique=True)),
                    ('profession', models.CharField(choices=fourfold.specialists.kinds.profession_choices, max_length=16)),
                    ('asked_name', models.CharField(blank=True, max_length=120)),
                    ('asked_email', models.EmailField(blank=True, max_length=254)),
                    ('question', models.TextField()),
                    ('wanted', models.JSONField(default=list)),
                    ('drafted_on', models.DateField()),
                    ('talked_on', models.DateField(blank=True, null=True)),
                    ('talked_with', models.CharField(blank=True, max_length=200)),
                    ('talked_how', models.CharField(blank=True, max_length=120)),
                    ('talked_language', models.CharField(blank=True, max_length=60)),
                    ('talked_words', models.TextField(blank=True)),
                    ('asked_family_on', models.DateField(blank=True, null=True)),
                    ('sent_on', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('shared', models.JSONField(default=list)),
                    ('bundle', models.JSONField(null=True)),
                    ('seen_on', models.DateField(blank=True, null=True)),
                    ('stopped_on', models.DateField(blank=True, null=True)),
                    ('stopped_because', models.CharField(blank=True, max_length=200)),
                    ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('grant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='pupils.grant')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='pupils.pupil')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
                    ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-drafted_on', '-pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('asked_family_on__isnull', True), models.Q(('talked_on__isnull', False), models.Q(('talked_how', ''), _negated=True), models.Q(('talked_language', ''), _negated=True)), _connector='OR'), name='the_family_is_asked_after_a_talk'),
                        models.CheckConstraint(condition=models.Q(('sent_on__isnull', True), models.Q(('asked_family_on__isnull', False), ('bundle__isnull', False)), _connector='OR'), name='a_referral_goes_after_the_family_was_asked'),
                        models.CheckConstraint(condition=models.Q(('seen_on__isnull', True), ('sent_on__isnull', False), _connector='OR'), name='seen_after_it_was_sent'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Advice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=fourfold.pupils.models.child.new_code, max_length=12, unique=True)),
                    ('key', models.CharField(default=fourfold.pupils.edited.new_key, max_length=32, unique=True)),
                    ('profession', models.CharField(choices=fourfold.specialists.kinds.profession_choices, max_length=16)),
                    ('by', models.CharField(max_length=120)),
                    ('written_on', models.DateField()),
                    ('arrived_on', models.DateField()),
                    ('found', models.TextField()),
                    ('needs', models.JSONField(default=list)),
                    ('given_on', models.DateField(blank=True, null=True)),
                    ('for_staff_on', models.DateField(blank=True, null=True)),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='pupils.pupil')),
                    ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.file')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
                    ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('referral', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='specialists.referral')),
                ],
                options={
                    'verbose_name_plural': 'advice',
                    'ordering': ['-arrived_on', '-pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('found', ''), _negated=True), name='advice_says_what_was_found'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReferralWord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(default=fourfold.pupils.edited.new_key, max_length=32, unique=True)),
                    ('said', models.CharField(choices=fourfold.specialists.kinds.said_choices, max_length=10)),
                    ('refused', models.JSONField(default=list)),
                    ('words', models.TextField(blank=True)),
                    ('said_on', models.DateField()),
                    ('said_at', models.DateTimeField()),
                    ('how', models.CharField(blank=True, max_length=120)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pupils.parent')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referral_words', to='pupils.pupil')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='specialists.referral')),
                ],
                options={
                    'ordering': ['said_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='AdviceLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=fourfold.pupils.models.child.new_code, max_length=12, unique=True)),
                    ('place', models.PositiveSmallIntegerField(default=1)),
                    ('kind', models.CharField(choices=fourfold.specialists.kinds.line_choices, max_length=9)),
                    ('words', models.TextField()),
                    ('need', models.CharField(blank=True, max_length=4)),
                    ('not_because', models.CharField(blank=True, max_length=300)),
                    ('settled_on', models.DateField(blank=True, null=True)),
                    ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='specialists.advice')),
                    ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='support.provisionline')),
                    ('outcome', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='support.outcome')),
                    ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='support.plan')),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice_lines', to='pupils.pupil')),
                    ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_line_of_advice_has_words'), models.CheckConstraint(condition=models.Q(('settled_on__isnull', True), ('plan__isnull', False), models.Q(('not_because', ''), _negated=True), _connector='OR'), name='settled_in_a_plan_or_with_a_reason')],
                },
            ),
        ),
    ]
