"""How strong banks are: capital well above every ratio and every limit that is measured against it."""

import numpy as np

from mingjian.city.honest.banks import BANK_COUNT, BANK_SHARES
from mingjian.city.world import World

LARGEST_LOAN_SHARE = 0.05
CAPITAL_A_PERSON = 45_000.0
# A bank of a smaller city is no smaller: else the loans planted there would break limits that they are not about.
SMALLEST_CITY = 20_000


def draw_capital(world: World) -> None:
    """Net capital of each bank in yuan.

    A quarter of its loans, twenty times its largest one, and a tenth of what a bank of its size holds.
    """
    loans = world.frames["loan"]
    bank, amount = np.asarray(loans["bank"]), np.asarray(loans["amount"]) / 100
    for number in range(BANK_COUNT):
        own = amount[bank == number]
        largest = float(own.max(initial=0.0))
        world.capital[number] = round(
            max(
                float(own.sum()) * 0.25,
                largest / LARGEST_LOAN_SHARE,
                CAPITAL_A_PERSON * max(world.people, SMALLEST_CITY) * (BANK_SHARES[number] + 0.02),
            ),
            -4,
        )
