"""The day on which an award expires, named in windows and conditions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, Segment
from ledger.domain.timeline.holding import Lapse, LapseKind
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.asking import asked
from tests.unit.pay.facts import award, fact_id, job, renewed, school_year
from tests.unit.pay.fates import renewal, revocation
from tests.unit.pay.policies import LEARNING, MAKER, ONE_TIME, ask, benefit, faults

HIRED = job(date(2024, 7, 1))
AWARDED, EXPIRES, AGAIN = date(2024, 9, 1), date(2026, 9, 1), date(2028, 9, 1)
EXPIRY = {"day": "named", "name": "expires"}
EARNED = {"day": "named", "name": "earned"}
ON = date(2026, 8, 1)


def before_expiry(days: int) -> dict[str, Any]:
    return {"day": "moved", "start": EXPIRY, "direction": "before", "count": days, "unit": "days"}


def early(*further: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A reward for what is done sixty days before the expiry, with windows that may follow."""
    deadline = {"date": EARNED, "order": "not_after", "limit": before_expiry(60)}
    first = {"title": "Sixty days early", "deadlines": [deadline], "effective": EARNED, **more}
    return benefit(
        {
            "select/items": [
                {"item_id": "renewals", "facts": {"of": "renewal"}, "counts": {"by": "one"}}
            ],
            "decide": {"by": "amount", "amount": "600.00"},
            "date/windows": [first, *further],
            "pay": ONE_TIME,
        }
    )


def licence(*lapses: Lapse, expires: date | None = EXPIRES) -> Item[TimelineFact]:
    return award(LEARNING, AWARDED, expires=expires, lapses=lapses)


def renewed_on(on: date) -> list[Item[TimelineFact]]:
    """The licence and its renewal, which is good for two years more."""
    by = fact_id(f"renewal {LEARNING}")
    following = Lapse(kind=LapseKind.EXPIRED, lapsed_on=AGAIN, lapsed_by=by)
    return [licence(renewed(LEARNING, EXPIRES, on), following, expires=None), renewal(LEARNING, on)]


def one(policy: dict[str, Any], *facts: Item[TimelineFact], on: date = ON) -> Segment:
    (segment,) = ask(on, [HIRED, *facts], policy).segments
    return segment


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 7, 2), EligibilityState.DUE),
        (date(2026, 7, 3), EligibilityState.DUE),
        (date(2026, 7, 4), EligibilityState.LAPSED),
    ],
)
def test_a_renewal_is_held_against_the_expiry_it_follows_on(
    on: date, state: EligibilityState
) -> None:
    assert one(early(), *renewed_on(on)).state is state


def test_the_sentence_names_the_expiry() -> None:
    late = one(early(), *renewed_on(date(2026, 7, 4)))
    told = (
        "the day it was renewed, 4 July 2026, is after 3 July 2026, 60 days before the "
        "expiry it follows on."
    )
    assert late.explanation.text.endswith(told)


def test_a_second_renewal_follows_on_the_second_expiry() -> None:
    first, second = date(2026, 5, 1), date(2028, 6, 1)
    by = fact_id(f"renewal {LEARNING}")
    held = licence(
        renewed(LEARNING, EXPIRES, first),
        Lapse(
            kind=LapseKind.EXPIRED,
            lapsed_on=AGAIN,
            lapsed_by=by,
            restored_on=second,
            restored_by=fact_id("second"),
        ),
        expires=None,
    )
    again = replace(renewal(LEARNING, second), fact_id=fact_id("second"))
    years = [school_year(each) for each in range(2024, 2029)]
    facts = [HIRED, held, renewal(LEARNING, first), again]
    answer = ask(date(2028, 6, 30), facts, early(), calendars=years)
    assert [each.effective_from for each in answer.segments if each.effective_from] == [second]


def claimed_before_expiry() -> dict[str, Any]:
    """For an award, requested sixty days before it expires."""
    deadline = {
        "date": {"day": "named", "name": "requested"},
        "order": "not_after",
        "limit": before_expiry(60),
    }
    window = {"title": "Early", "deadlines": [deadline], "effective": EARNED}
    return benefit(
        {"decide": {"by": "amount", "amount": "600.00"}, "date/windows": [window], "pay": ONE_TIME}
    )


def test_an_award_has_the_expiry_it_was_given_with_and_no_renewal_moves_it() -> None:
    policy, late = claimed_before_expiry(), asked(date(2026, 7, 4), LEARNING)
    open_still = one(policy, licence(), on=date(2026, 7, 3))
    assert open_still.state is EligibilityState.PENDING
    assert [each.last_on for each in open_still.waiting_for] == [date(2026, 7, 3)]
    for facts in ([licence()], renewed_on(date(2026, 7, 10))):
        assert one(policy, *facts, late).state is EligibilityState.LAPSED
    in_time = asked(date(2026, 7, 3), LEARNING)
    # Asked in the year in which it takes effect.
    june = date(2025, 6, 30)
    early_on = asked(date(2025, 6, 1), LEARNING)
    assert one(policy, licence(), early_on, on=june).state is EligibilityState.DUE
    assert ask(ON, [HIRED, licence(), in_time], policy).amount is not None


