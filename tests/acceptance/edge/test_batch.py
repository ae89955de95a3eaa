"""Many facts in one call: in order, each with a verdict of its own."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from grpc import StatusCode
from msgspec import structs

from credential_ledger.v1 import credential_service_pb2 as credentials
from credential_ledger.v1.credential_service_pb2 import BatchItem, BatchVerdict
from ledger.domain.command import Command
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.educator import Educator, Employment
from ledger.domain.recorded import mint
from ledger.domain.values import Fact
from ledger.store.codec import type_of
from ledger.store.command_batch import CommandBatch
from ledger.store.command_batch import Outcome as Answered
from ledger.store.errors import Unavailable
from services import batches
from services.messages.writing import fill
from tests.acceptance.edge.calls import OPERATOR, Calls, Refused
from tests.support.facts import (
    activity,
    credential,
    district,
    employment,
    enrollment,
    issuer,
    requirement,
)

ACTOR = OPERATOR["principal"]


def item(fact: Fact, request_id: str = "") -> BatchItem:
    """A fact as an item of a batch."""
    said = BatchItem(request_id=request_id or str(uuid4()))
    name = type_of(fact).partition(".")[0].removeprefix("professional_development_")
    part = getattr(said, name)
    part.SetInParent()
    fill(part, fact)
    return said


async def batch(calls: Calls, items: Sequence[BatchItem]) -> list[BatchVerdict]:
    """Send them in one call."""
    answer = await calls.call("RecordBatch", credentials.RecordBatchRequest(items=items))
    return list(answer.verdicts)


async def test_what_is_only_checked_is_told_its_own_faults_and_not_recorded(
    calls: Calls,
) -> None:
    teacher, educator_id = a_teacher()
    job = employment(educator_id)
    contradicted = structs.replace(job, effective_until=job.effective_from)
    items = [*teacher, item(contradicted)]
    asked = credentials.RecordBatchRequest(items=items, validate_only=True)
    *fine, wrong = (await calls.call("RecordBatch", asked)).verdicts
    assert all(each == BatchVerdict() for each in fine)
    assert (reason(wrong), fields(wrong)) == ("FIELD_INVALID", ["employment.effective_until"])
    # Nothing was recorded: all of it is new still.
    assert not any(each.receipt.replayed for each in await batch(calls, teacher))


def reason(verdict: BatchVerdict) -> str:
    """Why an item is not recorded; empty where it is."""
    for detail in verdict.refusal.details:
        info = ErrorInfo()
        if detail.Unpack(info):
            return info.reason
    return ""


def fields(verdict: BatchVerdict) -> list[str]:
    """Which fields of an item are out of form."""
    bad = BadRequest()
    [*_] = [detail.Unpack(bad) for detail in verdict.refusal.details[:1]]
    return [fault.field for fault in bad.field_violations]


def a_teacher() -> tuple[list[BatchItem], str]:
    """What brings somebody into a district that nobody knew, and who it is."""
    request_id = str(uuid4())
    educator_id = mint(ACTOR, request_id)
    whole = [
        item(district()),
        item(issuer()),
        item(credential()),
        item(Educator(), request_id),
        item(employment(educator_id)),
    ]
    return whole, educator_id


async def test_later_items_rest_on_earlier_ones_of_the_same_batch(calls: Calls) -> None:
    items, educator_id = a_teacher()
    begun = item(enrollment(educator_id))
    enrollment_id = mint(ACTOR, begun.request_id)
    items += [begun, item(activity(educator_id, enrollment_id, "lab-class"))]

    verdicts = await batch(calls, items)

    assert [verdict.receipt.position for verdict in verdicts] == list(range(1, len(items) + 1))
    assert verdicts[5].fact_id == enrollment_id


async def test_a_refused_item_stops_no_other(calls: Calls) -> None:
    items, educator_id = a_teacher()
    nowhere = item(employment(educator_id, district_id="nowhere", assignment_id="other"))
    twice = item(district(currency="EUR"))

    verdicts = await batch(calls, [*items, nowhere, twice, item(issuer(name="Renamed"))])

    assert [reason(verdict) for verdict in verdicts[-3:]] == [
        "UNKNOWN_DISTRICT",
        "CURRENCY_FIXED",
        "",
    ]
    assert verdicts[-1].version == 2


async def test_a_batch_sent_again_is_recorded_once(calls: Calls) -> None:
    items, _ = a_teacher()
    first, second = await batch(calls, items), await batch(calls, items)

    assert [v.receipt.replayed for v in first] == [False] * len(items)
    assert [v.receipt.replayed for v in second] == [True] * len(items)
    assert [v.receipt.position for v in first] == [v.receipt.position for v in second]


async def test_an_item_out_of_form_names_its_fields(calls: Calls) -> None:
    bad = item(district(time_zone="Nowhere/Place"))
    shapeless = BatchItem(request_id="not-a-uuid")

    zone, nothing = await batch(calls, [bad, shapeless])

    assert (reason(zone), fields(zone)) == ("FIELD_INVALID", ["district.time_zone"])
    assert (reason(nothing), fields(nothing)) == ("FIELD_INVALID", ["request_id", "fact"])


async def test_each_item_needs_the_permission_of_its_kind(calls: Calls) -> None:
    items, _ = a_teacher()
    verdicts = await batch(calls.acting(role="hr"), items)

    assert [reason(v) for v in verdicts] == ["", "PERMISSION_MISSING", "PERMISSION_MISSING", "", ""]


@pytest.mark.parametrize("count", [0, 5001])
async def test_a_batch_holds_some_items_but_not_too_many(calls: Calls, count: int) -> None:
    with pytest.raises(Refused) as refused:
        await batch(calls, [BatchItem()] * count)
    assert (refused.value.reason, refused.value.fields) == ("FIELD_INVALID", ["items"])


async def test_a_large_batch_is_decided_in_its_order(calls: Calls) -> None:
    await batch(calls, [item(issuer())])
    renamed = [item(issuer(name=f"CraftED {n}")) for n in range(1300)]

    verdicts = await batch(calls, renamed)

    assert [verdict.version for verdict in verdicts] == list(range(2, 1302))


async def test_a_refused_item_is_not_judged_by_a_later_one_under_its_id(calls: Calls) -> None:
    await batch(calls, [item(district()), item(issuer())])
    request_id = str(uuid4())
    nowhere = item(requirement(district_id="nowhere"), request_id)
    here = item(issuer(name="Renamed"), request_id)

    first, second = await batch(calls, [nowhere, here])
    assert (reason(first), reason(second)) == ("UNKNOWN_DISTRICT", "")

    [again] = await batch(calls, [nowhere])
    assert reason(again) == "REQUEST_ID_REUSED"


def database_goes(monkeypatch: pytest.MonkeyPatch, *unreachable: type[Fact]) -> None:
    """Two items go at once, and no database is there for those of some kinds."""
    run = CommandBatch.run

    def lost(batch: CommandBatch, commands: Sequence[Command]) -> Sequence[Answered]:
        if any(isinstance(command.fact, unreachable) for command in commands):
            raise Unavailable(cause="nobody listens")
        return run(batch, commands)

    monkeypatch.setattr(CommandBatch, "run", lost)
    monkeypatch.setattr(batches, "_AT_ONCE", 2)


async def test_a_batch_that_finds_no_database_is_refused_and_may_be_sent_again(
    calls: Calls,
) -> None:
    items, _ = a_teacher()
    shapeless = BatchItem(request_id="not-a-uuid")
    with pytest.MonkeyPatch.context() as gone:
        database_goes(gone, Fact)
        with pytest.raises(Refused) as refused:
            await batch(calls, [shapeless, *items])
    assert (refused.value.code, refused.value.reason) == (StatusCode.UNAVAILABLE, "UNAVAILABLE")

    verdicts = await batch(calls, items)
    assert [verdict.receipt.replayed for verdict in verdicts] == [False] * len(items)


async def test_what_was_recorded_before_the_database_went_has_its_receipt(calls: Calls) -> None:
    items, _ = a_teacher()
    with pytest.MonkeyPatch.context() as gone:
        database_goes(gone, Credential, Educator, Employment)
        verdicts = await batch(calls, items)
    assert [reason(verdict) for verdict in verdicts] == ["", "", *["UNAVAILABLE"] * 3]

    again = await batch(calls, items)
    assert [verdict.receipt.replayed for verdict in again] == [True] * 2 + [False] * 3
