"""The story of an answer: benefit by benefit, nothing told twice, the nearest step first."""

from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from google.type.date_pb2 import Date
from rich.console import Console

from credential_ledger import money
from credential_ledger.cli.story import story
from credential_ledger.v1.calendar_pb2 import CalendarYear
from credential_ledger.v1.explanation_pb2 import EXPLANATION_STAGE_PAY, Explanation
from credential_ledger.v1.salary_eligibility_pb2 import (
    EligibilityState,
    NextStep,
    SalaryEligibility,
    Segment,
)
from credential_ledger.v1.salary_service_pb2 import GetSalaryEligibilityResponse

DUE = EligibilityState.ELIGIBILITY_STATE_DUE
CLAIMABLE = EligibilityState.ELIGIBILITY_STATE_CLAIMABLE
NOT_DUE = EligibilityState.ELIGIBILITY_STATE_NOT_DUE


def because(text: str, *children: Explanation, at: int = 0, fact: str = "") -> Explanation:
    inputs = {"fact_id": fact} if fact else {}
    positions = [at] if at else []
    return Explanation(text=text, children=children, positions=positions, inputs=inputs)


def segment(
    benefit_id: str, state: EligibilityState.ValueType, why: Explanation, fact: str = "f"
) -> Segment:
    return Segment(
        policy_id="pay",
        policy_version=2,
        benefit_id=benefit_id,
        state=state,
        explanation=why,
        fact_ids=[fact],
    )


def step(benefit_id: str, text: str) -> NextStep:
    return NextStep(policy_id="pay", benefit_id=benefit_id, text=text)


def told(
    segments: Iterable[Segment],
    steps: Iterable[NextStep] = (),
    *,
    benefit_id: str | None = None,
    positions: bool = False,
) -> list[str]:
    """The lines of the story, without those that are empty."""
    noun = SalaryEligibility(
        effective_on=Date(year=2026, month=1, day=15),
        contract_year=CalendarYear(name="2025-26"),
        segments=segments,
        next_steps=steps,
        explanation=because("The whole."),
    )
    console = Console(width=60, file=StringIO(), record=True)
    answer = GetSalaryEligibilityResponse(eligibility=noun)
    console.print(story(answer, benefit_id, positions=positions))
    return [line.rstrip() for line in console.export_text().splitlines() if line.strip()]


def test_it_begins_with_the_whole_and_the_nearest_step_and_ends_with_the_basis() -> None:
    steps = [step("lane", "Lane: claim it."), step("lane", "Lane: earn 2 more credits.")]
    lines = told([segment("lane", CLAIMABLE, because("Lane: claimable."))], steps)
    assert lines == [
        "The whole.",
        "Nearest next step: Lane: claim it.  (lane, policy pay)",
        "lane  (policy pay, version 2)",
        "   claimable: Lane: claimable.",
        "   Next: Lane: earn 2 more credits.",
        "As of an empty log.",
    ]


def test_steps_of_benefits_for_which_nothing_was_earned_come_last() -> None:
    steps = [step("lane", "Lane: claim it."), step("tariff", "Tariff: earn 2 more.")]
    lines = told([segment("lane", CLAIMABLE, because("Lane: claimable."))], steps)
    assert lines[-3:] == [
        "Nothing was earned yet for what follows",
        "   Next: Tariff: earn 2 more.  (tariff, policy pay)",
        "As of an empty log.",
    ]
    only = told([], steps[1:], benefit_id="tariff")
    nearest = "Nearest next step: Tariff: earn 2 more.  (tariff, policy"
    assert only[1:] == [nearest, "pay)", "As of an empty log."]


def test_of_a_benefit_what_is_due_is_told_first_and_in_order() -> None:
    due = because("Maker: 5 are due.", because("It was awarded."), because("It counts from May."))
    lines = told(
        [
            segment("pay", NOT_DUE, because("Sum: 2 more."), "none"),
            segment("pay", DUE, due, "maker"),
        ]
    )
    assert lines[1:6] == [
        "pay  (policy pay, version 2)",
        "   due: Maker: 5 are due.",
        "      It was awarded.",
        "      It counts from May.",
        "   not due: Sum: 2 more.",
    ]


