"""Following what educators are due: nothing missed, from any cursor."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.answers.salary_changes import SalarySegment, SegmentTombstone
from ledger.domain.pay.answer import Segment
from ledger.projections import salary_watch
from ledger.projections.replay import Replayed
from ledger.projections.salary_watch import SalaryCursor, SalaryStep, SalaryWatch, Watched
from ledger.store.subscription import Head
from tests.store.projections.logs import PATIENCE_S, educators, eventful, record, replayed, store
from tests.support.cluster import Database
from tests.support.correcting import annul
from tests.support.districts import school
from tests.support.facts import calendar, day, employment
from tests.support.granting import approval, earn_badge, lakeview, teacher
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.support.policies import pay_policy

pytestmark = pytest.mark.usefixtures("projector")

LAKEVIEW = Watched("lakeview", day("2025-07-01"))
BEGINNING = SalaryCursor(1)

Held = dict[tuple[str, date, str], Segment]


def pages(
    salaries: SalaryWatch, after: SalaryCursor = BEGINNING, watched: Watched = LAKEVIEW
) -> Iterator[tuple[SalaryStep, ...]]:
    """All changes behind a cursor, page by page."""
    while True:
        page = salaries.changes(watched, after)
        assert page.caught_up or page.cursor != after
        yield page.changes
        after = page.cursor
        if page.caught_up:
            return


def everything(
    salaries: SalaryWatch, after: SalaryCursor = BEGINNING, watched: Watched = LAKEVIEW
) -> list[SalaryStep]:
    return [step for page in pages(salaries, after, watched) for step in page]


def apply(held: Held, step: SalaryStep) -> None:
    change = step.change
    if isinstance(change, SegmentTombstone):
        del held[change.educator_id, change.effective_on, change.segment_id]
    else:
        key = (change.educator_id, change.effective_on, change.segment.segment_id)
        held[key] = change.segment


def whole(held: Held) -> Held:
    """The segments as an answer at one position gives them: nothing compared."""
    fields = Segment.__struct_fields__
    return {
        key: Segment(**{name: getattr(each, name) for name in fields} | {"supersedes": ()})
        for key, each in held.items()
    }


def due(offline: Replayed, ids: list[str], at: int) -> Held:
    """What everybody Lakeview employs is due on the last days of its years, by replay."""
    view = offline.view(educators=ids, districts=["lakeview"], known=at)
    district = view.districts.get("lakeview")
    held: Held = {}
    for educator in view.educators.values():
        if district is None or not educator.employed_in("lakeview"):
            continue
        for last in (day("2026-06-30"), day("2027-06-30")):
            answer = educator.eligibility(district, last)
            if answer.contract_year and answer.contract_year.year_until == last + timedelta(1):
                held |= {
                    (educator.educator_id, last, each.segment_id): each for each in answer.segments
                }
    return held


@pytest.mark.parametrize("seed", [3, 5])
def test_who_takes_every_change_holds_what_is_due_at_every_position(
    database: Database,
    service: Connection[Any],
    projected: Head,
    salaries: SalaryWatch,
    seed: int,
) -> None:
    ledger = eventful(seed)
    head = projected.wait_for(store(database, ledger), PATIENCE_S)
    offline, ids = replayed(service), educators(ledger)
    steps = everything(salaries)
    held: Held = {}
    assert steps
    for position in range(1, head + 1):
        for step in steps:
            if step.change.position == position:
                apply(held, step)
        if position % 20 == 0 or position == head:
            assert whole(held) == due(offline, ids, position)
    first = everything(salaries, SalaryCursor(head, first=True))
    assert {step.change.position for step in first} == {head}
    delivered: Held = {}
    for step in first:
        apply(delivered, step)
    assert delivered == whole(held)


@pytest.mark.parametrize("educators_a_page", [1, 2, 50])
def test_pages_of_any_size_give_the_same_changes_and_any_cursor_resumes_behind_its_educator(
    database: Database,
    projected: Head,
    salaries: SalaryWatch,
    monkeypatch: pytest.MonkeyPatch,
    educators_a_page: int,
) -> None:
    head = projected.wait_for(store(database, eventful(seed=3)), PATIENCE_S)
    whole_stream = everything(salaries, SalaryCursor(head - 150))
    monkeypatch.setattr(salary_watch, "_EDUCATORS", educators_a_page)
    monkeypatch.setattr(salary_watch, "_WINDOW", 3)
    again = everything(salaries, SalaryCursor(head - 150))
    assert again
    assert [step.change for step in again] == [step.change for step in whole_stream]
    for taken in range(0, len(again), 7):
        rest = everything(salaries, again[taken].cursor)
        behind = again[taken + 1 :]
        assert rest[len(rest) - len(behind) :] == behind
        repeated = rest[: len(rest) - len(behind)]
        assert len({(each.change.educator_id, each.change.position) for each in repeated}) <= 1


def paying() -> MemoryLedger:
    """Lakeview pays for the badge in two years."""
    ledger = lakeview()
    for fact in (calendar(2025), calendar(2026), pay_policy()):
        ledger.record(fact)
    return ledger


def approved_teacher(ledger: MemoryLedger) -> str:
    educator_id = teacher(ledger)
    _, award_id = earn_badge(ledger, educator_id)
    ledger.record(approval(educator_id, award_id), actor=ADMINISTRATOR)
    return educator_id


def test_a_policy_that_moves_everybody_is_resumed_between_any_two_educators(
    service: Connection[Any],
    projected: Head,
    salaries: SalaryWatch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(salary_watch, "_EDUCATORS", 2)
    ledger = paying()
    ids = sorted(approved_teacher(ledger) for _ in range(5))
    moved = ledger.record(pay_policy(amount="500.00")).position
    projected.wait_for(record(service, ledger), PATIENCE_S)
    found = list(pages(salaries, SalaryCursor(moved)))
    assert [{step.change.educator_id for step in page} for page in found if page] == [
        set(ids[:2]),
        set(ids[2:4]),
        set(ids[4:]),
    ]
    steps = [step for page in found for step in page]
    for educator_id in ids[:-1]:
        cursor = SalaryCursor(moved, educator_id)
        rest = [step for step in steps if step.change.educator_id > educator_id]
        assert everything(salaries, cursor) == rest
        assert cursor in [step.cursor for step in steps]
    assert steps[-1].cursor == SalaryCursor(moved + 1)


def test_an_entry_of_the_district_that_changes_no_answer_brings_nothing(
    service: Connection[Any], projected: Head, salaries: SalaryWatch
) -> None:
    ledger = paying()
    approved_teacher(ledger)
    built = ledger.record(school()).position
    projected.wait_for(record(service, ledger), PATIENCE_S)
    assert everything(salaries, SalaryCursor(built)) == []


def test_employment_brings_everything_and_its_annulment_takes_everything_back(
    service: Connection[Any], projected: Head, salaries: SalaryWatch
) -> None:
    ledger = paying()
    educator_id = ledger.educator()
    earn_badge(ledger, educator_id)
    employed = ledger.record(employment(educator_id))
    annulled_at = annul(ledger, educator_id, employed.fact_id).position
    projected.wait_for(record(service, ledger), PATIENCE_S)
    steps = [step.change for step in everything(salaries)]
    came = [each for each in steps if isinstance(each, SalarySegment)]
    gone = [each for each in steps if isinstance(each, SegmentTombstone)]
    assert {each.position for each in came} == {employed.position}
    assert {each.position for each in gone} == {annulled_at}
    assert [each.segment.segment_id for each in came] == [each.segment_id for each in gone]
    assert came


def test_years_that_are_over_on_the_day_named_are_left_out(
    service: Connection[Any], projected: Head, salaries: SalaryWatch
) -> None:
    ledger = paying()
    approved_teacher(ledger)
    projected.wait_for(record(service, ledger), PATIENCE_S)

    def years(effective_on: str) -> set[date]:
        watched = Watched("lakeview", day(effective_on))
        return {step.change.effective_on for step in everything(salaries, watched=watched)}

    assert years("2026-06-30") == {day("2026-06-30"), day("2027-06-30")}
    assert years("2026-07-01") == {day("2027-06-30")}
    assert years("2027-07-01") == set()


def test_what_the_read_model_has_not_reached_is_waited_for(
    service: Connection[Any], projected: Head, salaries: SalaryWatch
) -> None:
    head = projected.wait_for(record(service, paying()), PATIENCE_S)
    cursor = SalaryCursor(head + 5, "somebody")
    page = salaries.changes(LAKEVIEW, cursor)
    assert (page.changes, page.cursor, page.caught_up) == ((), cursor, True)
