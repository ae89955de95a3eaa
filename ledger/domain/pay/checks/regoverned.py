"""Warnings: a later version says otherwise which version of the policy governs a benefit."""

from collections.abc import Iterable, Iterator

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.reading.fault import Fault


def governed_otherwise(document: PolicyDocument, earlier: Iterable[Adopted]) -> Iterator[Fault]:
    """Give the benefits that an earlier version of the policy has governed otherwise.

    What was earned under that version stays governed as it says: no sum goes on across the two.
    """
    before = {
        benefit.benefit_id: (adopted.version, benefit.date.governed_by)
        for adopted in sorted(earlier, key=lambda each: each.version)
        for benefit in adopted.policy.document.benefits
    }
    for index, benefit in enumerate(document.benefits):
        version, governed_by = before.get(benefit.benefit_id, (0, benefit.date.governed_by))
        if governed_by is not benefit.date.governed_by:
            problem = (
                f"is {governed_by} in version {version}: what was earned under that stays governed "
                "so, and no sum goes on across the two"
            )
            yield Fault(f"/benefits/{index}/date/governed_by", problem)
