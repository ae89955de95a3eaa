"""A watch delivers every kind of item, and an item again when what is said about it changes."""

import random
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.answers.claim_shape import ClaimState
from ledger.domain.answers.transcript_shape import TranscriptItem, TranscriptStatus
from ledger.projections.watch import TranscriptWatch
from ledger.store.subscription import Head
from tests.store.projections.logs import PATIENCE_S, educators, record, replayed, store
from tests.store.projections.test_watch import apply, employed_items, everything
from tests.support.awards import external_award, licence, renewal, suspension
from tests.support.claim_histories import told_of_claims
from tests.support.claiming import case, document, request, waiver, withdrawal
from tests.support.cluster import Database
from tests.support.correcting import annul
from tests.support.granting import lakeview, teacher

pytestmark = pytest.mark.usefixtures("projector")


def changes_of(transcripts: TranscriptWatch, fact_id: str) -> list[TranscriptItem]:
    """Every state in which an item was delivered."""
    found = [change.changed for change in everything(transcripts)]
    return [item for item in found if item is not None and item.fact_id == fact_id]


@pytest.mark.parametrize("seed", [6, 12])
def test_who_takes_every_change_holds_claims_requests_papers_and_waivers_too(
    database: Database,
    service: Connection[Any],
    projected: Head,
    transcripts: TranscriptWatch,
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not a secret
    history = [
        (chance.randint(7, 18), chance.randint(0, 40), chance.randint(0, 20), chance.randint(0, 5))
        for _ in range(60)
    ]
    ledger = told_of_claims(history).ledger
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    offline, ids, changes = replayed(service), educators(ledger), everything(transcripts)
    held: dict[str, TranscriptItem] = {}
    for position in range(1, head + 1):
        for change in changes:
            if change.cursor.position == position:
                apply(held, change)
        assert held == employed_items(offline, ids, position)
    delivered = [change.changed for change in changes if change.changed]
    kinds = ("claim", "request", "waiver", "credit")
    assert all(any(getattr(item, kind) for item in delivered) for kind in kinds)


def test_a_claim_comes_again_with_each_fact_about_it_and_is_taken_back_with_its_annulment(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    given = case()
    given.tell(document(given.educator, given.claim, kind="form"))
    given.deny(given.claim)
    other = given.tell(request(given.educator, subject_id=given.claim))
    waived = given.tell(waiver(given.educator))
    annul(given.ledger, given.educator, given.claim)
    projected.wait_for(record(service, given.ledger), PATIENCE_S)
    states = changes_of(transcripts, given.claim)
    assert [each.claim.state for each in states if each.claim] == [
        ClaimState.SUBMITTED,
        ClaimState.SUBMITTED,
        ClaimState.DENIED,
    ]
    assert [len(each.documents) for each in states] == [0, 1, 1]
    assert [each.status for each in changes_of(transcripts, other)] == [
        TranscriptStatus.RECORDED,
        TranscriptStatus.UNSUPPORTED,
    ]
    assert len(changes_of(transcripts, waived)) == 1
    removed = [change.removed for change in everything(transcripts) if change.removed]
    assert [each.fact_id for each in removed] == [given.claim]


def test_a_claim_that_is_given_up_comes_again(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    given = case()
    given.tell(withdrawal(given.educator, given.claim))
    projected.wait_for(record(service, given.ledger), PATIENCE_S)
    *_, last = changes_of(transcripts, given.claim)
    assert last.claim
    assert last.claim.state is ClaimState.WITHDRAWN


def test_a_document_changes_the_item_it_is_about_and_no_other(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    given = case()
    first = given.ledger.record(document(given.educator, given.badge)).position
    projected.wait_for(record(service, given.ledger), PATIENCE_S)
    told = [change for change in everything(transcripts) if change.cursor.position == first]
    assert [change.changed.fact_id for change in told if change.changed] == [given.badge]


def test_an_award_from_elsewhere_comes_with_its_suspension_and_renewal(
    service: Connection[Any], projected: Head, transcripts: TranscriptWatch
) -> None:
    ledger = lakeview()
    ledger.record(licence())
    educator = teacher(ledger)
    held = ledger.record(external_award(educator)).fact_id
    ledger.record(renewal(educator, held, "2026-03-01"))
    ledger.record(suspension(educator, held, "2026-04-01"))
    projected.wait_for(record(service, ledger), PATIENCE_S)
    states = changes_of(transcripts, held)
    assert [each.status for each in states] == [
        TranscriptStatus.HELD,
        TranscriptStatus.HELD,
        TranscriptStatus.SUSPENDED,
    ]
    last = states[-1].external_award
    assert last
    assert last.good_standing
    assert (len(last.good_standing.renewals), len(last.good_standing.suspensions)) == (1, 1)
