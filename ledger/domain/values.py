"""The values facts are made of, each with the form it must have.

A value out of form is refused where a fact is built from input, at the edge or from a log, with
the path of the field. Lengths are characters; patterns leave out control characters, so no text
can hold NUL.
"""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

SLUG_PATTERN = r"^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$(?!\n)"
UUID_PATTERN = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$(?!\n)"
PRINCIPAL_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,126}[A-Za-z0-9]$(?!\n)"
TEXT_PATTERN = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+$(?!\n)"
"""One line, without control characters and without those that turn the direction of writing."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Days beyond are slips of the pen, and arithmetic on them would leave the calendar."""

Slug = Annotated[str, Meta(pattern=SLUG_PATTERN, description="1-64 of a-z 0-9 . _ -")]
"""An identifier its caller chose: issuer, credential, district, policy, component, role."""

FactId = Annotated[str, Meta(pattern=UUID_PATTERN, description="a UUID in lower case")]
"""A minted identifier: UUIDv5 over actor, LF, request id (design, Idempotency)."""

PrincipalId = Annotated[str, Meta(pattern=PRINCIPAL_PATTERN, description="a pseudonymous id")]
"""Who acts, assesses or grants: pseudonymous, never a name or an e-mail address."""

PayrollNumber = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$(?!\n)", description="a payroll number")
]
Grade = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,7}$(?!\n)", description="a grade")
]
Title = Annotated[str, Meta(pattern=TEXT_PATTERN, max_length=200, description="one line")]
Sentence = Annotated[str, Meta(pattern=TEXT_PATTERN, max_length=1000, description="one line")]
Uri = Annotated[
    str, Meta(pattern=r"^[a-z][a-z0-9+.-]*:[^\s\x00-\x1f\x7f]+$(?!\n)", max_length=1000)
]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)", description="64 hex digits")]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}$(?!\n)", description="ISO 4217")]
TimeZone = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+/-]{1,64}$(?!\n)", description="IANA zone")]
Count = Annotated[int, Meta(ge=1, le=1000)]
Months = Annotated[int, Meta(ge=1, le=1200)]
Position = Annotated[int, Meta(ge=1, le=2**62)]


class Fact(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What one command says, as it is stored.

    Only an absent optional has a default, so what is absent is omitted and everything else always
    stands in the entry: one encoding serves the log and the fingerprint of the request. `owner` is
    the field that names whose stream it belongs to.
    """

    owner: ClassVar[str] = "educator_id"


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A piece of a fact that has no identity of its own in the log."""


class Evidence(Part, frozen=True, kw_only=True):
    """Where an artefact lies and its digest; the artefact itself never enters the ledger."""

    uri: Uri
    sha256: Sha256
