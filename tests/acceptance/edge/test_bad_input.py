"""What is out of form is refused by name, with the field, and leaves no trace."""

from decimal import Decimal
from uuid import uuid4

import grpc
import grpc.aio
import pytest
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal as WireDecimal

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import catalog_service_pb2 as catalog
from credential_ledger.v1 import credential_service_pb2 as credentials
from credential_ledger.v1 import educator_service_pb2 as educators
from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from credential_ledger.v1.basis_pb2 import Known
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.values import Fact
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.support.facts import activity, calendar, day, district, employment, issuer
from tests.support.granting import approval

ID = "5b1c2f0e-7a34-5c11-9f7e-0d1f4a5b6c7d"


async def refused(calls: Calls, method: str, request: Message) -> Refused:
    with pytest.raises(Refused) as told:
        await calls.call(method, request)
    return told.value


def changed(fact: Fact, path: str, value: object) -> tuple[str, Message]:
    """The command that records a fact, with one field set to what no struct could hold."""
    method, request = command(fact)
    *parents, name = path.split(".")
    message = request
    for parent in parents:
        message = getattr(message, parent)
    if isinstance(value, Message):
        getattr(message, name).CopyFrom(value)
    else:
        setattr(message, name, value)
    return method, request


@pytest.mark.parametrize(
    ("fact", "path", "value"),
    [
        (issuer(), "request_id", "once"),
        (issuer(), "request_id", ""),
        (issuer(), "issuer.issuer_id", "Crafted!"),
        (issuer(), "issuer.issuer_id", "c" * 65),
        (issuer(), "issuer.name", "Crafted\0"),
        (issuer(), "issuer.name", "x" * 100_000),
        (issuer(), "issuer.kind", 77),
        (district(), "district.currency", "usd"),
        (district(), "district.time_zone", "Mars/Olympus"),
        (activity(ID, ID, "lab"), "activity.completed_on", Date(year=2026, month=2, day=29)),
        (activity(ID, ID, "lab"), "activity.completed_on", Date(year=2026)),
        (activity(ID, ID, "lab"), "activity.hours", WireDecimal(value="1,5")),
        (activity(ID, ID, "lab"), "activity.hours", WireDecimal(value="1e300")),
        (employment(ID), "employment.educator_id", "7"),
        (employment(ID, fte=Decimal("1.01")), "employment.fte", WireDecimal(value="1.01")),
        (approval(ID, ID), "approval.decision", 0),
    ],
)
async def test_a_fact_out_of_form_names_its_field(
    calls: Calls, fact: Fact, path: str, value: object
) -> None:
    refusal = await refused(calls, *changed(fact, path, value))
    assert (refusal.code, refusal.reason, refusal.fields) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "FIELD_INVALID",
        [path],
    )


async def test_a_command_without_its_fact_says_that_it_is_required(calls: Calls) -> None:
    refusal = await refused(calls, "Enroll", credentials.EnrollRequest())
    assert refusal.fields == ["request_id", "enrollment"]


async def test_faults_between_fields_have_paths_in_the_request(calls: Calls) -> None:
    year = CalendarYear(
        kind=YearKind.CONTRACT,
        name="2025-26",
        year_from=day("2025-07-01"),
        year_until=day("2025-07-01"),
    )
    refusal = await refused(calls, *command(calendar(years=(year,))))
    assert refusal.fields == ["calendar.years[0].year_until"]


async def test_what_is_refused_leaves_no_trace(calls: Calls) -> None:
    await refused(calls, *changed(issuer(), "issuer.name", "\0"))
    await refused(calls, *command(employment(ID)))
    messages = [one async for one in calls.stream("ReplayEvents", audit.ReplayEventsRequest())]
    assert messages == []


async def test_a_request_id_says_one_thing_only(calls: Calls) -> None:
    request_id = str(uuid4())
    await calls.record(issuer(), request_id)
    refusal = await refused(calls, *command(issuer(name="Another"), request_id))
    assert (refusal.code, refusal.reason) == (
        grpc.StatusCode.ALREADY_EXISTS,
        "REQUEST_ID_REUSED",
    )
    assert refusal.metadata == {"request_id": request_id, "position": "1"}


@pytest.mark.parametrize(
    ("method", "request_"),
    [
        (
            "ListEducators",
            educators.ListEducatorsRequest(district_id="lakeview", page_size=-1),
        ),
        ("ListCredentials", catalog.ListCredentialsRequest(page_size=-(2**31))),
        ("ListPayPolicies", salary.ListPayPoliciesRequest(district_id="lakeview", page_size=-9)),
    ],
)
async def test_a_negative_page_size_is_refused(
    calls: Calls, method: str, request_: Message
) -> None:
    assert (await refused(calls, method, request_)).fields == ["page_size"]


async def test_a_huge_page_size_is_taken_for_the_largest(calls: Calls) -> None:
    answer = await calls.call(
        "ListCredentials", catalog.ListCredentialsRequest(page_size=2**31 - 1)
    )
    assert not answer.next_page_token


