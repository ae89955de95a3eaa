"""The entry format, byte for byte."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.store.entry import Entry, Header, NotAnEntry, encode, parse
from ledger.store.errors import EntryTooLarge
from ledger.store.fingerprint import fingerprint

INSTANT = datetime(2026, 11, 24, 3, 0, 0, 123_456, tzinfo=UTC)
HEADER = Header(
    stream="educator/e-1",
    version=3,
    type="award.v1",
    actor="principal/p-1",
    role="issuer",
    district="kettle-moraine",
    request_id="r-1",
)
RAW = (
    b'{"recorded_at":"2026-11-24T03:00:00.123456Z","stream":"educator/e-1","version":3,'
    b'"type":"award.v1","actor":"principal/p-1","role":"issuer","district":"kettle-moraine",'
    b'"request_id":"r-1"}\n{"hours":"12.5"}'
)
DATA = b'{"hours":"12.5"}'


def test_an_entry_has_exactly_these_bytes() -> None:
    assert encode(INSTANT, HEADER, DATA) == RAW


def test_a_header_leaves_out_what_is_absent() -> None:
    header = Header(stream="s", version=1, type="t", actor="a", request_id="r")
    assert encode(INSTANT, header, b"") == (
        b'{"recorded_at":"2026-11-24T03:00:00.123456Z","stream":"s","version":1,'
        b'"type":"t","actor":"a","request_id":"r"}\n'
    )


def test_an_instant_is_written_in_utc_with_six_digits() -> None:
    whole = INSTANT.replace(microsecond=0).astimezone(timezone(timedelta(hours=-6)))
    assert encode(whole, HEADER, b"").startswith(b'{"recorded_at":"2026-11-24T03:00:00.000000Z"')


def test_parsing_gives_back_header_data_and_bytes() -> None:
    assert parse(7, RAW) == Entry(7, INSTANT, HEADER, DATA, RAW)


def test_a_header_key_of_a_later_program_is_passed_over() -> None:
    assert parse(7, RAW.replace(b'"actor"', b'"later":[1],"actor"')).header == HEADER


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}\n{}", RAW.replace(b"\n", b""), RAW.replace(b"2026", b"20x6"), RAW[:60] + b"\n"],
)
def test_other_bytes_are_no_entry(raw: bytes) -> None:
    with pytest.raises(NotAnEntry):
        parse(1, raw)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.binary(max_size=200))
def test_any_name_and_any_data_survive(name: str, data: bytes) -> None:
    header = Header(stream=name, version=1, type=name, actor=name, request_id=name)
    entry = parse(1, encode(INSTANT, header, data))
    assert (entry.header, entry.data) == (header, data)


def test_size_and_limit_of_a_too_large_entry_are_named() -> None:
    with pytest.raises(EntryTooLarge, match="65536 bytes; at most 65535"):
        encode(INSTANT, HEADER, b"x" * (65_536 - len(RAW) + len(DATA)))


def test_a_fingerprint_covers_type_stream_and_data() -> None:
    parts = [("a", "b", b"c"), ("x", "b", b"c"), ("a", "x", b"c"), ("a", "b", b"x")]
    assert len({fingerprint(*each) for each in parts}) == 4
    assert fingerprint("award.v1", "educator/e-1", b"{}").hex() == (
        "238011347b871e7c2edfe7cdf78b329947fa1dd8ef100dca56400b71e1c61435"
    )
