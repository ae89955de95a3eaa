"""The files of `examples/import`, recorded by a whole service: all of them, once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.client import LedgerClient
from credential_ledger.imports.files import FILES
from credential_ledger.imports.identity import educator_id
from credential_ledger.imports.templates import template
from ledger.projections import schema
from tests.acceptance.client.conftest import flat
from tests.acceptance.edge.process import service
from tests.support.cluster import Database

EXAMPLES = Path(__file__).parents[3] / "examples"
WHO = ("--principal", "hr-desk", "--role", "hr", "--district", "lakeview")
OPERATOR = ("--principal", "operator-1", "--role", "operator")
ADA = educator_id("hr-desk", "lakeview", "u-1001")


@pytest.fixture
def target(database: Database) -> Iterator[str]:
    """A service that knows the district and nothing else."""
    schema.prepare(database.owner_dsn)
    with service("--dsn", database.service_dsn) as running:
        file = str(EXAMPLES / "lakeview/district.json")
        assert run(running.address, "district", "register", "--from-json", file) == []
        caught_up(running.address)
        yield running.address


def said(target: str, *arguments: str) -> Result:
    """What `ledgerctl` says to people, however it ends."""
    return CliRunner().invoke(ledgerctl, ["--target", target, *WHO, *arguments])


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


def caught_up(target: str) -> None:
    """Wait until what is recorded can be read."""
    with LedgerClient(target, principal="hr-desk", role="hr") as client:
        client.districts.get_district("lakeview", at_least_position=head(target))


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


def test_a_dry_run_knows_what_is_on_record(target: str) -> None:
    fresh = run(target, "import", "all", str(EXAMPLES / "import"), "--dry-run", "--json")
    first = imported(target, EXAMPLES / "import")
    caught_up(target)
    again = run(target, "import", "all", str(EXAMPLES / "import"), "--dry-run", "--json")

    recorded = [each["recorded"] for each in first["files"]]
    assert [each["to_record"] for each in fresh] == recorded
    assert [each["to_record"] for each in again] == [0] * 7
    assert [each["already_there"] for each in again] == recorded


def test_what_replaces_what_stood_is_told_as_that(target: str, tmp_path: Path) -> None:
    imported(target, EXAMPLES / "import")
    caught_up(target)
    text = (EXAMPLES / "import/schedule.csv").read_text(encoding="utf-8")
    (tmp_path / "schedule.csv").write_text(text.replace("44250.00", "45000"), encoding="utf-8")
    dry = said(target, "import", "all", str(tmp_path), "--dry-run").stdout
    real = said(target, "import", "all", str(tmp_path)).stdout

    named = "salary schedule teachers 2026-07-01, which stood otherwise"
    assert f"schedule.csv:2: to replace: {named}" in dry
    assert f"schedule.csv:2: replaced: {named}" in real
    assert "schedule.csv 6 0 1 0 0 0 0 0" in flat(real)


def test_a_roster_that_somebody_else_registered_is_stopped_before_anything_is_sent(
    target: str,
) -> None:
    imported(target, EXAMPLES / "import")
    caught_up(target)
    before = head(target)
    roster = ("import", "roster", str(EXAMPLES / "import"))
    who = ("--principal", "hr-2")
    dry, real = said(target, *who, *roster, "--dry-run"), said(target, *who, *roster)

    assert (dry.exit_code, real.exit_code) == (1, 2)
    for text in (dry.stdout, real.stderr):
        assert "hr-2 registered none of the 3 here" in flat(text)
        assert "--registered-by PRINCIPAL" in flat(text)
    assert head(target) == before
    assert said(target, *who, *roster, "--registered-by", "hr-2").exit_code == 0
    assert head(target) == before + 3


def test_all_templates_together_are_imported_into_an_empty_district(
    target: str, tmp_path: Path
) -> None:
    degree = str(EXAMPLES / "credentials/masters-in-education.json")
    issuer = ("--issuer-id", "northlake", "--name", "Northlake", "--kind", "non-profit")
    for defined in (("issuer", "register", *issuer), ("credential", "define", degree)):
        done = said(target, *OPERATOR, *defined)
        assert done.exit_code == 0, done.output
    for name, file in FILES.items():
        (tmp_path / name).write_text(template(file), encoding="utf-8")

    assert [each["recorded"] for each in imported(target, tmp_path)["files"]] == [
        *(1, 1, 1, 1, 1),
        len(FILES["employment.csv"].sorts or ()),
        4,
    ]


def test_what_is_changed_later_is_told_by_name_or_replaces_what_it_may(
    target: str, tmp_path: Path
) -> None:
    imported(target, EXAMPLES / "import")
    for file in (EXAMPLES / "import").iterdir():
        text = file.read_text(encoding="utf-8").replace("Hilltop High", "Hilltop Senior High")
        (tmp_path / file.name).write_text(text.replace(",0.6,", ",0.8,"), encoding="utf-8")
    said = CliRunner().invoke(ledgerctl, ["--target", target, *WHO, "import", "all", str(tmp_path)])

    assert said.exit_code == 1
    assert "employment.csv:3: u-1002: Refused" in said.stdout
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
    caught_up(target)
    before = head(target)
    header = "fact,person,effective_from,kind,years\n"
    file = tmp_path / "more.csv"
    file.write_text(f"{header}service_credit,u-1001,2022-07-01,military,2\n")
    who = ("--principal", "hr-2", "--role", "hr", "--district", "lakeview")
    by = ("--registered-by", "hr-desk")
    for arguments in (("roster", str(EXAMPLES / "import")), ("employment", str(file))):
        said = CliRunner().invoke(ledgerctl, ["--target", target, *who, "import", *arguments, *by])
        assert said.exit_code == 0, said.output
        caught_up(target)
    assert head(target) == before + 1
