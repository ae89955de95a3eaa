"""Requirements within the validity of a licence: periods, alternatives, and what is nearest."""

from datetime import date

from ledger.domain.pay.answer import RequirementProgress, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, renewed
from tests.unit.pay.fates import renewal, revocation
from tests.unit.pay.policies import LEARNING, MAKER, ask
from tests.unit.pay.requirements import EXPIRES, ISSUED, POINTS, document

BADGES = {
    "title": "Badges",
    "needs": [{"title": "Badges", "at_least": "2", "items": ["points"], "unit": "badge"}],
}


def asked(on: date, *facts: Item[TimelineFact]) -> Segment:
    found = ask(on, [job(date(2024, 7, 1)), *facts], document(POINTS))
    (segment,) = found.segments
    return segment


def progress(segment: Segment) -> RequirementProgress:
    assert segment.outcome.requirement is not None
    return segment.outcome.requirement


def test_a_validity_ends_with_the_award_though_it_would_expire_later() -> None:
    ended = date(2025, 3, 1)
    licence = [award(LEARNING, ISSUED, expires=EXPIRES, ended=ended), revocation(LEARNING, ended)]
    within = progress(asked(date(2025, 2, 28), *licence))
    assert (within.period_from, within.period_until) == (ISSUED, ended)
    after = asked(ended, *licence)
    assert after.outcome.requirement is None
    assert after.explanation.text.endswith("was valid until 28 February 2025.")


def test_a_second_award_begins_a_validity_of_its_own_and_nothing_counts_in_two() -> None:
    again = date(2025, 9, 1)
    licence = [
        award(LEARNING, ISSUED, expires=EXPIRES),
        award(LEARNING, again, name="again", expires=date(2028, 9, 1)),
    ]
    point = award(MAKER, date(2025, 10, 1))
    first, second = (progress(asked(on, *licence, point)) for on in (date(2025, 8, 1), again))
    # The second is not there yet.
    assert (first.period_from, first.period_until) == (ISSUED, EXPIRES)
    assert (second.period_from, second.period_until) == (again, date(2028, 9, 1))
    later = progress(asked(date(2025, 10, 1), *licence, point))
    assert later.alternatives[0].needs[0].counted == 1


def test_a_renewal_in_time_begins_the_next_validity_when_the_first_expires() -> None:
    early = date(2026, 5, 1)
    licence = award(
        LEARNING, ISSUED, expires=date(2028, 9, 1), lapses=(renewed(LEARNING, EXPIRES, early),)
    )
    facts = [licence, renewal(LEARNING, early)]
    before, after = (progress(asked(on, *facts)) for on in (date(2026, 8, 31), EXPIRES))
    assert (before.period_from, before.period_until) == (ISSUED, EXPIRES)
    assert (after.period_from, after.period_until) == (EXPIRES, date(2028, 9, 1))


def test_every_alternative_is_told_and_the_nearest_is_what_is_missing() -> None:
    facts = [
        job(date(2024, 7, 1)),
        award(LEARNING, ISSUED, expires=EXPIRES),
        award(MAKER, date(2025, 1, 10)),
    ]
    (segment,) = ask(date(2025, 2, 1), facts, document(POINTS, BADGES)).segments
    assert segment.shortfall is not None
    assert segment.shortfall.amount == 1
    assert segment.shortfall.unit == "badge"
    told = "Points: 1 of 3, or Badges: 1 of 2. The nearest takes 1 more badge."
    assert segment.explanation.text.endswith(told)
