"""What the read model answers is what a replay of the log answers, at every position."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.answers.professional_development import professional_development
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.projections import reference_questions as ask
from ledger.projections.reader import Reader
from ledger.projections.view import View
from ledger.store.subscription import Head
from tests.store.projections.logs import (
    PATIENCE_S,
    educators,
    eventful,
    replayed,
    store,
)
from tests.support.cluster import Database
from tests.support.facts import day

CLOSES_THE_YEAR = day("2026-06-30")
"""The last day of a year of professional development: later decisions count on it too."""


@pytest.mark.usefixtures("projector")
@pytest.mark.parametrize("seed", [3, 5])
async def test_at_every_position_the_reader_answers_as_a_replay_of_the_log_does(
    database: Database,
    service: Connection[Any],
    projected: Head,
    reader: Reader,
    seed: int,
) -> None:
    ledger = eventful(seed)
    projected.wait_for(store(database, ledger), PATIENCE_S)
    offline, everybody = replayed(service), educators(ledger)
    awards = [each.fact_id for each in ledger.entries if each.stream.startswith("educator/")]
    asked = {"educators": everybody, "districts": ["lakeview", "elsewhere"], "awards": awards}
    for position in range(1, len(ledger.entries) + 1):
        live, replay = (
            await reader.view(known=position, **asked),
            offline.view(known=position, **asked),
        )
        assert live == replay


def answers(view: View, on: date) -> list[object]:
    """Everything the ledger says about the educators of a view on a day."""
    found: list[object] = []
    for educator in view.educators.values():
        about = (educator.educator_id, educator.items, educator.definitions)
        found.append(educator.transcript(view.stacks, on))
        for employer in view.districts.values():
            found.append(educator.pending(employer, view.stacks, on, 90))
            found.append(educator.transcript(view.stacks, on, employer))
            found.append(professional_development(*about, employer.book, on))
            found.append(
                evaluate(
                    PayQuestion(
                        educator_id=educator.educator_id,
                        items=educator.items,
                        definitions=educator.definitions,
                        book=employer.book,
                        policies=employer.policies,
                        on=on,
                    )
                )
            )
    return found


@pytest.mark.usefixtures("projector")
@pytest.mark.parametrize("seed", [3, 5])
async def test_every_answer_on_any_day_as_known_at_any_position_is_that_of_a_replay(
    database: Database,
    service: Connection[Any],
    projected: Head,
    reader: Reader,
    seed: int,
) -> None:
    ledger = eventful(seed)
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    offline, everybody = replayed(service), educators(ledger)
    chance = random.Random(seed)  # noqa: S311 - chance for a test, not a secret
    days = [day("2025-06-01") + timedelta(chance.randint(0, 500)) for _ in range(80)]
    for on in [*days, *[CLOSES_THE_YEAR] * 20]:
        at = chance.randint(1, head)
        asked = {"educators": chance.sample(everybody, 2), "districts": ["lakeview"]}
        live, replay = await reader.view(known=at, **asked), offline.view(known=at, **asked)
        assert answers(live, on) == answers(replay, on)


@pytest.mark.usefixtures("projector")
async def test_listings_at_every_position_are_those_of_a_replay(
    database: Database, service: Connection[Any], projected: Head, reader: Reader
) -> None:
    ledger = eventful(seed=3)
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    offline = replayed(service)
    for at in range(1, head + 1):
        for question in (ask.credentials(), ask.issuers(), ask.stacks(), ask.policies("lakeview")):
            assert await reader.refer(question, at) == offline.refer(question, at)
        listed = await reader.educator_ids("lakeview", at, "", 100)
        assert listed == offline.educator_ids("lakeview", at, "", 100)
