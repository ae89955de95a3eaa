"""What is in the log stays in the log, whoever asks."""

from typing import Any

import psycopg
import pytest
from psycopg import Connection

from ledger.store.append import append
from tests.store.requests import request

CHANGES = [
    "UPDATE ledger.events SET entry = '' WHERE position = 1",
    "DELETE FROM ledger.events WHERE position = 1",
    "TRUNCATE ledger.events",
    "UPDATE ledger.sealed SET sealed_at = '-infinity'",
    "DELETE FROM ledger.sealed",
]


@pytest.mark.parametrize("change", [*CHANGES, "INSERT INTO ledger.sealed VALUES (true, now())"])
def test_the_service_has_no_right_to_change_the_log(service: Connection[Any], change: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        service.execute(change.encode())


@pytest.mark.parametrize("change", CHANGES)
def test_triggers_refuse_even_the_owner(owner: Connection[Any], change: str) -> None:
    append(owner, [request()])
    owner.execute("SELECT ledger.seal(clock_timestamp())")
    with pytest.raises(psycopg.errors.RestrictViolation):
        owner.execute(change.encode())


def test_the_service_cannot_create_anything_in_the_schema(service: Connection[Any]) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        service.execute("CREATE TABLE ledger.mine ()")


def test_a_stranger_may_not_even_append(owner: Connection[Any]) -> None:
    owner.execute("DROP ROLE IF EXISTS a_stranger; CREATE ROLE a_stranger")
    owner.execute("GRANT USAGE ON SCHEMA ledger TO a_stranger; SET ROLE a_stranger")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        append(owner, [request()])
