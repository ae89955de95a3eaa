"""Bytes to rows: encodings, marks, quotes, sizes; what is broken costs no other row."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_ledger.imports.findings import Findings, RowFault
from credential_ledger.imports.lines import LINE_BYTES_MAX, Lines
from credential_ledger.imports.rows import CELL_MAX, rows

NEXT = b"last,row\n"
OPEN = 'x,"never closed\n'


def parsed(raw: bytes) -> tuple[list[list[str]], list[str]]:
    faults: list[RowFault] = []
    findings = Findings("f.csv", faults.append)
    found = [each.cells for each in rows(Lines(io.BytesIO(raw), findings), findings)]
    return found, [str(fault) for fault in faults]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_order_mark_is_no_part_of_the_first_cell(mark: bytes) -> None:
    assert parsed(mark + "Zoë,b\r\n".encode()) == ([["Zoë", "b"]], [])


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")]
)
def test_wide_encodings_are_named_and_nothing_is_read(encoding: str, name: str) -> None:
    found, faults = parsed("a,b\nc,d\n".encode(encoding))
    assert (found, faults) == ([], [f"f.csv:1: is {name}; save the file as UTF-8"])


def test_a_latin_1_line_is_a_fault_that_shows_it_and_the_others_are_read() -> None:
    found, faults = parsed(b"a,b\n" + "José,d\n".encode("latin-1") + NEXT)
    assert found == [["a", "b"], ["last", "row"]]
    [fault] = faults
    assert fault.startswith("f.csv:2: is not UTF-8 (byte 0xe9 at byte 4 of the line); ")
    assert fault.endswith("looks like Latin-1, as in 'José,d'; save the file as UTF-8")


def test_bytes_that_are_no_text_at_all_are_a_fault() -> None:
    found, faults = parsed(b"\x81\x8d\xff,b\n" + NEXT)
    assert found == [["last", "row"]]
    assert len(faults) == 1
    assert "Latin-1" not in faults[0]


def test_a_quoted_cell_may_hold_commas_quotes_and_line_ends() -> None:
    found, faults = parsed(b'"a, ""b""\nc",d\n' + NEXT)
    assert (found, faults) == ([['a, "b"\nc', "d"], ["last", "row"]], [])


@pytest.mark.parametrize("after", [1, 300])
def test_a_quote_that_is_never_closed_costs_its_line_alone(after: int) -> None:
    found, faults = parsed(OPEN.encode() + NEXT * after)
    assert found == [["last", "row"]] * after
    assert faults == ["f.csv:1: a quote is opened and never closed"]


def test_two_stray_quotes_cost_their_lines_alone() -> None:
    found, faults = parsed(b'a,5" pipe\n' + NEXT + b'b,6" pipe\n' + NEXT)
    assert found == [["last", "row"], ["last", "row"]]
    assert [fault.split(": ")[0] for fault in faults] == ["f.csv:1", "f.csv:3"]


def test_text_behind_a_closed_quote_is_a_fault() -> None:
    found, faults = parsed(b'"a"b,c\n' + NEXT)
    assert found == [["last", "row"]]
    assert "is no row of CSV" in faults[0]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"a," + b"x" * (CELL_MAX + 1) + b"\n", f"a cell is longer than {CELL_MAX} characters"),
        (b"x" * (LINE_BYTES_MAX + 9) + b"\n", f"is longer than {LINE_BYTES_MAX} bytes"),
        (b"x" * (3 * LINE_BYTES_MAX) + b"\n", f"is longer than {LINE_BYTES_MAX} bytes"),
    ],
)
def test_what_is_too_long_is_a_fault_and_no_crash(line: bytes, fault: str) -> None:
    assert parsed(line + NEXT) == ([["last", "row"]], [f"f.csv:1: {fault}"])


def test_empty_lines_are_no_rows_and_lines_are_counted_all_the_same() -> None:
    found, faults = parsed(b"a,b\n\n  \r\n\xff\n" + NEXT)
    assert found == [["a", "b"], ["last", "row"]]
    assert faults[0].startswith("f.csv:4: ")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=6))
def test_what_was_written_is_read_again(table: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    assert parsed("".join(f"{row}\n" for row in quoted).encode()) == (table, [])
