"""Decisions on districts: themselves, their calendars, requirements and pay policies."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.refusals.catalogue import (
    CalendarOverlap,
    CurrencyFixed,
    PolicyOfAnotherDistrict,
)
from ledger.domain.stream import Stream, district_stream, policy_stream
from ledger.domain.world import World


class _Span(NamedTuple):
    """A named year or pay period; two of one sort may not overlap."""

    sort: str
    name: str
    begins: date
    ends: date

    def overlaps(self, other: "_Span") -> bool:
        """Whether both contain some day."""
        return self.sort == other.sort and self.begins < other.ends and other.begins < self.ends


def admit_district(fact: District, world: World) -> Stream:
    """Any district may be registered, and registered again with the same currency."""
    stream = world.stream(district_stream(fact.district_id))
    for earlier in stream.of_type(District):
        if earlier.fact.currency != fact.currency:
            raise CurrencyFixed(district_id=fact.district_id, currency=earlier.fact.currency)
    return stream


def admit_calendar(fact: Calendar, world: World) -> Stream:
    """Of a registered district, not overlapping its other calendars."""
    world.district(fact.district_id)
    for other in world.calendars(fact.district_id):
        if other.calendar_id == fact.calendar_id:
            continue
        for mine in spans(fact):
            for theirs in spans(other):
                if mine.overlaps(theirs):
                    raise CalendarOverlap(
                        name=mine.name,
                        other_name=theirs.name,
                        other_calendar_id=other.calendar_id,
                    )
    return world.stream(district_stream(fact.district_id))


def admit_requirement(fact: ProfessionalDevelopmentRequirement, world: World) -> Stream:
    """Of a registered district."""
    world.district(fact.district_id)
    return world.stream(district_stream(fact.district_id))


def admit_policy(fact: PayPolicy, world: World) -> Stream:
    """Of a registered district, always the same, on credentials that are defined."""
    world.district(fact.district_id)
    stream = world.stream(policy_stream(fact.policy_id))
    for earlier in stream.of_type(PayPolicy):
        if earlier.fact.district_id != fact.district_id:
            raise PolicyOfAnotherDistrict(
                policy_id=fact.policy_id, district_id=earlier.fact.district_id
            )
    world.all_defined(
        credential_id
        for benefit in fact.document.benefits
        for credential_id in benefit.decide.prices
    )
    return stream


def spans(calendar: Calendar) -> Iterator[_Span]:
    """Give the years, by kind, and the pay periods of a calendar."""
    for year in calendar.years:
        yield _Span(year.kind, year.name, year.year_from, year.year_until)
    for period in calendar.pay_periods:
        yield _Span("pay_period", period.name, period.period_from, period.period_until)