def test_what_ends_before_would_have_expired_on_the_same_day() -> None:
    ended = date(2026, 7, 20)
    held = award(LEARNING, AWARDED, expires=EXPIRES, ended=ended)
    facts = [held, revocation(LEARNING, ended), asked(date(2026, 7, 4), LEARNING)]
    assert one(claimed_before_expiry(), *facts).state is EligibilityState.LAPSED


def test_what_does_not_expire_meets_no_window_that_names_an_expiry() -> None:
    policy = claimed_before_expiry()
    lapsed = one(policy, licence(expires=None), asked(date(2025, 9, 1), LEARNING))
    assert lapsed.state is EligibilityState.LAPSED
    assert lapsed.explanation.text.endswith("Early: it does not expire.")


def test_the_next_window_is_tried_for_what_does_not_expire() -> None:
    document = claimed_before_expiry()
    anybody = {"title": "At any time", "deadlines": [], "effective": EARNED}
    windows = [*document["benefits"][0]["date"]["windows"], anybody]
    document["benefits"][0]["date"]["windows"] = windows
    due = one(document, licence(expires=None), on=date(2024, 10, 1))
    assert due.state is EligibilityState.DUE
    (dated,) = (each for each in due.explanation.children if each.code == "takes_effect")
    assert "Missed before: Early: it does not expire." in dated.text
    # The first window is open as long as there is an expiry.
    waits = one(document, licence(), on=date(2024, 10, 1))
    assert waits.state is EligibilityState.PENDING


def test_no_later_year_is_waited_for_where_there_is_no_expiry() -> None:
    document = claimed_before_expiry()
    document["benefits"][0]["date"]["otherwise"] = {"then": "next_year"}
    assert one(document, licence(expires=None)).state is EligibilityState.LAPSED


def test_the_earlier_of_an_expiry_and_another_day_is_the_one_there_is() -> None:
    two = [EXPIRY, {"day": "year_bound", "nth": "last"}]
    document = benefit({"decide": {"by": "amount", "amount": "600.00"}})
    window = document["benefits"][0]["date"]["windows"][0]
    window["effective"] = {"day": "earlier_of", "days": two}
    due = one(document, licence(expires=None), on=date(2024, 10, 1))
    assert due.effective_from == date(2025, 6, 30)
    window["effective"] = {"day": "later_of", "days": two}
    never = one(document, licence(expires=None), on=date(2024, 10, 1))
    assert never.state is EligibilityState.LAPSED


def test_an_expiry_that_lies_ahead_is_a_day_as_any_other() -> None:
    document = benefit({"decide": {"by": "amount", "amount": "600.00"}})
    document["benefits"][0]["date"]["windows"][0]["effective"] = EXPIRY
    segment = one(document, licence(), on=date(2024, 10, 1))
    assert segment.state is EligibilityState.PENDING
    assert segment.waiting_for[0].announced_on == EXPIRES


@pytest.mark.parametrize("negated", [False, True])
def test_a_condition_may_name_an_expiry(negated: bool) -> None:
    test = {"test": "in_order", "date": EARNED, "order": "not_after", "limit": before_expiry(700)}
    condition = {
        "condition_id": "long",
        "title": "Long before",
        "test": {"test": "not", "of": test} if negated else test,
        "unmet": {"then": "does_not_count"},
    }
    document = benefit({"select/conditions": [condition]})
    on = date(2024, 10, 1)
    for expires, met in ((date(2026, 8, 2), True), (date(2026, 8, 1), False), (None, False)):
        state = EligibilityState.DUE if met is not negated else EligibilityState.NOT_DUE
        assert one(document, licence(expires=expires), on=on).state is state


def test_an_expiry_is_named_only_where_something_has_one() -> None:
    document = early()
    item = {"item_id": "credits", "facts": {"of": "credit"}, "counts": {"by": "one"}}
    document["benefits"][0]["select"]["items"] = [item]
    at = "/benefits/0/date/windows/0/deadlines/0/limit/start"
    told = {at: "names an expiry, and only awards, renewals and requirements have one"}
    assert faults(document) == told
    # Nor where the window that names it is for other items.
    renewals = {"item_id": "renewals", "facts": {"of": "renewal"}, "counts": {"by": "one"}}
    document["benefits"][0]["select"]["items"] = [item, renewals]
    window = document["benefits"][0]["date"]["windows"][0]
    document["benefits"][0]["date"]["windows"] = [
        {**window, "items": ["credits"]},
        {"title": "Others", "deadlines": [], "effective": EARNED},
    ]
    assert faults(document) == told


@pytest.mark.parametrize("negated", [False, True])
def test_nothing_is_held_on_the_expiry_of_what_does_not_expire(negated: bool) -> None:
    other = {"of": "award", "credentials": [MAKER]}
    test = {"test": "holds", "facts": other, "held_on": EXPIRY}
    condition = {
        "condition_id": "then",
        "title": "Held on the last day",
        "test": {"test": "not", "of": test} if negated else test,
        "unmet": {"then": "does_not_count"},
    }
    document = benefit({"select/conditions": [condition]})
    state = EligibilityState.DUE if negated else EligibilityState.NOT_DUE
    segment = one(document, licence(expires=None), on=date(2024, 10, 1))
    assert segment.state is state
