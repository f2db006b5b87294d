"""How often each kind files and by when, until the supervisor says otherwise: practice, not law."""

from django.db import migrations

DEPARTMENTS = (
    "real_estate",
    "civil_affairs",
    "provident_fund",
    "housing",
    "social_security",
    "medical_insurance",
    "business_registry",
    "human_resources",
)
DUTIES = {"bank": (1, 10), "insurer": (1, 10), **dict.fromkeys(DEPARTMENTS, (3, 15))}


def enter(apps, _schema):
    for sort, (every_months, working_days) in DUTIES.items():
        apps.get_model("filings", "Duty").objects.create(
            sort=sort, every_months=every_months, working_days=working_days
        )


class Migration(migrations.Migration):
    dependencies = [("filings", "0001_initial")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
