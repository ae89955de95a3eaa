"""Hypothetical facts meet the rules of recorded ones, and nothing of them is recorded."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

import pytest

from ledger.domain.decide.supposing import hypothetical_id, suppose
from ledger.domain.recorded import NAMESPACE
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.refusals.question import HypotheticalRefused
from ledger.domain.refusals.unknown import UnknownEducator
from ledger.domain.stream import Stream
from ledger.domain.timeline.items import Items
from ledger.domain.values import Fact
from tests.support.facts import activity, enrollment
from tests.support.granting import approval, award, earn_simply, lakeview, revocation, teacher
from tests.support.memory import MemoryLedger

AT = datetime(2026, 6, 20, tzinfo=UTC)
LATER = "2031-02-01"


def supposed(ledger: MemoryLedger, educator_id: str, *facts: Fact) -> Items:
    def loaded(name: str) -> Stream:
        return ledger.streams.get(name) or Stream(name)

    return suppose(educator_id, "lakeview", facts, AT, loaded)


def test_one_fact_may_rest_on_another_and_lie_in_the_future() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    facts = (
        enrollment(educator_id, "2031-01-01", credential_id="machine-learning"),
        award(educator_id, hypothetical_id(0), LATER),
        approval(educator_id, hypothetical_id(1), "2031-03-01"),
    )
    entries = list(ledger.entries)
    items = supposed(ledger, educator_id, *facts)
    found = [items.named(hypothetical_id(index)) for index in range(3)]
    assert [item.value for item in found if item and item.supported] == list(facts)
    assert [item.positions for item in found if item] == [(), (), ()]
    assert [item.recorded_at for item in found if item] == [AT] * 3
    assert ledger.entries == entries
    assert ledger.timeline(educator_id).items == tuple(item for item in items if item.positions)


def test_the_id_of_a_hypothetical_fact_follows_from_its_place() -> None:
    assert hypothetical_id(3) == str(uuid5(NAMESPACE, "hypothetical\n3"))
    assert UUID(hypothetical_id(0)) != UUID(hypothetical_id(1))


def test_a_fact_that_would_be_refused_is_named_by_its_place_with_its_refusal() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    begun = enrollment(educator_id)
    with pytest.raises(HypotheticalRefused) as refused:
        supposed(ledger, educator_id, begun, award(educator_id, hypothetical_id(0), LATER))
    assert refused.value.index == 1
    assert refused.value.refusal == "COMPONENTS_MISSING"
    assert "components" in refused.value.problem
    assert not str(refused.value).endswith("..")


def test_a_fact_that_takes_away_what_is_recorded_is_refused_as_it_would_be() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    earn_simply(ledger, educator_id)
    again = enrollment(educator_id, "2026-01-05", credential_id="machine-learning")
    with pytest.raises(HypotheticalRefused) as refused:
        supposed(ledger, educator_id, again)
    assert refused.value.refusal == "INVALIDATES_LATER_FACT"


def test_a_fact_that_contradicts_itself_is_told_with_the_path_of_its_field() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    begun, awarded = earn_simply(ledger, educator_id)
    with pytest.raises(HypotheticalRefused) as refused:
        supposed(ledger, educator_id, activity(educator_id, begun, "data", LATER, hours=0))
    assert refused.value.refusal == "HOURS_NOT_POSITIVE"
    backwards = approval(educator_id, awarded, panel=("twice", "twice"))
    with pytest.raises(FieldInvalid) as faulty:
        supposed(ledger, educator_id, approval(educator_id, awarded), backwards)
    (fault,) = faulty.value.violations
    assert fault.field.startswith("hypotheticals[1].approval.panel")


def test_a_revocation_that_is_only_supposed_ends_what_is_held() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    _, award_id = earn_simply(ledger, educator_id)
    items = supposed(ledger, educator_id, revocation(educator_id, award_id, LATER))
    held = items.named(award_id)
    assert held is not None
    assert str(held.effective_until) == LATER
    assert held.positions == ledger.item(educator_id, award_id).positions


def test_whoever_decides_acts_for_the_district_that_the_fact_names() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    _, award_id = earn_simply(ledger, educator_id)
    items = supposed(ledger, educator_id, approval(educator_id, award_id))
    found = items.named(hypothetical_id(0))
    assert found is not None
    assert found.supported
    assert (found.actor.principal_id, found.actor.district_id) == ("hypothetical", "lakeview")


def test_nobody_is_supposed_to_exist() -> None:
    nobody = str(UUID(int=7))
    with pytest.raises(HypotheticalRefused) as refused:
        supposed(lakeview(), nobody, enrollment(nobody))
    assert refused.value.refusal == "UNKNOWN_EDUCATOR"
    with pytest.raises(UnknownEducator):
        supposed(lakeview(), nobody)
