"""Departments are asked for a bank in the network."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import settings

from mingjian.departments import faults
from mingjian.departments.server import Departments, server
from mingjian.lake import Lake
from mingjian.network import switches
from mingjian.network.keys import network_public
from mingjian.network.models import Endpoint
from mingjian.network.remote import HttpSource
from mingjian.web.library import library
from tests.exchange.conftest import Bank, allowed, bank, nothing_remembered, question, unit

__all__ = ["allowed", "bank", "nothing_remembered", "question", "unit"]


@pytest.fixture
def registry(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> Iterator[Departments]:
    """The seven systems, running; the network asks the real-estate registry's."""
    monkeypatch.setattr(faults, "SLOW_SECONDS", 1.0)
    departments = Departments(Lake.open(settings.HOME), library().services, network_public())
    running = server(departments, 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    HttpSource.fuses.clear()
    address = f"http://127.0.0.1:{running.server_address[1]}"
    key = departments.public_key("real_estate")
    Endpoint.objects.create(domain="real_estate", address=address, seconds=0.4, public=key)
    switches.forget()
    yield departments
    running.shutdown()
    running.server_close()
