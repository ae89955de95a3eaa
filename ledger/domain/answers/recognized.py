"""What a district makes of the awards and stacks of an educator on a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from ledger.domain.answers.stack import StackProgress, held_members
from ledger.domain.book import DistrictBook
from ledger.domain.pay.inputs.approvals import Decisions, decisions_of, standing
from ledger.domain.recognition import RecognitionSpan
from ledger.domain.stacks import Stacks
from ledger.domain.timeline.item import AnyAward, Item
from ledger.domain.timeline.items import Items
from ledger.domain.values import Part


class RecognitionItem(Part, frozen=True, kw_only=True):
    """By which decision an award or a stack counts with a district, none where it does not.

    Where the terms require approval, `approvals` are the decisions by which it is there, and
    `unapproved` the awards that lack it: of a stack, those of its members that are held.
    """

    approvals: tuple[str, ...] = ()
    unapproved: tuple[str, ...] = ()
    award_id: str | None = None
    stack_id: str | None = None
    recognition: RecognitionSpan | None = None


def recognition_items(
    items: Items, begun: Sequence[StackProgress], stacks: Stacks, book: DistrictBook, on: date
) -> Iterator[RecognitionItem]:
    """Tell it of every award that counts, in the order of `items`, then of the stacks begun."""
    decisions = decisions_of(items, book.district.district_id)
    for award in items:
        held = award.holding
        if held is None or held.void or award.problem is not None:
            continue
        subject = f"credential/{held.credential_id}"
        terms = None if held.credential_id is None else book.recognition_of(subject, on)
        found = _item(terms, [award], decisions, on)  # type: ignore[list-item]  # awards alone hold something
        yield replace(found, award_id=award.fact_id)
    for progress in begun:
        terms = book.recognition_of(f"stack/{progress.stack_id}", on)
        members = held_members(stacks[progress.stack_id], stacks, items, on)
        yield replace(_item(terms, members, decisions, on), stack_id=progress.stack_id)


def _item(
    recognized: RecognitionSpan | None,
    awards: Iterable[Item[AnyAward]],
    decisions: Decisions,
    on: date,
) -> RecognitionItem:
    if recognized is None or not recognized.recognition.terms.approval_required:
        return RecognitionItem(recognition=recognized)
    approved = [(award.fact_id, _approval(award, decisions, on)) for award in awards]
    return RecognitionItem(
        recognition=recognized,
        approvals=tuple(dict.fromkeys(by for _, by in approved if by is not None)),
        unapproved=tuple(fact_id for fact_id, by in approved if by is None),
    )


def _approval(award: Item[AnyAward], decisions: Decisions, on: date) -> str | None:
    """Give the approval that holds on a day, of the award or else of its enrollment."""
    begun = None if award.holding is None else award.holding.enrollment_id
    subjects = (award.fact_id,) if begun is None else (award.fact_id, begun)
    decided = standing(decisions, subjects, on)
    if decided.denial is not None and decided.denial.value.decided_on <= on:
        return None
    return None if decided.approval is None else decided.approval.fact_id
