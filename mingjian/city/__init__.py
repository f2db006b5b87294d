"""A synthetic city.

People, firms, institutions and departments, what they do, what they file, and the truth about it.
"""

from mingjian.city.draw import Drawn, draw

__all__ = ["Drawn", "draw"]
