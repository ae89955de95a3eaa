"""An educator's record shows every segment, and says which do not count and why."""

from ledger.domain.answers.educator_record import EducatorRecord, educator_record
from tests.support.correcting import annul
from tests.support.facts import day, employment
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger


def record(ledger: MemoryLedger, educator_id: str) -> EducatorRecord:
    return educator_record(educator_id, 1, ledger.timeline(educator_id).items)


def test_segments_stand_in_order_of_assignment_and_first_day() -> None:
    ledger = lakeview()
    educator_id = ledger.educator()
    later = employment(educator_id, effective_from=day("2024-07-01"), role="coach")
    second = employment(educator_id, assignment_id="teacher-2")
    told = [later, second, employment(educator_id)]
    for fact in told:
        ledger.record(fact)

    shown = record(ledger, educator_id).employments

    assert [segment.employment for segment in shown] == [told[2], later, second]
    assert {segment.problem for segment in shown} == {None}


def test_a_segment_that_does_not_count_is_shown_with_the_reason() -> None:
    ledger = lakeview()
    educator_id = ledger.educator()
    first = ledger.record(employment(educator_id)).fact_id
    taken = annul(ledger, educator_id, first).fact_id
    second = ledger.record(employment(educator_id, role="coach")).fact_id
    annul(ledger, educator_id, taken)

    problems = {
        segment.fact_id: segment.problem and segment.problem.reason
        for segment in record(ledger, educator_id).employments
    }

    assert sorted(problems) == sorted([first, second])
    assert sorted(problems.values(), key=str) == [None, "SEGMENT_EXISTS"]
