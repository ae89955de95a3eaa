"""Ids follow from what a file says, and from nothing else."""

from credential_ledger.imports import identity
from ledger.domain.recorded import NAMESPACE, mint
from tests.support.importing import known, read

USERS = "sourcedId,orgSourcedIds,role\nu-1001,north,teacher\n"


def test_the_namespace_of_minted_ids_is_that_of_the_ledger() -> None:
    assert identity.LEDGER_NAMESPACE == NAMESPACE


def test_an_educator_has_the_id_that_the_ledger_mints_for_the_registration() -> None:
    [item] = read("users.csv", USERS).items
    assert mint("hr-1", item.request_id) == identity.educator_id("hr-1", "lakeview", "u-1001")


def test_the_same_person_in_another_district_is_another_educator() -> None:
    ids = {identity.educator_id("hr-1", district, "u-1001") for district in ("lakeview", "hill")}
    assert len(ids) == 2


def test_a_row_has_one_request_id_however_its_columns_stand_and_its_numbers_are_written() -> None:
    header = "fact,person,effective_from,assignment_id,reason_code,stated_base"
    one = f"{header}\nstated_placement,u-1001,2026-07-01,teacher,hire,61250.50\n"
    moved = (
        "stated_base,fact,reason_code,person,effective_from,assignment_id\n"
        "61250.5,stated_placement,hire,u-1001,2026-07-01,teacher\n"
    )
    [first], [second] = (read("employment.csv", text).items for text in (one, moved))
    assert first == second


def test_a_row_that_says_something_else_is_another_request() -> None:
    header = "fact,person,effective_from,assignment_id,reason_code,stated_base"
    rows = [f"stated_placement,u-1001,2026-07-01,teacher,hire,{n}" for n in (61250, 61251)]
    items = read("employment.csv", "\n".join([header, *rows])).items
    assert len({item.request_id for item in items}) == 2


def test_facts_name_the_educator_that_somebody_else_registered() -> None:
    header = "fact,person,effective_from,reason_code"
    row = "separation,u-1001,2026-07-01,retirement"
    [item] = read("employment.csv", f"{header}\n{row}\n", known(registrar="hr-0")).items
    assert item.separation.educator_id == identity.educator_id("hr-0", "lakeview", "u-1001")
