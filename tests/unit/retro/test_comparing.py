"""Two answers compared, segment by segment and pay period by pay period."""

from decimal import Decimal

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.retro.cause import Between
from ledger.domain.retro.comparing import compare
from ledger.domain.retro.comparison_shape import (
    BenefitComparison,
    ChangeKind,
    EducatorComparison,
    SegmentAspect,
    SegmentChange,
)
from ledger.domain.retro.totals import Totals
from tests.support.facts import day
from tests.unit.retro.answers import NOVEMBER, OCTOBER, answer, segment, usd, why

BETWEEN = Between.of(20, 30, [22])
PAID = {OCTOBER: "10.00", NOVEMBER: "10.00"}


def compared(
    before: SalaryEligibility | None, after: SalaryEligibility | None
) -> tuple[BenefitComparison, ...]:
    return compare(before, after, BETWEEN, "USD")


def by_id(found: tuple[BenefitComparison, ...]) -> dict[str, SegmentChange]:
    changes = [change for benefit in found for change in benefit.segments]
    return {
        segment.segment_id: change
        for change in changes
        if (segment := change.after or change.before) is not None
    }


def test_other_words_for_the_same_are_no_change() -> None:
    before, after = (answer(segment("a", PAID, at), explanation=why(at)) for at in (7, 25))
    assert compared(before, after) == ()


def test_a_change_says_in_what_and_what_each_pay_period_carries_more() -> None:
    before = answer(segment("a", PAID, 7))
    more = {OCTOBER: "10.00", NOVEMBER: "15.00"}
    after = answer(segment("a", more, 7, 25, effective_until=day("2026-06-01")))
    (benefit,) = compared(before, after)
    assert (benefit.assignment_id, benefit.policy_id) == ("grade-5", "base")
    (change,) = benefit.segments
    assert change.kind is ChangeKind.CHANGED
    assert change.changed == (SegmentAspect.AMOUNT, SegmentAspect.DATES, SegmentAspect.PAYMENTS)
    assert change.cause.positions == (25,)
    (period,) = benefit.periods
    assert (period.payable_on, period.pay_period) == (day(NOVEMBER), "2025-11")
    assert [period.before, period.after, period.difference] == [
        usd("10.00"),
        usd("15.00"),
        usd("5.00"),
    ]
    assert change.difference == benefit.difference == usd("5.00")


def test_a_field_that_has_no_aspect_of_its_own_is_a_change_all_the_same() -> None:
    before, after = (answer(segment("a", PAID, policy_version=at)) for at in (1, 2))
    assert by_id(compared(before, after))["a"].changed == (SegmentAspect.OTHER,)


def test_what_is_new_takes_the_place_of_what_shared_its_days() -> None:
    before = answer(segment("old", PAID, 7))
    after = answer(segment("new", PAID, 7, 25, effective_from=day("2025-11-01")))
    changes = by_id(compared(before, after))
    assert changes["old"].kind is ChangeKind.REMOVED
    assert changes["old"].cause.positions == (25,)
    added = changes["new"].after
    assert added is not None
    assert added.supersedes == ("old",)


def test_a_segment_cut_short_gives_the_days_it_lost_to_the_new_one() -> None:
    change_of_job = day("2026-01-01")
    before = answer(segment("a", PAID, 7))
    after = answer(
        segment("a", PAID, 7, 25, effective_until=change_of_job),
        segment("b", PAID, 7, 25, effective_from=change_of_job),
    )
    changes = by_id(compared(before, after))
    assert changes["a"].kind is ChangeKind.CHANGED
    added = changes["b"].after
    assert added is not None
    assert added.supersedes == ("a",)


def test_what_is_cut_short_is_so_because_of_what_its_benefit_names_and_no_other() -> None:
    change_of_rules = day("2026-01-01")
    before = answer(segment("a", PAID, 7))
    after = answer(
        segment("a", PAID, 7, effective_until=change_of_rules),
        segment("b", PAID, 7, 25, effective_from=change_of_rules),
        explanation=why(25, 28),
    )
    assert by_id(compared(before, after))["a"].cause.positions == (25,)


def test_another_award_beside_one_that_stays_takes_nobodys_place() -> None:
    before = answer(segment("a", PAID, 7))
    after = answer(segment("a", PAID, 7), segment("b", PAID, 25, fact_ids=("other",)))
    (change,) = by_id(compared(before, after)).values()
    assert change.after is not None
    assert (change.kind, change.after.supersedes) == (ChangeKind.ADDED, ())


def test_what_waits_beside_a_segment_of_the_same_award_that_stays_takes_nobodys_place() -> None:
    before = answer(segment("a", PAID, 7))
    waits = segment("waits", None, 25, state=EligibilityState.PENDING, assignment_id="grade-5")
    (change,) = by_id(compared(before, answer(segment("a", PAID, 7), waits))).values()
    assert change.after is not None
    assert change.after.supersedes == ()


def test_an_award_recorded_again_takes_the_place_of_the_annulled_one_and_no_other_does() -> None:
    before = answer(segment("annulled", PAID, 7), segment("lost", PAID, 8, fact_ids=("other",)))
    after = answer(
        segment("again", PAID, 25, fact_ids=("again",)),
        segment("void", None, 8, 26, fact_ids=("other",)),
    )
    again = by_id(compared(before, after))["again"].after
    assert again is not None
    assert again.supersedes == ("annulled",)


def test_what_waited_without_an_assignment_is_superseded_by_what_is_due_on_one() -> None:
    before = answer(segment("waits", None, 7, state=EligibilityState.PENDING))
    after = answer(segment("due", PAID, 7, 25))
    due = by_id(compared(before, after))["due"].after
    assert due is not None
    assert due.supersedes == ("waits",)


def test_where_nothing_was_said_before_all_is_added() -> None:
    (benefit,) = compared(None, answer(segment("a", PAID, 25)))
    assert [each.kind for each in benefit.segments] == [ChangeKind.ADDED]
    assert benefit.difference == usd("20.00")
    (benefit,) = compared(answer(segment("a", PAID, 7)), None)
    assert [each.kind for each in benefit.segments] == [ChangeKind.REMOVED]
    assert benefit.difference == usd("-20.00")


def test_each_benefit_on_each_assignment_is_told_apart() -> None:
    after = answer(
        segment("a", PAID, 25),
        segment("b", PAID, 25, assignment_id="coach"),
        segment("c", PAID, 25, benefit_id="bonus"),
    )
    assert [(each.assignment_id, each.benefit_id) for each in compared(answer(), after)] == [
        ("coach", "increase"),
        ("grade-5", "bonus"),
        ("grade-5", "increase"),
    ]


def test_a_summary_counts_who_gains_who_loses_and_who_changes_without_either() -> None:
    totals = Totals("USD")
    for name, amount in (("ada", "5.00"), ("bob", "-2.00"), ("cy", "-1.00"), ("di", "0.00")):
        benefits = compared(answer(), answer(segment("a", PAID)))
        totals.add(
            EducatorComparison(
                educator_id=name, benefits=benefits, lines=(), difference=usd(amount)
            )
        )
    totals.skip(6)
    summary = totals.summary()
    assert (summary.educators, summary.educators_affected) == (10, 4)
    assert (summary.gains.educators, summary.gains.amount) == (1, usd("5.00"))
    assert (summary.losses.educators, summary.losses.amount) == (2, usd("-3.00"))
    assert summary.difference.amount == Decimal("2.00")
