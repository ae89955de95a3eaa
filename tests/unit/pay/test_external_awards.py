"""What was earned elsewhere is selected and paid as any award."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.award import CatalogueEntry, ExternalAward, OneOff
from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, approval, fact_id, item, job
from tests.unit.pay.policies import MAKER, PLAIN, amount_of, ask, benefit, codes

EARNED, ON = date(2025, 7, 1), date(2025, 9, 1)
JOB = job(date(2024, 7, 1))
DEGREE = OneOff(
    title="Master of Education",
    kind=CredentialKind.DEGREE,
    tags=("education",),
    level="master",
    subject="curriculum",
)


def earned(**what: Any) -> Item[TimelineFact]:
    """Something earned elsewhere."""
    value = ExternalAward(
        educator_id=EDUCATOR,
        awarding_body="A university",
        completed_on=EARNED,
        evidence=(),
        **what,
    )
    entry = value.definition
    holding = Holding(
        awarded_on=EARNED,
        credential_id=None if entry is None else entry.credential_id,
        credential_version=None if entry is None else entry.credential_version,
    )
    return item("external", value, EARNED, holding=holding)


LISTED = earned(definition=CatalogueEntry(credential_id=MAKER, credential_version=1))
ONE_OFF = earned(one_off=DEGREE)


def test_what_was_earned_elsewhere_is_paid_as_an_award() -> None:
    answer = ask(ON, [JOB, LISTED], PLAIN)
    assert amount_of(answer) == Decimal("365.00")
    (segment,) = answer.segments
    assert (segment.award_id, segment.title) == (LISTED.fact_id, None)


def test_a_district_decides_on_it_by_its_own_id() -> None:
    document = benefit({"select/approval": {"rule": "required", "withdrawn": "ends"}})
    (pending,) = ask(ON, [JOB, LISTED], document).segments
    assert pending.state is EligibilityState.PENDING
    approved = approval("external", EARNED)
    assert approved.value.subject_id == fact_id("external")  # type: ignore[union-attr]  # an Approval
    assert amount_of(ask(ON, [JOB, LISTED, approved], document)) == Decimal("365.00")


@pytest.mark.parametrize(
    "terms",
    [
        {"kinds": ["degree"]},
        {"tags": ["education"]},
        {"levels": ["master"], "subjects": ["curriculum"]},
    ],
)
def test_a_one_off_is_selected_by_what_it_says_and_no_price_table_names_it(
    terms: dict[str, Any],
) -> None:
    document = benefit({f"select/items/0/facts/{name}": value for name, value in terms.items()})
    (segment,) = ask(ON, [JOB, ONE_OFF], document).segments
    assert (segment.credential_id, segment.title) == (None, "Master of Education")
    assert (segment.state, codes(segment)[-1]) == (EligibilityState.NOT_DUE, "unlisted")
    assert "Master of Education is not in the price table." in segment.explanation.text
    step = segment.explanation.children[0]
    assert step.inputs == {
        "fact_id": fact_id("external"),
        "of": "award",
        "kind": "degree",
        "earned_on": str(EARNED),
    }


@pytest.mark.parametrize(
    "terms",
    [
        {"kinds": ["licence"]},
        {"tags": ["stem"]},
        {"levels": ["doctor"]},
        {"subjects": ["physics"]},
        {"issuers": ["crafted"]},
        {"credentials": [MAKER]},
        {"informal": False},
    ],
)
def test_a_one_off_does_not_meet_what_it_does_not_say(terms: dict[str, Any]) -> None:
    document = benefit({f"select/items/0/facts/{name}": value for name, value in terms.items()})
    assert ask(ON, [JOB, ONE_OFF], document).segments == ()
