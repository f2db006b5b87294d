"""The Beta distribution agrees with what is known of it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjian.clues.learning.posterior import Beta

SIZES = st.floats(0.5, 500)
SHARES = st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("alpha", "beta", "share", "expected"),
    [
        # closed forms: uniform, powers, the arcsine law; and a table of the binomial distribution
        (1, 1, 0.3, 0.3),
        (3, 1, 0.5, 0.125),
        (1, 4, 0.2, 1 - 0.8**4),
        (0.5, 0.5, 0.25, 2 / math.pi * math.asin(0.5)),
        (3, 8, 0.3, 1 - sum(math.comb(10, k) * 0.3**k * 0.7 ** (10 - k) for k in range(3))),
        (40, 61, 0.4, 1 - sum(math.comb(100, k) * 0.4**k * 0.6 ** (100 - k) for k in range(40))),
    ],
)
def test_the_distribution_function_has_its_known_values(
    alpha: float, beta: float, share: float, expected: float
) -> None:
    assert Beta(alpha, beta).cdf(share) == pytest.approx(expected, abs=1e-10)


@settings(deadline=None)
@given(SIZES, SIZES, SHARES)
def test_a_quantile_gives_back_the_probability_that_it_was_asked_for(
    alpha: float, beta: float, probability: float
) -> None:
    belief = Beta(alpha, beta)

    assert belief.cdf(belief.quantile(probability)) == pytest.approx(probability, abs=1e-6)


@settings(deadline=None)
@given(SIZES, SIZES, SHARES)
def test_the_distribution_mirrored_is_that_of_the_opposite(alpha: float, beta: float, share: float) -> None:
    assert Beta(alpha, beta).cdf(share) == pytest.approx(1 - Beta(beta, alpha).cdf(1 - share), abs=1e-8)


@settings(deadline=None)
@given(SIZES, SIZES, st.floats(0.1, 50))
def test_more_confirmations_raise_the_belief_and_more_refutations_lower_it(
    alpha: float, beta: float, more: float
) -> None:
    before = Beta(alpha, beta)

    better, worse = before.after(more, 0), before.after(0, more)

    assert worse.mean < before.mean < better.mean
    assert worse.quantile(0.05) <= before.quantile(0.05) <= better.quantile(0.05)


@settings(deadline=None)
@given(st.floats(0.05, 0.95), st.floats(2, 50))
def test_the_interval_narrows_as_outcomes_come_in_and_holds_the_middle(mean: float, strength: float) -> None:
    few, many = Beta(mean * strength, (1 - mean) * strength), Beta(mean * strength * 9, (1 - mean) * strength * 9)

    (low, high), (closer_low, closer_high) = few.interval(0.9), many.interval(0.9)

    assert low < few.quantile(0.5) < high
    assert closer_high - closer_low < high - low
