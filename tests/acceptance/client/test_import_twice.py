"""The files of `examples/import`, recorded by a whole service: all of them, once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.client import LedgerClient
from credential_ledger.imports.identity import educator_id
from ledger.projections import schema
from tests.acceptance.edge.process import service
from tests.support.cluster import Database

EXAMPLES = Path(__file__).parents[3] / "examples"
WHO = ("--principal", "hr-desk", "--role", "hr", "--district", "lakeview")
ADA = educator_id("hr-desk", "lakeview", "u-1001")


@pytest.fixture
def target(database: Database) -> Iterator[str]:
    """A service that knows the district and nothing else."""
    schema.prepare(database.owner_dsn)
    with service("--dsn", database.service_dsn) as running:
        file = str(EXAMPLES / "lakeview/district.json")
        assert run(running.address, "district", "register", "--from-json", file) == []
        yield running.address


def run(target: str, *arguments: str) -> list[dict[str, Any]]:
    """What `ledgerctl` says of each file or fact, having ended well."""
    said = CliRunner().invoke(ledgerctl, ["--target", target, *WHO, *arguments])
    assert said.exit_code == 0, said.output
    return [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]


def imported(target: str, path: Path) -> dict[str, list[dict[str, Any]]]:
    said = run(target, "import", "all", str(path), "--json")
    return {
        "facts": [each for each in said if "fact_id" in each],
        "files": [each for each in said if "rows" in each],
    }


def head(target: str) -> int:
    """How many entries the log has."""
    with LedgerClient(target, principal="auditor-1", role="auditor") as client:
        return next(client.audit.replay_events()).head_position


def test_what_files_say_is_recorded_and_the_second_import_changes_nothing(target: str) -> None:
    first = imported(target, EXAMPLES / "import")
    recorded = head(target)
    second = imported(target, EXAMPLES / "import")

    assert not any(each["replayed"] for each in first["facts"])
    assert [each["recorded"] for each in second["files"]] == [0] * 7
    assert [each["already_there"] for each in second["files"]] == [
        each["recorded"] for each in first["files"]
    ]
    assert head(target) == recorded


def test_what_is_changed_later_is_told_by_name_or_replaces_what_it_may(
    target: str, tmp_path: Path
) -> None:
    imported(target, EXAMPLES / "import")
    for file in (EXAMPLES / "import").iterdir():
        text = file.read_text(encoding="utf-8").replace("Hilltop High", "Hilltop Senior High")
        (tmp_path / file.name).write_text(text.replace(",0.6,", ",0.8,"), encoding="utf-8")
    said = CliRunner().invoke(ledgerctl, ["--target", target, *WHO, "import", "all", str(tmp_path)])

    assert said.exit_code == 1
    assert "employment.csv:3: Refused" in said.stdout
    assert "[SEGMENT_EXISTS]" in said.stdout
    assert "ledgerctl correct" in said.stdout
    with LedgerClient(target, principal="hr-desk", role="hr") as client:
        answer = client.districts.get_district("lakeview", at_least_position=head(target))
    assert [school.name for school in answer.schools] == [
        "Hilltop Senior High School",
        "Northside Elementary School",
    ]


def test_a_name_that_goes_back_and_forth_is_the_last_one_each_time(
    target: str, tmp_path: Path
) -> None:
    (tmp_path / "users.csv").write_text("sourcedId,orgSourcedIds,role\n", encoding="utf-8")
    for name in ("North", "South", "North", "South", "South"):
        orgs = f"sourcedId,name,type\nnorth,{name},school\n"
        (tmp_path / "orgs.csv").write_text(orgs, encoding="utf-8")
        imported(target, tmp_path)
        with LedgerClient(target, principal="hr-desk", role="hr") as client:
            answer = client.districts.get_district("lakeview", at_least_position=head(target))
        assert [school.name for school in answer.schools] == [name]
    assert head(target) == 1 + 4


def test_people_have_the_ids_that_follow_from_their_files(target: str) -> None:
    imported(target, EXAMPLES / "import")
    with LedgerClient(target, principal="hr-desk", role="hr") as client:
        answer = client.educators.get_educator(ADA, at_least_position=head(target))
    record = answer.educator
    assert [each.employment.role for each in record.employments] == ["teacher"]
    assert record.placements[0].placement.cell.lane_id == "ma"


def test_somebody_else_goes_on_with_the_people_whom_the_first_one_registered(
    target: str, tmp_path: Path
) -> None:
    imported(target, EXAMPLES / "import")
    before = head(target)
    header = "fact,person,effective_from,kind,years\n"
    file = tmp_path / "more.csv"
    file.write_text(f"{header}service_credit,u-1001,2022-07-01,military,2\n")
    who = ("--principal", "hr-2", "--role", "hr", "--district", "lakeview")
    by = ("--registered-by", "hr-desk")
    for arguments in (("roster", str(EXAMPLES / "import")), ("employment", str(file))):
        said = CliRunner().invoke(ledgerctl, ["--target", target, *who, "import", *arguments, *by])
        assert said.exit_code == 0, said.output
    assert head(target) == before + 1
