"""Each sort of rows says a noun of the contract, and needs what the ledger demands of it."""

import pytest
from google.protobuf.message import Message
from msgspec import Struct, structs

from credential_ledger.described import descriptor, fields
from credential_ledger.imports.files import FILES
from credential_ledger.imports.sorts import Sort
from credential_ledger.imports.templates import template
from credential_ledger.v1.employment_pb2 import Employment
from ledger.domain.facts import award, calendar, credit, educator, placement
from tests.support.importing import known, read

FACTS = (award, calendar, credit, educator, placement)
SORTS = [sort for file in FILES.values() for sort in (file.sorts or {}).values()]
TOLD_OTHERWISE = {"educator_id", "district_id", "evidence"}
"""By the person, by whom the import is for; none."""


def struct(noun: type[Message]) -> type[Struct]:
    """The ledger's struct of a noun."""
    [found] = {getattr(facts, noun.__name__) for facts in FACTS if hasattr(facts, noun.__name__)}
    made: type[Struct] = found
    return made


def targets(sort: Sort) -> set[str]:
    return {
        path for paths in (*sort.needs.values(), *sort.takes.values()) for path in paths.split()
    }


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_every_column_goes_to_a_field_of_the_noun(sort: Sort) -> None:
    for path in targets(sort):
        kind = descriptor(sort.noun)
        *parts, name = path.split(".")
        for part in parts:
            owner = kind.fields_by_name[part].message_type
            assert owner is not None
            kind = owner
        assert name in kind.fields_by_name


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_sort_needs_what_the_ledger_demands(sort: Sort) -> None:
    needed = {path.split(".")[0] for paths in sort.needs.values() for path in paths.split()}
    demanded = {each.name for each in structs.fields(struct(sort.noun)) if each.required}
    assert demanded - TOLD_OTHERWISE <= needed


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_sort_takes_columns_of_its_file(sort: Sort) -> None:
    [file] = [each for each in FILES.values() if (each.sorts or {}).get(sort.name) == sort]
    assert {*sort.needs, *sort.takes} <= {column.name for column in file.table.columns}


def test_what_is_left_unsaid_of_a_job_is_for_no_file() -> None:
    said = {path.split(".")[0] for sort in SORTS for path in targets(sort)}
    assert fields(Employment).keys() - said == {"educator_id", "district_id"}


@pytest.mark.parametrize("file", FILES)
def test_a_template_can_be_imported_as_it_is(file: str) -> None:
    given = known()
    for name in ("schedule.csv", "orgs.csv"):
        read(name, template(FILES[name]), given)
    told = read(file, template(FILES[file]), given)
    assert told.faults == []
    assert told.items
