"""Messages as plain JSON: stable names, readable values, both ways."""

import json
import re
from typing import Any

import pytest
from google.protobuf.any_pb2 import Any as Any_
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status

from credential_ledger import plain
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credential_pb2 import Credential
from credential_ledger.v1.problem_pb2 import Problem
from credential_ledger.v1.salary_eligibility_pb2 import SalaryEligibility
from credential_ledger.v1.transcript_pb2 import TranscriptItem, TranscriptStatus

DUE: dict[str, Any] = {
    "educator_id": "e-1",
    "district_id": "lakeview",
    "effective_on": "2026-01-15",
    "segments": [],
    "assignments": [
        {
            "assignment_id": "grade-5",
            "annual_rate": {"currency_code": "USD", "amount": "600.00"},
        }
    ],
    "amount": {"currency_code": "USD", "amount": "-0.125"},
    "next_steps": [],
}


def read(document: object, message: Message) -> object:
    return plain.encode(plain.decode(document, message))


def test_what_was_written_is_read_again() -> None:
    assert read(DUE, SalaryEligibility()) == DUE


def test_names_and_their_order_are_those_of_the_contract() -> None:
    written = plain.encode(SalaryEligibility())
    assert isinstance(written, dict)
    assert list(written) == [
        "educator_id",
        "district_id",
        "segments",
        "assignments",
        "next_steps",
    ]
    assert set(map(str, written.values())) == {"", "[]"}


def test_positions_are_numbers_and_enums_their_names() -> None:
    held = TranscriptStatus.TRANSCRIPT_STATUS_HELD
    item = TranscriptItem(positions=[1, 2**40], status=held)
    written = plain.encode(item)
    assert isinstance(written, dict)
    assert written["positions"] == [1, 2**40]
    assert written["status"] == "TRANSCRIPT_STATUS_HELD"


def test_a_map_is_an_object() -> None:
    told = {"reason": "AWARD_VOID", "text": "", "metadata": {"award_id": "a-1"}}
    assert read(told, Problem()) == told


def test_the_same_map_is_the_same_text_in_whatever_order_it_came() -> None:
    names = [f"key-{n}" for n in range(9)]
    texts = {
        json.dumps(plain.encode(Problem(metadata=dict.fromkeys(order, "x"))))
        for order in (names, names[::-1], names[4:] + names[:4])
    }
    (text,) = texts
    assert list(json.loads(text)["metadata"]) == names


def test_a_part_without_fields_is_an_empty_object() -> None:
    told = {"educator_id": "e", "fact_id": "f", "latest_position": 3, "annulment": {}}
    assert read(told, Correction()) == told


def test_the_standard_json_of_protobuf_is_read_too() -> None:
    message = plain.decode(DUE, SalaryEligibility())
    for names in (True, False):
        standard = MessageToDict(message, preserving_proto_field_name=names)
        assert plain.decode(standard, SalaryEligibility()) == message


def test_a_number_with_a_point_is_read_digit_by_digit() -> None:
    long = "0.1000000000000000055511151231257827"
    credential = plain.decode(plain.loads(f'{{"nominal_hours": {long}}}'), Credential())
    assert credential.nominal_hours.value == long


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ([], "SalaryEligibility: an object"),
        ("2026-01-15", "SalaryEligibility: an object"),
        ({"educator": "e"}, "SalaryEligibility: no field 'educator'; there are educator_id"),
        ({"effective_on": "2026-02-30"}, "effective_on: '2026-02-30' is not a day"),
        ({"effective_on": 20260230}, "effective_on: an object"),
        ({"segments": {}}, "segments: a list"),
        ({"segments": [{}, {"payments": [{"payable_on": "soon"}]}]}, "segments[1].payments[0]."),
        ({"amount": {"currency_code": "USD", "amount": "much"}}, "amount: 'much' is not"),
        ({"educator_id": 7}, "educator_id"),
        ({"segments": [{"state": "DUE"}]}, "state"),
    ],
)
def test_a_fault_says_where_it_is(document: object, fault: str) -> None:
    with pytest.raises(ValueError, match=re.escape(fault)):
        plain.decode(document, SalaryEligibility())


def test_a_detail_of_a_status_names_its_type() -> None:
    packed = Any_()
    packed.Pack(ErrorInfo(domain="credential-ledger", reason="AWARD_HELD"))
    status = Status(code=6, message="held", details=[packed])
    written = plain.encode(status)
    assert written == {
        "code": 6,
        "message": "held",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "domain": "credential-ledger",
                "reason": "AWARD_HELD",
            }
        ],
    }
    assert plain.decode(written, Status()) == status
