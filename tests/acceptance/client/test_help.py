"""What `ledgerctl --help` tells somebody who sees it for the first time."""

import json
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from credential_ledger.cli.forms import PRINCIPAL
from credential_ledger.cli.ledgerctl import COMMANDS, SUBJECTS, ledgerctl
from credential_ledger.cli.roles import ROLES
from tests.acceptance.client.conftest import ENROLL, flat


def help_of(*command: str) -> str:
    said = CliRunner().invoke(ledgerctl, [*command, "--help"])
    assert said.exit_code == 0
    return said.stdout


def test_help_asks_for_nothing_and_lists_the_exit_codes() -> None:
    assert "3 no answer" in help_of()
    assert "EDUCATOR" in help_of("salary", "show")


def test_help_names_every_role_and_the_form_of_an_id() -> None:
    said = flat(help_of())
    assert PRINCIPAL in said
    assert all(f"{role} (" in said for role in ROLES)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("credential define", "criteria (each): criterion_id, title."),
        ("credential define", "mode is one of DELIVERY_MODE_ONLINE,"),
        ("credential define", "examples/credentials/maker-educator.json"),
        ("calendar publish", "years (each): kind, name, year_from, year_until."),
        ("stack define", "groups (each): group_id, title, minimum, credential_ids, stack_ids."),
        ("school record", "examples/lakeview/school-northside.json"),
        ("batch record", "The kinds: issuer, credential, credential_retirement,"),
        ("correct", "`ledgerctl transcript show EDUCATOR --facts`"),
        ("correct", '"completed_on": "2025-09-20",'),
    ],
)
def test_help_says_what_a_document_holds(command: str, told: str) -> None:
    assert told in flat(help_of(*command.split()))


def test_the_schema_of_policies_is_printed_without_a_service() -> None:
    said = CliRunner().invoke(ledgerctl, ["policy", "schema"])
    assert said.exit_code == 0
    assert json.loads(said.stdout)["title"] == "Pay policy document, language 1"


def test_help_shows_every_group_under_its_subject() -> None:
    said = help_of()
    for subject, commands in SUBJECTS.items():
        panel = said.partition(f" {subject} ")[2].partition("╰")[0]
        shown = {line.split()[1] for line in panel.splitlines()[1:]}
        assert {command.name for command in commands} <= shown


@pytest.mark.parametrize("name", [each.name for each in COMMANDS if hasattr(each, "commands")])
def test_help_of_a_group_says_what_each_of_its_commands_does(name: str) -> None:
    group = ledgerctl.commands[name]
    assert isinstance(group, click.Group)
    said = flat(help_of(name))
    for verb, command in group.commands.items():
        assert f"{verb} {(command.help or '').split()[0]}" in said


def commands_of(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield from commands_of(command) if isinstance(command, click.Group) else (command,)


def test_a_district_is_named_by_the_same_option_everywhere() -> None:
    named = {
        spelling
        for command in commands_of(ledgerctl)
        for option in command.params
        for spelling in option.opts
        if "district" in spelling
    }
    # Where the question is about a district, it is the argument.
    assert named == {"--district", "district_id"}


@pytest.mark.parametrize("command", ["salary show", "salary explain"])
def test_an_example_in_a_help_keeps_its_lines(command: str) -> None:
    lines = help_of(*command.split()).splitlines()
    assert any(line.strip() == '"enrolled_on": "2027-01-10"}},' for line in lines)
    assert not any("\\b" in line for line in lines)


def test_help_marks_what_is_required() -> None:
    lines = [line.split() for line in help_of("enrollment", "record").splitlines()]
    marked = {words[2] for words in lines if words[:2] == ["│", "*"]}
    assert marked == {flag for flag in ENROLL if flag.startswith("--")}
    assert "The educator. [required unless --from-json]" in flat(help_of("enrollment", "record"))


def test_help_lists_what_the_parts_of_a_flag_may_be() -> None:
    said = flat(help_of("external-award", "record"))
    assert "KIND: micro-credential, course, programme," in said


def test_help_says_that_a_balance_holds_no_placement() -> None:
    said = flat(help_of("balance", "record"))
    assert "is recorded separately: ledgerctl placement record." in said
