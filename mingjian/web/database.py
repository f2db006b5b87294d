"""Where the console keeps its database; known without the framework, so that a backup need not start it."""

from pathlib import Path

import environ


def database_url(home: Path) -> str:
    """The address that MINGJIAN_DATABASE says, else a SQLite in the home."""
    return str(environ.FileAwareEnv().str("MINGJIAN_DATABASE", f"sqlite:///{home / 'console.sqlite3'}"))
