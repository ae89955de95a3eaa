"""Answers from the bytes of a log alone."""

import subprocess
import sys
from datetime import timedelta

import pytest
from hypothesis import given

from ledger.domain.facts.award import Award
from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import (
    UnknownCredential,
    UnknownCredentialVersion,
    UnknownDistrict,
    UnknownEducator,
    UnknownPayPolicy,
)
from ledger.domain.timeline.fold import timeline
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed, replay
from ledger.store.errors import KnownBeforeFirst, MalformedEntry, UnknownPosition
from tests.support.entries import raw_entries
from tests.support.facts import (
    calendar,
    credential,
    day,
    district,
    requirement,
    simple_credential,
)
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.histories import Step, histories, told
from tests.support.memory import START, MemoryLedger
from tests.support.policies import pay_policy


def replayed(ledger: MemoryLedger) -> Replayed:
    return replay(raw_entries(ledger))


@given(histories)
def test_an_educator_at_a_position_is_the_fold_of_the_entries_up_to_it(history: list[Step]) -> None:
    ledger = told(history)
    log = replayed(ledger)
    streams = [name for name in ledger.streams if name.startswith("educator/")]
    for position in range(1, len(ledger.entries) + 1):
        view = log.view(educators=[name.partition("/")[2] for name in streams], known=position)
        for name in streams:
            facts = [each for each in ledger.streams[name].facts if each.position <= position]
            folded = timeline(facts, ledger.world())
            seen = view.educators.get(name.partition("/")[2])
            assert (seen is not None) == folded.registered
            assert seen is None or seen.items == folded.items


def test_an_award_leads_to_its_educator_once_it_is_known() -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    _, award_id = earn_simply(ledger, educator_id)
    view = replayed(ledger).view(awards=[award_id, educator_id])
    assert view.awards == {award_id: educator_id}
    assert isinstance(view.educators[educator_id].items[-1].value, Award)
    assert replayed(ledger).view(awards=[award_id], known=view.position - 1).awards == {}


def test_a_time_means_the_last_entry_recorded_by_then() -> None:
    log = replayed(lakeview())
    assert log.resolve(START + timedelta(microseconds=2)) == 2
    assert log.resolve(START + timedelta(days=1)) == log.resolve(None) == log.position == 4
    with pytest.raises(KnownBeforeFirst):
        log.resolve(START)


@pytest.mark.parametrize("position", [-1, 0, 5])
def test_a_position_the_log_has_not_is_refused(position: int) -> None:
    with pytest.raises(UnknownPosition):
        replayed(lakeview()).resolve(position)


def test_an_empty_log_knows_nothing_at_position_0() -> None:
    view = replay([]).view(educators=["nobody"], districts=["nowhere"], awards=["none"])
    assert (view.position, view.recorded_at) == (0, None)
    assert (view.educators, view.districts, view.awards) == ({}, {}, {})


def test_a_district_is_its_latest_version_with_what_it_published() -> None:
    ledger = lakeview()
    first = ledger.record(calendar(2025)).position
    ledger.record(calendar(2024))
    ledger.record(requirement())
    again = ledger.record(calendar(2025, pay_periods=())).position
    stricter = ledger.record(requirement(approval_required=False)).position
    ledger.record(district(name="Lakeview Schools"))
    log = replayed(ledger)
    book = log.view(districts=["lakeview"]).districts["lakeview"].book
    assert book.district.name == "Lakeview Schools"
    published = [(each.fact.calendar_id, each.position) for each in book.calendars]
    assert published == [("2024-25", first + 1), ("2025-26", again)]
    assert [each.position for each in book.requirements] == [stricter]
    before = log.view(districts=["lakeview"], known=first).districts["lakeview"].book
    assert [each.position for each in before.calendars] == [first]
    assert before.district.name == "Lakeview School District"
    assert log.view(districts=["lakeview", "elsewhere"]).districts.keys() == {"lakeview"}


def test_definitions_are_listed_latest_version_first_known_then_and_by_id() -> None:
    ledger = lakeview()
    at = len(ledger.entries)
    ledger.record(credential(title="Second edition"))
    ledger.record(simple_credential("a-course", kind=CredentialKind.COURSE))
    log = replayed(ledger)

    def listed(known: int | None = None, **wish: object) -> list[tuple[str, int]]:
        rows = log.refer(ask.credentials(**wish), known).value.rows  # type: ignore[arg-type]  # each test names real ones
        return [(each.credential.credential_id, each.version) for each in rows]

    assert listed() == [("a-course", 1), ("machine-learning", 1), ("maker-educator", 2)]
    assert listed(known=at) == [("machine-learning", 1), ("maker-educator", 1)]
    assert listed(kind=CredentialKind.COURSE) == [("a-course", 1)]
    assert listed(issuer_id="someone-else") == []
    assert listed(after_id="a-course", limit=1) == [("machine-learning", 1)]
    assert log.refer(ask.credentials(limit=2)).value.more
    assert not log.refer(ask.credentials(limit=3)).value.more


