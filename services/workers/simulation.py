"""The worker of SimulatePayPolicy: every educator of a district, year by year, twice."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
from msgspec import Struct

from credential_ledger.v1.salary_service_pb2 import SimulatePayPolicyResponse
from ledger.domain.answers.contract_years import contract_years
from ledger.domain.answers.simulation import YearSimulation
from ledger.domain.answers.simulation_shape import SimulationProgress
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.inputs.retiring import with_draft
from ledger.domain.pay.inputs.stacked import stacks_about
from ledger.projections.snapshot import Snapshot
from services.messages.writing import fill
from services.workers.working import work

_STEPS = 100
"""About how often it is told how far it has come."""
_AT_ONCE_MAX = 50


class SimulationTask(Struct, frozen=True, kw_only=True):
    """What is to be simulated, found to be in order, on a position that can be read."""

    dsn: str
    position: int
    draft: PayPolicy
    replaces: tuple[str, ...]
    contract_years: tuple[str, ...]
    listed_max: int


def simulate(data: bytes) -> Iterator[SimulatePayPolicyResponse]:
    """Gives how far it has come, then each year, in order."""
    task = msgspec.json.decode(data, type=SimulationTask)
    snapshot = Snapshot(task.dsn, task.position)
    try:
        yield from _simulated(task, snapshot)
    finally:
        snapshot.close()


def _simulated(task: SimulationTask, snapshot: Snapshot) -> Iterator[SimulatePayPolicyResponse]:
    before = snapshot.district(task.draft.district_id)
    policies = with_draft(before.policies, task.draft, task.replaces, task.position)
    stacks = {**before.stacks, **stacks_about(task.draft.document, snapshot.stacks())}
    after = replace(before, policies=policies, stacks=stacks)
    book = before.book
    years = contract_years(book, task.contract_years, task.draft.effective_from)
    simulations = [(year, YearSimulation(year, book.district.currency)) for year in years]
    ids = snapshot.educator_ids(task.draft.district_id)
    step = max(1, min(_AT_ONCE_MAX, len(ids) // _STEPS))
    yield _progress(0, len(ids))
    for first in range(0, len(ids), step):
        some = ids[first : first + step]
        for educator in snapshot.educators(some):
            for year, simulation in simulations:
                on = year.last_day(educator.items, book)
                said = (
                    educator.eligibility(each, on, next_steps=False) for each in (before, after)
                )
                simulation.add(*said)
        yield _progress(first + len(some), len(ids))
    for _, simulation in simulations:
        message = SimulatePayPolicyResponse()
        fill(message.year, simulation.result(task.listed_max))
        yield message


def _progress(done: int, educators: int) -> SimulatePayPolicyResponse:
    message = SimulatePayPolicyResponse()
    fill(message.progress, SimulationProgress(educators_done=done, educators=educators))
    return message


if __name__ == "__main__":
    work(simulate)
