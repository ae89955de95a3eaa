"""The client: every method of the contract, grouped by service.

    with LedgerClient("localhost:50051", principal="payroll-1", role="payroll") as client:
        answer = client.salary.get_salary_eligibility(educator_id, "lakeview")

Methods bear the names of the contract in snake case and take and give its messages; `dates`,
`decimals`, `money` and `times` turn its values into Python's. Every command is sent under a minted
`request_id`, the same on every retry, so it is recorded at most once; give the id yourself to send
a command of an earlier run again. Many facts at once go as a batch (`batches`).

Every method raises what `Caller.command`, `Caller.question` and `Caller.stream` say.
"""

from types import TracebackType
from typing import Self

from credential_ledger.caller import Caller
from credential_ledger.methods.audit import AuditMethods
from credential_ledger.methods.catalog import CatalogMethods
from credential_ledger.methods.credentials import CredentialMethods
from credential_ledger.methods.districts import DistrictMethods
from credential_ledger.methods.educators import EducatorMethods
from credential_ledger.methods.salary import SalaryMethods
from credential_ledger.methods.transcripts import TranscriptMethods
from credential_ledger.retries import Retries

PATIENT = Retries()


class LedgerClient:
    """A connection to one service on behalf of one principal; threads may share it.

    `principal`, `role` and `district` say who acts; every fact records all three. `timeout`, in
    seconds, bounds each attempt of a call. As a context manager it closes itself.
    """

    def __init__(
        self,
        target: str,
        *,
        principal: str,
        role: str,
        district: str | None = None,
        timeout: float = 10.0,
        retries: Retries = PATIENT,
    ) -> None:
        named = {"principal": principal, "role": role, "district": district}
        metadata = tuple((key, value) for key, value in named.items() if value)
        self._caller = Caller(target, metadata, timeout, retries)
        self.catalog = CatalogMethods(self._caller)
        self.districts = DistrictMethods(self._caller)
        self.educators = EducatorMethods(self._caller)
        self.credentials = CredentialMethods(self._caller)
        self.salary = SalaryMethods(self._caller)
        self.transcripts = TranscriptMethods(self._caller)
        self.audit = AuditMethods(self._caller)

    def close(self) -> None:
        """End the connection and every call on it."""
        self._caller.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
