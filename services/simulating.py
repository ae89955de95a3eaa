"""From a draft of a pay policy to what it would cost."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

import msgspec

from credential_ledger.v1.salary_service_pb2 import SimulatePayPolicyResponse
from ledger.domain.answers.contract_years import contract_years
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from ledger.projections import reference_questions as ask
from services.asking import Asking, basis_of, district_in
from services.salary_requests import SimulatePayPolicy
from services.supposing import check_adoption, policy_of
from services.workers import simulation
from services.workers.simulation import SimulationTask
from services.workers.workers import Workers


@dataclass(frozen=True, slots=True)
class Simulating:
    """Finds drafts to be in order, and has a worker evaluate them on the database of `dsn`."""

    asking: Asking
    dsn: str
    workers: Workers

    async def simulate(self, asked: SimulatePayPolicy) -> AsyncGenerator[SimulatePayPolicyResponse]:
        """Gives how far it has come, then each contract year.

        Raises:
            Refusal: the draft could not be adopted, or what else is asked is not there.
        """
        view = await self.asking.view(asked, districts=[asked.district_id])
        draft = await self.asking.large.do(len(asked.document), partial(policy_of, asked))
        replaced = [
            (await self.asking.reader.refer(ask.policy(policy_id), view.position)).value
            for policy_id in asked.replaces
        ]
        book = district_in(view, asked.district_id).book
        contract_years(book, asked.contract_years, asked.effective_from)
        _check_replaced(replaced, asked.district_id)
        await check_adoption(self.asking, draft, view.position)
        task = SimulationTask(
            dsn=self.dsn,
            position=view.position,
            draft=draft,
            replaces=asked.replaces,
            contract_years=asked.contract_years,
            listed_max=asked.listed,
        )
        basis = basis_of(view)
        data = msgspec.json.encode(task)
        async with aclosing(self.workers.messages(simulation.__name__, data)) as told:
            async for message in told:
                answer = SimulatePayPolicyResponse.FromString(message)
                answer.basis.CopyFrom(basis)
                yield answer


def _check_replaced(replaced: Sequence[Adopted], district_id: str) -> None:
    for each in replaced:
        if each.policy.district_id != district_id:
            raise PolicyOfAnotherDistrict(
                policy_id=each.policy.policy_id, district_id=each.policy.district_id
            )
