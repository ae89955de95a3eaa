"""What a refusal is to the caller, and which class has which name on the wire."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

import grpc

from credential_ledger.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Violation:
    """A field of the request that is out of form: its path in the contract's words, and why."""

    field: str
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service sent with its no.

    `metadata` holds every variable of the message; `violations` stand in order of the fields;
    `retry_after` is given where the same request may be sent again.
    """

    reason: str
    code: grpc.StatusCode
    message: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()
    retry_after: timedelta | None = None


class Refusal(LedgerError):
    """The ledger's no. Its subclasses bear the names of `ErrorReason`; so do those of the core.

    A reason that this client is too old to know is raised as a plain `Refusal`.
    """

    by_reason: ClassVar[dict[str, type["Refusal"]]] = {}

    def __init_subclass__(cls) -> None:
        """Enter the class under its name on the wire: `UnknownDistrict` is `UNKNOWN_DISTRICT`."""
        super().__init_subclass__()
        Refusal.by_reason[re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).upper()] = cls

    def __init__(self, answer: Answer) -> None:
        self.reason = answer.reason
        self.code = answer.code
        self.metadata = dict(answer.metadata)
        self.violations = answer.violations
        self.retry_after = answer.retry_after
        super().__init__(answer.message)
