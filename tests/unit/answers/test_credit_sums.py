"""What credits come to, each unit, scheme and category for itself."""

from decimal import Decimal

from ledger.domain.answers.credit_sums import credit_sums
from ledger.domain.facts.credit import CreditUnit
from tests.support.claiming import Case, case, course_credit
from tests.support.granting import void


def sums(given: Case) -> list[tuple[str, str | None, str | None, str]]:
    """The sums of the teacher's credits, in a line each."""
    found = credit_sums(given.ledger.timeline(given.educator).items)
    return [(each.unit.value, each.scheme, each.category, str(each.amount)) for each in found]


def test_credits_are_summed_by_unit_scheme_and_category() -> None:
    given = case()
    points = {"unit": CreditUnit.POINT, "amount": Decimal("1.5")}
    for on, scheme in (("2026-03-01", "state"), ("2026-03-02", "state"), ("2026-03-03", "board")):
        given.tell(course_credit(given.educator, on, scheme=scheme, **points))
    given.tell(course_credit(given.educator, category="stem"))
    given.tell(course_credit(given.educator))

    assert sums(given) == [
        ("clock_hour", None, None, "12"),
        ("semester_credit", None, None, "3"),
        ("semester_credit", None, "stem", "3"),
        ("point", "board", None, "1.5"),
        ("point", "state", None, "3"),
    ]


def test_a_credit_that_does_not_count_is_in_no_sum() -> None:
    given = case()
    given.ledger.record(void(given.educator, given.badge))

    assert sums(given) == []
