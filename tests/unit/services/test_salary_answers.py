"""An answer that is kept is the answer that would be made."""

from dataclasses import replace
from pathlib import Path

import pytest

from ledger.domain.book import district_book
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.question import Adopted
from ledger.domain.stream import district_stream
from ledger.projections.view import DistrictView, EducatorView
from services.salary_answers import SalaryAnswers
from tests.support.facts import calendar, credential, day, simple_credential
from tests.support.granting import approval, earn_badge, lakeview, revocation, teacher
from tests.support.memory import ADMINISTRATOR, MemoryLedger

POLICY = Path(__file__).parents[3] / "examples/policies/kettle-moraine.json"
ON = day("2026-09-01")
DEFINITIONS = {
    ("maker-educator", 1): credential(),
    ("machine-learning", 1): simple_credential("machine-learning"),
}


class Story:
    """A teacher with the badge at Lakeview, which pays for it."""

    def __init__(self) -> None:
        self.ledger: MemoryLedger = lakeview()
        self.ledger.record(calendar(2025))
        self.ledger.record(calendar(2026))
        self.educator_id = teacher(self.ledger)
        _, self.award_id = earn_badge(self.ledger, self.educator_id)
        approved = approval(self.educator_id, self.award_id)
        self.ledger.record(approved, actor=ADMINISTRATOR)

    def educator(self) -> EducatorView:
        return EducatorView(
            educator_id=self.educator_id,
            position=1,
            items=self.ledger.timeline(self.educator_id).items,
            definitions=DEFINITIONS,
        )

    def district(self) -> DistrictView:
        book = district_book(self.ledger.streams[district_stream("lakeview")].facts)
        assert book is not None
        policy = PayPolicy(
            policy_id="base-increase",
            district_id="lakeview",
            effective_from=day("2025-07-01"),
            source_sha256="0" * 64,
            document=parse_document(POLICY.read_bytes()),
        )
        return DistrictView(book=book, policies=(Adopted(policy=policy, version=1, position=9),))


@pytest.fixture
def story() -> Story:
    return Story()


def test_the_same_question_has_the_same_answer_without_another_evaluation(story: Story) -> None:
    kept = SalaryAnswers()
    educator, district = story.educator(), story.district()
    first = kept.one(educator, district, ON)
    assert first.annual_rate.units > 0
    assert kept.one(story.educator(), district, ON) is first


def test_a_new_fact_has_a_new_answer(story: Story) -> None:
    kept = SalaryAnswers()
    district = story.district()
    before = kept.one(story.educator(), district, ON)
    story.ledger.record(revocation(story.educator_id, story.award_id, "2026-08-01"))
    after = kept.one(story.educator(), district, ON)
    assert after != before
    assert after == SalaryAnswers().one(story.educator(), district, ON)


def test_another_policy_has_another_answer(story: Story) -> None:
    kept = SalaryAnswers()
    district = story.district()
    assert kept.one(story.educator(), district, ON).segments
    without = replace(district, policies=())
    assert not kept.one(story.educator(), without, ON).segments


def test_another_day_has_another_answer(story: Story) -> None:
    kept = SalaryAnswers()
    educator, district = story.educator(), story.district()
    assert kept.one(educator, district, ON).effective_on.month == 9
    assert kept.one(educator, district, day("2026-10-01")).effective_on.month == 10


def test_no_more_answers_are_kept_than_may_be(story: Story) -> None:
    kept = SalaryAnswers(kept=1)
    educator, district = story.educator(), story.district()
    first = kept.one(educator, district, ON)
    kept.one(educator, district, day("2026-10-01"))
    assert kept.one(educator, district, ON) is not first
