"""Papers are complete with the first official document of every kind."""

import pytest

from ledger.domain.answers.documents import complete_on, document_items, provisional
from ledger.domain.facts.claim import DocumentStanding
from tests.support.claiming import Case, case, document
from tests.support.correcting import annul
from tests.support.facts import day

PROVISIONAL = {"standing": DocumentStanding.PROVISIONAL}


@pytest.fixture
def given() -> Case:
    """A teacher with a credit, about which papers come in."""
    return case()


def complete(given: Case, *kinds: str) -> str | None:
    """Since when the papers of the credit are complete."""
    items = given.ledger.timeline(given.educator).items
    found = complete_on(given.credit, kinds, items)
    return None if found is None else str(found)


def receive(given: Case, kind: str, on: str, **fields: object) -> str:
    """Receive a document about the credit."""
    return given.tell(document(given.educator, given.credit, on, kind=kind, **fields))


def test_papers_are_complete_from_the_last_of_the_first_official_ones(given: Case) -> None:
    receive(given, "transcript", "2026-05-20")
    receive(given, "transcript", "2026-05-03")
    receive(given, "receipt", "2026-05-10")

    assert complete(given, "transcript") == "2026-05-03"
    assert complete(given, "transcript", "receipt") == "2026-05-10"
    assert complete(given, "transcript", "rubric") is None


def test_where_nothing_is_required_nothing_completes(given: Case) -> None:
    receive(given, "transcript", "2026-05-03")

    assert complete(given) is None


def test_a_provisional_document_completes_nothing_and_is_told(given: Case) -> None:
    receive(given, "transcript", "2026-05-01", **PROVISIONAL)
    receive(given, "receipt", "2026-05-02", **PROVISIONAL)
    official = receive(given, "receipt", "2026-05-03")
    items = given.ledger.timeline(given.educator).items
    kinds = ("receipt", "rubric", "transcript")

    assert complete(given, "transcript") is None
    assert provisional(given.credit, kinds, items) == ("transcript",)
    assert [each.fact_id for each in document_items(given.credit, items)][-1] == official


def test_a_document_about_something_else_or_taken_back_completes_nothing(given: Case) -> None:
    given.tell(document(given.educator, given.badge))
    taken = receive(given, "transcript", "2026-05-01")
    annul(given.ledger, given.educator, taken)

    assert complete(given, "transcript") is None


def test_a_document_shows_what_was_said_of_it(given: Case) -> None:
    receive(given, "transcript", "2026-05-01", issued_on=day("2026-04-30"), attested_by="hr-1")

    [shown] = document_items(given.credit, given.ledger.timeline(given.educator).items)

    assert (shown.kind, shown.attested_by) == ("transcript", "hr-1")
    assert (shown.issued_on, shown.received_on) == (day("2026-04-30"), day("2026-05-01"))
