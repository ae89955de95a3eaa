"""An answer that is kept is the answer that would be made."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.domain.book import district_book
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.parse import parse_document
from ledger.domain.stream import district_stream
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.reader import Reader
from ledger.projections.view import Answered, Known, Page, View
from services.asking import Asking
from services.large_work import LargeWork
from services.salary_answers import SalaryAnswers, size_of
from tests.support.facts import calendar, credential, day, simple_credential
from tests.support.granting import approval, earn_badge, lakeview, revocation, teacher
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.unit.pay.carry_over import document as blocks
from tests.unit.pay.policies import adopted

POLICY = Path(__file__).parents[3] / "examples/policies/kettle-moraine.json"
ON = day("2026-09-01")
DEFINITIONS = {
    ("maker-educator", 1): credential(),
    ("machine-learning", 1): simple_credential("machine-learning"),
}

FLAT = {"by": "amount", "amount": "1.00"}


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


async def test_the_same_question_has_the_same_answer_without_another_evaluation(
    story: Story,
) -> None:
    kept = SalaryAnswers(LargeWork())
    educator, district = story.educator(), story.district()
    first = await kept.one(educator, district, ON)
    assert first.annual_rate.units > 0
    assert await kept.one(story.educator(), district, ON) is first


async def test_a_new_fact_has_a_new_answer(story: Story) -> None:
    kept = SalaryAnswers(LargeWork())
    district = story.district()
    before = await kept.one(story.educator(), district, ON)
    story.ledger.record(revocation(story.educator_id, story.award_id, "2026-08-01"))
    after = await kept.one(story.educator(), district, ON)
    assert after != before
    assert after == await SalaryAnswers(LargeWork()).one(story.educator(), district, ON)


async def test_another_policy_has_another_answer(story: Story) -> None:
    kept = SalaryAnswers(LargeWork())
    district = story.district()
    assert (await kept.one(story.educator(), district, ON)).segments
    without = replace(district, policies=())
    assert not (await kept.one(story.educator(), without, ON)).segments


async def test_another_day_has_another_answer(story: Story) -> None:
    kept = SalaryAnswers(LargeWork())
    educator, district = story.educator(), story.district()
    assert (await kept.one(educator, district, ON)).effective_on.month == 9
    assert (await kept.one(educator, district, day("2026-10-01"))).effective_on.month == 10


async def test_amounts_alone_are_the_same_answer_without_its_explanations(story: Story) -> None:
    kept = SalaryAnswers(LargeWork())
    educator, district = story.educator(), story.district()
    explained = await kept.one(educator, district, ON)
    amounts = await kept.one(educator, district, ON, explained=False)
    assert explained.HasField("explanation")
    bare = type(explained)()
    bare.CopyFrom(explained)
    for each in (bare, *bare.segments):
        each.ClearField("explanation")
    assert amounts == bare
    assert amounts.segments[0].payments
    assert await kept.one(story.educator(), district, ON) is explained


async def test_listings_make_one_answer_a_turn_of_the_event_loop(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = 0
    evaluate = EducatorView.eligibility

    def counted(educator: EducatorView, district: DistrictView, on: date) -> SalaryEligibility:
        nonlocal made
        made += 1
        return evaluate(educator, district, on)

    monkeypatch.setattr(EducatorView, "eligibility", counted)
    answers, district, asking = SalaryAnswers(LargeWork()), story.district(), Asking(Listed(story))

    async def listing(on: date) -> int:
        return len(
            [answer async for answer in answers.all(asking.everybody("lakeview", 1), district, on)]
        )

    days = [day(f"2026-09-{number:02}") for number in range(1, 5)]
    listings = asyncio.gather(*map(listing, days))
    in_a_turn = []
    while not listings.done():
        before = made
        await asyncio.sleep(0)
        in_a_turn.append(made - before)
    assert await listings == [5, 5, 5, 5]
    assert (max(in_a_turn), sum(in_a_turn)) == (1, 20)


class Listed(Reader):
    """Reads five educators with the same story."""

    def __init__(self, story: Story) -> None:
        ids = [f"educator-{number}" for number in range(5)]
        self._educators = {each: replace(story.educator(), educator_id=each) for each in ids}

    async def educator_ids(
        self, district_id: str, known: Known | None, after_id: str, limit: int
    ) -> Answered[Page[str]]:
        page = Page.of(self._educators, limit)
        return Answered(position=1, recorded_at=None, value=page)

    async def view(self, *_: object, **__: object) -> View:
        return View(
            position=1,
            recorded_at=None,
            educators=self._educators,
            districts={},
            awards={},
            stacks={},
        )


async def test_no_more_bytes_of_answers_are_kept_than_may_be(story: Story) -> None:
    educator, district = story.educator(), story.district()
    days = [day(f"2026-{month:02}-01") for month in (9, 10, 11)]
    one = await SalaryAnswers(LargeWork()).one(educator, district, days[0])
    facts = 1000 * (1 + len(educator.items))
    kept = SalaryAnswers(LargeWork(), most=2 * (4 * one.ByteSize() + facts) + 400)
    first, second, third = [await kept.one(educator, district, each) for each in days]
    assert await kept.one(educator, district, days[1]) is second
    assert await kept.one(educator, district, days[0]) is not first
    assert await kept.one(educator, district, days[1]) is second
    assert await kept.one(educator, district, days[2]) is not third


async def test_what_takes_the_place_of_an_answer_takes_its_room(story: Story) -> None:
    educator, district = story.educator(), story.district()
    one = await SalaryAnswers(LargeWork()).one(educator, district, ON)
    kept = SalaryAnswers(LargeWork(), most=3 * (one.ByteSize() + 1000 * (1 + len(educator.items))))
    for _ in range(4):
        last = await kept.one(educator, replace(district), ON)
    other = await kept.one(educator, district, day("2026-10-01"))
    assert await kept.one(educator, district, day("2026-10-01")) is other
    assert last == await kept.one(educator, district, ON)


async def test_an_answer_of_more_bytes_than_may_be_is_given_and_not_kept(story: Story) -> None:
    kept = SalaryAnswers(LargeWork(), most=1000)
    educator, district = story.educator(), story.district()
    first = await kept.one(educator, district, ON)
    again = await kept.one(educator, district, ON)
    assert (again == first, again is first) == (True, False)


def test_an_answer_is_large_where_there_are_many_benefits_or_levels_without_end(
    story: Story,
) -> None:
    educator, district = story.educator(), story.district()
    items = len(educator.items)
    assert size_of(educator, district) == items
    many = replace(district, policies=district.policies * 40)
    assert size_of(educator, many) == 4 * items
    counted = blocks({"over": "career"}, {"by": "blocks", "size": "1"}, FLAT)
    endless = replace(district, policies=(*district.policies, adopted(counted)))
    assert size_of(educator, endless) > LargeWork().items_max
