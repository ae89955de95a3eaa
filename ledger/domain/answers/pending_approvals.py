"""What awaits an approval: what the answers would count, and do not until the district decides."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.domain.answers.credit_hours import CreditState
from ledger.domain.answers.pending_case import Awaited, PendingCase
from ledger.domain.answers.pending_decisions import open_requests
from ledger.domain.answers.pending_words import all_of, named
from ledger.domain.answers.professional_development import professional_development
from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.credit import Credit
from ledger.domain.facts.learning import Enrollment
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.approvals import subjects_of
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.source import Sources
from ledger.domain.pay.terms.conditions import ApprovalRequired
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True)
class _Need:
    """For what a fact needs an approval, since when, and the entries that say so."""

    item: Item[TimelineFact]
    purpose: str
    day: date
    positions: tuple[int, ...]


def approvals(case: PendingCase) -> Iterator[Awaited]:
    """Give the awards and credits that wait for an approval, each once, and for what.

    Not those on which an open request asks for one: it is told instead.
    """
    asked = {item.value.subject_id for item in open_requests(case)}
    needs: defaultdict[str, list[_Need]] = defaultdict(list)
    for need in (*_for_recognition(case, asked), *_for_hours(case), *_for_pay(case)):
        if asked.isdisjoint(_subjects(need.item, case)):
            needs[need.item.fact_id].append(need)
    for fact_id, found in needs.items():
        item, purposes = found[0].item, dict.fromkeys(need.purpose for need in found)
        yield Awaited(
            fact_id=fact_id,
            day=min(need.day for need in found),
            text=f"A decision on {named(item, case)}, for {all_of([*purposes])}.",
            positions=(*item.positions, *(at for need in found for at in need.positions)),
        )


def _for_hours(case: PendingCase) -> Iterator[_Need]:
    """Give the credits whose hours count once approved."""
    asked = case.question
    answer = professional_development(
        asked.educator_id, asked.items, asked.definitions, asked.book, asked.on
    )
    for credit in answer.credits:
        item = case.named(credit.credit_id)
        if item is not None and answer.year and credit.state is CreditState.PENDING_APPROVAL:
            purpose = f"professional development in {answer.year.name}"
            yield _Need(item, purpose, item.effective_from, credit.explanation.positions)


def _for_pay(case: PendingCase) -> Iterator[_Need]:
    """Give the awards that bring pay once approved."""
    asked = case.question
    if not any(
        isinstance(benefit.select.approval, ApprovalRequired)
        for adopted in asked.policies
        for benefit in adopted.policy.document.benefits
    ):
        return
    question = PayQuestion(
        educator_id=asked.educator_id,
        items=asked.items,
        definitions=asked.definitions,
        book=asked.book,
        policies=asked.policies,
        on=asked.on,
        stacks=asked.stacks,
    )
    for segment in evaluate(question, next_steps=False).segments:
        item = case.named(segment.fact_ids[0])
        waits = any(each.kind is WaitingKind.APPROVAL for each in segment.waiting_for)
        if item is not None and waits:
            purpose = f"the benefit {segment.benefit_id}"
            yield _Need(item, purpose, item.effective_from, segment.explanation.positions)


def _for_recognition(case: PendingCase, asked: set[str | None]) -> Iterator[_Need]:
    """Give what the district recognizes once approved, where it has decided on nothing of it.

    A decision on an enrollment or its award is one on its credits too, so the award stands for
    them; where the district has decided on some of the credits alone, the others wait.
    """
    touched = {*case.decisions, *asked}
    held = {item.fact_id for item, _ in case.held()}
    for earned in _earned(case).values():
        credited = [item for item in earned if isinstance(item.value, Credit)]
        others = [item for item in earned if not isinstance(item.value, Credit)]
        if any(item.fact_id in touched for item in others):
            continue
        waiting = [item for item in credited if item.fact_id not in touched]
        if waiting == credited:
            waiting = [item for item in others if item.fact_id in held] or credited
        for item in waiting:
            span = case.recognition(item)
            if span is not None and span.recognition.terms.approval_required:
                since = max(item.effective_from, span.recognition.effective_from)
                yield _Need(item, "recognition", since, span.positions)


def _earned(case: PendingCase) -> dict[str, list[Item[TimelineFact]]]:
    """Gather enrollments, awards and credits by what they come from."""
    found: defaultdict[str, list[Item[TimelineFact]]] = defaultdict(list)
    for item in case.items:
        if isinstance(item.value, Enrollment | Award | ExternalAward | Credit):
            found[case.origin(item).fact_id].append(item)
    return found


def _subjects(item: Item[TimelineFact], case: PendingCase) -> tuple[str, ...]:
    """Name what the district may decide on instead of a credit or an award, and itself."""
    if isinstance(item.value, Credit):
        return Sources(case.question.items, case.on).of(item).subjects  # type: ignore[arg-type]  # narrowed by its value
    return (item.fact_id,) if item.holding is None else subjects_of(item.fact_id, item.holding)
