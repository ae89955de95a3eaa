"""Items of a timeline are found by what they are and what they are about."""

from ledger.domain.facts.claim import Waiver
from ledger.domain.facts.credit import Approval
from ledger.domain.facts.learning import Activity
from tests.support.claiming import case


def test_items_are_found_by_their_id_and_by_what_they_are_about_in_their_order() -> None:
    given = case()
    late, early = given.deny(given.credit, "2026-05-02"), given.deny(given.credit, "2026-05-01")
    items = given.ledger.timeline(given.educator).items
    assert [each.fact_id for each in items.about(Approval, given.credit)] == [early, late]
    assert len(items.about(Activity, given.enrollment)) == 6
    assert items.about(Activity, given.badge) == ()
    assert [each.fact_id for each in items.of_kind(Approval)] == [early, late]
    assert items.of_kind(Waiver) == ()
    found = items.named(given.credit)
    assert found
    assert (found.fact_id, items.named("nobody")) == (given.credit, None)


def test_items_are_a_tuple_like_any_other() -> None:
    items = case().ledger.timeline(case().educator).items
    assert items == tuple(items)
