"""What happens by itself: tasks that the worker starts every so often. Each must be harmless to run twice."""

import threading
import time
from collections.abc import Mapping

from django.utils.module_loading import import_string

# The address of a task to how many seconds lie between two of its starts.
PERIODIC: Mapping[str, int] = {
    "mingjian.filings.drop.drop_folders_look": 60,
    "mingjian.insight.keeping_up.home_keep_up": 300,
    "mingjian.insight.keeping_up.network_keep_up": 3600,
    "mingjian.audit.tasks.log_seal": 3600,
    "mingjian.clues.services.waking.clues_wake_due": 3600,
    "mingjian.authorisations.tasks.expire": 300,
    "mingjian.exchange.tasks.day_passes": 3600,
    "mingjian.batches.tasks.batches_go_on": 300,
    "mingjian.batches.tasks.day_passes": 3600,
    "mingjian.traffic.tasks.count": 300,
    "mingjian.cases.tasks.remind": 3600,
    "mingjian.cases.tasks.watch_filings": 300,
    "mingjian.registers.tasks.keep_filed": 60,
    "mingjian.mortgage.tasks.outcomes_look_up": 60,
    "mingjian.lending.tasks.elsewhere_tell": 60,
    "mingjian.lending.tasks.facts_forget": 3600,
    "mingjian.desk.tasks.orders_look_up": 60,
    "mingjian.desk.tasks.day_passes": 3600,
    "mingjian.notices.tasks.look_through": 300,
    "mingjian.notices.tasks.deliver": 30,
}


def tick_forever(stop: threading.Event | None = None) -> None:
    """Start each periodic task when its time comes, until `stop`."""
    halt = stop or threading.Event()
    due = dict.fromkeys(PERIODIC, 0.0)
    while not halt.wait(1):
        now = time.monotonic()
        for address in [name for name, at in due.items() if at <= now]:
            import_string(address).enqueue()
            due[address] = now + PERIODIC[address]
