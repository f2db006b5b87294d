"""`python -m tests.on_postgres COMMAND…`: runs the command with the console's database on a PostgreSQL of its own."""

import os
import subprocess
import sys

from tests import postgres


def main() -> int:
    """Give the command's exit status."""
    with postgres.server() as running:
        address = running.fresh().replace("+psycopg", "")  # which driver is SQLAlchemy's way of writing it
        return subprocess.run(sys.argv[1:], env=os.environ | {"MINGJIAN_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
