"""Warnings: a later version says otherwise which version of the policy governs a benefit."""

from collections.abc import Iterable, Iterator

from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.accumulate import EachCycle, EachYear, Together
from ledger.domain.pay.terms.date import GovernedBy

_ON_PERIOD = GovernedBy.VERSION_ON_PERIOD
_OF_A_PERIOD = (
    "what is earned before a {period} begins under this version counts under version {version} "
    "where a {before} of that began in its days, and else not at all; nothing counts in both, and "
    "no sum goes on across the two"
)


def governed_otherwise(document: PolicyDocument, earlier: Iterable[Adopted]) -> Iterator[Fault]:
    """Give the benefits that an earlier version of the policy has governed otherwise.

    What was earned under that version stays governed as it says: no sum goes on across the two. Of
    what a period governs, that is so until a period of the later version begins in its own days.
    """
    before = {
        benefit.benefit_id: (adopted.version, benefit)
        for adopted in sorted(earlier, key=lambda each: each.version)
        for benefit in adopted.policy.document.benefits
    }
    for index, benefit in enumerate(document.benefits):
        version, then = before.get(benefit.benefit_id, (0, benefit))
        was, governed_by = then.date.governed_by, benefit.date.governed_by
        if governed_by is not was:
            problem = (
                f"is {was} in version {version}: what was earned under that stays governed so, and "
                "no sum goes on across the two"
            )
            yield Fault(f"/benefits/{index}/date/governed_by", problem)
        words = _period(then), _period(benefit)
        if governed_by is _ON_PERIOD and None not in words and words[0] != words[1]:
            told = _OF_A_PERIOD.format(period=words[1], version=version, before=words[0])
            yield Fault(f"/benefits/{index}/accumulate/over", f"is another than before: {told}")


def _period(benefit: Benefit) -> str | None:
    """Call what a benefit adds up within by its name; None where it adds up in no such period."""
    counting = benefit.accumulate
    match counting.over if isinstance(counting, Together) else None:
        case EachYear(kind=kind):
            return f"{kind} year"
        case EachCycle():
            return "validity"
        case _:
            return None
