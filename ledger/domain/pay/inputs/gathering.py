"""Everything an educator has earned by a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ledger.domain.book import Definitions
from ledger.domain.facts.award import Award, ExternalAward, Renewal
from ledger.domain.facts.credit import Course, Credit, CreditUnit
from ledger.domain.facts.educator import ServiceCredit
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.facts.placement import OpeningBalance
from ledger.domain.pay.inputs.approvals import subjects_of
from ledger.domain.pay.inputs.capping import Cap, caps_of_enrollment, hours_of
from ledger.domain.pay.inputs.described import Described, described, of_course, of_definition
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.source import Source, Sources
from ledger.domain.timeline.holding import Holding, LapseKind
from ledger.domain.timeline.item import AnyAward, Item
from ledger.domain.timeline.items import Items


def gather(items: Items, definitions: Definitions, district_id: str, on: date) -> list[Earned]:
    """Give everything earned up to a day, by age: a later fact is not there yet."""
    gatherer = _Gatherer(items, definitions, district_id, on)
    return sorted(gatherer.all(), key=lambda each: each.age)


def begun(items: Items, definitions: Definitions, on: date) -> list[Earned]:
    """Give the enrollments that are open on a day, each as the award it may become that day."""
    return [
        Earned(
            kind=EarnedKind.AWARD,
            key=item.fact_id,
            facts=(item.fact_id,),
            described=of_definition(
                definitions[item.value.credential_id, item.value.credential_version],
                item.value.credential_version,
            ),
            earned_on=on,
            positions=item.positions,
            subjects=(item.fact_id,),
            started_on=item.effective_from,
        )
        for item in items.of_kind(Enrollment)
        if item.supported
        and item.effective_from <= on
        and (item.closing is None or item.closing.closed_on > on)
    ]


class _Gatherer:
    """The facts of one educator, as known at one position, up to a day."""

    def __init__(self, items: Items, definitions: Definitions, district_id: str, on: date) -> None:
        self._items = items
        self._definitions = definitions
        self._district_id = district_id
        self._on = on
        self._sources = Sources(items, on)

    def all(self) -> Iterator[Earned]:
        """Give them in no order."""
        for item in self._items:
            yield from self._earned(item)

    def _earned(self, item: Item[Any]) -> Iterator[Earned]:
        on, value = self._on, item.value
        match value:
            case Award() | ExternalAward() if value.awarded_on <= on and item.holding is not None:
                yield self._award(item)
            case Credit() if value.earned_on <= on:
                yield self._credit(item)
            case Renewal() if value.renewed_on <= on:
                yield from self._renewal(item)
            case ServiceCredit() if value.credited_on <= on and self._here(value):
                yield _service(item, value)
            case OpeningBalance() if self._here(value):
                yield from _balances(item, value)

    def _here(self, value: ServiceCredit | OpeningBalance) -> bool:
        return value.district_id == self._district_id

    def _award(self, item: Item[AnyAward]) -> Earned:
        held = item.holding
        if held is None:
            message = "an award without what became of it"
            raise TypeError(message)
        begun = None if held.enrollment_id is None else self._items.named(held.enrollment_id)
        activities = () if begun is None else self._sources.activities(begun.fact_id)
        value = item.value
        started = value.started_on if isinstance(value, ExternalAward) else None
        return Earned(
            kind=EarnedKind.AWARD,
            key=item.fact_id,
            facts=(item.fact_id,),
            described=described(item, held, self._definitions),
            earned_on=value.awarded_on,
            positions=item.positions,
            subjects=subjects_of(item.fact_id, held),
            started_on=begun.effective_from if begun is not None else started,
            problem=item.problem,
            holding=held,
            expires_on=_expiry(held, None),
            amount=None if begun is None else self._hours(begun, activities),  # type: ignore[arg-type]  # an enrollment
            unit=CreditUnit.CLOCK_HOUR,
            caps=()
            if begun is None
            else tuple(caps_of_enrollment(begun, activities, self._definitions)),  # type: ignore[arg-type]  # an enrollment
        )

    def _hours(self, begun: Item[Enrollment], activities: Sequence[Item[Activity]]) -> Decimal:
        """Sum the hours of the activities, at most what its definition may be credited with."""
        hours = hours_of(activities)
        definition = self._definitions[begun.value.credential_id, begun.value.credential_version]
        most = definition.maximum_hours
        return hours if most is None else min(hours, most)

    def _credit(self, item: Item[Credit]) -> Earned:
        value, source = item.value, self._sources.of(item)
        begun, caps = source.enrollment, tuple[Cap, ...]()
        if begun is not None:
            caps = tuple(caps_of_enrollment(begun, source.activities, self._definitions))
        return Earned(
            kind=EarnedKind.CREDIT,
            key=item.fact_id,
            facts=(item.fact_id,),
            described=self._described(source, value.course),
            earned_on=value.earned_on,
            positions=item.positions,
            subjects=source.subjects,
            started_on=value.started_on or (None if begun is None else begun.effective_from),
            problem=item.problem,
            amount=value.amount,
            unit=value.unit,
            scheme=value.scheme,
            category=value.category,
            payer=value.payer,
            time=value.time,
            caps=caps,
        )

    def _described(self, source: Source, course: Course | None) -> Described:
        """Say what a credit is of."""
        named, begun = source.named, source.enrollment
        if course is not None:
            return of_course(course)
        if begun is not None:
            version = begun.value.credential_version
            return of_definition(self._definitions[begun.value.credential_id, version], version)
        if named is not None and named.holding is not None:
            return described(named, named.holding, self._definitions)
        return Described(title="Credit")

    def _renewal(self, item: Item[Renewal]) -> Iterator[Earned]:
        award = self._items.named(item.value.award_id)
        if award is None or award.holding is None:
            return
        yield Earned(
            kind=EarnedKind.RENEWAL,
            key=item.fact_id,
            facts=(item.fact_id,),
            described=described(award, award.holding, self._definitions),  # type: ignore[arg-type]  # awards alone hold something
            earned_on=item.value.renewed_on,
            positions=item.positions,
            subjects=(item.fact_id, award.fact_id),
            problem=item.problem or award.problem,
            expires_on=_expiry(award.holding, item.fact_id),
        )


def _expiry(held: Holding, renewal_id: str | None) -> date | None:
    """Give the expiry that a renewal follows on; without one that of the award itself."""
    for lapse in held.lapses:
        of = lapse.lapsed_by if renewal_id is None else lapse.restored_by
        if lapse.kind is LapseKind.EXPIRED and of == renewal_id:
            return lapse.lapsed_on
    return None


def _service(item: Item[ServiceCredit], value: ServiceCredit) -> Earned:
    return Earned(
        kind=EarnedKind.SERVICE_CREDIT,
        key=item.fact_id,
        facts=(item.fact_id,),
        described=Described(title=f"{value.years} years of {value.kind}"),
        earned_on=value.credited_on,
        positions=item.positions,
        subjects=(item.fact_id,),
        problem=item.problem,
        amount=value.years,
        category=value.kind,
    )


def _balances(item: Item[OpeningBalance], value: OpeningBalance) -> Iterator[Earned]:
    """Give the units left over at cut-over, by category; they stand from that day on."""
    for units in value.units:
        left = units.remaining
        yield Earned(
            kind=EarnedKind.OPENING_BALANCE,
            key=f"{item.fact_id}/{units.category}",
            facts=(item.fact_id,),
            described=Described(title=f"Opening balance of {units.category}"),
            earned_on=value.as_of,
            positions=item.positions,
            subjects=(item.fact_id,),
            problem=item.problem,
            amount=left.amount,
            unit=left.unit,
            scheme=left.scheme,
            category=units.category,
        )
