from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):

    dependencies = [('pupils', '0007_an_agreement_taken_back')]

    operations = [migrations.AddIndex('parent', models.Index(Lower('email'), name='parents_by_address'))]