def test_what_the_verdict_says_is_not_said_again_below_it() -> None:
    lines = told([segment("pay", NOT_DUE, because("Maker: not due. Denied.", because("Denied.")))])
    assert lines[2:-1] == ["   not due: Maker: not due. Denied."]


def test_what_a_level_brings_is_said_of_each_level() -> None:
    paid = because("It brings 150.00 USD.")
    levels = [segment("pay", DUE, because(f"Level {number}.", paid)) for number in (1, 2)]
    for number, each in enumerate(levels, 1):
        each.level = number
    assert told(levels).count("      It brings 150.00 USD.") == 2


def test_what_a_level_brings_is_said_of_that_level_of_each_year() -> None:
    paid = because("It brings 150.00 USD.")
    levels = [segment("pay", DUE, because("Level 1.", paid)) for _ in range(2)]
    for each, year in zip(levels, ("2024-25", "2025-26"), strict=True):
        each.level, each.level_period = 1, year
    assert told(levels).count("      It brings 150.00 USD.") == 2


def test_how_it_is_paid_is_said_of_each_assignment() -> None:
    awarded = because("It was awarded.")
    paid = because("Paid with 12 pay periods.")
    paid.stage = EXPLANATION_STAGE_PAY
    segments = [segment("pay", DUE, because(f"Due on a{at}.", awarded, paid)) for at in (1, 2)]
    lines = told(segments)
    assert lines.count("      Paid with 12 pay periods.") == 2
    assert lines.count("      It was awarded.") == 1


def test_the_same_is_said_of_each_fact_and_once_of_one() -> None:
    approved = because("It was approved.")
    first, second = (because(f"{name} counts.", approved, fact=name) for name in ("A", "B"))
    lines = told(
        [
            segment("pay", DUE, because("Level 1.", first, second)),
            segment("pay", NOT_DUE, because("Level 2.", first)),
        ]
    )
    assert lines.count("         It was approved.") == 2
    assert lines[-2:] == ["   not due: Level 2.", "As of an empty log."]


def test_a_long_sentence_keeps_its_place() -> None:
    long = because("Maker.", because("Word " * 20, at=7))
    lines = told([segment("pay", DUE, long)])
    assert all(line.startswith("      Word") for line in lines[3:5])


def test_positions_are_named_only_where_they_are_asked_for() -> None:
    awarded = [segment("pay", DUE, because("Maker.", because("Awarded.", at=7)))]
    assert "      Awarded.  [7]" in told(awarded, positions=True)
    assert "      Awarded." in told(awarded)


def test_one_benefit_is_told_alone_with_its_own_nearest_step() -> None:
    segments = [segment(name, DUE, because(f"{name}: due.")) for name in ("lane", "stipend")]
    steps = [step("lane", "Lane: claim it."), step("stipend", "Stipend: wait.")]
    lines = told(segments, steps, benefit_id="stipend")
    assert "Nearest next step: Stipend: wait.  (stipend, policy pay)" in lines
    assert not any("ane" in line for line in lines)
    missing = told(segments, steps, benefit_id="bonus")
    assert "There is nothing to say of bonus; what there is: lane," in missing


def test_what_is_said_of_the_whole_is_told_though_there_is_no_segment() -> None:
    assert told([]) == ["The whole.", "As of an empty log."]


def test_one_benefit_begins_with_what_is_due_of_it_and_says_what_is_of_all() -> None:
    stipend, bonus = (
        segment(name, DUE, because(f"{name}: due."), fact=name) for name in ("stipend", "bonus")
    )
    stipend.amount.CopyFrom(money.encode(Decimal("1250.00"), "USD"))
    bonus.amount.CopyFrom(money.encode(Decimal("300.00"), "USD"))
    missing = segment("stipend", NOT_DUE, because("Stipend: not due."))
    lines = told([stipend, stipend, missing, bonus], benefit_id="stipend")
    assert lines[:2] == [
        "In 2025-26, 2,500.00 USD are due of stipend.",
        "Of all benefits: The whole.",
    ]
    assert told([missing, bonus], benefit_id="stipend")[0] == "Of all benefits: The whole."
