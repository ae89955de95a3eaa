"""What a next step tells to earn, earned on its last day, is enough; one unit less is not."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.pay.answer import EligibilityState, NextStep, SalaryEligibility, StepKind
from ledger.domain.timeline.holding import months_later
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.carry_over import BY_YEAR, HIRED, document, hours, required
from tests.unit.pay.facts import approval, job, left, school_year
from tests.unit.pay.policies import CALENDARS, ask, changed, effective

Facts = list[Item[TimelineFact]]

FIRST = date(2025, 7, 1)
YEARS = [*CALENDARS, *map(school_year, (2027, 2028, 2029))]
DAY = timedelta(days=1)
FLAT = {"by": "amount", "amount": "100.00"}
APPROVAL = {"select/approval": {"rule": "required", "withdrawn": "never_due"}}
LEVELS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{"by": "blocks", "size": "5"}, {"by": "thresholds", "at": ["4", "9", "20"]}]
)
COUNTS = st.sampled_from(
    [
        effective(),
        effective("awarded", "next_pay_period", first_day="waits"),
        effective("awarded", "next_contract_year", first_day="waits"),
        {"day": "moved", "start": effective(), "direction": "after", "count": 4, "unit": "months"},
    ]
)
LIMITS = st.sampled_from(
    [
        [],
        [{"limit": "units", "scope": "contract_year", "at_most": "8"}],
        [{"limit": "units", "scope": "period", "at_most": "12"}],
        [{"limit": "units", "scope": "fact", "at_most": "50"}],
    ]
)


OCTOBER = {"day": "in_year", "month": 10, "day_of_month": 1}
BY_OCTOBER = {"date": effective(), "order": "not_after", "limit": OCTOBER}
AFTER_OCTOBER = {**BY_OCTOBER, "order": "after"}
WINDOWS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"date/windows/0/deadlines": [BY_OCTOBER]},
        {"date/windows/0/deadlines": [BY_OCTOBER], "date/otherwise": {"then": "next_year"}},
        {"date/windows/0/deadlines": [AFTER_OCTOBER]},
        {"select/earned_before_hire": "does_not_count"},
    ]
)


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """Hours that reach levels, or a requirement, of a year or of a career."""
    carried = {**BY_YEAR, "carry_over": {"carried_as": "units"}}
    overs: list[dict[str, Any]] = [BY_YEAR, carried, {"over": "career"}]
    over = draw(st.sampled_from(overs))
    unused = st.sampled_from([None, 3, 10])
    rules: dict[str, Any] = {"date/windows/0/effective": draw(COUNTS), **draw(WINDOWS)}
    if draw(st.booleans()):
        later = effective("later", "next_pay_period", first_day="counts")
        either = draw(st.sampled_from([later, rules["date/windows/0/effective"]]))
        rules = {"date/windows/0/effective": either, **APPROVAL}
    needed = draw(st.sampled_from([None, None, "10"]))
    if needed is None:
        found = document(over, draw(LEVELS), FLAT, **rules)
    else:
        found = required(needed, over, **rules)
    months, limits = draw(unused), draw(LIMITS)
    expires = {} if months is None else {"unused": {"unused": "expires", "after_months": months}}
    counting = {**found["benefits"][0]["accumulate"], "limits": limits, **expires}
    return changed({"benefits/0/accumulate": counting}, found)


@dataclass(frozen=True)
class Course:
    """So many hours of a day, perhaps approved on it."""

    name: str
    amount: int
    on: date
    approved: bool

    def facts(self, decided_on: date) -> Facts:
        """The hours, and their approval, which comes on a day where it is not there yet."""
        earned = hours(self.name, str(self.amount), self.on)
        return [earned, approval(self.name, self.on if self.approved else decided_on)]

    def turns(self) -> set[date]:
        """The days on which they may begin to count."""
        month = (self.on.replace(day=1) + 32 * DAY).replace(day=1)
        return {self.on, month, _july(self.on), months_later(self.on, 4)}


def _july(day: date) -> date:
    """The first day of the next contract year."""
    year = date(day.year, 7, 1)
    return year if day < year else date(day.year + 1, 7, 1)


@st.composite
def courses(draw: st.DrawFn) -> list[Course]:
    """Up to four courses of two contract years."""
    days = st.integers(-200, 100).map(lambda days: FIRST + days * DAY)
    return [
        Course(name, draw(st.integers(1, 6)), draw(days), draw(st.booleans()))
        for name in "abcd"[: draw(st.integers(0, 4))]
    ]


@dataclass(frozen=True)
class Case:
    """What is known on a day, under a policy."""

    on: date
    courses: list[Course]
    job: Facts
    policy: dict[str, Any]

    def step(self) -> NextStep | None:
        """The step that tells what to earn."""
        known = [
            fact
            for each in self.courses
            for fact in each.facts(self.on)[: 2 if each.approved else 1]
        ]
        steps = ask(self.on, [*self.job, *known], self.policy, calendars=YEARS).next_steps
        return next((each for each in steps if each.kind is StepKind.EARN), None)

    def comes_to(self, more: int, day: date) -> int:
        """How much is reached where all that waits is approved at once, and more is earned."""
        new = Course("new", more, day, approved=True)
        known = [fact for each in self.courses for fact in each.facts(self.on)]
        known += new.facts(day) if more else []
        turns = {self.on}.union(*(each.turns() for each in (*self.courses, new)))
        turns |= {each.effective_from for each in self.job}
        answers = (
            ask(at, [*self.job, *known], self.policy, calendars=YEARS, next_steps=False)
            for at in turns
            if at >= self.on
        )
        year = f"{_july(self.on).year - 1}-{_july(self.on).year % 100}"
        return max(_standing(each, year) for each in answers)


def _standing(answer: SalaryEligibility, year: str) -> int:
    """How many levels of a year or a career hold; of a requirement whether it is met."""
    on, due = answer.effective_on, EligibilityState.DUE
    return sum(
        each.outcome.requirement is not None
        or (each.effective_from or date.max) <= on < (each.effective_until or date.max)
        for each in answer.segments
        if each.state is due and each.level_period in (None, year)
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Somebody who perhaps leaves, asked about within a contract year."""
    on = FIRST + draw(st.integers(100, 330)) * DAY
    leaves = draw(st.sampled_from([None, None, date(2026, 5, 20), date(2026, 11, 3)]))
    gone = [] if leaves is None or leaves <= on else [left(leaves)]
    hired = draw(st.sampled_from([HIRED, HIRED, job(date(2026, 1, 12))]))
    return Case(on, draw(courses()), [hired, *gone], draw(policies()))


@settings(max_examples=50)
@given(cases())
def test_what_a_step_tells_is_enough_until_its_last_day_and_less_is_not(case: Case) -> None:
    step = case.step()
    if step is None:
        return
    (told,) = re.findall(r"earn (\d+) more", step.text)
    units = int(told)
    before = case.comes_to(0, case.on)
    first = _first(step) or case.on
    # Where limits of a year leave less, it is earned in several: that is told, and not done here.
    days = set() if "there is room for" in step.text else {first, step.last_on or first + 30 * DAY}
    for day in days:
        assert case.comes_to(units, day) > before, (step, day)
        assert case.comes_to(units - 1, day) == before, (step, day)


def _first(step: NextStep) -> date | None:
    """The day from which on it helps, where one is told."""
    found = re.search(r"(?:hours|hour|it) from (\d+ \w+ \d+)", step.text)
    if found is None:
        return None
    return datetime.strptime(found[1], "%d %B %Y").date()  # noqa: DTZ007 -- a day has no zone
