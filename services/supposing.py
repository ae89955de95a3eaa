"""Decisions on what was known at a position, of which nothing is recorded."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ledger.domain.command import Command
from ledger.domain.decide.decide import decide
from ledger.domain.decide.supposing import hypothetical_path, suppose
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.parse import parse_document
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.unknown import UnknownEducator
from ledger.domain.stream import Stream
from ledger.domain.timeline.item import TimelineFact
from ledger.domain.views import EducatorView
from ledger.domain.world import StreamNeeded, World
from ledger.projections.view import View
from ledger.store.requests import append_of
from services.asking import Asking, educator_in
from services.interceptors.principal import current
from services.requests import AdoptPayPolicy
from services.salary_requests import GetSalaryEligibility, SimulatePayPolicy

T = TypeVar("T")

Loaded = Callable[[str], Stream | None]
"""Finds a loaded stream by its name, as `World` takes it."""


def policy_of(asked: AdoptPayPolicy | SimulatePayPolicy) -> PayPolicy:
    """Gives the policy that a request holds.

    Raises:
        PolicyDocumentInvalid: with every fault of its document.
    """
    source = asked.document.encode()
    return PayPolicy(
        policy_id=asked.policy_id,
        district_id=asked.district_id,
        effective_from=asked.effective_from,
        source_sha256=hashlib.sha256(source).hexdigest(),
        document=parse_document(source),
    )


async def check_adoption(asking: Asking, policy: PayPolicy, position: int) -> None:
    """Refuses a policy that could not be adopted on what is known at a position."""
    command = Command(policy, current.get(), "", frozenset())

    def adopt(loaded: Loaded) -> None:
        append_of(command, decide(command, World(loaded), asking.clock()))

    await _with_streams(asking, position, 0, adopt)


def hypotheticals_of(asked: GetSalaryEligibility) -> tuple[TimelineFact, ...]:
    """Gives the facts that a question supposes.

    Raises:
        FieldInvalid: one is about somebody else, or the question names no day.
    """
    facts = tuple(each.fact for each in asked.hypotheticals)
    faults = [
        Violation(hypothetical_path(index, fact, "educator_id"), "must be the educator asked about")
        for index, fact in enumerate(facts)
        if fact.educator_id != asked.educator_id
    ]
    if facts and asked.effective_on is None:
        faults.append(Violation("effective_on", "is required with hypothetical facts"))
    if faults:
        raise FieldInvalid(violations=tuple(faults))
    return facts


async def supposed(
    asking: Asking, asked: GetSalaryEligibility, view: View, facts: Sequence[TimelineFact]
) -> EducatorView:
    """Gives the educator asked about with facts supposed behind those known.

    Raises:
        UnknownEducator, FieldInvalid, HypotheticalRefused
    """
    educator = educator_in(view, asked.educator_id)
    at = view.recorded_at
    if at is None:  # who is registered, is so by an entry
        raise UnknownEducator(educator_id=asked.educator_id)
    work = partial(suppose, asked.educator_id, asked.district_id, facts, at)
    size = len(educator.items) * (1 + len(facts))
    return replace(educator, items=await _with_streams(asking, view.position, size, work))


async def _with_streams(asking: Asking, position: int, size: int, work: Callable[[Loaded], T]) -> T:
    """Gives what work, made of so many items, makes of the streams as known at a position.

    It is done again from its start whenever it turns out to need another stream.
    """
    streams: dict[str, Stream] = {}
    while True:
        try:
            return await asking.large.do(size, partial(work, streams.get))
        except StreamNeeded as need:
            if need.names <= streams.keys():
                raise
            streams |= await asking.reader.streams(need.names, position)
