"""The text of a document: a mark before it is no part of it."""

import codecs

from ledger.domain.pay.parse import parse_document
from tests.unit.pay.policies import EXAMPLES

SOURCE = (EXAMPLES / "kettle-moraine.json").read_bytes()


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_document(codecs.BOM_UTF8 + SOURCE) == parse_document(SOURCE)
