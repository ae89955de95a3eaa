"""What a retired policy still brings: what its rules said of before, and nothing of its own."""

from dataclasses import replace
from datetime import date
from itertools import dropwhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.retiring import retired_on, with_draft, with_retirements
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.recorded import Published
from tests.support.payroll import policy_retirement
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, PLAIN, adopted, ask, benefit, due
from tests.unit.pay.tariffs import counting

FIRST, END, AGAIN = date(2024, 7, 1), date(2026, 1, 1), date(2026, 3, 1)
SPRING, YEAR_END = date(2026, 4, 1), date(2026, 7, 1)
JOB = job(date(2024, 7, 1))
OLD = award(MAKER, date(2025, 7, 1))
NEW = award(MAKER, date(2026, 2, 1))
EACH_DAY = benefit({"date/governed_by": "version_each_day"})


def retired(*versions: Adopted, **said: int) -> tuple[Adopted, ...]:
    """The versions once `retired(…, d_2026_01_01=501)` retired their policy, at that position."""
    retirements = [
        Published(policy_retirement(day[2:].replace("_", "-"), policy_id="policy"), position)
        for day, position in said.items()
    ]
    return with_retirements(versions, retirements)


def spans(answer: SalaryEligibility) -> list[tuple[int, date | None, date | None]]:
    return [
        (each.policy_version, each.effective_from, each.effective_until) for each in due(answer)
    ]


def test_what_each_day_governs_ends_on_the_day_the_policy_is_retired() -> None:
    policies = retired(adopted(EACH_DAY, FIRST), d_2026_01_01=510)
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [(1, date(2025, 7, 1), END)]
    assert spans(ask(date(2026, 9, 1), [JOB, OLD], *policies)) == []


@pytest.mark.parametrize(
    ("levels", "decide"),
    [
        ({"by": "blocks", "size": "2"}, {"by": "amount", "amount": "100.00"}),
        ({"by": "facts"}, {"by": "tiers", "tiers": [{"by": "amount", "amount": "100.00"}]}),
    ],
)
def test_no_next_level_is_told_once_no_version_is_in_force(
    levels: dict[str, str], decide: dict[str, object]
) -> None:
    accumulate = counting(over={"over": "career"}, levels=levels)
    document = benefit({"accumulate": accumulate, "decide": decide})

    def told(on: date, *more: Adopted) -> str:
        policies = retired(adopted(document, FIRST), *more, d_2026_01_01=510)
        *_, missing = ask(on, [JOB, OLD], *policies).segments
        return missing.explanation.text

    ended = "No version of the policy that has this benefit is in force on 1 April 2026."
    assert told(SPRING).endswith(ended)
    assert ended not in told(date(2025, 12, 31))
    again = replace(adopted(document, AGAIN, version=2), position=520)
    assert ended not in told(SPRING, again)


def test_what_the_award_s_day_governs_for_good_goes_on() -> None:
    policies = retired(adopted(PLAIN, FIRST), d_2026_01_01=510)
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [(1, date(2025, 7, 1), YEAR_END)]


def test_an_award_of_that_day_or_later_is_due_nothing() -> None:
    on_the_day, a_day_before = award(MAKER, END), award(MAKER, date(2025, 12, 31))
    for document in (PLAIN, EACH_DAY):
        policies = retired(adopted(document, FIRST), d_2026_01_01=510)
        assert ask(SPRING, [JOB, on_the_day], *policies).segments == ()
        assert ask(SPRING, [JOB, NEW], *policies).segments == ()
        assert len(due(ask(SPRING, [JOB, a_day_before], *policies))) == 1


def test_a_policy_adopted_again_begins_again() -> None:
    policies = retired(
        adopted(EACH_DAY, FIRST), adopted(EACH_DAY, AGAIN, version=11), d_2026_01_01=505
    )
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [
        (1, date(2025, 7, 1), END),
        (11, AGAIN, YEAR_END),
    ]
    assert spans(ask(SPRING, [JOB, NEW], *policies)) == [(11, AGAIN, YEAR_END)]


def test_what_was_earned_while_a_policy_was_retired_is_not_made_up_for_by_its_next_version() -> (
    None
):
    policies = retired(adopted(PLAIN, FIRST), adopted(PLAIN, AGAIN, version=11), d_2026_01_01=505)
    assert ask(SPRING, [JOB, NEW], *policies).segments == ()
    assert spans(ask(SPRING, [JOB, award(MAKER, AGAIN)], *policies)) == [(11, AGAIN, YEAR_END)]


