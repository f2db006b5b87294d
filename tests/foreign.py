"""Models that no drawn city can show, and why."""

# Reads statements of a country that is not drawn; proven on its published returns in tests/real.
FOREIGN = {"prudential.insurer_capital_below_minimum"}
