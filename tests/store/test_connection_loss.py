"""A lost connection costs nobody an entry, and gives nobody two."""

import os
import signal
from collections.abc import Callable
from functools import partial

import psycopg
import pytest

from ledger.store import log
from ledger.store.append import Recorded, Replayed, append
from ledger.store.committer import GroupCommitter
from ledger.store.connection import Link, connect
from ledger.store.errors import Unavailable
from services.postgres.cluster import Cluster
from tests.store.proxy import LossyProxy
from tests.store.requests import request
from tests.support.cluster import Database


@pytest.mark.parametrize(
    "lose", [LossyProxy.lose_next_answer, LossyProxy.lose_next_request], ids=["answer", "request"]
)
def test_an_append_whose_connection_is_lost_is_recorded_once(
    database: Database, lose: Callable[[LossyProxy], None]
) -> None:
    batch = [request("a"), request("a", 1), request("b", 5)]
    with LossyProxy(database.service_dsn) as proxy:
        link = Link(proxy.dsn)
        link.run(log.head)
        lose(proxy)
        verdicts = link.run(partial(append, batch=batch))
        assert proxy.lost == 1
        positions = [v.position for v in verdicts if isinstance(v, Recorded | Replayed)]
        assert positions == [1, 2]
        assert link.run(log.head).position == 2
        link.close()


def test_a_committer_answers_a_lost_acknowledgement_with_the_position(database: Database) -> None:
    with LossyProxy(database.service_dsn) as proxy:
        committer = GroupCommitter(proxy.dsn)
        committer.submit((request("warm"),)).result()
        proxy.lose_next_answer()
        [verdict] = committer.submit((request("a"),)).result()
        committer.close()
    assert isinstance(verdict, Replayed)
    assert verdict.position == 2


def test_a_read_is_done_again_on_a_new_connection(database: Database) -> None:
    link = Link(database.service_dsn)
    pid = link.run(lambda connection: connection.info.backend_pid)
    with connect(database.owner_dsn) as owner:
        owner.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert link.run(log.head).position == 0
    link.close()


def test_work_that_met_a_read_only_server_is_done_again_elsewhere(database: Database) -> None:
    link = Link(database.service_dsn)
    link.run(lambda connection: connection.execute("SET default_transaction_read_only = on"))
    [verdict] = link.run(partial(append, batch=[request()]))
    assert isinstance(verdict, Recorded)
    link.close()


def test_a_server_that_stays_away_is_unavailable(unused_port: int) -> None:
    link = Link(f"host=127.0.0.1 port={unused_port} dbname=x user=x", patience_s=0.1)
    with pytest.raises(Unavailable, match="cannot be reached"):
        link.run(log.head)


def test_a_statement_that_takes_too_long_is_unavailable(database: Database) -> None:
    link = Link(database.service_dsn, statement_timeout_s=0.05)
    with pytest.raises(Unavailable, match="statement timeout"):
        link.run(lambda connection: connection.execute("SELECT pg_sleep(30)"))
    link.close()


def test_a_fault_of_the_work_itself_is_not_tried_again(database: Database) -> None:
    link = Link(database.service_dsn)
    with pytest.raises(psycopg.errors.DivisionByZero):
        link.run(lambda connection: connection.execute("SELECT 1/0"))
    link.close()


def test_a_server_killed_between_calls_loses_nothing_that_was_submitted(
    cluster: Cluster, database: Database
) -> None:
    committer = GroupCommitter(database.service_dsn)
    submitted = [committer.submit((request(f"a/{n}"),)) for n in range(200)]
    submitted[50].result(60)
    os.kill(cluster.pid, signal.SIGKILL)
    cluster.restart()
    submitted += [committer.submit((request(f"b/{n}"),)) for n in range(200)]
    verdicts = [verdict for future in submitted for verdict in future.result(60)]
    committer.close()
    positions = [v.position for v in verdicts if isinstance(v, Recorded | Replayed)]
    assert sorted(positions) == list(range(1, 401))
