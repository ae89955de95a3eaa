"""What waits of an educator altogether: of whom, of which kinds, and in which order."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.answers.pending_shape import PendingKind
from tests.support.claim_histories import claim_histories, told_of_claims
from tests.support.claiming import Case, case, document
from tests.support.facts import credential, day, employment, requirement, simple_credential
from tests.support.granting import earn_simply
from tests.support.histories import Step
from tests.support.jobs import separation
from tests.support.pending import PROVISIONAL, awaited, complete_parts, on_approval, with_rewards
from tests.support.policies import pay_policy

ASKED = [PendingKind.APPROVAL, PendingKind.CLAIM]


@pytest.fixture
def everything() -> Case:
    """A teacher of whom something of every kind waits on 1 June."""
    found = case()
    ledger, educator = found.ledger, found.educator
    ledger.record(on_approval())
    ledger.record(document(educator, found.badge, **PROVISIONAL))
    ledger.record(simple_credential("first-aid", validity_months=3))
    ledger.record(with_rewards(credential_id="first-aid"))
    earn_simply(ledger, educator, "first-aid")
    ledger.record(credential(credential_id="second-badge"))
    complete_parts(ledger, educator, credential_id="second-badge")
    return found


def test_something_of_every_kind_is_told_in_order_of_day_fact_and_kind(everything: Case) -> None:
    found = awaited(everything.ledger, everything.educator)

    assert {each.kind for each in found} == set(PendingKind)
    assert found == sorted(found, key=lambda each: (each.day, each.fact_id, each.kind))
    assert {each.educator_id for each in found} == {everything.educator}
    head = everything.ledger.entries[-1].position
    assert all(1 <= min(each.positions) <= max(each.positions) <= head for each in found)
    assert all(list(each.positions) == sorted(set(each.positions)) for each in found)


@pytest.mark.parametrize("kind", list(PendingKind))
def test_only_the_kinds_asked_for_are_told(everything: Case, kind: PendingKind) -> None:
    whole = awaited(everything.ledger, everything.educator)

    some = awaited(everything.ledger, everything.educator, kind, PendingKind.CLAIM)

    assert some == [each for each in whole if each.kind in (kind, PendingKind.CLAIM)]


def test_of_who_has_left_only_what_the_district_was_asked_by_name_waits(everything: Case) -> None:
    whole = awaited(everything.ledger, everything.educator)
    everything.tell(separation(everything.educator, "2026-06-01"))

    before = awaited(everything.ledger, everything.educator, on="2026-05-31")
    after = awaited(everything.ledger, everything.educator)

    assert {each.kind for each in before} == set(PendingKind)
    assert [each.kind for each in after] == ASKED
    assert [each.fact_id for each in after] == [everything.request, everything.claim]
    assert set(after) < set(whole)


def test_of_who_comes_back_or_is_about_to_come_all_waits(everything: Case) -> None:
    everything.tell(separation(everything.educator, "2026-04-01"))
    everything.tell(employment(everything.educator, effective_from=day("2026-09-01")))

    assert {each.kind for each in awaited(everything.ledger, everything.educator)} == set(
        PendingKind
    )


def test_a_district_that_never_employed_the_educator_awaits_nothing(everything: Case) -> None:
    assert awaited(everything.ledger, everything.educator, district_id="elsewhere") == []


@settings(max_examples=60, deadline=None)
@given(history=claim_histories, days=st.integers(0, 60))
def test_whatever_waits_counts_and_is_not_dated_after_the_day(
    history: list[Step], days: int
) -> None:
    told = told_of_claims(history)
    for fact in (on_approval(), requirement(), pay_policy(policy_id="stipend")):
        told.ledger.record(fact)
    told.ledger.record(with_rewards(credential_id="machine-learning"))
    on = str(day("2026-03-10") + timedelta(days=days))
    items = {item.fact_id: item for item in told.items()}

    found = awaited(told.ledger, told.educators[0], on=on)

    assert all(items[each.fact_id].supported for each in found)
    assert all(str(items[each.fact_id].effective_from) <= on for each in found)
    assert all(str(each.day) <= on for each in found if each.kind is not PendingKind.RENEWAL)
    assert len({(each.fact_id, each.kind, each.text) for each in found}) == len(found)
    approvals = [each.fact_id for each in found if each.kind is PendingKind.APPROVAL]
    assert len({*approvals}) == len(approvals)
