"""The forms of the requests: what each holds beside the nouns, and what its values must be."""

from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, cast

from google.protobuf.descriptor import Descriptor
from msgspec import Meta, Struct, defstruct

from ledger.domain.answers.pending_shape import PendingKind
from ledger.domain.facts.catalogue import CredentialKind, IssuerKind
from ledger.domain.values import FactId, Position, Slug
from ledger.store.codec import TYPES

_UUID_PATTERN = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$(?!\n)"
_PAGE_SIZE_DEFAULT = 100
_PAGE_SIZE_MAX = 1000
_REACH_DEFAULT = 90

RequestId = Annotated[str, Meta(pattern=_UUID_PATTERN, description="a UUID")]
"""In lower or upper case: the same UUID is the same request."""

PositionOrZero = Annotated[int, Meta(ge=0, le=2**62)]
VersionOrZero = Annotated[int, Meta(ge=0)]
PageSize = Annotated[int, Meta(ge=0)]
Reach = Annotated[int, Meta(ge=0, le=1000)]


class Request(Struct, frozen=True, kw_only=True):
    """A request as the edge understands it."""


class Known(Request, frozen=True, kw_only=True):
    """As known when: one of the two."""

    at: datetime | None = None
    position: Position | None = None


class Question(Request, frozen=True, kw_only=True):
    """What every question may name: as known when, and what it must not be older than."""

    known: Known | None = None
    at_least_position: PositionOrZero


class DatedQuestion(Question, frozen=True, kw_only=True):
    """A question about a day; without one, about today."""

    effective_on: date | None = None


class Listing(Question, frozen=True, kw_only=True):
    """A question that is answered in pages."""

    page_size: PageSize
    page_token: str | None = None

    @property
    def limit(self) -> int:
        """How many a page holds at most: what is asked, at most 1000; 100 unless told."""
        return min(self.page_size or _PAGE_SIZE_DEFAULT, _PAGE_SIZE_MAX)


class GetCredential(Question, frozen=True, kw_only=True):
    """GetCredentialRequest; version 0 is the latest."""

    credential_id: Slug
    version: VersionOrZero


class ListCredentials(Listing, frozen=True, kw_only=True):
    """ListCredentialsRequest."""

    issuer_id: Slug | None = None
    kind: CredentialKind | None = None


class ListIssuers(Listing, frozen=True, kw_only=True):
    """ListIssuersRequest."""

    kind: IssuerKind | None = None


class ListStacks(Listing, frozen=True, kw_only=True):
    """ListStacksRequest."""

    issuer_id: Slug | None = None


class OfDistrict(Question, frozen=True, kw_only=True):
    """GetDistrictRequest."""

    district_id: Slug


class ListOfDistrict(Listing, frozen=True, kw_only=True):
    """ListEducatorsRequest, ListPayPoliciesRequest and ListRecognitionsRequest."""

    district_id: Slug


class ListPending(Listing, frozen=True, kw_only=True):
    """ListPendingRequest; without a day, about today."""

    district_id: Slug
    kinds: tuple[PendingKind, ...]
    effective_on: date | None = None
    within_days: Reach

    @property
    def reach(self) -> int:
        """How many days ahead awards that expire are told: what is asked; 90 unless told."""
        return self.within_days or _REACH_DEFAULT


class OfEducatorOn(DatedQuestion, frozen=True, kw_only=True):
    """GetEducatorRequest."""

    educator_id: FactId


class GetTranscript(OfEducatorOn, frozen=True, kw_only=True):
    """GetTranscriptRequest; without a district nothing is told of recognition."""

    district_id: Slug | None = None


class VerifyAward(DatedQuestion, frozen=True, kw_only=True):
    """VerifyAwardRequest."""

    award_id: FactId


class OfEducatorInDistrict(DatedQuestion, frozen=True, kw_only=True):
    """GetProfessionalDevelopmentRequest."""

    educator_id: FactId
    district_id: Slug


class OfDistrictOn(DatedQuestion, frozen=True, kw_only=True):
    """ListTranscriptsRequest."""

    district_id: Slug


class GetPayPolicy(Question, frozen=True, kw_only=True):
    """GetPayPolicyRequest; version 0 is the latest."""

    policy_id: Slug
    version: VersionOrZero


class ListPayrollRuns(ListOfDistrict, frozen=True, kw_only=True):
    """ListPayrollRunsRequest; a side that is absent is open."""

    pay_date_from: date | None = None
    pay_date_until: date | None = None


class AdoptPayPolicy(Request, frozen=True, kw_only=True):
    """AdoptPayPolicyRequest; the document is judged by the pay engine."""

    request_id: RequestId
    policy_id: Slug
    district_id: Slug
    effective_from: date
    document: str


class WatchTranscripts(Request, frozen=True, kw_only=True):
    """WatchTranscriptsRequest."""

    district_id: Slug
    cursor: str | None = None


class WatchSalaryEligibility(Request, frozen=True, kw_only=True):
    """WatchSalaryEligibilityRequest; beside a cursor the day is that of the cursor, or absent."""

    district_id: Slug
    cursor: str | None = None
    effective_on: date | None = None


class ReplayEvents(Request, frozen=True, kw_only=True):
    """ReplayEventsRequest; 0 is the beginning, and the head when the call began."""

    after_position: PositionOrZero
    until_position: PositionOrZero


class GetEntry(Request, frozen=True, kw_only=True):
    """GetEntryRequest."""

    position: Position


class RegisterEducator(Request, frozen=True, kw_only=True):
    """RegisterEducatorRequest, which says nothing but that somebody exists."""

    request_id: RequestId


@cache
def command_form(request: Descriptor) -> type[Request]:
    """Gives the form of a command: its request id, and the fact it says; of several, one."""
    fields: list[tuple[str, Any] | tuple[str, Any, None]] = [("request_id", RequestId)]
    for field in request.fields:
        if field.message_type is None:
            continue
        fact = _FACTS[field.message_type.name]
        alone = field.containing_oneof is None
        fields.append((field.name, fact) if alone else (field.name, fact | None, None))
    form = defstruct(request.name, fields, bases=(Request,), frozen=True, kw_only=True)
    return cast("type[Request]", form)


_FACTS = {kind.__name__: kind for kind in TYPES.values()}
"""A fact and its message have one name."""
