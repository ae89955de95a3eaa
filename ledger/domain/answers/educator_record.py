"""An educator as readers see them: what districts recorded of jobs (`educator_record.proto`)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from ledger.domain.answers.service import service_years
from ledger.domain.book import DistrictBook
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.pay.answer import Money
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from ledger.domain.values import Part

R = TypeVar("R")


class Record(Part, frozen=True, kw_only=True):
    """What a correction of a fact names; with a problem the fact does not count."""

    fact_id: str
    latest_position: int
    problem: Problem | None = None


class EmploymentSegment(Record, frozen=True, kw_only=True):
    """A segment of an assignment and its real end."""

    employment: Employment
    effective_until: date | None = None


class LeaveRecord(Record, frozen=True, kw_only=True):
    """A leave and its real end."""

    leave: Leave
    effective_until: date | None = None


class SeparationRecord(Record, frozen=True, kw_only=True):
    """A separation."""

    separation: Separation


class PlacementRecord(Record, frozen=True, kw_only=True):
    """A placement, its real end, and its base a year where there is one."""

    placement: Placement
    effective_until: date | None = None
    base: Money | None = None


class ServiceCreditRecord(Record, frozen=True, kw_only=True):
    """Service credited."""

    service_credit: ServiceCredit


class OpeningBalanceRecord(Record, frozen=True, kw_only=True):
    """An opening balance."""

    opening_balance: OpeningBalance


class ServiceYears(Part, frozen=True, kw_only=True):
    """Years of service of a kind that a district has credited."""

    district_id: str
    kind: str
    years: Decimal


class EducatorRecord(Part, frozen=True, kw_only=True):
    """An educator, the position of the registration, and what stands on a day."""

    educator_id: str
    position: int
    effective_on: date
    employments: tuple[EmploymentSegment, ...]
    leaves: tuple[LeaveRecord, ...]
    separations: tuple[SeparationRecord, ...]
    placements: tuple[PlacementRecord, ...]
    service_credits: tuple[ServiceCreditRecord, ...]
    opening_balances: tuple[OpeningBalanceRecord, ...]
    service: tuple[ServiceYears, ...]


def districts_of(items: Iterable[Item[TimelineFact]]) -> list[str]:
    """Name the districts whose books a record needs."""
    return sorted({item.value.district_id for item in items if isinstance(item.value, _JOBS)})


def educator_record(
    educator_id: str,
    position: int,
    items: Iterable[Item[TimelineFact]],
    books: Mapping[str, DistrictBook],
    on: date,
) -> EducatorRecord:
    """Tell what districts recorded of an educator's jobs, in order of district, job and day.

    `books` are those of `districts_of` the items, as known at the same position.
    """
    told = sorted((item for item in items if isinstance(item.value, _JOBS)), key=_place)

    def all_of(kind: type[TimelineFact], make: Callable[[Item[Any]], R]) -> tuple[R, ...]:
        return tuple(make(item) for item in told if isinstance(item.value, kind))

    return EducatorRecord(
        educator_id=educator_id,
        position=position,
        effective_on=on,
        employments=all_of(Employment, _segment),
        leaves=all_of(Leave, _leave),
        separations=all_of(
            Separation, lambda item: SeparationRecord(separation=item.value, **_head(item))
        ),
        placements=all_of(Placement, lambda item: _placement(item, books, on)),
        service_credits=all_of(
            ServiceCredit,
            lambda item: ServiceCreditRecord(service_credit=item.value, **_head(item)),
        ),
        opening_balances=all_of(
            OpeningBalance,
            lambda item: OpeningBalanceRecord(opening_balance=item.value, **_head(item)),
        ),
        service=tuple(
            ServiceYears(district_id=district_id, kind=kind, years=years)
            for district_id in districts_of(told)
            for kind, years in service_years(told, district_id, on).items()
        ),
    )


def _segment(item: Item[Employment]) -> EmploymentSegment:
    return EmploymentSegment(
        employment=item.value, effective_until=item.effective_until, **_head(item)
    )


def _leave(item: Item[Leave]) -> LeaveRecord:
    return LeaveRecord(leave=item.value, effective_until=item.effective_until, **_head(item))


def _placement(
    item: Item[Placement], books: Mapping[str, DistrictBook], on: date
) -> PlacementRecord:
    until, book = item.effective_until, books.get(item.value.district_id)
    day = max(on, item.effective_from)
    if until is not None:
        day = min(day, until - timedelta(days=1))
    return PlacementRecord(
        placement=item.value,
        effective_until=until,
        base=None if book is None else _base(item.value, book, day),
        **_head(item),
    )


def _base(fact: Placement, book: DistrictBook, day: date) -> Money | None:
    """Give what a placement is worth a year on a day."""
    amount, cell = fact.stated_base, fact.cell
    if cell is not None:
        schedule = book.schedule_on(cell.schedule_id, day)
        amount = None if schedule is None else schedule.fact.cell_amount(cell.lane_id, cell.step_id)
    return None if amount is None else Money(currency_code=book.district.currency, amount=amount)


def _head(item: Item[TimelineFact]) -> dict[str, Any]:
    return {
        "fact_id": item.fact_id,
        "latest_position": item.positions[-1],
        "problem": item.problem,
    }


def _place(item: Item[TimelineFact]) -> tuple[object, ...]:
    job = getattr(item.value, "assignment_id", None) or ""
    return getattr(item.value, "district_id"), job, item.effective_from, item.fact_id  # noqa: B009 -- each of these has one


_JOBS = Employment | Leave | Separation | Placement | ServiceCredit | OpeningBalance
