"""`ledgerctl batch record` tells what became of each fact of a file."""

import json
import uuid
from pathlib import Path

import grpc

from credential_ledger.v1.credential_service_pb2 import BatchVerdict, RecordBatchResponse
from credential_ledger.v1.receipt_pb2 import Receipt
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService, refusal

OWN = str(uuid.UUID(int=7))
LINES = (
    '{"educator": {}}',
    "",
    '{"issuer": {"issuer_id": "crafted", "name": "CraftED"}}',
    f'{{"request_id": "{OWN}", "enrollment": {{"educator_id": "e", "credential_id": "maker"}}}}',
)
TEXT = "\n".join(LINES) + "\n"
RECORDED = BatchVerdict(receipt=Receipt(position=7), fact_id="f-1", version=1)
BEFORE = BatchVerdict(receipt=Receipt(position=3, replayed=True))
NO = BatchVerdict(
    fact_id="f-3",
    refusal=refusal(
        "FIELD_INVALID",
        grpc.StatusCode.INVALID_ARGUMENT,
        "The request is out of form: enrollment.enrolled_on: is required",
        violations=[("enrollment.enrolled_on", "is required")],
    ),
)
UNKNOWN = BatchVerdict(
    refusal=refusal("UNKNOWN_ISSUER", grpc.StatusCode.NOT_FOUND, "No issuer crafted.")
)


def decided(*verdicts: BatchVerdict) -> RecordBatchResponse:
    return RecordBatchResponse(verdicts=verdicts)


def test_facts_of_a_file_are_counted_by_what_became_of_them(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("RecordBatch", decided(RECORDED, BEFORE, RECORDED))
    (tmp_path / "facts.jsonl").write_text(TEXT)
    said = run("batch", "record", str(tmp_path / "facts.jsonl"))
    assert (said.exit_code, said.stdout) == (0, "2 recorded, 1 recorded before\n")
    (request,) = service.requests("RecordBatch")
    kinds = [item.WhichOneof("fact") for item in request.items]
    assert kinds == ["educator", "issuer", "enrollment"]


def test_what_was_refused_is_listed_with_its_line_and_what_to_do(
    service: FakeService, run: Run
) -> None:
    service.answers("RecordBatch", decided(RECORDED, UNKNOWN, NO))
    said = run("batch", "record", "-", stdin=TEXT)
    assert said.exit_code == 1
    shown = flat(said.stdout)
    assert "3 issuer Refused: No issuer crafted. [UNKNOWN_ISSUER]" in shown
    assert "Register it first: ledgerctl issuer register" in shown
    assert "4 enrollment Refused: The request is out of form [FIELD_INVALID]" in shown
    assert "enrollment.enrolled_on: is required" in shown
    assert shown.endswith("1 recorded, 2 refused")


def test_a_machine_gets_a_verdict_a_line(service: FakeService, run: Run) -> None:
    service.answers("RecordBatch", decided(RECORDED, UNKNOWN, BEFORE))
    said = run("batch", "record", "-", "--json", stdin=TEXT)
    assert (said.exit_code, said.stderr) == (1, "")
    first, second, third = map(json.loads, said.stdout.splitlines())
    assert (first["fact_id"], first["receipt"]["position"]) == ("f-1", 7)
    assert second["refusal"]["details"][0]["reason"] == "UNKNOWN_ISSUER"
    assert third["receipt"]["replayed"] is True


def test_the_same_file_again_is_sent_under_the_same_request_ids(
    service: FakeService, run: Run
) -> None:
    service.answers("RecordBatch", *[decided(RECORDED, RECORDED, RECORDED)] * 2)
    run("batch", "record", "-", stdin=TEXT)
    run("batch", "record", "-", stdin="".join(f"  {line}\n" for line in reversed(LINES)))
    first, second = (
        [item.request_id for item in request.items] for request in service.requests("RecordBatch")
    )
    assert first == second[::-1]
    assert first[2] == OWN


def test_a_line_that_stands_there_twice_says_two_facts(service: FakeService, run: Run) -> None:
    service.answers("RecordBatch", decided(RECORDED, RECORDED))
    run("batch", "record", "-", stdin='{"educator": {}}\n' * 2)
    (request,) = service.requests("RecordBatch")
    assert len({item.request_id for item in request.items}) == 2


def test_a_fault_in_any_line_is_named_and_nothing_is_sent(service: FakeService, run: Run) -> None:
    for line, told in (
        ("{", "-, line 4: not JSON: Expecting"),
        ('{"when": 3}', "-, line 4: BatchItem: no field 'when'"),
        ('{"enrollment": {"enrolled_on": "soon"}}', "-, line 4: enrollment.enrolled_on: 'soon'"),
        ("{}", "-, line 4: names no fact; the kinds are issuer, credential,"),
    ):
        said = run("batch", "record", "-", stdin="\n".join((*LINES[:3], line)))
        assert said.exit_code == 2
        assert f"Not done: {told}" in said.stderr
    assert not service.calls


def test_an_end_on_the_way_tells_what_was_decided_before_it(service: FakeService, run: Run) -> None:
    first = decided(*[RECORDED] * 499, UNKNOWN)
    service.answers("RecordBatch", first, *[grpc.StatusCode.UNAVAILABLE] * 2)
    said = run("batch", "record", "-", stdin='{"educator": {}}\n' * 502)
    assert said.exit_code == 3
    assert "499 recorded, 1 refused" in said.stdout
    assert said.stderr.splitlines() == [
        "Some of 2 facts may or may not be on record.",
        "Run the same command again: what is on record is not recorded twice.",
    ]
