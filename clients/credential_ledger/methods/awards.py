"""Awards, and what happens to them while they are held."""

from credential_ledger.methods.credential_service import CredentialServiceMethods
from credential_ledger.request_ids import mint
from credential_ledger.v1.award_pb2 import Award, Reinstatement, Renewal, Suspension
from credential_ledger.v1.credential_service_pb2 import (
    AwardRequest,
    AwardResponse,
    RecordExternalAwardRequest,
    RecordExternalAwardResponse,
    ReinstateAwardRequest,
    ReinstateAwardResponse,
    RenewAwardRequest,
    RenewAwardResponse,
    RevokeAwardRequest,
    RevokeAwardResponse,
    SuspendAwardRequest,
    SuspendAwardResponse,
)
from credential_ledger.v1.external_award_pb2 import ExternalAward
from credential_ledger.v1.revocation_pb2 import Revocation


class AwardMethods(CredentialServiceMethods):
    """Awards granted here or earned elsewhere, renewed, suspended, reinstated and revoked."""

    def award(self, award: Award, *, request_id: str | None = None) -> AwardResponse:
        """Record that the credential is granted."""
        request = AwardRequest(request_id=mint(request_id), award=award)
        return self._caller.command(self._stub.Award, request)

    def record_external_award(
        self, external_award: ExternalAward, *, request_id: str | None = None
    ) -> RecordExternalAwardResponse:
        """Record something earned elsewhere, from its documents."""
        request = RecordExternalAwardRequest(
            request_id=mint(request_id), external_award=external_award
        )
        return self._caller.command(self._stub.RecordExternalAward, request)

    def renew_award(self, renewal: Renewal, *, request_id: str | None = None) -> RenewAwardResponse:
        """Record that an award that expires is good for longer."""
        request = RenewAwardRequest(request_id=mint(request_id), renewal=renewal)
        return self._caller.command(self._stub.RenewAward, request)

    def suspend_award(
        self, suspension: Suspension, *, request_id: str | None = None
    ) -> SuspendAwardResponse:
        """Record that an award is not in good standing until it is reinstated."""
        request = SuspendAwardRequest(request_id=mint(request_id), suspension=suspension)
        return self._caller.command(self._stub.SuspendAward, request)

    def reinstate_award(
        self, reinstatement: Reinstatement, *, request_id: str | None = None
    ) -> ReinstateAwardResponse:
        """Record that a suspended award is in good standing again."""
        request = ReinstateAwardRequest(request_id=mint(request_id), reinstatement=reinstatement)
        return self._caller.command(self._stub.ReinstateAward, request)

    def revoke_award(
        self, revocation: Revocation, *, request_id: str | None = None
    ) -> RevokeAwardResponse:
        """Record that an award is taken back; what rested on it no longer counts."""
        request = RevokeAwardRequest(request_id=mint(request_id), revocation=revocation)
        return self._caller.command(self._stub.RevokeAward, request)