def test_a_definition_is_found_by_version_and_by_default_the_latest() -> None:
    ledger = lakeview()
    position = ledger.record(credential(title="Second edition")).position
    log = replayed(ledger)
    latest = log.refer(ask.credential("maker-educator")).value
    assert (latest.version, latest.credential.title, latest.position) == (
        2,
        "Second edition",
        position,
    )
    assert log.refer(ask.credential("maker-educator", 1)).value.credential == credential()
    assert log.refer(ask.credential("maker-educator"), known=position - 1).value.version == 1


def test_policies_are_listed_by_id_and_version_and_found_by_both() -> None:
    ledger = lakeview()
    for policy_id in ("stipend", "increase", "increase"):
        ledger.record(pay_policy(policy_id=policy_id))
    log = replayed(ledger)

    def listed(known: int | None = None, **wish: object) -> list[tuple[str, int, int]]:
        rows = log.refer(ask.policies("lakeview", **wish), known).value.rows  # type: ignore[arg-type]  # each test names real ones
        return [(each.policy.policy_id, each.version, each.position) for each in rows]

    assert listed() == [("increase", 1, 6), ("increase", 2, 7), ("stipend", 1, 5)]
    assert listed(after=("increase", 1), limit=1) == [("increase", 2, 7)]
    assert listed(known=6) == [("increase", 1, 6), ("stipend", 1, 5)]
    assert log.refer(ask.policies("elsewhere")).value.rows == ()
    versions = [log.refer(ask.policy("increase", number)).value for number in (0, 1, 2)]
    assert [version.position for version in versions] == [7, 6, 7]
    assert log.refer(ask.policy("increase"), known=6).value.version == 1
    [*_, latest] = log.view(districts=["lakeview"]).districts["lakeview"].policies
    assert (latest.policy.policy_id, latest.version) == ("increase", 2)


@pytest.mark.parametrize(
    ("ask", "refusal"),
    [
        (lambda log: log.refer(ask.credential("nothing")), UnknownCredential),
        (lambda log: log.refer(ask.credential("maker-educator"), known=1), UnknownCredential),
        (lambda log: log.refer(ask.credential("maker-educator", 2)), UnknownCredentialVersion),
        (lambda log: log.refer(ask.credential("maker-educator", -1)), UnknownCredentialVersion),
        (lambda log: log.refer(ask.policy("nothing")), UnknownPayPolicy),
    ],
)
def test_what_was_never_published_is_refused_by_name(ask: object, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        ask(replayed(lakeview()))  # type: ignore[operator]  # each row gives a question


def test_educators_are_listed_by_id_from_the_entry_that_employs_them() -> None:
    ledger = lakeview()
    ids = sorted(teacher(ledger) for _ in range(3))
    ledger.educator()
    log = replayed(ledger)
    assert log.educator_ids("lakeview", None, "", 10).value.rows == tuple(ids)
    assert log.educator_ids("lakeview", None, ids[0], 1).value.rows == (ids[1],)
    assert log.educator_ids("elsewhere", None, "", 10).value.rows == ()
    assert len(log.educator_ids("lakeview", 6, "", 10).value.rows) == 1


def changed(entries: list[bytes], at: int, old: bytes, new: bytes) -> list[bytes]:
    return [*entries[:at], entries[at].replace(old, new), *entries[at + 1 :]]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'"version":1', b'"version":2', "does not follow"),
        (b"000002Z", b"000001Z", "recorded no later"),
        (b"issuer.v1", b"mystery.v1", "mystery.v1"),
        (b"non_profit", b"unheard_of", "unheard_of"),
        (b"\n", b"", "header"),
    ],
)
def test_a_log_that_was_tampered_with_is_refused_at_the_entry(
    old: bytes, new: bytes, fault: str
) -> None:
    entries = changed(raw_entries(lakeview()), 1, old, new)
    with pytest.raises(MalformedEntry, match=fault) as refused:
        replay(entries)
    assert refused.value.position == 2


def test_replay_needs_no_database_and_no_wire() -> None:
    program = (
        "import sys; import ledger.projections.replay;"
        "print({name.partition('.')[0] for name in sys.modules}"
        " & {'psycopg', 'eventsourcing', 'grpc', 'google', 'credential_ledger'})"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stdout.strip() == b"set()"


def test_a_replay_answers_for_an_auditor_without_a_service() -> None:
    ledger = lakeview()
    for published in (calendar(2025), requirement(), pay_policy(amount="300.00")):
        ledger.record(published)
    educator_id = teacher(ledger)
    _, award_id = earn_simply(ledger, educator_id)
    log, on = replayed(ledger), day("2026-04-01")

    assert [one.fact_id for one in log.transcript(educator_id, on).items][-1] == award_id
    [told] = log.transcript(educator_id, on, district_id="lakeview").recognitions
    assert (told.award_id, told.recognition) == (award_id, None)
    assert log.eligibility(educator_id, "lakeview", on).segments
    assert log.professional_development(educator_id, "lakeview", on).credits == ()
    with pytest.raises(UnknownDistrict):
        log.eligibility(educator_id, "nowhere", on)
    with pytest.raises(UnknownDistrict):
        log.transcript(educator_id, on, district_id="nowhere")
    with pytest.raises(UnknownEducator):
        log.transcript(educator_id, on, known=1)