@pytest.mark.parametrize(
    ("known", "reason", "fields"),
    [
        (Known(position=2), "UNKNOWN_POSITION", []),
        (Known(position=2**62), "UNKNOWN_POSITION", []),
        (Known(position=0), "FIELD_INVALID", ["known.position"]),
        (Known(position=-1), "FIELD_INVALID", ["known.position"]),
        (Known(position=2**63 - 1), "FIELD_INVALID", ["known.position"]),
        (Known(), "FIELD_INVALID", ["known.known"]),
        (Known(at=Timestamp(seconds=4_000_000_000)), "KNOWN_IN_FUTURE", []),
        (Known(at=Timestamp(seconds=1)), "KNOWN_BEFORE_FIRST", []),
        (Known(at=Timestamp(seconds=10**12)), "FIELD_INVALID", ["known.at"]),
        (Known(at=Timestamp(nanos=-1)), "FIELD_INVALID", ["known.at"]),
    ],
)
async def test_what_cannot_have_been_known_is_refused(
    calls: Calls, known: Known, reason: str, fields: list[str]
) -> None:
    await calls.record(issuer())
    request = transcripts.GetTranscriptRequest(educator_id=ID, known=known)
    refusal = await refused(calls, "GetTranscript", request)
    assert (refusal.reason, refusal.fields) == (reason, fields)


@pytest.mark.parametrize(
    ("position", "reason"),
    [(2, "POSITION_BEYOND_HEAD"), (2**62, "POSITION_BEYOND_HEAD"), (-1, "FIELD_INVALID")],
)
async def test_nobody_waits_for_a_position_that_may_never_be(
    calls: Calls, position: int, reason: str
) -> None:
    await calls.record(issuer())
    request = transcripts.GetTranscriptRequest(educator_id=ID, at_least_position=position)
    assert (await refused(calls, "GetTranscript", request)).reason == reason


@pytest.mark.parametrize(
    ("method", "request_", "reason"),
    [
        ("GetEntry", audit.GetEntryRequest(position=5), "UNKNOWN_POSITION"),
        ("GetEntry", audit.GetEntryRequest(), "FIELD_INVALID"),
        ("VerifyAward", transcripts.VerifyAwardRequest(award_id=ID), "UNKNOWN_AWARD"),
        ("GetTranscript", transcripts.GetTranscriptRequest(educator_id=ID), "UNKNOWN_EDUCATOR"),
        ("GetEducator", educators.GetEducatorRequest(educator_id=ID), "UNKNOWN_EDUCATOR"),
        (
            "ListEducators",
            educators.ListEducatorsRequest(district_id="atlantis"),
            "UNKNOWN_DISTRICT",
        ),
        ("GetPayPolicy", salary.GetPayPolicyRequest(policy_id="none"), "UNKNOWN_PAY_POLICY"),
        (
            "GetCredential",
            catalog.GetCredentialRequest(credential_id="none"),
            "UNKNOWN_CREDENTIAL",
        ),
    ],
)
async def test_what_does_not_exist_is_told_by_name(
    calls: Calls, method: str, request_: Message, reason: str
) -> None:
    assert (await refused(calls, method, request_)).reason == reason


@pytest.mark.parametrize(("after", "until"), [(5, 0), (0, 5)])
async def test_a_replay_beyond_the_log_is_refused(calls: Calls, after: int, until: int) -> None:
    request = audit.ReplayEventsRequest(after_position=after, until_position=until)
    with pytest.raises(Refused, match="UNKNOWN_POSITION"):
        await anext(calls.stream("ReplayEvents", request))


async def test_a_replay_that_ends_before_it_begins_is_refused(calls: Calls) -> None:
    request = audit.ReplayEventsRequest(after_position=3, until_position=2)
    with pytest.raises(Refused, match="FIELD_INVALID"):
        await anext(calls.stream("ReplayEvents", request))


@pytest.mark.parametrize(
    "document", ["", "{}", "not JSON", '{"language":1}' + " " * 60_000, "[" * 5000]
)
async def test_a_policy_document_is_refused_with_its_faults(calls: Calls, document: str) -> None:
    await calls.record(district())
    request = salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id="p",
        district_id="lakeview",
        effective_from=Date(year=2026, month=1, day=1),
        document=document,
    )
    refusal = await refused(calls, "AdoptPayPolicy", request)
    expected = "POLICY_DOCUMENT_INVALID" if document else "FIELD_INVALID"
    assert refusal.reason == expected
    assert refusal.fields
    assert all(field.startswith("document") for field in refusal.fields)


async def test_a_message_larger_than_the_service_takes_is_refused_by_grpc(calls: Calls) -> None:
    method, request = command(issuer(name="x" * 5_000_000))
    refusal = await refused(calls, method, request)
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "")
