"""Stage 7, explain: the segments of an answer, each with its whole trace."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import uuid5

from msgspec import structs

from ledger.domain.pay.answer import (
    EligibilityState,
    Money,
    OutcomeKind,
    Segment,
    SegmentOutcome,
)
from ledger.domain.pay.days.bounding import LOSS
from ledger.domain.pay.decide.by_place import percent_of
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.terms.pay import BaseIncrease, NotMoney, OneTime, Pay, PerPayPeriod, Yearly
from ledger.domain.pay.words.amounts import at_least, money
from ledger.domain.pay.words.wording import said, told
from ledger.domain.recorded import NAMESPACE


def place(finding: Finding) -> tuple[str, int, date, str, str, date]:
    """Order segments by policy, benefit, award, assignment and first day."""
    entitlement, part = finding.entitlement, finding.slice
    return (
        entitlement.version.policy_id,
        entitlement.index,
        entitlement.earned.earned_on,
        entitlement.key[2],
        "" if part is None else part.stint.assignment_id,
        date.min if part is None else part.day_from,
    )


def segment(finding: Finding, case: Case) -> Segment:
    """Give a finding its id, its words and the shape of the contract."""
    entitlement, part = finding.entitlement, finding.slice
    version, named = entitlement.version, entitlement.earned.described
    amount = None if finding.amount is None else money(finding.amount, case.currency)
    effective_from = finding.effective_from if part is None else part.day_from
    return Segment(
        segment_id=_segment_id(finding, case, effective_from),
        policy_id=version.policy_id,
        policy_version=version.number,
        benefit_id=entitlement.benefit.benefit_id,
        fact_ids=entitlement.facts,
        award_id=entitlement.earned.fact_id if entitlement.earned.holding else None,
        credential_id=named.credential_id,
        title=None if named.credential_id else named.title or None,
        level=entitlement.level_number,
        level_period=_level_period(entitlement),
        state=finding.state,
        outcome=finding.outcome or _outcome(finding, case.currency),
        payments=finding.payments,
        waiting_for=finding.waiting,
        explanation=_explained(finding, case),
        assignment_id=None if part is None else part.stint.assignment_id,
        effective_from=effective_from,
        effective_until=None if part is None else part.day_until,
        full_time_equivalent=None if part is None else part.stint.fte,
        amount=amount,
        shortfall=finding.shortfall,
    )


def _segment_id(finding: Finding, case: Case, effective_from: date | None) -> str:
    entitlement, part = finding.entitlement, finding.slice
    # Without a day, version, approval and place tell two findings about one award apart.
    told_apart = (*_approval(entitlement).values(), *_place(entitlement))
    undated = " ".join(["version", str(entitlement.version.number), *told_apart])
    day = undated if effective_from is None else effective_from
    name = (
        case.educator_id,
        "" if part is None else part.stint.assignment_id,
        entitlement.version.policy_id,
        entitlement.benefit.benefit_id,
        entitlement.key[2],
        str(day),
    )
    return str(uuid5(NAMESPACE, "\n".join(name)))


def _place(entitlement: Entitlement) -> Iterator[str]:
    """Name the place of a fact in a sum, which is another one where facts before it are lost."""
    level = entitlement.level
    if level is not None and level.of_fact:
        yield from (level.period.key, str(level.at), str(level.quantity))


def _level_period(entitlement: Entitlement) -> str | None:
    level = None if entitlement.level_number is None else entitlement.level
    return level.period.key if level is not None and level.period.bounded else None


def _approval(entitlement: Entitlement) -> dict[str, str]:
    first = None if entitlement.run is None else entitlement.run.first
    return {} if first is None else {"approval_id": first.fact_id}


def _outcome(finding: Finding, currency: str) -> SegmentOutcome:
    benefit, worth = finding.entitlement.benefit, finding.slice and finding.slice.worth
    share = percent_of(finding.entitlement)
    percent = None if share is None else at_least(share)
    outcome = _kind(benefit.pay, None if finding.rate is None else money(finding.rate, currency))
    return structs.replace(outcome, lane=worth and worth.lane, percent=percent)


def _kind(pay: Pay, amount: Money | None) -> SegmentOutcome:
    match pay:
        case OneTime():
            return SegmentOutcome(kind=OutcomeKind.ONE_TIME, one_time=amount)
        case PerPayPeriod():
            return SegmentOutcome(kind=OutcomeKind.PER_PAY_PERIOD, per_pay_period=amount)
        case BaseIncrease():
            return SegmentOutcome(kind=OutcomeKind.BASE_INCREASE, annual_rate=amount)
        case Yearly():
            return SegmentOutcome(kind=OutcomeKind.YEARLY, annual_rate=amount)
        case NotMoney():
            return SegmentOutcome(kind=OutcomeKind.UNITS)


def _explained(finding: Finding, case: Case) -> Explanation:
    entitlement = finding.entitlement
    steps = (*entitlement.steps, *finding.steps)
    # Of what pauses often there are as many segments, all of which rest on the same.
    own = case.once.found(lambda: _behind(entitlement.steps), None, _behind, entitlement)
    positions = own | _behind(finding.steps) | {entitlement.version.position}
    amount = finding.amount
    return Explanation(
        stage=Stage.EXPLAIN,
        code=finding.state.value,
        inputs={
            "policy_id": entitlement.version.policy_id,
            "policy_version": str(entitlement.version.number),
            "benefit_id": entitlement.benefit.benefit_id,
            "fact_id": entitlement.earned.fact_id,
            **_approval(entitlement),
        },
        result=finding.state.value if amount is None else str(amount),
        positions=tuple(sorted(positions)),
        text=f"{subject(entitlement)}: {_summary(finding, case)}",
        document_path=entitlement.path,
        children=steps,
    )


def _behind(steps: Iterable[Explanation]) -> set[int]:
    return {at for step in steps for at in step.positions}


def subject(entitlement: Entitlement) -> str:
    """Name the benefit, the level, and what brings it."""
    number = entitlement.level_number
    level = "" if number is None else f", level {number}"
    title = entitlement.earned.title
    return f"{entitlement.benefit.title}{level}{f', {title}' if title else ''}"


def _bounds(entitlement: Entitlement, part: Slice) -> str:
    """Say what begins, ends or pauses the benefit in a slice, so a list of amounts says it too."""
    ending = entitlement.ending
    pauses = [
        each
        for each in entitlement.pauses
        if each.day_from <= part.day_until and part.day_from <= each.day_until
        if each.choice is None
    ]
    begins = [
        each.regained
        for each in pauses
        if each.at == LOSS and each.day_from < each.day_until == part.day_from
    ]
    ends = [(pause.day_from, pause.words) for pause in pauses]
    ends += [] if ending is None else [(ending.until, ending.words)]
    ends += [(each.day, each.words) for each in part.borders if each.day == part.day_until]
    begins += [each.words for each in part.borders if each.day != part.day_until]
    words = (each for day, each in ends if part.day_from < day <= part.day_until)
    return "".join(f"; {each}" for each in dict.fromkeys((*begins, *words)))


def _kept_words(finding: Finding) -> str:
    """Say that a separation took a part, so a list of amounts says it too."""
    kept = finding.kept
    if kept is None or kept.share == 1:
        return ""
    return f"; {kept.title}: {kept.percent} of what was due is kept"


def _summary(finding: Finding, case: Case) -> str:
    part = finding.slice
    if finding.state is EligibilityState.DUE and part is not None and finding.amount is not None:
        over = case.year is not None and case.year.year_from < part.day_until <= case.on
        if isinstance(finding.entitlement.benefit.pay, OneTime):
            span = f"are due once, as of {said(part.day_from)},"
        else:
            last = said(part.day_until - timedelta(days=1))
            span = f"{'were' if over else 'are'} due for {said(part.day_from)} to {last}"
        return (
            f"{told(finding.amount, case.currency)} {span} on assignment "
            f"{part.stint.assignment_id}{_bounds(finding.entitlement, part)}{_kept_words(finding)}."
        )
    verdict = {
        EligibilityState.DUE: "met.",
        EligibilityState.NOT_DUE: "not due.",
        EligibilityState.PENDING: "not due yet.",
        EligibilityState.HELD: "held.",
        EligibilityState.CLAIMABLE: "claimable.",
        EligibilityState.LAPSED: "lapsed.",
    }.get(finding.state, "it cannot be determined yet.")
    if finding.waiting:
        return f"{verdict} {finding.waiting[0].text}"
    reason = (*finding.steps[-1:], *finding.entitlement.steps[-1:])[0].text
    told_whole = finding.outcome is not None and (
        finding.outcome.kind is OutcomeKind.REQUIREMENT or finding.state is EligibilityState.DUE
    )
    return reason if told_whole else f"{verdict} {reason}"
