"""Questions, lists and streams: asked again where they break, complete where they end."""

from datetime import UTC, date, datetime

import grpc
import pytest

from credential_ledger import dates, times
from credential_ledger.client import LedgerClient
from credential_ledger.errors import CallFailed, EntriesMissing
from credential_ledger.refusals.question import CursorInvalid, PageTokenInvalid
from credential_ledger.v1.audit_service_pb2 import GetEntryResponse, ReplayEventsResponse
from credential_ledger.v1.basis_pb2 import Basis, Known
from credential_ledger.v1.educator_record_pb2 import EducatorRecord
from credential_ledger.v1.educator_service_pb2 import ListEducatorsResponse
from credential_ledger.v1.salary_eligibility_pb2 import SalaryEligibility
from credential_ledger.v1.salary_service_pb2 import (
    GetSalaryEligibilityResponse,
    ListSalaryEligibilityResponse,
)
from credential_ledger.v1.transcript_pb2 import Transcript, WatchProgress
from credential_ledger.v1.transcript_service_pb2 import (
    ListTranscriptsResponse,
    WatchTranscriptsResponse,
)
from tests.support.fake_service import FakeService, Step, refusal

DAY = date(2026, 1, 15)
GONE = grpc.StatusCode.UNAVAILABLE


def page(*names: str, more: str = "") -> ListEducatorsResponse:
    educators = [EducatorRecord(educator_id=name) for name in names]
    return ListEducatorsResponse(educators=educators, next_page_token=more)


def progress(position: int) -> WatchTranscriptsResponse:
    return WatchTranscriptsResponse(
        progress=WatchProgress(position=position), cursor=f"after-{position}"
    )


def entries(first: int, *raw: bytes, head: int) -> ReplayEventsResponse:
    return ReplayEventsResponse(first_position=first, entries=raw, head_position=head)


def due(educator_id: str) -> ListSalaryEligibilityResponse:
    return ListSalaryEligibilityResponse(
        eligibility=SalaryEligibility(educator_id=educator_id, effective_on=dates.encode(DAY)),
        basis=Basis(position=90),
    )


