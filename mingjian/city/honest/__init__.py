"""The honest mass of a city.

Who lives there, what they own and owe, and what they pay, without a violation among them.
"""

from mingjian.city.honest.banks import draw_accounts, draw_branches, draw_employees, draw_institutions
from mingjian.city.honest.business import draw_business
from mingjian.city.honest.capital import draw_capital
from mingjian.city.honest.firms import draw_firms
from mingjian.city.honest.insurance import draw_insurance
from mingjian.city.honest.lists import draw_lists
from mingjian.city.honest.loans import draw_loans
from mingjian.city.honest.notes import draw_notes
from mingjian.city.honest.people import draw_people
from mingjian.city.honest.registers import draw_registers
from mingjian.city.honest.security import draw_security
from mingjian.city.world import World


def draw_honest(world: World) -> None:
    """Draw the whole cast, in the order in which one needs the other."""
    for step in (draw_institutions, draw_people, draw_firms, draw_branches, draw_employees, draw_accounts, draw_loans,
        draw_capital,
                 draw_security, draw_notes, draw_business, draw_insurance, draw_registers,
                 draw_lists):  # fmt: skip
        step(world)
