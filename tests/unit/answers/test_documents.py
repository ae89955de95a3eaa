"""The papers of a fact: what of them is there, and of which only a provisional one is."""

import pytest

from ledger.domain.answers.documents import document_items, provisional
from ledger.domain.facts.claim import DocumentStanding
from tests.support.claiming import Case, case, document
from tests.support.correcting import annul
from tests.support.facts import day

PROVISIONAL = {"standing": DocumentStanding.PROVISIONAL}


@pytest.fixture
def given() -> Case:
    """A teacher with a credit, about which papers come in."""
    return case()


def receive(given: Case, kind: str, on: str, **fields: object) -> str:
    """Receive a document about the credit."""
    return given.tell(document(given.educator, given.credit, on, kind=kind, **fields))


def test_a_kind_is_provisional_until_an_official_document_is_there(given: Case) -> None:
    receive(given, "transcript", "2026-05-01", **PROVISIONAL)
    receive(given, "receipt", "2026-05-02", **PROVISIONAL)
    official = receive(given, "receipt", "2026-05-03")
    items = given.ledger.timeline(given.educator).items
    kinds = ("receipt", "rubric", "transcript")

    assert provisional(given.credit, kinds, items) == ("transcript",)
    assert [each.fact_id for each in document_items(given.credit, items)][-1] == official


def test_a_document_about_something_else_or_taken_back_is_none_of_them(given: Case) -> None:
    given.tell(document(given.educator, given.badge, kind="transcript", **PROVISIONAL))
    taken = receive(given, "transcript", "2026-05-01", **PROVISIONAL)
    kept = receive(given, "receipt", "2026-05-01", **PROVISIONAL)
    annul(given.ledger, given.educator, taken)
    items = given.ledger.timeline(given.educator).items

    assert provisional(given.credit, ("transcript", "receipt"), items) == ("receipt",)
    assert [each.fact_id for each in document_items(given.credit, items)] == [kept]


def test_a_document_shows_what_was_said_of_it(given: Case) -> None:
    receive(given, "transcript", "2026-05-01", issued_on=day("2026-04-30"), attested_by="hr-1")

    [shown] = document_items(given.credit, given.ledger.timeline(given.educator).items)

    assert (shown.kind, shown.attested_by) == ("transcript", "hr-1")
    assert (shown.issued_on, shown.received_on) == (day("2026-04-30"), day("2026-05-01"))
