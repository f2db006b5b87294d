"""The Beta distribution as far as it is needed here: mean, distribution function, quantiles.

The incomplete beta integral by its continued fraction (Lentz's method; Press and others, Numerical Recipes, 6.4), the
quantile by halving: a screenful of code against a library of a hundred megabytes.
"""

import math
from dataclasses import dataclass

_PRECISION = 1e-12
_STEPS = 400
_HALVINGS = 60
_TINY = 1e-300


@dataclass(frozen=True)
class Beta:
    """A belief about a share: as if `alpha` times yes and `beta` times no had been seen."""

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        """The share expected."""
        return self.alpha / (self.alpha + self.beta)

    def after(self, yes: float, no: float) -> "Beta":
        """The belief once so many more of each were seen."""
        return Beta(self.alpha + yes, self.beta + no)

    def cdf(self, share: float) -> float:
        """The probability that the share is at most `share`."""
        if share <= 0 or share >= 1:
            return float(share > 0)
        front = math.exp(
            math.lgamma(self.alpha + self.beta)
            - math.lgamma(self.alpha)
            - math.lgamma(self.beta)
            + self.alpha * math.log(share)
            + self.beta * math.log1p(-share)
        )
        if share < (self.alpha + 1) / (self.alpha + self.beta + 2):
            return front * _fraction(self.alpha, self.beta, share) / self.alpha
        return 1 - front * _fraction(self.beta, self.alpha, 1 - share) / self.beta

    def quantile(self, probability: float) -> float:
        """The share that the true one is below with `probability`."""
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.cdf(middle) < probability else (low, middle)
        return (low + high) / 2

    def interval(self, credibility: float) -> tuple[float, float]:
        """The equal-tailed interval that holds the share with `credibility`."""
        tail = (1 - credibility) / 2
        return self.quantile(tail), self.quantile(1 - tail)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta integral."""
    c, d = 1.0, 1 / _not_nought(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_nought(1 + step * d)
            c = _not_nought(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return value


def _not_nought(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
