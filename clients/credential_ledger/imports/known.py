"""What the files named so far, and what the ledger knows: whom and what a row may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from credential_ledger.imports import identity, placing
from credential_ledger.imports.cells import Value
from credential_ledger.imports.ledger import Ledger, Reference, name_of
from credential_ledger.v1.credential_service_pb2 import BatchItem
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

_EARNED = frozenset({"external_award", "credit"})


@dataclass
class Known:
    """Everything a row may refer to, in the district that is imported.

    `principal` imports; `registrar` registers the people, or did. `asks` tells whether the ledger
    is asked about what the files do not name; in a real run it judges by itself, on what it knows
    then.
    """

    ledger: Ledger
    principal: str
    registrar: str
    asks: bool
    people: set[str] = field(default_factory=set)
    left_out: dict[str, str] = field(default_factory=dict)
    orgs: set[str] = field(default_factory=set)
    orgs_are_whole: bool = False
    published: dict[tuple[str, ...], Reference] = field(default_factory=dict)

    @property
    def registers(self) -> bool:
        """Whether this import registers the people."""
        return self.registrar == self.principal

    @property
    def district_id(self) -> str:
        """The district that is imported."""
        return self.ledger.district_id

    def educator_id(self, sourced_id: str) -> str:
        """The educator that a person is."""
        return identity.educator_id(self.registrar, self.district_id, sourced_id)

    def stranger(self, sourced_id: str) -> str:
        """Why nothing can be said of a person; empty where it can."""
        if sourced_id in self.people:
            return ""
        if sourced_id in self.left_out:
            return f"{sourced_id} was left out of the roster: {self.left_out[sourced_id]}"
        if self.asks and not self.ledger.knows(self.educator_id(sourced_id)):
            return f"neither the roster nor the ledger knows {sourced_id}"
        self.people.add(sourced_id)
        return ""

    def publish(self, noun: Reference) -> None:
        """Note that the files publish a noun."""
        self.published[name_of(noun)] = noun

    def lacks(self, kind: str, name: str) -> bool:
        """Whether neither the files nor the ledger know something of a kind under a name."""
        if not self.asks or any(each[:2] == (kind, name) for each in self.published):
            return False
        return not self.ledger.has(kind, name)

    def unplaced(self, values: Mapping[str, Value]) -> tuple[str, str]:
        """The column of a placement that no schedule has, and why; both empty where one has it."""
        if not self.asks or not placing.is_placement(values):
            return "", ""
        standing = {name_of(each): each for each in self.ledger.district.schedules}
        nouns = {**standing, **self.published}.values()
        return placing.fault(values, [each for each in nouns if isinstance(each, SalarySchedule)])

    def on_record(self, item: BatchItem) -> bool:
        """Whether the principal recorded just this item before, as far as the ledger tells it."""
        fact_id = identity.fact_id(self.principal, item.request_id)
        kind = item.WhichOneof("fact") or ""
        if kind == "educator":
            return self.ledger.may_know(fact_id)
        educator_id: str = getattr(getattr(item, kind), "educator_id", "")
        if kind in _EARNED:
            return educator_id in self.ledger.employed and fact_id in self.ledger.earned
        return self.ledger.has_fact_of(educator_id, fact_id)
