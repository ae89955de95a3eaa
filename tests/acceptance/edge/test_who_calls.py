"""Nobody does what their role does not carry, and nobody unnamed does anything."""

from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from ledger.domain.facts.correction import Annulment, Correction
from tests.acceptance.edge.calls import Calls, Refused, command
from tests.acceptance.edge.lakeview import a_district, a_teacher
from tests.support.facts import enrollment, issuer


@pytest.mark.parametrize("missing", ["principal", "role"])
async def test_a_call_without_a_principal_is_refused(calls: Calls, missing: str) -> None:
    with pytest.raises(Refused) as told:
        await calls.acting(**{missing: ""}).record(issuer())
    assert told.value.code == grpc.StatusCode.UNAUTHENTICATED
    assert (told.value.reason, told.value.metadata) == ("PRINCIPAL_MISSING", {"key": missing})


@pytest.mark.parametrize(
    ("key", "value"), [("principal", "ada lovelace"), ("role", "Boss!"), ("district", "A B")]
)
async def test_a_principal_out_of_form_is_refused_by_its_key(
    calls: Calls, key: str, value: str
) -> None:
    with pytest.raises(Refused) as told:
        await calls.acting(**{key: value}).record(issuer())
    assert told.value.fields == [f"metadata.{key}"]


@pytest.mark.parametrize("role", ["sis", "nobody-heard-of-it"])
async def test_a_role_does_only_what_it_carries(calls: Calls, role: str) -> None:
    with pytest.raises(Refused) as told:
        await calls.acting(role=role).record(issuer())
    assert told.value.code == grpc.StatusCode.PERMISSION_DENIED
    assert told.value.metadata == {"role": role, "permission": "WRITE_CATALOGUE"}


async def test_a_role_corrects_only_what_it_may_record(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    begun = await calls.record(enrollment(educator_id))
    annulment = Correction(
        educator_id=educator_id,
        fact_id=begun.fact_id,
        latest_position=begun.receipt.position,
        annulment=Annulment(),
    )
    with pytest.raises(Refused) as told:
        await calls.acting(role="hr").record(annulment)
    assert told.value.code == grpc.StatusCode.PERMISSION_DENIED
    assert told.value.reason == "CORRECTION_NOT_PERMITTED"
    assert told.value.metadata == {"role": "hr", "kind": "enrollment"}
    assert await calls.acting(role="issuer").record(annulment)


async def test_permission_is_told_before_the_fields_are_looked_at(calls: Calls) -> None:
    method, request = command(issuer(issuer_id="Out Of Form"))
    with pytest.raises(Refused, match="PERMISSION_MISSING"):
        await calls.acting(role="auditor").call(method, request)


async def test_streams_are_guarded_too(calls: Calls) -> None:
    with pytest.raises(Refused, match="PERMISSION_MISSING"):
        await anext(calls.acting(role="sis").stream("ReplayEvents", audit.ReplayEventsRequest()))


async def test_every_entry_names_principal_role_and_district(calls: Calls) -> None:
    desk = calls.acting(principal="crafted-desk", role="issuer", district="")
    await desk.record(issuer())
    await calls.acting(principal="hr-2", role="hr").register_educator()
    first, second = [
        (await calls.call("GetEntry", audit.GetEntryRequest(position=position))).entry
        for position in (1, 2)
    ]
    assert b'"actor":"crafted-desk","role":"issuer","request_id"' in first
    assert b'"actor":"hr-2","role":"hr","district":"lakeview"' in second


async def test_health_is_told_to_anybody(calls: Calls) -> None:
    stub: Any = health_pb2_grpc.HealthStub(calls._channel)
    for service in ("", "credential_ledger.v1.SalaryService"):
        answer = await stub.Check(health_pb2.HealthCheckRequest(service=service))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING


async def test_the_same_request_id_of_another_principal_is_another_request(calls: Calls) -> None:
    request_id = "0d1f4a5b-6c7d-4c11-8f7e-5b1c2f0e7a34"
    first = await calls.record(issuer(), request_id)
    second = await calls.acting(principal="op-2").record(issuer(), request_id)
    assert second.receipt.position == first.receipt.position + 1


async def test_an_unknown_method_is_grpcs_own_refusal(calls: Calls) -> None:
    method = calls._channel.unary_unary(
        "/credential_ledger.v1.TranscriptService/Transcribe",
        request_serializer=transcripts.GetTranscriptRequest.SerializeToString,
        response_deserializer=transcripts.GetTranscriptResponse.FromString,
    )
    with pytest.raises(grpc.aio.AioRpcError) as told:
        await method(transcripts.GetTranscriptRequest(), timeout=10)
    assert told.value.code() == grpc.StatusCode.UNIMPLEMENTED
