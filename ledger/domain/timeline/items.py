"""The items of a timeline, found by what they are and by what they are about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from ledger.domain.facts.award import Award, Reinstatement, Renewal, Revocation, Suspension
from ledger.domain.facts.claim import ClaimWithdrawal, Document
from ledger.domain.facts.credit import Approval
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, EnrollmentWithdrawal
from ledger.domain.timeline.item import Item, TimelineFact

F = TypeVar("F", bound=TimelineFact)

_ABOUT: dict[type, str] = {
    Activity: "enrollment_id",
    Assessment: "enrollment_id",
    EnrollmentWithdrawal: "enrollment_id",
    Award: "enrollment_id",
    Renewal: "award_id",
    Suspension: "award_id",
    Reinstatement: "award_id",
    Revocation: "award_id",
    ClaimWithdrawal: "claim_id",
    Approval: "subject_id",
    Document: "subject_id",
}
"""Which field of a fact names the fact it is about."""


class Items(tuple[Item[TimelineFact], ...]):  # noqa: SLOT001 -- what it finds is kept in it
    """Items in their order; whoever looks for some of them need not look at all."""

    @classmethod
    def of(cls, items: tuple[Item[TimelineFact], ...]) -> "Items":
        """Give items as such; what was found in them is kept."""
        return items if isinstance(items, cls) else cls(items)

    def of_kind(self, kind: type[F]) -> Sequence[Item[F]]:
        """Give the items of a kind, in their order."""
        return self._kinds.get(kind, ())

    def named(self, fact_id: str) -> Item[TimelineFact] | None:
        """Give the item with a fact id."""
        return self._named.get(fact_id)

    def about(self, kind: type[F], fact_id: str) -> Sequence[Item[F]]:
        """Give the items of a kind that are about a fact, in their order."""
        return self._about.get((kind, fact_id), ())

    def employments(self, district_id: str) -> Iterator[Item[Employment]]:
        """Give the segments of jobs in a district that count, in their order."""
        return (
            item
            for item in self.of_kind(Employment)
            if item.value.district_id == district_id and item.supported
        )

    @cached_property
    def _kinds(self) -> dict[type, list[Item[Any]]]:
        found: dict[type, list[Item[Any]]] = defaultdict(list)
        for item in self:
            found[type(item.value)].append(item)
        return dict(found)

    @cached_property
    def _named(self) -> dict[str, Item[TimelineFact]]:
        return {item.fact_id: item for item in self}

    @cached_property
    def _about(self) -> dict[tuple[type, str], list[Item[Any]]]:
        found: dict[tuple[type, str], list[Item[Any]]] = defaultdict(list)
        for kind, items in self._kinds.items():
            if kind in _ABOUT:
                for item in items:
                    found[kind, getattr(item.value, _ABOUT[kind])].append(item)
        return dict(found)
