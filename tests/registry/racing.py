"""Many banks at one unit, each in its own process and thread: run as a script by the race."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

UNIT = "110105GB00000R001"
MORTGAGOR = {"name": "唐宁", "party": "7a" * 16}


def main(home: str, first: int, last: int) -> None:
    """Banks number `first` to `last` want a mortgage on the unit, all at once."""
    from mingjian.cli.django import ready

    ready(Path(home))
    from django.db import connection

    from mingjian.registry.connector import Package, registry

    def bank(number: int) -> None:
        act = {
            "act": "create_mortgage", "kind": "ordinary", "mortgagee_name": f"第{number}银行", "mortgagors": [MORTGAGOR],
            "amount": "10000", "starts_on": "2026-01-01", "ends_on": "2046-01-01",
        }  # fmt: skip
        key = uuid5(NAMESPACE_OID, f"bank {number}")
        registry().receive(key, Package(f"B{number:04d}", UNIT, (act,)))
        registry().record(key)
        connection.close()

    with ThreadPoolExecutor(5) as hands:
        list(hands.map(bank, range(first, last)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
