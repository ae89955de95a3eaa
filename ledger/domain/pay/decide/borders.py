"""Stage 4, decide: why days begin or end where the assignment, and no fact, is why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.district import DatedLabel
from ledger.domain.facts.educator import Leave
from ledger.domain.pay.decide.worth import varies
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import labels_asked, pausing_leaves
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import plain, said
from ledger.domain.timeline.item import Item

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """What begins or ends days on an assignment on a `day`, in words that continue a sentence.

    `choice` is the place in the document that has another benefit be due on the other side.
    """

    day: date
    words: str
    positions: tuple[int, ...]
    choice: str | None = None

    def explained(self, entitlement: Entitlement) -> Explanation:
        """Say it as a step of its own."""
        chosen = self.choice is not None
        path = self.choice or f"{entitlement.path}/select/assignments"
        return Explanation(
            stage=Stage.PAY,
            code="due_instead" if chosen else "assignment_changes",
            inputs={"day": str(self.day)},
            result="changes",
            positions=self.positions,
            text=f"{self.words[0].upper()}{self.words[1:]}.",
            document_path=path,
        )


def borders_of(
    entitlement: Entitlement,
    ends: tuple[Stint, Stint],
    span: tuple[date, date],
    beside: tuple[Stint, ...],
    case: Case,
    year: CalendarYear,
) -> tuple[Border, ...]:
    """Say what begins and ends days of a year, but for what begins and ends year or benefit.

    `ends` are the stints of the assignment on which the days begin and end.
    """
    told_else = (year.year_from, year.year_until, *entitlement.span)
    found = list(_of_assignments(ends, span, beside, entitlement, case))
    told = {border.day for border in found}
    placed = _base_changes(entitlement, ends[0], span, case)
    found += [border for border in placed if border.day not in told]
    own = (border for border in found if border.day not in told_else)
    return (*own, *_chosen_between(entitlement, span))


def _chosen_between(entitlement: Entitlement, span: tuple[date, date]) -> Iterator[Border]:
    """Say what is due instead before days and after them, where a choice begins or ends them.

    What was paid once is not: a choice does not end its days, as nothing takes its place.
    """
    for each in entitlement.pauses:
        if each.choice is None:
            continue
        for day, turn, words in (
            (span[0], each.day_until, each.regained),
            (span[1], each.day_from, each.words),
        ):
            if day == turn:
                yield Border(day=day, words=words, positions=each.positions, choice=each.choice)


def _of_assignments(
    ends: tuple[Stint, Stint],
    span: tuple[date, date],
    beside: tuple[Stint, ...],
    entitlement: Entitlement,
    case: Case,
) -> tuple[Border, ...]:
    """Say why days of an assignment begin and end, as far as it or others are the reason.

    `ends` are those on which it carries the benefit, `span` the days of them that are meant, and
    `beside` the other assignments that a share of the time rests on.
    """
    found: list[Border] = []
    first, last = ends
    if first.kept is not None:
        return ()
    for day, turns_on, part in (
        (span[0], first.day_from, first),
        (span[1], last.day_until, last),
    ):
        cut = _Cut(part, day, case)
        if turns_on == day:
            found += cut.why(entitlement, begins=day == span[0])
        else:
            found += cut.of_others(beside)
    return tuple(found)


def _base_changes(
    entitlement: Entitlement, part: Stint, span: tuple[date, date], case: Case
) -> Iterator[Border]:
    """Say where days begin or end as the base of the assignment does, of which it is a share."""
    if not varies(entitlement.benefit):
        return
    name, bases = part.assignment_id, case.bases
    for day in span:
        if day in bases.changes(name, day - _DAY, day + _DAY):
            before, after = bases.on(name, day - _DAY), bases.on(name, day)
            known = [each for each in (before, after) if each is not None]
            verb = "changes" if day > case.on else "changed"
            what = "the placement"
            cells = {(each.schedule_id, each.lane_id, each.step_id) for each in known}
            if len(known) > len(cells):
                what = "what the placement is worth"
            yield Border(
                day=day,
                words=f"{what} {verb} on {said(day)}",
                positions=tuple(dict.fromkeys(at for each in known for at in each.positions)),
            )


def leave_words(item: Item[Leave]) -> str:
    """Put a leave: unpaid leave from 1 January 2026 to 31 January 2026."""
    until, kind = item.effective_until, "paid" if item.value.paid else "unpaid"
    ends = "on" if until is None else f"to {said(until - _DAY)}"
    return f"{kind} leave from {said(item.value.effective_from)} {ends}"


@dataclass(frozen=True, slots=True)
class _Cut:
    """A day on which an assignment, as it carries a benefit, begins or ends."""

    part: Stint
    day: date
    case: Case

    def why(self, entitlement: Entitlement, *, begins: bool) -> Iterator[Border]:
        """Say what happens on the day: a leave, a change of the assignment, or of its school."""
        leave = next(self._leave(entitlement, begins=begins), None)
        if leave is not None:
            yield leave
            return
        own = [e for e in self.case.stints if e.assignment_id == self.part.assignment_id]
        before = next((each for each in own if each.runs_on(self.day - _DAY)), None)
        after = next((each for each in own if each.runs_on(self.day)), None)
        if before is None or after is None:
            words = self._comes() if before is None else self._goes()
        elif before is after:
            words = ", and ".join(self._labels(entitlement, begins=begins))
        else:
            words = " and ".join(self._changes(before, after))
            words = words and f"{words} on {said(self.day)}"
        if words:
            known = [each for each in (before, after) if each is not None]
            positions = dict.fromkeys(at for each in known for at in each.positions)
            yield Border(day=self.day, words=words, positions=tuple(positions))

    def of_others(self, beside: tuple[Stint, ...]) -> Iterator[Border]:
        """Say which other assignment begins or ends, so that the share of this one changes."""
        for other in beside:
            if self.day in (other.day_from, other.day_until):
                verb = "begins" if self.day == other.day_from else "ends"
                verb = self._tensed(verb, "began" if verb == "begins" else "ended")
                when = self.day if self.day == other.day_from else self.day - _DAY
                words = f"assignment {other.assignment_id} {verb} on {said(when)}"
                yield Border(day=self.day, words=words, positions=other.positions)

    def _leave(self, entitlement: Entitlement, *, begins: bool) -> Iterator[Border]:
        pay = entitlement.benefit.pay
        if isinstance(pay, NotMoney):
            return
        for item in pausing_leaves(pay.leave, self.case):
            leave, until = item.value, item.effective_until
            day = until if begins else leave.effective_from
            if day == self.day and leave.assignment_id in (None, self.part.assignment_id):
                words = f"{leave_words(item)}: nothing is due then"
                yield Border(day=self.day, words=words, positions=item.positions)

    def _comes(self) -> str:
        verb = self._tensed("begins", "began")
        return f"assignment {self.part.assignment_id} {verb} on {said(self.day)}"

    def _goes(self) -> str:
        last, verb = said(self.day - _DAY), self._tensed("is", "was")
        if not any(each.runs_on(self.day) for each in self.case.stints):
            return f"{last} {verb} the last day of employment in the district"
        return f"{last} {verb} the last day of assignment {self.part.assignment_id}"

    def _labels(self, entitlement: Entitlement, *, begins: bool) -> Iterator[str]:
        """Say from or until when the school is what is asked for."""
        part, book = self.part, self.case.book
        school = None if part.school_id is None else book.school(part.school_id)
        if school is None:
            return
        for labels, wanted in labels_asked(part, entitlement.benefit.select.assignments, book):
            for label in labels:
                if label.label in wanted and self.day == _turns(label, begins=begins):
                    when = f"since {said(self.day)}" if begins else f"until {said(self.day - _DAY)}"
                    verb = "has been" if begins else "was"
                    if self.day > self.case.on:
                        when = when.replace("since", "from")
                        verb = "is"
                    yield f"{school.name} {verb} {label.label} {when}"

    def _changes(self, before: Stint, after: Stint) -> Iterator[str]:
        """Say in what an assignment is other than it was."""
        verb = self._tensed("changes", "changed")
        for name, old, new in (
            ("role", before.role, after.role),
            ("employee group", before.employee_group, after.employee_group),
            ("school", self._school(before), self._school(after)),
            ("FTE", plain(before.fte), plain(after.fte)),
            ("share of time", _share(before), _share(after)),
        ):
            if old != new:
                whence = "" if old is None else f" from {old}"
                yield f"the {name} {verb}{whence} to {new or 'none'}"

    def _school(self, stint: Stint) -> str | None:
        school = None if stint.school_id is None else self.case.book.school(stint.school_id)
        return stint.school_id if school is None else school.name

    def _tensed(self, present: str, past: str) -> str:
        return present if self.day > self.case.on else past


def _turns(label: DatedLabel, *, begins: bool) -> date | None:
    return label.effective_from if begins else label.effective_until


def _share(stint: Stint) -> str | None:
    return None if stint.share_of_time is None else plain(stint.share_of_time)
