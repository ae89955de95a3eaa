"""Retro: what closed pay dates state now, less what they stated at the last basis."""

from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.cause import Apart, Between, Cause, CauseSource
from ledger.domain.retro.retro import Answers, LineChange, Passing, retro
from tests.support.facts import day
from tests.unit.retro.answers import DECEMBER, NOVEMBER, OCTOBER, answer, segment, why

BETWEEN = Between.of(20, 30, [5, 22, 31])
CLOSED = (day(OCTOBER), day(NOVEMBER))


def changes(
    before: SalaryEligibility | None,
    after: SalaryEligibility | None,
    between: Between = BETWEEN,
) -> tuple[LineChange, ...]:
    def of(said: SalaryEligibility | None) -> dict[date, list[SalaryEligibility]]:
        return {} if said is None else {each: [said] for each in CLOSED}

    return retro(CLOSED, of(before), of(after), between)


def amounts(found: tuple[LineChange, ...]) -> list[tuple[str, str]]:
    return [(str(each.payable_on), str(each.difference.amount)) for each in found]


def test_the_same_answer_owes_nothing() -> None:
    said = answer(segment("a", {OCTOBER: "10.00"}, 7))
    assert changes(said, said) == ()


def test_what_is_owed_more_is_positive_and_names_the_entry_behind_it() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    after = answer(segment("a", {OCTOBER: "12.50"}, 7, 25, credential_id="making"))
    (change,) = changes(before, after)
    assert (change.credential_id, change.title) == ("making", None)
    assert change.difference.amount == Decimal("2.50")
    assert change.cause == Cause(source=CauseSource.EXPLANATION, positions=(25,))


def test_what_was_paid_and_is_not_due_any_more_is_negative_with_its_cause() -> None:
    before = answer(segment("a", {OCTOBER: "10.00", NOVEMBER: "10.00"}, 7))
    after = answer(segment("lost", None, 7, 24))
    found = changes(before, after)
    assert amounts(found) == [(OCTOBER, "-10.00"), (NOVEMBER, "-10.00")]
    assert all(each.after == () for each in found)
    assert {each.cause.positions for each in found} == {(24,)}


def test_a_pay_date_that_is_not_closed_is_nothing_of_retro() -> None:
    before, after = answer(), answer(segment("a", {DECEMBER: "10.00"}, 25))
    assert changes(before, after) == ()


def test_the_same_amount_for_the_same_thing_is_no_change_whatever_segment_states_it() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    after = answer(
        segment("b", {OCTOBER: "4.00"}, 7, 25, policy_version=2),
        segment("c", {OCTOBER: "6.00"}, 7, 25),
    )
    assert changes(before, after) == ()


def test_two_awards_do_not_make_up_for_each_other() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    after = answer(segment("b", {OCTOBER: "10.00"}, 8, 26, fact_ids=("other",)))
    assert amounts(changes(before, after)) == [(OCTOBER, "-10.00"), (OCTOBER, "10.00")]


def test_what_was_never_stated_is_owed_in_full_because_of_all_it_rests_on() -> None:
    after = answer(segment("a", {OCTOBER: "10.00"}, 7, 25))
    (change,) = changes(None, after, Between.of(0, 30))
    assert (change.before, change.difference.amount) == ((), Decimal("10.00"))
    assert change.cause.positions == (7, 25)


def test_an_annulled_fact_that_nothing_names_is_found_in_the_record() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    (change,) = changes(before, answer())
    assert change.cause == Cause(source=CauseSource.RECORD, positions=(22,))


def test_what_the_whole_answer_names_comes_before_the_record() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    after = answer(segment("a", {OCTOBER: "9.00"}, 7), explanation=why(3, 28))
    (change,) = changes(before, after)
    assert change.cause.positions == (28,)


def test_what_another_award_of_the_benefit_names_comes_before_what_any_benefit_does() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    beside = segment("b", {OCTOBER: "1.00"}, 8, 25, fact_ids=("other",))
    after = answer(segment("a", {OCTOBER: "9.00"}, 7), beside, explanation=why(25, 28))
    found = changes(before, after)
    assert {each.cause.positions for each in found} == {(25,)}


def test_where_nothing_was_recorded_in_between_that_is_said() -> None:
    before, after = answer(segment("a", {OCTOBER: "10.00"}, 7)), answer()
    (change,) = changes(before, after, Between.of(20, 30))
    assert change.cause == Cause(source=CauseSource.NONE, positions=())


def test_a_cause_is_found_at_any_depth() -> None:
    deep = why(children=(why(7, children=(why(21),)),))
    before = answer(segment("a", {OCTOBER: "10.00"}, explanation=deep))
    after = answer(segment("a", {OCTOBER: "9.00"}, 7))
    (change,) = changes(before, after, Between.of(20, 30))
    assert change.cause.positions == (21,)


def asked_later(
    before: SalaryEligibility,
    by_then: SalaryEligibility,
    after: SalaryEligibility,
    apart: Apart[Answers] | None = None,
) -> Cause:
    """The cause of one change, where the old basis says so much of the new day."""
    october = day(OCTOBER)
    passing = Passing({october: [by_then]}, lambda _: frozenset({9, 11}))
    told = {october: [before]}, {october: [after]}
    (change,) = retro([october], *told, BETWEEN, lambda: passing, apart)
    return change.cause


def test_what_the_old_basis_says_too_of_the_new_day_is_because_of_time() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    lost, unnamed = answer(segment("a", None, 7, 9)), answer(segment("a", None, 7, 24))
    assert asked_later(before, lost, unnamed) == Cause(source=CauseSource.TIME, positions=(9,))
    # Where no explanation names what took effect, all of it is told.
    nobody = answer()
    assert asked_later(before, nobody, nobody).positions == (9, 11)


def test_what_facts_and_rules_make_apart_is_not_asked_where_time_alone_makes_the_difference() -> (
    None
):
    def never() -> Answers:
        raise AssertionError("nobody needs it")

    before, lost = answer(segment("a", {OCTOBER: "10.00"}, 7)), answer(segment("a", None, 7, 9))
    cause = asked_later(before, lost, lost, Apart(facts=never, rules=never))
    assert cause == Cause(source=CauseSource.TIME, positions=(9,))


def test_what_is_left_on_the_same_day_is_because_of_what_was_recorded() -> None:
    before = answer(segment("a", {OCTOBER: "10.00"}, 7))
    by_then = answer(segment("a", {OCTOBER: "8.00"}, 7, 9))
    after = answer(segment("a", {OCTOBER: "5.00"}, 7, 9, 24))
    assert asked_later(before, by_then, after) == Cause(
        source=CauseSource.EXPLANATION, positions=(24,)
    )
