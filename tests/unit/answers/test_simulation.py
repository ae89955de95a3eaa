"""What a contract year comes to without and with a draft: counts and sums of everybody."""

from ledger.domain.answers.simulation import YearSimulation
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from tests.unit.answers.simulations import NAMED, due, undeterminable, usd, waiting

PENDING, HELD = EligibilityState.PENDING, EligibilityState.HELD
UNKNOWN = EligibilityState.NOT_YET_DETERMINABLE


def simulation() -> YearSimulation:
    return YearSimulation(NAMED, "USD")


def test_sums_and_counts_are_of_everybody_however_few_are_listed() -> None:
    year = simulation()
    for number in range(5):
        year.add(due(f"gains-{number}", 100), due(f"gains-{number}", 100 + number))
    year.add(due("loses", 70), due("loses", 0))
    told = year.result(listed_max=2)
    assert (told.before.amount, told.after.amount) == (usd(570), usd(510))
    assert told.difference == usd(-60)
    assert (told.before.educators_due, told.after.educators_due) == (6, 5)
    assert (told.gains.educators, told.gains.amount) == (4, usd(10))
    assert [each.educator_id for each in told.gains.listed] == ["gains-4", "gains-3"]
    assert (told.losses.educators, told.losses.amount) == (1, usd(-70))
    assert told.educators_unchanged == 1
    assert told.differences.educators == 5


def test_of_equal_differences_the_educators_stand_by_id() -> None:
    year = simulation()
    for educator_id in ("b", "c", "a"):
        year.add(due(educator_id, 0), due(educator_id, 5))
    assert [each.educator_id for each in year.result(9).gains.listed] == ["a", "b", "c"]


def test_who_has_no_contract_year_is_counted_and_in_no_sum() -> None:
    year = simulation()
    year.add(undeterminable("a"), undeterminable("a"))
    year.add(due("b", 10), due("b", 10))
    told = year.result(9)
    assert (told.educators, told.educators_not_determinable, told.educators_unchanged) == (2, 1, 1)
    (reason,) = told.after.waiting
    assert (reason.state, reason.kind) == (UNKNOWN, WaitingKind.CALENDAR)
    assert (reason.educators, reason.segments) == (1, 0)


def test_what_only_one_side_determines_is_in_the_sum_of_neither() -> None:
    year = simulation()
    year.add(due("a", 10), undeterminable("a"))
    told = year.result(9)
    assert told.before.amount == told.after.amount == told.difference == usd(0)
    assert told.educators_not_determinable == 1


def test_what_waits_is_counted_by_state_and_by_each_thing_it_waits_for() -> None:
    year = simulation()
    both = waiting(PENDING, WaitingKind.APPROVAL, WaitingKind.ASSIGNMENT)
    one = waiting(PENDING, WaitingKind.APPROVAL)
    year.add(due("a", 0), due("a", 0, both, one))
    year.add(due("b", 0), due("b", 0, one, waiting(HELD), waiting(EligibilityState.NOT_DUE)))
    told = year.result(9)
    assert told.before.waiting == ()
    assert [(w.state, w.kind, w.educators, w.segments) for w in told.after.waiting] == [
        (HELD, None, 1, 1),
        (PENDING, WaitingKind.APPROVAL, 2, 3),
        (PENDING, WaitingKind.ASSIGNMENT, 1, 1),
    ]


def test_what_is_due_in_part_is_counted_with_what_the_rest_waits_for() -> None:
    year = simulation()
    whole, part = (waiting(EligibilityState.DUE, *kinds) for kinds in ((), (WaitingKind.CALENDAR,)))
    year.add(due("a", 0), due("a", 10, whole, part))
    (found,) = year.result(9).after.waiting
    assert (found.state, found.kind) == (EligibilityState.DUE, WaitingKind.CALENDAR)
    assert (found.educators, found.segments) == (1, 1)
