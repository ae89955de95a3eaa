"""A requirement is short for a policy: adopted as one, it brings the same verdict on any day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec
from hypothesis import given
from msgspec import structs

from ledger.domain.answers.credit_hours import CreditState
from ledger.domain.answers.professional_development import (
    ProfessionalDevelopmentProgress,
    RequirementState,
    professional_development,
)
from ledger.domain.book import DistrictBook
from ledger.domain.pay.answer import EligibilityState, OutcomeKind, Segment
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import Adopted, PayQuestion
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.shorthand import policies_of
from ledger.domain.timeline.items import Items
from tests.unit.answers.development import DEFINITIONS, Facts
from tests.unit.answers.hours import ASKED, books, histories
from tests.unit.pay.facts import EDUCATOR, ended


def written(adopted: Adopted) -> Adopted:
    """The same version as a district would adopt it: written down, and read as any document."""
    document = parse_document(msgspec.json.encode(adopted.policy.document))
    return replace(adopted, policy=structs.replace(adopted.policy, document=document))


def required(facts: Facts, book: DistrictBook, on: date) -> Segment | None:
    """The segment that says how the requirement stands, where one does."""
    question = PayQuestion(
        educator_id=EDUCATOR,
        items=ended(facts),
        definitions=DEFINITIONS,
        book=replace(book, requirements=()),
        policies=tuple(written(each) for each in policies_of(book.requirements)),
        on=on,
    )
    found = [
        each for each in evaluate(question).segments if each.outcome.kind is OutcomeKind.REQUIREMENT
    ]
    assert len(found) <= 1
    return found[0] if found else None


def hours(facts: Facts, book: DistrictBook, on: date) -> ProfessionalDevelopmentProgress:
    return professional_development(EDUCATOR, Items(ended(facts)), DEFINITIONS, book, on)


@given(histories(), books(), ASKED)
def test_the_requirement_and_the_policy_that_says_the_same_agree_on_any_day(
    facts: Facts, book: DistrictBook, on: date
) -> None:
    told, segment = hours(facts, book, on), required(facts, book, on)

    if segment is None:
        assert told.state is RequirementState.NOT_YET_DETERMINABLE
        return
    assert segment.outcome.requirement is not None
    (need,) = segment.outcome.requirement.alternatives[0].needs
    assert (told.counted_hours, told.shortfall_hours) == (need.counted, need.missing)
    met = segment.state is EligibilityState.DUE
    assert told.state is (RequirementState.MET if met else RequirementState.SHORT)
    assert told.explanation.positions[0] in segment.explanation.positions


@given(histories(), books(), ASKED)
def test_the_hours_of_the_credits_come_to_the_hours_that_count(
    facts: Facts, book: DistrictBook, on: date
) -> None:
    told = hours(facts, book, on)
    assert sum((each.counted_hours for each in told.credits), Decimal(0)) == told.counted_hours
    for each in told.credits:
        least = min([each.amount, *(limit.hours for limit in each.limits)])
        assert each.counted_hours == (least if each.state is CreditState.COUNTED else 0)
