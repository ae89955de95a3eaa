"""The policy document: a district's pay rules as data, language 1.

A benefit's keys are the stages of the engine: select, accumulate, decide, date, pay. Of the other
two, convert is a key of each item of select, as it is told item by item, and explain needs no
words. No key that changes an amount has a default. Decimals are JSON strings.
`docs/pay-policy.md` teaches it.
"""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from ledger.domain.pay.terms.accumulate import Accumulate
from ledger.domain.pay.terms.date import Dating
from ledger.domain.pay.terms.decide import Decide
from ledger.domain.pay.terms.names import BenefitId, BenefitName
from ledger.domain.pay.terms.pay import Pay
from ledger.domain.pay.terms.pools import Pool
from ledger.domain.pay.terms.quantity import Amount
from ledger.domain.pay.terms.recovery import Recovery
from ledger.domain.pay.terms.select import Select
from ledger.domain.values import Part, Sentence, Title, Uri


class Source(Part, frozen=True, kw_only=True):
    """Where the rules were published, and what in the document does not stand there."""

    citation: Sentence
    invented: Annotated[tuple[Sentence, ...], Meta(max_length=50)]
    uri: Uri | None = None


class Benefit(Part, frozen=True, kw_only=True):
    """One consequence of what an educator has earned."""

    benefit_id: BenefitId
    title: Title
    select: Select
    accumulate: Accumulate
    decide: Decide
    date: Dating
    pay: Pay


class Add(Part, frozen=True, kw_only=True, tag_field="method", tag="add"):
    """Every benefit an award brings is due."""


class Highest(Part, frozen=True, kw_only=True, tag_field="method", tag="highest"):
    """Of the benefits a fact brings, on each day the one that comes to most; then the first.

    They are held to each other as those of a choice are. Units that are given are no money, and
    take no part.
    """


class First(Part, frozen=True, kw_only=True, tag_field="method", tag="first"):
    """Of the benefits a fact brings, on each day the first in the document that brings money."""


class UpTo(Part, frozen=True, kw_only=True, tag_field="method", tag="up_to"):
    """The benefits an award brings, in the document's order, until they come to a total."""

    total: Amount


Combination = Add | Highest | First | UpTo


class Keep(StrEnum):
    """Which of several benefits is due on a day: the one that comes to most, or the first.

    What each comes to a year, or once, on all assignments together, as it would be paid, before any
    pool.
    """

    HIGHEST = "highest"
    FIRST = "first"


class Choice(Part, frozen=True, kw_only=True):
    """On each day one of these benefits is due, on all assignments, whatever facts bring them.

    All that several facts bring under a benefit stands together. What is paid once, or for a whole
    contract year, is held to others on all days of the year it is paid for, and gives way in whole.
    """

    benefits: Annotated[tuple[BenefitName, ...], Meta(min_length=1, max_length=50)]
    keep: Keep


class PolicyDocument(Part, frozen=True, kw_only=True):
    """The rules of one policy.

    `recovery` limits getting back what was paid too much; absent, the document says nothing of it.
    """

    language: Literal[1]
    title: Title
    source: Source
    benefits: Annotated[tuple[Benefit, ...], Meta(min_length=1, max_length=50)]
    pools: Annotated[tuple[Pool, ...], Meta(max_length=50)]
    combination: Combination
    choices: Annotated[tuple[Choice, ...], Meta(max_length=20)]
    recovery: Recovery | None = None
