"""What awaits somebody in a district, page by page, on one day and one basis."""

from datetime import date, timedelta

import pytest

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import credential_service_pb2 as credentials
from credential_ledger.v1.pending_pb2 import PendingKind
from ledger.projections.replay import replay
from services import pages, pending
from services.asking import Asking
from services.messages.writing import fill
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import adopt, earn_badge, head
from tests.acceptance.edge.worklist import a_worklist, asked, items, listed
from tests.support.claiming import claim, request
from tests.support.facts import day
from tests.support.granting import approval


async def test_a_district_is_told_what_awaits_whom_as_a_replay_of_its_log_tells(
    calls: Calls,
) -> None:
    teachers = await a_worklist(calls)
    await adopt(calls)
    _, badge = await earn_badge(calls, teachers[0])
    await calls.record(claim(teachers[0], badge))

    [answer] = await listed(calls, asked(at_least_position=await head(calls)))

    log = [each async for each in calls.stream("ReplayEvents", audit.ReplayEventsRequest())]
    offline = replay(entry for message in log for entry in message.entries)
    expected = credentials.ListPendingResponse()
    for educator_id in teachers:
        for each in offline.pending(educator_id, "lakeview", day("2026-06-01")):
            fill(expected.items.add(), each)
    assert list(answer.items) == list(expected.items)
    assert {each.kind for each in answer.items} == set(PendingKind.values()) - {
        PendingKind.PENDING_KIND_UNSPECIFIED,
        PendingKind.PENDING_KIND_ASSESSMENT,
    }
    assert answer.basis.position == offline.position


@pytest.mark.parametrize("page_size", [1, 2, 3, 5])
async def test_small_pages_make_the_same_list_as_one(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, page_size: int
) -> None:
    await a_worklist(calls)
    [whole] = await listed(calls, asked(at_least_position=await head(calls)))
    monkeypatch.setattr(pending, "_EDUCATORS_AT_ONCE", 1)

    found = await listed(calls, asked(page_size=page_size))

    assert len(whole.items) == 12
    assert items(found) == list(whole.items)
    assert [len(each.items) for each in found[:-1]] == [page_size] * (len(found) - 1)
    assert 1 <= len(found[-1].items) <= page_size


async def test_a_page_ends_after_many_educators_of_whom_little_waits(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    teachers = await a_worklist(calls, teachers=5)
    [whole] = await listed(calls, asked(at_least_position=await head(calls)))
    monkeypatch.setattr(pending, "_EDUCATORS_AT_ONCE", 1)
    monkeypatch.setattr(pending, "_ROUNDS_MAX", 2)

    found = await listed(calls, asked())
    of_claims = await listed(calls, asked(kinds=[PendingKind.PENDING_KIND_CLAIM]))

    assert items(found) == list(whole.items)
    assert {each.educator_id for each in found[0].items} == set(teachers[:2])
    assert (len(of_claims), items(of_claims)) == (3, [])


async def test_a_page_of_much_text_ends_early_and_nothing_is_lost(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_worklist(calls)
    [whole] = await listed(calls, asked(at_least_position=await head(calls)))
    monkeypatch.setattr(pages, "_PAGE_BYTES_MAX", 400)

    found = await listed(calls, asked())

    assert len(found) > 2
    assert items(found) == list(whole.items)


async def test_later_pages_are_about_the_day_and_the_basis_of_the_first(calls: Calls) -> None:
    [teacher] = await a_worklist(calls, teachers=1)
    position = await head(calls)
    first = await calls.call("ListPending", asked(page_size=1, at_least_position=position))
    await calls.record(request(teacher, "2026-04-02", role="superintendent"))

    following = asked(page_token=first.next_page_token, at_least_position=await head(calls))
    second = await calls.call("ListPending", following)

    assert second.basis == first.basis
    [whole] = await listed(calls, asked(known={"position": first.basis.position}))
    assert [*first.items, *second.items] == list(whole.items)
    [now] = await listed(calls, asked())
    assert len(now.items) == len(whole.items) + 1


async def test_what_was_known_then_is_what_waited_then(calls: Calls) -> None:
    [teacher] = await a_worklist(calls, teachers=1)
    kinds = [PendingKind.PENDING_KIND_APPROVAL]
    [before] = await listed(calls, asked(kinds=kinds, at_least_position=await head(calls)))
    [waits] = before.items
    await calls.record(approval(teacher, waits.fact_id, "2026-05-01"))

    [after] = await listed(calls, asked(kinds=kinds, at_least_position=await head(calls)))
    [then] = await listed(calls, asked(kinds=kinds, known={"position": before.basis.position}))

    assert (list(after.items), list(then.items)) == ([], [waits])


async def test_a_list_begun_before_midnight_stays_about_its_day(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_worklist(calls)
    [whole] = await listed(calls, asked(at_least_position=await head(calls)))
    days = (date(2026, 6, 1) + timedelta(days=60 * n) for n in range(100))
    monkeypatch.setattr(Asking, "day", lambda *_: next(days))
    today = asked(page_size=2)
    today.ClearField("effective_on")

    assert items(await listed(calls, today)) == list(whole.items)
