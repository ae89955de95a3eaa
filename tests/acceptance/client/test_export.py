"""`ledgerctl audit`: the log printed, and written to a file that can be gone on with."""

import json
from pathlib import Path

import grpc
import pytest

from credential_ledger import entries_file
from credential_ledger.v1.audit_service_pb2 import GetEntryResponse, ReplayEventsResponse
from tests.acceptance.client.conftest import Run
from tests.support.fake_service import FakeService, refusal

ENTRIES = [
    f'{{"recorded_at":"t{n}","stream":"issuer/crafted"}}\n{{"name":"Crafted {n}"}}'.encode()
    for n in (1, 2, 3)
]


def replayed(first: int, *, head: int = 3) -> ReplayEventsResponse:
    return ReplayEventsResponse(
        first_position=first, entries=ENTRIES[first - 1 :], head_position=head
    )


def test_an_export_holds_the_whole_log(service: FakeService, run: Run, tmp_path: Path) -> None:
    service.answers("ReplayEvents", [replayed(1)])
    said = run("audit", "export", str(tmp_path / "log"))
    assert said.exit_code == 0, said.output
    assert said.stdout == f"3 entries in {tmp_path / 'log'}, 3 of them new\n"
    assert list(entries_file.read(tmp_path / "log")) == ENTRIES


def test_the_folder_of_an_export_is_made(service: FakeService, run: Run, tmp_path: Path) -> None:
    service.answers("ReplayEvents", [replayed(1)])
    said = run("audit", "export", str(tmp_path / "there" / "is" / "none"))
    assert said.exit_code == 0, said.output
    assert list(entries_file.read(tmp_path / "there" / "is" / "none")) == ENTRIES


def test_an_export_that_was_cut_off_is_gone_on_with(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("ReplayEvents", [replayed(1)])
    run("audit", "export", str(tmp_path / "whole"))
    whole = (tmp_path / "whole").read_bytes()
    (tmp_path / "cut").write_bytes(whole[:-5])
    service.answers("GetEntry", GetEntryResponse(position=2, entry=ENTRIES[1]))
    service.answers("ReplayEvents", [replayed(3)])
    said = run("audit", "export", str(tmp_path / "cut"))
    assert said.stdout.endswith("3 entries in " + str(tmp_path / "cut") + ", 1 of them new\n")
    assert service.requests("ReplayEvents")[-1].after_position == 2
    assert (tmp_path / "cut").read_bytes() == whole


@pytest.mark.parametrize("content", [b"hello\n", b"\x00", b"\x00\x00\x00\x09{}"])
def test_a_file_of_another_kind_stays_as_it_is(
    service: FakeService, run: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "notes").write_bytes(content)
    said = run("audit", "export", str(tmp_path / "notes"))
    assert said.exit_code == 2
    assert f"{tmp_path / 'notes'} holds something, and no whole entry" in said.stderr
    assert (tmp_path / "notes").read_bytes() == content
    assert not service.calls


def test_an_empty_file_is_filled(service: FakeService, run: Run, tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    service.answers("ReplayEvents", [replayed(1)])
    assert run("audit", "export", str(tmp_path / "log")).exit_code == 0
    assert list(entries_file.read(tmp_path / "log")) == ENTRIES


def test_an_export_is_not_gone_on_with_in_the_file_of_another_log(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("ReplayEvents", [replayed(1)])
    run("audit", "export", str(tmp_path / "log"))
    before = (tmp_path / "log").read_bytes()
    service.answers("GetEntry", GetEntryResponse(position=3, entry=b"{}\n{}"))
    said = run("audit", "export", str(tmp_path / "log"))
    assert said.exit_code == 2
    assert "holds another log" in said.stderr
    assert (tmp_path / "log").read_bytes() == before


def test_an_export_from_a_shorter_log_is_refused(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("ReplayEvents", [replayed(1)])
    run("audit", "export", str(tmp_path / "log"))
    no = refusal("UNKNOWN_POSITION", grpc.StatusCode.OUT_OF_RANGE)
    service.answers("GetEntry", no)
    assert run("audit", "export", str(tmp_path / "log")).exit_code == 1


def test_what_came_before_a_gap_stays_and_the_gap_is_told(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("ReplayEvents", [replayed(1, head=5)])
    said = run("audit", "export", str(tmp_path / "log"))
    assert said.exit_code == 3
    assert "position 4" in said.stderr
    assert list(entries_file.read(tmp_path / "log")) == ENTRIES


def test_a_file_that_cannot_be_written_ends_with_2(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    service.answers("ReplayEvents", [replayed(1)])
    said = run("audit", "export", str(tmp_path / "file" / "log"))
    assert said.exit_code == 2
    assert said.stderr.startswith(f"Not done: {tmp_path / 'file'}")
    assert "[Errno" not in said.stderr


def test_a_replay_prints_one_entry_a_line(service: FakeService, run: Run) -> None:
    service.answers("ReplayEvents", [replayed(2)], [replayed(2)])
    assert run("audit", "replay", "--after", "1").stdout.splitlines() == [
        "2  t2  issuer/crafted",
        "3  t3  issuer/crafted",
    ]
    lines = run("audit", "replay", "--after", "1", "--json").stdout.splitlines()
    assert json.loads(lines[0]) == {"position": 2, "entry": ENTRIES[1].decode()}


def test_an_entry_is_shown_with_header_and_data(service: FakeService, run: Run) -> None:
    service.answers("GetEntry", GetEntryResponse(position=1, entry=ENTRIES[0]))
    shown = run("audit", "entry", "1").stdout
    assert '"stream": "issuer/crafted"' in shown
    assert '"name": "Crafted 1"' in shown


def test_a_long_text_of_an_entry_is_printed_whole(service: FakeService, run: Run) -> None:
    long = "long " * 100
    service.answers("GetEntry", GetEntryResponse(entry=f'{{}}\n{{"name":"{long}"}}'.encode()))
    assert f'"name": "{long}"' in run("audit", "entry", "1").stdout
