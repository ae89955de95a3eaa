"""A ledger with a salary schedule and one educator who is placed on it."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from msgspec import structs

from ledger.domain.book import DistrictBook
from ledger.domain.facts.placement import EligibilityLink, ScheduleCellName
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.inputs.bases import Bases, bases_of
from ledger.domain.timeline.item import Item, TimelineFact
from tests.support.districts import lane, schedule
from tests.support.facts import employment
from tests.support.granting import lakeview, teacher
from tests.support.jobs import cell, placement
from tests.support.memory import MemoryLedger

FOR_LANES = EligibilityLink(
    policy_id="lanes", benefit_id="credits", segment_id="00000000-0000-0000-0000-000000000001"
)


def columns(**fields: Any) -> SalarySchedule:
    """Three lanes: `ma` begins at the second step, `ma15` ends there."""
    lanes = (
        lane("ba", s1="40000", s2="41000", s3="42000"),
        lane("ma", s2="45000", s3="46500"),
        lane("ma15", s1="46000", s2="47000"),
    )
    return schedule(**({"lanes": lanes} | fields))


def at(lane_id: str, step_id: str = "s2", schedule_id: str = "teachers") -> ScheduleCellName:
    return ScheduleCellName(schedule_id=schedule_id, lane_id=lane_id, step_id=step_id)


@dataclass
class Staff:
    """One teacher at Lakeview since 2020, with the ledger that knows her."""

    ledger: MemoryLedger = field(default_factory=lakeview)
    educator: str = ""
    links: dict[str, EligibilityLink] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Publish the schedule and hire her."""
        self.publish()
        self.educator = teacher(self.ledger)

    def publish(self, **fields: Any) -> int:
        """Publish a version of the schedule; give its position."""
        return self.ledger.record(columns(**fields)).position

    def hire(self, assignment_id: str, **fields: Any) -> None:
        """Give her another assignment."""
        job = {"assignment_id": assignment_id, "primary": False, "fte": Decimal("0.5")}
        self.ledger.record(employment(self.educator, **(job | fields)))

    def place(self, on: str, link: EligibilityLink | None = None, **fields: Any) -> str:
        """Place her, in lane ba at step s2 unless the test says otherwise; give the fact id.

        A `link` is put to what was recorded: no policy needs to be adopted for it.
        """
        where = {} if "stated_base" in fields else {"cell": cell("ba", "s2")}
        fact_id = self.ledger.record(placement(self.educator, on, **(where | fields))).fact_id
        if link is not None:
            self.links[fact_id] = link
        return fact_id

    def items(self) -> tuple[Item[TimelineFact], ...]:
        """What is known of her."""
        return tuple(
            replace(each, value=structs.replace(each.value, eligibility=self.links[each.fact_id]))
            if each.fact_id in self.links
            else each
            for each in self.ledger.timeline(self.educator).items
        )

    def book(self) -> DistrictBook:
        """What the district has published."""
        return self.ledger.world().book("lakeview")

    def bases(self) -> Bases:
        """Her bases."""
        return bases_of(self.items(), self.book())
