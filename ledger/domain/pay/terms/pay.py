"""Stage 6, pay: how an amount becomes payments, and what ends them."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.loss import AssignmentLoss, AwardLosses, LeaveLosses, SeparationLosses
from ledger.domain.pay.terms.quantity import Percentage, RoundingMode
from ledger.domain.values import Part, Title


class AboveOne(StrEnum):
    """What happens where the FTE of the selected assignments comes to more than 1 on a day."""

    PAID_IN_FULL = "paid_in_full"
    SCALED_TO_ONE = "scaled_to_one"


class Prorated(Part, frozen=True, kw_only=True, tag_field="method", tag="prorated"):
    """Each assignment brings its FTE's share."""

    above_one: AboveOne


class PaidOn(StrEnum):
    """Which of several assignments carries an amount that ignores FTE; ties go by id."""

    EACH_ASSIGNMENT = "each_assignment"
    LARGEST_ASSIGNMENT = "largest_assignment"


class Ignored(Part, frozen=True, kw_only=True, tag_field="method", tag="ignored"):
    """The full amount whatever the FTE."""

    paid_on: PaidOn


class Time(StrEnum):
    """`by_days`: the days due as a share of the days of the contract year.

    `whole_year`: the year's amount in full, measured on the first day it is due in that year.
    """

    BY_DAYS = "by_days"
    WHOLE_YEAR = "whole_year"


class Paid(StrEnum):
    """In which pay periods of what is due: all, by days; the first or last; in instalments."""

    EACH_PAY_PERIOD = "each_pay_period"
    FIRST_PAY_PERIOD = "first_pay_period"
    LAST_PAY_PERIOD = "last_pay_period"
    INSTALMENTS = "instalments"


class Tested(StrEnum):
    """What has to hold on the day of an instalment."""

    NOTHING = "nothing"
    EMPLOYED = "employed"
    EMPLOYED_IN_GOOD_STANDING = "employed_in_good_standing"


class Instalment(Part, frozen=True, kw_only=True):
    """A percentage of the amount, payable on a day; lost where what is tested fails then."""

    title: Title
    percent: Percentage
    payable: Day
    tested: Tested


class Rounding(Part, frozen=True, kw_only=True):
    """Applied to the annual rate of each assignment, and along what is due and paid in all."""

    mode: RoundingMode
    places: Annotated[int, Meta(ge=0, le=4)]


class WhileHeld(Part, frozen=True, kw_only=True, tag_field="until", tag="lost"):
    """It lasts until what it rests on is lost."""


class ForYears(Part, frozen=True, kw_only=True, tag_field="until", tag="contract_years"):
    """It lasts until the end of the so-many-th contract year; the first is the one it begins in."""

    count: Annotated[int, Meta(ge=1, le=100)]


class _Pay(Part, frozen=True, kw_only=True, tag_field="kind"):
    fte: Prorated | Ignored
    rounding: Rounding
    paid: Paid
    loss: AwardLosses
    leave: LeaveLosses
    assignment_lost: AssignmentLoss | None = None
    instalments: Annotated[tuple[Instalment, ...], Meta(min_length=1, max_length=24)] | None = None


class OneTime(_Pay, frozen=True, kw_only=True, tag="one_time"):
    """Paid once, in the contract year in which it takes effect."""

    separation: SeparationLosses | None = None


class Yearly(_Pay, frozen=True, kw_only=True, tag="yearly"):
    """Paid every contract year while it is due."""

    time: Time
    lasts: WhileHeld | ForYears
    separation: SeparationLosses | None = None


class BaseIncrease(_Pay, frozen=True, kw_only=True, tag="base_increase"):
    """Added to the base salary while it is due, which may be for good."""

    time: Time
    lasts: WhileHeld | ForYears


class PerPayPeriod(_Pay, frozen=True, kw_only=True, tag="per_pay_period"):
    """The amount is that of one full pay period, paid while it is due."""

    lasts: WhileHeld | ForYears


class NotMoney(Part, frozen=True, kw_only=True, tag_field="kind", tag="not_money"):
    """Nothing is paid; losses say what no longer counts."""

    loss: AwardLosses


Paying = OneTime | Yearly | BaseIncrease | PerPayPeriod
Pay = Paying | NotMoney
