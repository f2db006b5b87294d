"""The console's framework made ready for a command: settings read, database up to date."""

import os
from pathlib import Path


def ready(home: Path) -> None:
    """Set Django up over `home` and bring the database to the present form."""
    os.environ["MINGJIAN_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjian.web.settings")
    home.mkdir(parents=True, exist_ok=True)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