def test_a_retirement_on_the_first_day_leaves_nothing() -> None:
    policies = retired(adopted(PLAIN, FIRST), d_2024_07_01=510)
    early = award(MAKER, date(2024, 1, 1))
    assert ask(SPRING, [JOB, OLD, early], *policies).segments == ()


def test_a_version_that_was_announced_for_later_never_begins() -> None:
    policies = retired(
        adopted(EACH_DAY, FIRST), adopted(EACH_DAY, AGAIN, version=2), d_2026_01_01=510
    )
    in_force = [each for each in versions_in_force(policies) if each.document.benefits]
    assert [(each.number, each.in_force_until) for each in in_force] == [(1, END)]
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [(1, date(2025, 7, 1), END)]


def test_a_version_adopted_later_from_an_earlier_day_ends_with_the_policy() -> None:
    mended = adopted(EACH_DAY, date(2025, 10, 1), version=11)
    policies = retired(adopted(EACH_DAY, FIRST), mended, d_2026_01_01=505)
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [
        (1, date(2025, 7, 1), date(2025, 10, 1)),
        (11, date(2025, 10, 1), END),
    ]


def test_a_version_from_the_very_day_takes_the_retirement_back() -> None:
    policies = retired(
        adopted(EACH_DAY, FIRST), adopted(EACH_DAY, END, version=11), d_2026_01_01=505
    )
    assert [each.retired_on for each in policies] == [END, None]
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [
        (1, date(2025, 7, 1), END),
        (11, END, YEAR_END),
    ]


def test_of_two_retirements_the_earlier_day_counts() -> None:
    policies = retired(adopted(EACH_DAY, FIRST), d_2026_01_01=505, d_2025_11_01=506)
    assert spans(ask(SPRING, [JOB, OLD], *policies)) == [(1, date(2025, 7, 1), date(2025, 11, 1))]


def test_another_policy_goes_on() -> None:
    other = adopted(EACH_DAY, FIRST, policy_id="another")
    one, another = retired(adopted(EACH_DAY, FIRST), other, d_2026_01_01=510)
    assert (one.retired_on, another.retired_on) == (END, None)
    ends = {
        each.policy_id: each.effective_until for each in due(ask(SPRING, [JOB, OLD], one, other))
    }
    assert ends == {"policy": END, "another": YEAR_END}


def test_a_policy_is_retired_until_a_version_begins_it_again() -> None:
    first, early, late = (adopted(PLAIN, day).policy for day in (FIRST, date(2025, 12, 31), END))
    gone = policy_retirement("2026-01-01")
    assert retired_on([first]) is None
    assert retired_on([first, gone]) == END
    assert retired_on([first, gone, early]) == END
    assert retired_on([first, gone, late]) is None
    assert retired_on([first, gone, policy_retirement("2025-11-01")]) == date(2025, 11, 1)


DAYS = st.dates(date(2025, 7, 1), date(2025, 7, 6))


@given(st.lists(st.tuples(st.booleans(), DAYS), max_size=6), DAYS)
def test_a_draft_is_retired_as_it_would_be_once_adopted(
    said: list[tuple[bool, date]], begins: date
) -> None:
    # What nobody adopted cannot be retired.
    told = list(enumerate(dropwhile(lambda each: not each[0], said), 1))
    adoptions = [(position, day) for position, (adopts, day) in told if adopts]
    versions = [
        replace(adopted(PLAIN, day, version=number), position=position)
        for number, (position, day) in enumerate(adoptions, 1)
    ]
    retirements = [
        Published(policy_retirement(str(day), policy_id="policy"), position)
        for position, (adopts, day) in told
        if not adopts
    ]
    last = len(told)
    draft = replace(adopted(PLAIN, begins, version=len(versions) + 1), position=last + 1)
    drafted = with_draft(with_retirements(versions, retirements), draft.policy, (), last)
    assert drafted == with_retirements([*versions, draft], retirements)


def test_a_draft_takes_the_place_of_the_policies_it_replaces() -> None:
    others = [adopted(PLAIN, FIRST, policy_id=name) for name in ("one", "two")]
    draft = adopted(PLAIN, FIRST).policy
    given_up = with_draft(others, draft, ["one", "nothing"], 600)
    assert [(each.policy.policy_id, each.version) for each in given_up] == [
        ("two", 1),
        ("policy", 1),
    ]
    assert given_up[-1].position == 601
