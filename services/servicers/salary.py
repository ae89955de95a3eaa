"""SalaryService: pay policies, and what they make of the facts."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from functools import partial

from credential_ledger.v1 import salary_service_pb2 as wire
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_service_pb2_grpc import SalaryServiceServicer
from ledger.domain.decide.supposing import hypothetical_id
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.projections import reference_questions as ask
from services.asking import Asking, basis_of, district_in, educator_in
from services.comparing import SalaryComparing
from services.comparison_requests import CompareSalaryEligibility
from services.interceptors.context import Context
from services.messages.google_types import write_date
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Pages, fill_page
from services.policy_warnings import warnings_in_district
from services.recording import Recording, records, write_receipt
from services.requests import (
    AdoptPayPolicy,
    GetPayPolicy,
    ListOfDistrict,
    ListPayrollRuns,
    WatchSalaryEligibility,
)
from services.salary_answers import SalaryAnswers
from services.salary_requests import (
    EligibilityView,
    GetSalaryEligibility,
    ListSalaryEligibility,
    SimulatePayPolicy,
)
from services.salary_watching import SalaryWatching
from services.simulating import Simulating
from services.supposing import hypotheticals_of, policy_of, supposed


@records(wire.DESCRIPTOR.services_by_name["SalaryService"])
class SalaryServicer(SalaryServiceServicer):
    """Records policies, and says what is due and why."""

    def __init__(
        self,
        recording: Recording,
        asking: Asking,
        pages: Pages,
        *,
        simulating: Simulating,
        comparing: SalaryComparing,
        watching: SalaryWatching,
    ) -> None:
        """Takes the way in and the ways out."""
        self._recording = recording
        self._simulating = simulating
        self._comparing = comparing
        self._asking = asking
        self._pages = pages
        self._watching = watching
        self._answers = SalaryAnswers(asking.large)

    async def AdoptPayPolicy(
        self, request: wire.AdoptPayPolicyRequest, context: Context
    ) -> wire.AdoptPayPolicyResponse:
        """Records a policy; its version is its place in its stream."""
        asked = read(request, AdoptPayPolicy)
        size = len(asked.document)
        policy = await self._asking.large.do(size, partial(policy_of, asked))
        receipt = await self._recording.record_fact(policy, asked.request_id)
        number, at = receipt.version, receipt.position
        warnings = await warnings_in_district(self._asking, policy, size, number, at)
        return wire.AdoptPayPolicyResponse(
            version=receipt.version,
            receipt=write_receipt(receipt),
            warnings=[
                wire.PolicyWarning(path=each.path, problem=each.problem) for each in warnings
            ],
        )

    async def GetPayPolicy(
        self, request: wire.GetPayPolicyRequest, context: Context
    ) -> wire.GetPayPolicyResponse:
        """Answers one version of a policy."""
        asked = read(request, GetPayPolicy)
        known = await self._asking.known(asked)
        found = await self._asking.reader.refer(ask.policy(asked.policy_id, asked.version), known)
        answer = wire.GetPayPolicyResponse(basis=basis_of(found))
        _fill_policy(answer.policy, found.value)
        return answer

    async def ListPayPolicies(
        self, request: wire.ListPayPoliciesRequest, context: Context
    ) -> wire.ListPayPoliciesResponse:
        """Lists every version of a district's policies."""
        asked = read(request, ListOfDistrict)
        start = await self._pages.start(request, asked)
        view = await self._asking.reader.view(districts=[asked.district_id], known=start.known)
        district_in(view, asked.district_id)
        policy_id, version = start.after or ("", 0)
        found = await self._asking.reader.refer(
            ask.policies(asked.district_id, (str(policy_id), int(version)), asked.limit),
            view.position,
        )
        answer = wire.ListPayPoliciesResponse(basis=basis_of(view))
        last = fill_page(answer.policies, found.value, _fill_policy, _policy_key)
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer

    async def GetSalaryEligibility(
        self, request: wire.GetSalaryEligibilityRequest, context: Context
    ) -> wire.GetSalaryEligibilityResponse:
        """Answers what an educator is due in a district."""
        asked = read(request, GetSalaryEligibility)
        facts = hypotheticals_of(asked)
        view = await self._asking.view(
            asked, educators=[asked.educator_id], districts=[asked.district_id]
        )
        educator = educator_in(view, asked.educator_id)
        district = district_in(view, asked.district_id)
        on = self._asking.day(asked.effective_on, district.book)
        explained = asked.view is not EligibilityView.AMOUNTS
        if facts:
            educator = await supposed(self._asking, asked, view, facts)
            answer = await self._answers.made(educator, district, on, explained=explained)
        else:
            answer = await self._answers.one(educator, district, on, explained=explained)
        return wire.GetSalaryEligibilityResponse(
            eligibility=answer,
            basis=basis_of(view),
            hypothetical=bool(facts),
            hypothetical_fact_ids=map(hypothetical_id, range(len(facts))),
        )

    async def ListSalaryEligibility(
        self, request: wire.ListSalaryEligibilityRequest, context: Context
    ) -> AsyncGenerator[wire.ListSalaryEligibilityResponse]:
        """Streams the same for every educator of a district, all on one basis."""
        asked = read(request, ListSalaryEligibility)
        view = await self._asking.view(asked, districts=[asked.district_id])
        district = district_in(view, asked.district_id)
        on = self._asking.day(asked.effective_on, district.book)
        basis = basis_of(view)
        educators = self._asking.everybody(asked.district_id, view.position)
        explained = asked.view is not EligibilityView.AMOUNTS
        async for answer in self._answers.all(educators, district, on, explained=explained):
            yield wire.ListSalaryEligibilityResponse(eligibility=answer, basis=basis)

    async def SimulatePayPolicy(
        self, request: wire.SimulatePayPolicyRequest, context: Context
    ) -> AsyncGenerator[wire.SimulatePayPolicyResponse]:
        """Streams what a draft would cost."""
        asked = read(request, SimulatePayPolicy)
        async with aclosing(self._simulating.simulate(asked)) as answers:
            async for answer in answers:
                yield answer

    async def WatchSalaryEligibility(
        self, request: wire.WatchSalaryEligibilityRequest, context: Context
    ) -> AsyncGenerator[wire.WatchSalaryEligibilityResponse]:
        """Streams how what a district's educators are due changes, without end."""
        asked = read(request, WatchSalaryEligibility)
        async with aclosing(self._watching.follow(asked)) as answers:
            async for answer in answers:
                yield answer

    async def CompareSalaryEligibility(
        self, request: wire.CompareSalaryEligibilityRequest, context: Context
    ) -> AsyncGenerator[wire.CompareSalaryEligibilityResponse]:
        """Streams what changed between two bases."""
        asked = read(request, CompareSalaryEligibility)
        async with aclosing(self._comparing.compare(asked)) as answers:
            async for answer in answers:
                yield answer

    async def ListPayrollRuns(
        self, request: wire.ListPayrollRunsRequest, context: Context
    ) -> wire.ListPayrollRunsResponse:
        """Lists the payroll runs of a district."""
        asked = read(request, ListPayrollRuns)
        pay_dates = _pay_dates(asked)
        start = await self._pages.start(request, asked)
        view = await self._asking.reader.view(districts=[asked.district_id], known=start.known)
        district_in(view, asked.district_id)
        pay_date, position = start.after or ("", 0)
        found = await self._asking.reader.refer(
            ask.payroll_runs(
                asked.district_id, pay_dates, (str(pay_date), int(position)), asked.limit
            ),
            view.position,
        )
        answer = wire.ListPayrollRunsResponse(basis=basis_of(view))
        last = fill_page(answer.runs, found.value, fill, ask.run_key)
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer


def _pay_dates(asked: ListPayrollRuns) -> tuple[date | None, date | None]:
    """Gives the pay dates a request is about, or refuses with FieldInvalid those that are none."""
    first, until = asked.pay_date_from, asked.pay_date_until
    if first is not None and until is not None and until <= first:
        fault = Violation("pay_date_until", "must lie after pay_date_from")
        raise FieldInvalid(violations=(fault,))
    return first, until


def _fill_policy(message: PayPolicyVersion, adopted: Adopted) -> None:
    message.version, message.position = adopted.version, adopted.position
    fill(message.policy, adopted.policy)
    if adopted.retired_on is not None:
        write_date(message.retired_on, adopted.retired_on)


def _policy_key(adopted: Adopted) -> tuple[str | int, ...]:
    return adopted.policy.policy_id, adopted.version
