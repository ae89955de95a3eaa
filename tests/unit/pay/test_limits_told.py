"""What a limit of money leaves is told with the limit."""

from decimal import Decimal

from tests.unit.pay.policies import ask
from tests.unit.pay.test_limits import AWARDS, JOB, SPRING, money


def test_a_reduced_segment_says_what_is_missing() -> None:
    _, reduced = ask(SPRING, [JOB, *AWARDS], money("800.00")).segments
    assert reduced.shortfall is not None
    assert (reduced.shortfall.amount, reduced.shortfall.unit) == (Decimal("295.00"), "USD")
    (step,) = (each for each in reduced.explanation.children if each.code == "limit_reached")
    assert step.text == (
        "The limit: of at most 800.00 USD in a contract year there is room for 435.00 USD of "
        "730.00 USD."
    )


def test_a_refused_segment_says_that_too_little_is_left() -> None:
    document = money("800.00", when_exceeded="refuse")
    _, refused = ask(SPRING, [JOB, *AWARDS], document).segments
    assert refused.explanation.text.endswith(
        "of at most 800.00 USD in a contract year there is too little left for all of 730.00 USD, "
        "so nothing of it is due."
    )
