"""Decisions on districts: themselves, what they publish, and their pay policies."""

from collections.abc import Collection

from ledger.domain.calendars import share_a_group, spans
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.checks.known import names_in
from ledger.domain.pay.checks.references import faults_of_reference
from ledger.domain.pay.reading.fault import PolicyDocumentInvalid
from ledger.domain.pay.terms.names import NameOf
from ledger.domain.refusals.district import CalendarOverlap, CurrencyFixed, PolicyOfAnotherDistrict
from ledger.domain.stream import Stream, district_stream, policy_stream
from ledger.domain.world import World


def admit_district(fact: District, world: World) -> Stream:
    """Any district may be registered, and registered again with the same currency."""
    stream = world.stream(district_stream(fact.district_id))
    for earlier in stream.of_type(District):
        if earlier.fact.currency != fact.currency:
            raise CurrencyFixed(district_id=fact.district_id, currency=earlier.fact.currency)
    return stream


def admit_calendar(fact: Calendar, world: World) -> Stream:
    """Of a registered district, not overlapping its other calendars of the same groups."""
    for other in (each.fact for each in world.book(fact.district_id).calendars):
        if other.calendar_id == fact.calendar_id or not share_a_group(fact, other):
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


def admit_published(
    fact: ProfessionalDevelopmentRequirement | School | SalarySchedule, world: World
) -> Stream:
    """Of a registered district."""
    world.district(fact.district_id)
    return world.stream(district_stream(fact.district_id))


def admit_policy(fact: PayPolicy, world: World) -> Stream:
    """Of a registered district, always the same, and naming only what there is."""
    world.district(fact.district_id)
    faults = tuple(faults_of_reference(fact.document, _Names(fact.district_id, world)))
    if faults:
        raise PolicyDocumentInvalid(faults=faults)
    stream = world.stream(policy_stream(fact.policy_id))
    for earlier in stream.of_type(PayPolicy):
        if earlier.fact.district_id != fact.district_id:
            raise PolicyOfAnotherDistrict(
                policy_id=fact.policy_id, district_id=earlier.fact.district_id
            )
    return stream


class _Names:
    """The names for which a policy is refused where they name nothing."""

    def __init__(self, district_id: str, world: World) -> None:
        self._district_id = district_id
        self._world = world

    def names(self, of: NameOf, wanted: Collection[str]) -> Collection[str]:
        match of:
            case NameOf.CREDENTIAL:
                return self._world.defined(wanted)
            case NameOf.STACK:
                return self._world.stacked(wanted)
            case _:
                return {*names_in(self._world.book(self._district_id), of)} & {*wanted}