def test_a_question_says_on_which_day_and_as_known_when(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("GetSalaryEligibility", *[GetSalaryEligibilityResponse()] * 3)
    ask = client.salary.get_salary_eligibility
    noon = datetime(2026, 1, 15, 12, tzinfo=UTC)
    ask("e", "lakeview", effective_on=DAY, known=12, at_least_position=14)
    ask("e", "lakeview", known=noon)
    ask("e", "lakeview")
    by_position, by_time, plain = service.requests("GetSalaryEligibility")
    assert dates.decode(by_position.effective_on) == DAY
    assert by_position.known == Known(position=12)
    assert by_position.at_least_position == 14
    assert times.decode(by_time.known.at) == noon
    assert not plain.HasField("effective_on")
    assert not plain.HasField("known")


def test_a_question_is_asked_again_where_the_connection_broke(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("GetEntry", GONE, GetEntryResponse(position=1))
    assert client.audit.get_entry(1).position == 1


def test_a_question_without_answer_in_the_end_says_how_it_ended(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("GetEntry", GONE, GONE, GONE)
    with pytest.raises(CallFailed) as caught:
        client.audit.get_entry(1)
    assert caught.value.code is GONE


def test_a_list_reads_its_pages_as_it_is_walked(service: FakeService, client: LedgerClient) -> None:
    service.answers("ListEducators", page("a", "b", more="next"), page("c"))
    walk = iter(client.educators.list_educators("lakeview", page_size=2, known=30))
    assert next(walk).educator_id == "a"
    assert len(service.calls["ListEducators"]) == 1
    assert [each.educator_id for each in walk] == ["b", "c"]
    first, second = service.requests("ListEducators")
    assert (first.page_token, second.page_token) == ("", "next")
    assert (first.page_size, first.known) == (second.page_size, second.known)


def test_an_empty_page_is_not_the_end_of_a_list(service: FakeService, client: LedgerClient) -> None:
    service.answers("ListEducators", page(more="next"), page("a"))
    assert [each.educator_id for each in client.educators.list_educators("lakeview")] == ["a"]


def test_a_refused_page_ends_the_walk(service: FakeService, client: LedgerClient) -> None:
    no = refusal("PAGE_TOKEN_INVALID", grpc.StatusCode.INVALID_ARGUMENT)
    service.answers("ListEducators", page("a", more="altered"), no)
    walk = iter(client.educators.list_educators("lakeview"))
    next(walk)
    with pytest.raises(PageTokenInvalid):
        next(walk)


def test_a_watch_goes_on_from_the_last_cursor_where_it_breaks(
    service: FakeService, client: LedgerClient
) -> None:
    too_slow = refusal("CONSUMER_TOO_SLOW", grpc.StatusCode.RESOURCE_EXHAUSTED)
    service.answers(
        "WatchTranscripts",
        [progress(1), progress(2), GONE],
        [too_slow],
        [progress(3), grpc.StatusCode.CANCELLED],
        [progress(4)],
    )
    cursors = [each.cursor for each in client.transcripts.watch_transcripts("lakeview", "after-0")]
    assert cursors == ["after-1", "after-2", "after-3", "after-4"]
    asked = [request.cursor for request in service.requests("WatchTranscripts")]
    assert asked == ["after-0", "after-2", "after-2", "after-3"]


def test_a_watch_counts_its_attempts_from_the_last_message(
    service: FakeService, client: LedgerClient, pauses: list[float]
) -> None:
    streams: list[list[Step]] = [[progress(n), GONE] for n in range(1, 7)]
    service.answers("WatchTranscripts", *streams, [GONE], [GONE])
    watch = client.transcripts.watch_transcripts("lakeview")
    assert [next(watch).progress.position for _ in streams] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(CallFailed):
        next(watch)
    assert len(pauses) == 5 + 2


def test_a_watch_with_a_foreign_cursor_is_refused(
    service: FakeService, client: LedgerClient
) -> None:
    no = refusal("CURSOR_INVALID", grpc.StatusCode.INVALID_ARGUMENT)
    service.answers("WatchTranscripts", [no])
    with pytest.raises(CursorInvalid):
        next(client.transcripts.watch_transcripts("lakeview", "of another ledger"))


def test_a_replay_goes_on_at_the_next_position_up_to_the_same_head(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers(
        "ReplayEvents",
        [entries(1, b"a", b"b", head=4), GONE],
        [entries(3, b"c", head=4), GONE],
        [entries(4, b"d", head=4)],
    )
    replayed = [(each.position, each.entry) for each in client.audit.replay_events()]
    assert replayed == [(1, b"a"), (2, b"b"), (3, b"c"), (4, b"d")]
    asked = [
        (each.after_position, each.until_position) for each in service.requests("ReplayEvents")
    ]
    assert asked == [(0, 0), (2, 4), (3, 4)]


def test_a_replay_that_broke_behind_its_head_is_complete(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("ReplayEvents", [entries(1, b"a", head=1), GONE])
    assert [each.position for each in client.audit.replay_events()] == [1]


@pytest.mark.parametrize(
    ("stream", "expected", "found"),
    [
        ([entries(1, b"a", head=3), entries(3, b"c", head=3)], 2, 3),
        ([entries(2, b"b", head=2)], 1, 2),
        ([entries(1, b"a", b"b", head=3), entries(2, b"b", head=3)], 3, 2),
        ([entries(1, b"a", head=2)], 2, None),
    ],
    ids=["a gap", "a late start", "a repetition", "an early end"],
)
def test_a_replay_that_leaves_out_a_position_is_no_replay(
    service: FakeService,
    client: LedgerClient,
    stream: list[Step],
    expected: int,
    found: int | None,
) -> None:
    service.answers("ReplayEvents", stream)
    with pytest.raises(EntriesMissing) as caught:
        list(client.audit.replay_events())
    assert (caught.value.expected, caught.value.found) == (expected, found)


def test_an_empty_log_is_replayed_as_nothing(service: FakeService, client: LedgerClient) -> None:
    service.answers("ReplayEvents", [])
    assert list(client.audit.replay_events()) == []


def test_a_payroll_that_breaks_goes_on_upon_the_same_basis_and_day(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers(
        "ListSalaryEligibility", [due("a"), due("b"), GONE], [due("a"), due("b"), due("c")]
    )
    answers = client.salary.list_salary_eligibility("lakeview")
    assert [each.eligibility.educator_id for each in answers] == ["a", "b", "c"]
    first, again = service.requests("ListSalaryEligibility")
    assert not first.HasField("known")
    assert again.known == Known(position=90)
    assert dates.decode(again.effective_on) == DAY


def test_transcripts_that_break_go_on_upon_the_same_basis_and_day(
    service: FakeService, client: LedgerClient
) -> None:
    a, b = (
        ListTranscriptsResponse(
            transcript=Transcript(educator_id=name, effective_on=dates.encode(DAY)),
            basis=Basis(position=90),
        )
        for name in "ab"
    )
    service.answers("ListTranscripts", [a, GONE], [a, b])
    answers = client.transcripts.list_transcripts("lakeview")
    assert [each.transcript.educator_id for each in answers] == ["a", "b"]
    _, again = service.requests("ListTranscripts")
    assert again.known == Known(position=90)
    assert dates.decode(again.effective_on) == DAY
