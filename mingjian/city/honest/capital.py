"""How strong banks are: capital well above every ratio and every limit that is measured against it."""

import numpy as np

from mingjian.city.honest.banks import BANK_COUNT
from mingjian.city.world import World

LARGEST_LOAN_SHARE = 0.05
LEAST_CAPITAL = 30_000_000.0


def draw_capital(world: World) -> None:
    """Net capital of each bank in yuan: a quarter of its loans, and twenty times its largest one."""
    loans = world.frames["loan"]
    bank, amount = np.asarray(loans["bank"]), np.asarray(loans["amount"]) / 100
    for number in range(BANK_COUNT):
        own = amount[bank == number]
        largest = float(own.max(initial=0.0))
        world.capital[number] = round(max(float(own.sum()) * 0.25, largest / LARGEST_LOAN_SHARE, LEAST_CAPITAL), -4)
