"""The text of a document: a mark before it is no part of it, and a point is part of a number."""

import codecs
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from credential_ledger.cli import files
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.fault import Fault, PolicyDocumentInvalid
from ledger.domain.pay.reading.schema import document_schema
from tests.unit.pay.policies import EXAMPLES

SOURCE = (EXAMPLES / "kettle-moraine.json").read_bytes()


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_document(codecs.BOM_UTF8 + SOURCE) == parse_document(SOURCE)


@pytest.mark.parametrize("name", ["policy.json", "policy.yaml"])
def test_a_whole_number_has_no_point_though_to_the_schema_it_is_the_same(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(SOURCE.replace(b'"language": 1', b'"language": 1.0'))
    with pytest.raises(PolicyDocumentInvalid) as refused:
        parse_document(files.as_json_text(path).encode())
    assert refused.value.faults == (Fault("/language", "must be 1"),)
    Draft202012Validator(document_schema()).validate(json.loads(path.read_text()))
