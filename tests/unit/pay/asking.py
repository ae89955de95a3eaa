"""Approvals that are asked for, and a document that needs some of them in each year."""

from datetime import date
from typing import Any

from ledger.domain.facts.credit import ApprovalRequest
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, approval, award, fact_id, item, job
from tests.unit.pay.policies import MAKER, changed
from tests.unit.pay.tariffs import counting

LAST_DAY = {"day": "in_year", "month": 5, "day_of_month": 22}
HIRED = job(date(2024, 7, 1))


def asked(on: date, name: str = MAKER) -> Item[TimelineFact]:
    value = ApprovalRequest(
        educator_id=EDUCATOR, district_id=DISTRICT, requested_on=on, subject_id=fact_id(name)
    )
    return item(f"request {name} {on}", value, on)


def document(**progress: Any) -> dict[str, Any]:
    """Three approved awards together bring 100; with `progress` each year needs two of them."""
    together = counting(over={"over": "career"}, levels={"by": "blocks", "size": "3", "at_most": 1})
    rule = {"minimum": "2", "of": {"day": "named", "name": "requested"}, "missed": "stops"}
    accumulate = {**together, "progress": {**rule, **progress}} if progress else together
    return changed(
        {
            "benefits/0/select/approval": {"rule": "required", "withdrawn": "never_due"},
            "benefits/0/accumulate": accumulate,
            "benefits/0/decide": {"by": "amount", "amount": "100.00"},
        }
    )


def granted(name: str, on: date) -> list[Item[TimelineFact]]:
    return [award(name, on), asked(on, name), approval(name, on)]
