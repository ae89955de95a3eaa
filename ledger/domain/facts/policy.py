"""Pay policies as districts adopt them."""

from datetime import date
from typing import ClassVar

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.values import Fact, Sha256, Slug


class PayPolicy(Fact, frozen=True, kw_only=True):
    """A version of a district's pay policy, in force from a day until the next version's.

    The document is stored parsed; `source_sha256` is the digest of the text that was adopted.
    """

    owner: ClassVar[str] = "policy_id"

    policy_id: Slug
    district_id: Slug
    effective_from: date
    source_sha256: Sha256
    document: PolicyDocument


class PayPolicyRetirement(Fact, frozen=True, kw_only=True):
    """From `effective_on` no version of a pay policy is in force any more.

    A version that is adopted later, from that day or a later one, begins it again.
    """

    owner: ClassVar[str] = "policy_id"

    policy_id: Slug
    district_id: Slug
    effective_on: date
    reason_code: Slug
