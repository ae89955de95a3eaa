"""Histories whose approvals come late, and the same with each in time."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec import structs

from ledger.domain.facts.credit import Approval
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.histories import EARLY, FIRST, Facts
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER

YEARS = [(date(year, 7, 1), date(year + 1, 7, 1)) for year in (2024, 2025, 2026)]
DAY = timedelta(days=1)
SOME = settings(deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def approved_late(draw: st.DrawFn) -> Facts:
    """One full-time job, and up to four awards, each approved once, perhaps years later."""
    found: Facts = [job(FIRST)]
    for index in range(draw(st.integers(1, 4))):
        on, name = draw(EARLY), f"award-{index}"
        found.append(award(draw(st.sampled_from([MAKER, LEARNING, ANDROID])), on, name=name))
        found.append(approval(name, draw(st.dates(on, YEARS[-1][1] - DAY))))
    return found


def at_once(facts: Facts) -> Facts:
    """The same where every approval is of the day of the award."""
    earned = {each.fact_id: each.effective_from for each in facts}
    found: Facts = []
    for each in facts:
        value = each.value
        if isinstance(value, Approval) and value.subject_id is not None:
            on = earned[value.subject_id]
            changed = structs.replace(value, decided_on=on)
            found.append(replace(each, value=changed, effective_from=on))
        else:
            found.append(each)
    return found
