"""`ledgerctl import` as people and machines see it."""

import json
from pathlib import Path

import grpc
import pytest

from credential_ledger.v1.credential_service_pb2 import BatchVerdict, RecordBatchResponse
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.educator_service_pb2 import ListEducatorsResponse
from credential_ledger.v1.receipt_pb2 import Receipt
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService, refusal

HEADER = "fact,person,effective_from,reason_code\n"
LEAVES = "separation,u-1,2026-07-01,retirement\n"
AGAIN = "separation,u-2,2026-07-01,retirement\n"
WRONG = "separation,u-3,7/1/2026,retirement\n"
ROSTER = {
    "orgs.csv": "sourcedId,name,type\nnorth,North,school\n",
    "users.csv": "sourcedId,orgSourcedIds,role,givenName\nu-1,north,teacher,Ada\n",
}


def put_down(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    return put_down(tmp_path, **{"jobs.csv": HEADER + LEAVES + WRONG + AGAIN}) / "jobs.csv"


def verdict(position: int, *, replayed: bool = False) -> BatchVerdict:
    return BatchVerdict(
        fact_id=f"f-{position}", receipt=Receipt(position=position, replayed=replayed)
    )


def refused() -> BatchVerdict:
    status = refusal(
        "FIELD_INVALID",
        grpc.StatusCode.INVALID_ARGUMENT,
        "a field is out of form",
        violations=[("separation.effective_on", "is too far away")],
    )
    return BatchVerdict(refusal=status)


def test_faults_and_refusals_are_told_by_line_and_stop_no_other_row(
    service: FakeService, run: Run, jobs: Path
) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("RecordBatch", RecordBatchResponse(verdicts=[refused(), verdict(7)]))
    said = run("import", "employment", str(jobs))
    assert said.exit_code == 1
    text = flat(said.stdout)
    assert "jobs.csv:3: effective_from: '7/1/2026' is not a day such as 2026-08-24" in text
    assert "jobs.csv:2: u-1: Refused: a field is out of form [FIELD_INVALID]" in text
    assert "effective_from: is too far away" in text
    assert "jobs.csv 3 1 0 0 1 1 0 0" in text


def test_a_machine_reads_an_object_a_line(service: FakeService, run: Run, jobs: Path) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers(
        "RecordBatch", RecordBatchResponse(verdicts=[refused(), verdict(7, replayed=True)])
    )
    said = [
        json.loads(line)
        for line in run("import", "employment", str(jobs), "--json").stdout.splitlines()
    ]
    fault, no, yes, summary = said
    assert (fault["line"], fault["column"]) == (3, "effective_from")
    assert (no["line"], no["refusal"]["reason"]) == (2, "FIELD_INVALID")
    assert no["refusal"]["violations"][0]["field"] == "effective_from"
    assert yes == {
        "file": "jobs.csv",
        "line": 4,
        "fact": "separation",
        "person": "u-2",
        "fact_id": "f-7",
        "position": 7,
        "replayed": True,
        "replaces": False,
    }
    assert (summary["rows"], summary["already_there"], summary["at_fault"]) == (3, 1, 1)


def test_a_refusal_of_a_part_names_its_line(service: FakeService, run: Run, tmp_path: Path) -> None:
    header = "calendar_id,part,name,part_from,part_until,payable_on,input_cutoff_on\n"
    august = "26,pay_period,August,2026-08-01,2026-09-01,2026-08-25,\n"
    july = "26,pay_period,July,2026-07-01,2026-08-01,2026-07-24,\n"
    put_down(tmp_path, **{"calendar.csv": header + august + july})
    status = refusal(
        "FIELD_INVALID",
        grpc.StatusCode.INVALID_ARGUMENT,
        violations=[("calendar.pay_periods[1].period_until", "is too late")],
    )
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("RecordBatch", RecordBatchResponse(verdicts=[BatchVerdict(refusal=status)]))
    said = run("import", "calendar", str(tmp_path / "calendar.csv"))
    assert "calendar.csv:2: part_until: is too late" in said.stdout


def test_a_dry_run_asks_what_rows_have_against_themselves_and_records_nothing(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("ListEducators", ListEducatorsResponse())
    service.answers("GetEducator", refusal("UNKNOWN_EDUCATOR", grpc.StatusCode.NOT_FOUND))
    no, yes = refused(), BatchVerdict()
    service.answers("RecordBatch", *(RecordBatchResponse(verdicts=[each]) for each in (no, yes)))
    put_down(tmp_path, **ROSTER)
    said = run("import", "roster", str(tmp_path), "--dry-run")
    assert said.exit_code == 1
    assert "is too far away" in flat(said.stdout)
    assert [each.validate_only for each in service.requests("RecordBatch")] == [True, True]


def test_a_dry_run_tells_what_the_role_may_not_record(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("ListEducators", ListEducatorsResponse())
    put_down(tmp_path, **ROSTER)
    said = run("--role", "administrator", "import", "roster", str(tmp_path), "--dry-run")
    assert said.exit_code == 1
    assert "orgs.csv:2: school: role administrator may not record it." in said.stdout
    assert "WRITE_DISTRICT goes with --role (LEDGERCTL_ROLE) hr, operator." in said.stdout
    assert "users.csv:2: educator: role administrator may not record it." in said.stdout


def test_a_dry_run_asks_and_sends_nothing(service: FakeService, run: Run, jobs: Path) -> None:
    missing = refusal("UNKNOWN_EDUCATOR", grpc.StatusCode.NOT_FOUND)
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("ListEducators", ListEducatorsResponse())
    service.answers("GetEducator", missing, missing, missing)
    said = run("import", "employment", str(jobs), "--dry-run")
    assert said.exit_code == 1
    assert "jobs.csv:2: person: neither the roster nor the ledger knows u-1" in said.stdout
    assert not service.calls["RecordBatch"]


def test_a_roster_is_imported_without_a_name(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("ListEducators", ListEducatorsResponse())
    for position in (7, 8):
        service.answers("RecordBatch", RecordBatchResponse(verdicts=[verdict(position)]))
    said = run("import", "roster", str(put_down(tmp_path, **ROSTER)))
    assert said.exit_code == 0
    assert "Never read in users.csv: givenName 1." in said.stdout
    sent = b"".join(each.SerializeToString() for each in service.requests("RecordBatch"))
    assert b"North" in sent
    assert b"Ada" not in sent
    assert b"u-1" not in sent


@pytest.mark.parametrize(
    ("command", "files", "told"),
    [
        ("roster", ("orgs.csv",), "holds no users.csv"),
        ("all", ("users.csv",), "holds no orgs.csv"),
        ("all", (), "holds none of calendar.csv, schedule.csv"),
    ],
)
def test_a_folder_without_what_is_needed_is_at_fault(
    run: Run, tmp_path: Path, command: str, files: tuple[str, ...], told: str
) -> None:
    put_down(tmp_path, **{name: ROSTER[name] for name in files})
    said = run("import", command, str(tmp_path))
    assert said.exit_code == 2
    assert told in flat(said.stderr)


def test_a_roster_of_another_version_is_a_fault(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n"
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("ListEducators", ListEducatorsResponse())
    service.answers("GetEducator", refusal("UNKNOWN_EDUCATOR", grpc.StatusCode.NOT_FOUND))
    service.answers("RecordBatch", *[RecordBatchResponse(verdicts=[BatchVerdict()])] * 2)
    put_down(tmp_path, **ROSTER, **{"manifest.csv": manifest})
    said = run("import", "roster", str(tmp_path), "--dry-run")
    assert said.exit_code == 1
    assert "manifest.csv:3: value: OneRoster 1.2 is not read, but 1.1" in said.stdout


def test_the_ids_of_a_roster_are_printed_without_a_service(run: Run, tmp_path: Path) -> None:
    said = run("import", "ids", str(put_down(tmp_path, **ROSTER)))
    assert said.exit_code == 0
    header, row = said.stdout.splitlines()
    assert header == "sourced_id,educator_id"
    assert row.startswith("u-1,")


def test_faults_of_a_roster_do_not_come_among_its_ids(run: Run, tmp_path: Path) -> None:
    put_down(tmp_path, **ROSTER)
    with (tmp_path / "users.csv").open("a", encoding="utf-8") as file:
        file.write("u-2,north,boss,Ben\n")
    said = run("import", "ids", str(tmp_path))
    assert said.exit_code == 1
    assert len(said.stdout.splitlines()) == 2
    assert said.stderr.startswith("users.csv:3: role: ")


def test_an_import_that_is_cut_off_tells_how_far_it_came_and_how_to_go_on(
    service: FakeService, run: Run, jobs: Path
) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    service.answers("RecordBatch", grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.UNAVAILABLE)
    said = run("import", "employment", str(jobs))
    assert said.exit_code == 3
    assert "jobs.csv 3 0 0 0 0 1 0 0" in flat(said.stdout)
    assert "3 rows in" in said.stdout
    assert "Run the same command again" in said.stderr


def test_a_district_that_is_not_there_is_told_once(
    service: FakeService, run: Run, jobs: Path
) -> None:
    service.answers("GetDistrict", refusal("UNKNOWN_DISTRICT", grpc.StatusCode.NOT_FOUND))
    said = run("import", "employment", str(jobs))
    assert said.exit_code == 1
    assert "ledgerctl district register" in said.stderr
