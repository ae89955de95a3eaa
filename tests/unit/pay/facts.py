"""A small district and the facts of one educator, told in a line each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from ledger.domain.book import DistrictBook
from ledger.domain.facts.award import Award
from ledger.domain.facts.calendar import Calendar, CalendarYear, PayPeriod, YearKind
from ledger.domain.facts.catalogue import Credential, CredentialKind, Earned
from ledger.domain.facts.credit import Approval, Decision
from ledger.domain.facts.district import District
from ledger.domain.facts.educator import Employment, Leave, Separation
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.principal import Principal
from ledger.domain.recorded import Published
from ledger.domain.timeline.holding import Holding, Lapse, LapseKind
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from ledger.domain.timeline.jobs import Jobs

DISTRICT = "lakeview"


def fact_id(name: str) -> str:
    """A fact id that is always the same for a name."""
    return str(uuid5(NAMESPACE_URL, name))


EDUCATOR = fact_id("educator")


def item(name: str, value: TimelineFact, on: date, **more: object) -> Item[TimelineFact]:
    """A fact at a position that depends on its name alone."""
    return Item(
        fact_id=fact_id(name),
        value=value,
        positions=(1 + sum(name.encode()),),
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        actor=Principal(principal_id="admin-1"),
        effective_from=on,
        **more,  # type: ignore[arg-type]  # the fields of an item, named by the test
    )


def job(
    since: date,
    until: date | None = None,
    *,
    fte: str = "1",
    name: str = "a1",
    role: str = "teacher",
    group: str | None = None,
) -> Item[TimelineFact]:
    """An assignment."""
    value = Employment(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        assignment_id=name,
        role=role,
        fte=Decimal(fte),
        primary=True,
        effective_from=since,
        effective_until=until,
        employee_group=group,
    )
    return item(f"job {name} {since}", value, since, effective_until=until)


def left(
    on: date,
    *,
    reason: str = "resigned",
    district_id: str = DISTRICT,
    problem: Problem | None = None,
) -> Item[TimelineFact]:
    """The separation of a day."""
    value = Separation(
        educator_id=EDUCATOR, district_id=district_id, effective_on=on, reason_code=reason
    )
    return item(f"left {on}", value, on, problem=problem)


def ended(items: Sequence[Item[TimelineFact]]) -> tuple[Item[TimelineFact], ...]:
    """Give jobs their real ends, as the fold does."""
    jobs = Jobs()
    for each in items:
        jobs.add(each.fact_id, each.value)
    return tuple(
        replace(each, effective_until=jobs.until(each.value))
        if isinstance(each.value, Employment)
        else each
        for each in items
    )


def award(  # noqa: PLR0913 -- each is a fact about the award that a test may state
    credential_id: str,
    on: date,
    *,
    name: str = "",
    expires: date | None = None,
    ended: date | None = None,
    void: bool = False,
    lapses: tuple[Lapse, ...] = (),
    problem: Problem | None = None,
) -> Item[TimelineFact]:
    """An award of version 1 of a credential, and how it fared."""
    name = name or credential_id
    holding = Holding(
        credential_id=credential_id,
        credential_version=1,
        enrollment_id=fact_id(f"enrollment {name}"),
        awarded_on=on,
        void_by=fact_id(f"void {name}") if void else None,
        lapses=tuple(sorted(lapses, key=lambda each: each.lapsed_on)),
    )
    if expires is not None:
        by = next((each.restored_by for each in lapses if each.kind is LapseKind.EXPIRED), None)
        holding = holding.lapsed(LapseKind.EXPIRED, expires, by)
    if ended is not None:
        holding = holding.lapsed(LapseKind.ENDED, ended, fact_id(f"revocation {name}"))
    value = Award(
        educator_id=EDUCATOR,
        enrollment_id=fact_id(f"enrollment {name}"),
        awarded_on=on,
        granted_by="panel-1",
    )
    return item(name, value, on, holding=holding, problem=problem)


def suspended(name: str, on: date, until: date | None = None) -> Lapse:
    """What a suspension of that award, and perhaps its reinstatement, make of it."""
    return Lapse(
        kind=LapseKind.SUSPENDED,
        lapsed_on=on,
        lapsed_by=fact_id(f"suspension {name}"),
        restored_on=until,
        restored_by=None if until is None else fact_id(f"reinstatement {name}"),
    )


def renewed(name: str, expired: date, on: date) -> Lapse:
    """What a renewal makes of the expiry of that award."""
    return Lapse(
        kind=LapseKind.EXPIRED,
        lapsed_on=expired,
        restored_on=on,
        restored_by=fact_id(f"renewal {name}"),
    )


def approval(
    name: str, on: date, *, denied: bool = False, district_id: str = DISTRICT
) -> Item[TimelineFact]:
    """A decision on the fact of that name."""
    value = Approval(
        educator_id=EDUCATOR,
        subject_id=fact_id(name),
        district_id=district_id,
        decision=Decision.DENIED if denied else Decision.APPROVED,
        decided_on=on,
        role="principal",
        panel=(),
    )
    return item(f"approval {name} {on} {denied}", value, on)


def credential(credential_id: str, **more: object) -> Credential:
    """A micro-credential, without components unless the test names them."""
    fields: dict[str, object] = {
        "kind": CredentialKind.MICRO_CREDENTIAL,
        "issuer_id": "crafted",
        "tags": (),
        "informal": False,
        "components": (),
        **more,
    }
    return Credential(
        credential_id=credential_id,
        title=credential_id.replace("-", " ").title(),
        competency="Can do it.",
        assessments=(),
        prerequisites=(),
        repeatable=True,
        approver_may_assess=False,
        earned=Earned.HERE,
        **fields,  # type: ignore[arg-type]  # the fields of a credential, named by the test
    )


def school_year(first: int, *, periods: int = 12) -> Calendar:
    """The contract year from 1 July with a pay period a month, each paid on its last day."""
    months = [date(first + (6 + i) // 12, (6 + i) % 12 + 1, 1) for i in range(13)]
    spans = list(pairwise(months))[:periods]
    return Calendar(
        district_id=DISTRICT,
        calendar_id=f"{first}",
        employee_groups=(),
        terms=(),
        day_patterns=(),
        closures=(),
        years=(
            CalendarYear(
                kind=YearKind.CONTRACT,
                name=f"{first}-{first + 1 - 2000}",
                year_from=months[0],
                year_until=months[-1],
            ),
        ),
        pay_periods=tuple(
            PayPeriod(
                name=f"{start:%Y-%m}",
                period_from=start,
                period_until=until,
                payable_on=until - timedelta(days=1),
            )
            for start, until in spans
        ),
    )


def book(calendars: Sequence[Calendar], schedules: Sequence[SalarySchedule] = ()) -> DistrictBook:
    """What the district published; schedules by the day from which they are in force."""
    return DistrictBook(
        district=District(
            district_id=DISTRICT, name="Lakeview", time_zone="America/Chicago", currency="USD"
        ),
        calendars=tuple(Published(each, 900 + at) for at, each in enumerate(calendars)),
        requirements=(),
        schedules=tuple(Published(each, 950 + at) for at, each in enumerate(schedules)),
    )


def leave(
    since: date, until: date | None, name: str | None = None, *, paid: bool = False
) -> Item[TimelineFact]:
    """A leave from one assignment, or from every one."""
    value = Leave(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        kind="family",
        paid=paid,
        effective_from=since,
        effective_until=until,
        assignment_id=name,
    )
    return item(f"leave {since} {name}", value, since, effective_until=until)
