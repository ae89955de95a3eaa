"""The one way in: what a command says is recorded, or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ledger.domain.command import Command
from ledger.domain.decide import (
    catalogue,
    correction,
    district,
    educator,
    payroll,
    recognition,
    retirement,
)
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.catalogue import Credential, CredentialRetirement, Issuer, Stack
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.facts.educator import Educator
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.forms.check import check_form
from ledger.domain.recorded import Recorded
from ledger.domain.stream import Stream, educator_stream
from ledger.domain.values import Fact
from ledger.domain.world import World


@dataclass(frozen=True, slots=True)
class Decision:
    """A fact to record: at the end of `stream`, while `consulted` streams stand as they did."""

    recorded: Recorded[Fact]
    stream: Stream
    consulted: dict[str, int]


def decide(command: Command, world: World, now: datetime) -> Decision:
    """Decide a command at an instant.

    Raises:
        Refusal: it may not be recorded; the first that applies, in the order of ErrorReason.
        StreamNeeded: a stream has to be loaded first.
    """
    check_form(command.fact)
    stream = _stream_of(command, world, now)
    recorded = Recorded(
        fact=command.fact,
        fact_id=command.fact_id,
        stream=stream.name,
        version=stream.version + 1,
        position=0,
        recorded_at=now,
        actor=command.actor,
    )
    after = stream.followed_by(recorded)
    if isinstance(command.fact, Correction):
        correction.check_outcome(command.fact, stream, after, world)
    elif stream.name.startswith("educator/") and stream.version:
        educator.check_outcome(recorded, stream, after, world)
    return Decision(recorded=recorded, stream=after, consulted=dict(world.consulted))


def _stream_of(command: Command, world: World, now: datetime) -> Stream:
    """Check what the fact refers to, and give the stream it belongs to."""
    if isinstance(command.fact, Educator):
        return Stream(educator_stream(command.fact_id))
    admit = _REFERENCE.get(type(command.fact))
    if admit is not None:
        return admit(command.fact, world)
    if isinstance(command.fact, Correction):
        return correction.admit(command.fact, command, world, now)
    return educator.admit(command.fact, world, now)


_REFERENCE: dict[type[Fact], Callable[..., Stream]] = {
    Issuer: catalogue.admit_issuer,
    Credential: catalogue.admit_credential,
    CredentialRetirement: catalogue.admit_retirement,
    Stack: catalogue.admit_stack,
    District: district.admit_district,
    Calendar: district.admit_calendar,
    ProfessionalDevelopmentRequirement: district.admit_published,
    School: district.admit_published,
    SalarySchedule: district.admit_published,
    Recognition: recognition.admit_recognition,
    RecognitionWithdrawal: recognition.admit_withdrawal,
    PayPolicy: district.admit_policy,
    PayPolicyRetirement: retirement.admit_retirement,
    PayrollRun: payroll.admit_run,
}
