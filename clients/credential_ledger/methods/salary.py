"""Pay policies, and what they make of the facts."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.caller import Caller
from credential_ledger.listing import Listing
from credential_ledger.methods.payroll_runs import PayrollRunMethods
from credential_ledger.methods.salary_comparisons import SalaryComparisonMethods
from credential_ledger.request_ids import mint
from credential_ledger.v1.hypothetical_fact_pb2 import HypotheticalFact
from credential_ledger.v1.pay_policy_pb2 import PayPolicyRetirement
from credential_ledger.v1.pay_policy_version_pb2 import PayPolicyVersion
from credential_ledger.v1.salary_eligibility_pb2 import (
    ELIGIBILITY_VIEW_AMOUNTS,
    ELIGIBILITY_VIEW_UNSPECIFIED,
    EligibilityView,
)
from credential_ledger.v1.salary_service_pb2 import (
    AdoptPayPolicyRequest,
    AdoptPayPolicyResponse,
    GetPayPolicyRequest,
    GetPayPolicyResponse,
    GetSalaryEligibilityRequest,
    GetSalaryEligibilityResponse,
    ListPayPoliciesRequest,
    ListPayPoliciesResponse,
    ListSalaryEligibilityRequest,
    ListSalaryEligibilityResponse,
    RetirePayPolicyRequest,
    RetirePayPolicyResponse,
    SimulatePayPolicyRequest,
    SimulatePayPolicyResponse,
    WatchSalaryEligibilityRequest,
    WatchSalaryEligibilityResponse,
)
from credential_ledger.v1.salary_service_pb2_grpc import SalaryServiceStub


class SalaryMethods(PayrollRunMethods, SalaryComparisonMethods):
    """`SalaryService`: pay policies, salary eligibility and payroll runs."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = SalaryServiceStub(caller.channel)

    def adopt_pay_policy(
        self,
        policy_id: str,
        district_id: str,
        effective_from: date,
        document: str,
        *,
        request_id: str | None = None,
    ) -> AdoptPayPolicyResponse:
        """Adopt a policy, a JSON `document`, or a new version of it."""
        request = AdoptPayPolicyRequest(
            request_id=mint(request_id),
            policy_id=policy_id,
            district_id=district_id,
            effective_from=dates.encode(effective_from),
            document=document,
        )
        return self._caller.command(self._stub.AdoptPayPolicy, request)

    def retire_pay_policy(
        self, retirement: PayPolicyRetirement, *, request_id: str | None = None
    ) -> RetirePayPolicyResponse:
        """Retire a policy: from a day on no version of it is in force any more."""
        request = RetirePayPolicyRequest(request_id=mint(request_id), retirement=retirement)
        return self._caller.command(self._stub.RetirePayPolicy, request)

    def get_pay_policy(
        self,
        policy_id: str,
        *,
        version: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetPayPolicyResponse:
        """One version of a policy; 0: the latest."""
        request = GetPayPolicyRequest(
            policy_id=policy_id,
            version=version,
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetPayPolicy, request)

    def list_pay_policies(
        self,
        district_id: str,
        *,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListPayPoliciesResponse, PayPolicyVersion]:
        """Every version of every policy of a district, by id and version."""

        def read(token: str) -> ListPayPoliciesResponse:
            request = ListPayPoliciesRequest(
                district_id=district_id,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListPayPolicies, request)

        return Listing(read, lambda page: page.policies)

    def get_salary_eligibility(  # noqa: PLR0913 -- what the question may say
        self,
        educator_id: str,
        district_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
        hypotheticals: Iterable[HypotheticalFact] = (),
        explained: bool = True,
    ) -> GetSalaryEligibilityResponse:
        """What an educator is due in the contract year of a day (none: today), and why.

        With `hypotheticals`, about a day that is given: what it would be if they were recorded.
        Unless `explained`, without any explanation.
        """
        request = GetSalaryEligibilityRequest(
            educator_id=educator_id,
            district_id=district_id,
            effective_on=dates.optional(effective_on),
            hypotheticals=hypotheticals,
            known=times.known(known),
            at_least_position=at_least_position,
            view=_view(explained=explained),
        )
        return self._caller.question(self._stub.GetSalaryEligibility, request)

    def list_salary_eligibility(
        self,
        district_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
        explained: bool = True,
    ) -> Iterator[ListSalaryEligibilityResponse]:
        """The same answer for every educator of a district, by id, all on one basis.

        Unless `explained` the answers have no explanation; they are smaller then, and come sooner.
        A stream that breaks is asked for again on that basis, so each educator comes once.
        """
        request = ListSalaryEligibilityRequest(
            district_id=district_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
            view=_view(explained=explained),
        )
        last = ""
        for response in self._caller.stream(self._stub.ListSalaryEligibility, request):
            answer = response.eligibility
            if answer.educator_id > last:
                last = answer.educator_id
                request.effective_on.CopyFrom(answer.effective_on)
                request.known.position = response.basis.position
                yield response

    def simulate_pay_policy(  # noqa: PLR0913 -- what the question may say
        self,
        policy_id: str,
        district_id: str,
        effective_from: date,
        document: str,
        *,
        replaces: Iterable[str] = (),
        contract_years: Iterable[str] = (),
        listed_max: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Iterator[SimulatePayPolicyResponse]:
        """What a draft, a JSON `document`, would cost: how far it has come, then each year.

        No `contract_years`: those that end after `effective_from`. A stream that breaks is asked
        for again on the same basis, so each year comes once; what it says of progress may be told
        again.
        """
        request = SimulatePayPolicyRequest(
            policy_id=policy_id,
            district_id=district_id,
            effective_from=dates.encode(effective_from),
            document=document,
            replaces=replaces,
            contract_years=contract_years,
            listed_max=listed_max,
            known=times.known(known),
            at_least_position=at_least_position,
        )
        told: set[str] = set()
        for response in self._caller.stream(self._stub.SimulatePayPolicy, request):
            request.known.position = response.basis.position
            if response.year.contract_year not in told:
                if response.HasField("year"):
                    told.add(response.year.contract_year)
                yield response

    def watch_salary_eligibility(
        self, district_id: str, cursor: str = "", *, effective_on: date | None = None
    ) -> Iterator[WatchSalaryEligibilityResponse]:
        """How what a district's educators are due changes, segment by segment, without end.

        Starts after `cursor`, or with everything known now, of the contract years that are not over
        on a day (none: today). A stream that breaks goes on where it was. Keep the cursor of a
        message once it is dealt with, and start there the next time: at most the messages of one
        educator come twice, which does no harm.
        """
        request = WatchSalaryEligibilityRequest(
            district_id=district_id, cursor=cursor, effective_on=dates.optional(effective_on)
        )
        for response in self._caller.stream(self._stub.WatchSalaryEligibility, request):
            request.cursor = response.cursor
            yield response


def _view(*, explained: bool) -> EligibilityView.ValueType:
    """Say how much of an answer is wanted; all of it is what a service gives unasked."""
    return ELIGIBILITY_VIEW_UNSPECIFIED if explained else ELIGIBILITY_VIEW_AMOUNTS
