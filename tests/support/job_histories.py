"""Facts about jobs for random histories (`tests/support/histories.py`)."""

from datetime import date, timedelta
from decimal import Decimal

from ledger.domain.facts.placement import ServiceBalance
from ledger.domain.values import Fact
from tests.support.facts import employment
from tests.support.jobs import leave, opening_balance, placement, separation, service_credit

KINDS = 6


def job_fact(educator_id: str, kind: int, on: date, how: int) -> Fact:
    """Tell a fact about one of two jobs, or about both, on a day."""
    job = f"job-{how % 2}"
    soon = on + timedelta(days=10 * (how + 1))
    match kind % KINDS:
        case 0:
            return employment(
                educator_id,
                assignment_id=job,
                fte=Decimal(how + 1) / 10,
                primary=how % 3 == 0,
                effective_from=on,
                effective_until=soon if how > 3 else None,
            )
        case 1:
            return separation(educator_id, str(on))
        case 2:
            whose = None if how == 0 else job
            ends = None if how > 3 else soon
            return leave(educator_id, str(on), assignment_id=whose, effective_until=ends)
        case 3:
            return placement(educator_id, str(on), assignment_id=job)
        case 4:
            return service_credit(educator_id, str(on), years=Decimal(how + 1))
        case _:
            served = (ServiceBalance(kind="in-district", years=Decimal(how)),)
            return opening_balance(educator_id, str(on), service=served)
