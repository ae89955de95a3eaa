"""Random policies, for what holds under all of them."""

from collections.abc import Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ledger.domain.pay.inputs.question import Adopted
from tests.unit.pay.histories import DAYS, FIRST
from tests.unit.pay.leaving import months, rule
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, adopted, benefit
from tests.unit.pay.tariffs import FALLING, tariff, tier

LOSSES = st.sampled_from(["never_due", "ends", "ends_with_contract_year", "continues"])
FIRST_DAY = st.sampled_from(["counts", "waits"])
FTE = st.sampled_from(
    [
        {"method": "prorated", "above_one": "paid_in_full"},
        {"method": "prorated", "above_one": "scaled_to_one"},
        {"method": "ignored", "paid_on": "each_assignment"},
        {"method": "ignored", "paid_on": "largest_assignment"},
    ]
)
STAYS = st.sampled_from(["pauses", "continues"])
LEAVING = [rule("0", months(3)), rule("50", months(9)), rule("33.33", months(18))]
KINDS = ["base_increase", "yearly", "one_time", "per_pay_period"]
POOLS = [f"pool-{index}" for index in range(3)]
TIERS = st.sampled_from([FALLING, [tier("300.00", "1"), tier("100.00")]])
LEVELS = st.sampled_from([{"by": "blocks", "size": "2"}, {"by": "thresholds", "at": ["1", "3"]}])
PRICES = [{MAKER: "365", LEARNING: "730", ANDROID: "100"}, {MAKER: "500", LEARNING: "333"}]
Document = dict[str, Any]
Pools = list[dict[str, Any]]


def _instalment(percent: str, payable: dict[str, Any], tested: str) -> dict[str, Any]:
    return {"title": percent, "percent": percent, "payable": payable, "tested": tested}


@st.composite
def _paid(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """In which pay periods, or in which instalments."""
    ways = ["each_pay_period", "first_pay_period", "last_pay_period", "instalments"]
    way = draw(st.sampled_from(ways[:3] if kind == "per_pay_period" else ways))
    if way != "instalments":
        return {"paid": way}
    tested = st.sampled_from(["nothing", "employed", "employed_in_good_standing"])
    days = ({"day": "in_year", "month": 12, "day_of_month": 1}, months(9))
    parts = [
        _instalment(percent, day, draw(tested))
        for percent, day in zip(("33.33", "66.67"), days, strict=True)
    ]
    return {"paid": way, "instalments": parts}


@st.composite
def payments(draw: st.DrawFn, kind: str, places: int) -> dict[str, Any]:
    """How a benefit is paid."""
    leaving = draw(st.sampled_from([{}, {"separation": LEAVING}]))
    time = {"time": draw(st.sampled_from(["by_days", "whole_year"]))}
    lasts = draw(st.sampled_from([{"until": "lost"}, {"until": "contract_years", "count": 2}]))
    return {
        "kind": kind,
        "fte": draw(FTE),
        **({} if kind == "one_time" else {"lasts": lasts}),
        **(time if kind in {"base_increase", "yearly"} else {}),
        **(leaving if kind in {"one_time", "yearly"} else {}),
        "leave": {"paid": draw(STAYS), "unpaid": draw(STAYS)},
        "rounding": {
            "mode": draw(st.sampled_from(["half_up", "half_even", "down", "up"])),
            "places": places,
        },
        **draw(_paid(kind)),
        "loss": {
            "void_from_start": draw(LOSSES),
            "ended_from_date": draw(LOSSES),
            "expired": draw(LOSSES.filter(lambda loss: loss != "never_due")),
            "suspended": draw(STAYS),
        },
    }


@st.composite
def pools(draw: st.DrawFn, places: int) -> Pools:
    """Up to three pools."""
    found: Pools = []
    limits = ["730", "900", *(["1234.56"] if places > 1 else [])]
    for pool_id in draw(st.sampled_from([POOLS[:count] for count in range(4)])):
        counts = draw(st.sampled_from(["times", "money_before_fte", "money_after_fte"]))
        terms: dict[str, Any] = {"limit": draw(st.integers(1, 3))}
        if counts != "times":
            terms = {"limit": draw(st.sampled_from(limits))}
        if counts == "money_before_fte":
            terms["when_exceeded"] = draw(st.sampled_from(["reduce", "refuse"]))
        found.append(
            {
                "counts": counts,
                "pool_id": pool_id,
                "title": pool_id,
                "sharing": draw(st.sampled_from(["policy", "district"])),
                "scope": draw(st.sampled_from(["contract_year", "career"])),
                **terms,
            }
        )
    return found


@st.composite
def _uses(draw: st.DrawFn, limits: Pools, kind: str) -> list[dict[str, str]]:
    """How a benefit draws on each pool."""
    once = st.sampled_from(["once", "waits"])
    anyhow = st.sampled_from(["once", "waits", "each_year"])
    return [
        {
            "pool": pool["pool_id"],
            "drawn": draw(once if kind == "one_time" else anyhow)
            if pool["counts"] != "money_after_fte"
            else "once"
            if kind == "one_time"
            else "each_year",
        }
        for pool in limits
    ]


@st.composite
def _benefits(draw: st.DrawFn, name: str, limits: Pools, places: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    required = draw(st.booleans())
    approval_rule = {"rule": "required", "withdrawn": draw(LOSSES)}
    anchors = ["awarded", "approved", "later_of_awarded_and_approved"]
    align = draw(st.sampled_from(["same_day", "next_pay_period", "next_contract_year"]))
    waits = {} if align == "same_day" else {"first_day": draw(FIRST_DAY)}
    governs = ["version_on_award", "version_each_day"]
    pay = draw(payments(kind, places))
    once = kind == "one_time" or pay.get("time") == "whole_year"
    prices = draw(st.sampled_from(PRICES))
    found: dict[str, Any] = benefit(
        {
            "accumulate": {
                "count": "each",
                "same_credential": draw(
                    st.sampled_from(["every_award", "one_at_a_time", "first_award"])
                ),
                "uses": draw(_uses(limits, kind)),
            },
            "decide/prices": {name: {"amount": amount} for name, amount in prices.items()},
            "select/approval": approval_rule if required else {"rule": "not_required"},
            "date/anchor": draw(st.sampled_from(anchors)) if required else "awarded",
            "date/effective": {"align": align, **waits},
            "date/governed_by": governs[0] if once else draw(st.sampled_from(governs)),
            "pay": pay,
        }
    )["benefits"][0]
    return {**found, "benefit_id": name, "title": name}


@st.composite
def documents(draw: st.DrawFn, names: Sequence[str] = ("increase",)) -> Document:
    """A policy of some benefits, of one unless told otherwise."""
    places = draw(st.integers(0, 4))
    limits = draw(pools(places))
    found = [draw(_benefits(name, limits, places)) for name in names]
    document = deepcopy(benefit({}, pools=limits))
    return {**document, "benefits": found}


def _measured(pay: dict[str, Any]) -> str:
    """What can be held to each other: what is paid once, for whole years, or by days."""
    return "once" if pay["kind"] == "one_time" else pay.get("time", "by_days")


def _waits_for_its_term(terms: dict[str, Any]) -> bool:
    """Whether nobody knows in which contract years it competes with another."""
    lasts = terms["pay"].get("lasts", {}).get("until") == "contract_years"
    return lasts and any(use["drawn"] == "waits" for use in terms["accumulate"]["uses"])


@st.composite
def of_two_benefits(draw: st.DrawFn) -> Document:
    """A policy of two benefits for the same facts, perhaps held to each other."""
    document = draw(documents(("increase", "stipend")))
    alike = len({_measured(each["pay"]) for each in document["benefits"]}) == 1
    if any(map(_waits_for_its_term, document["benefits"])):
        return document
    keeps = ["first", *(["highest"] if alike else [])]
    total = str(max(Decimal(each["limit"]) for each in [*document["pools"], {"limit": "900"}]))
    ways = [{"method": "add"}, {"method": "first"}, {"method": "up_to", "total": total}]
    ways += [{"method": "highest"}] if alike else []
    choice = {"benefits": ["stipend", "increase"], "keep": draw(st.sampled_from(keeps))}
    return {
        **document,
        "combination": draw(st.sampled_from(ways)),
        "choices": draw(st.sampled_from([[], [choice]])),
    }


@st.composite
def adding_up(draw: st.DrawFn) -> Document:
    """A policy that pays awards by their place in a sum, or the levels that it reaches."""
    over = draw(st.sampled_from([{"over": "year", "kind": "contract"}, {"over": "career"}]))
    changes = {"pay": draw(payments(draw(st.sampled_from(KINDS)), 2))}
    if draw(st.booleans()):
        return tariff(draw(TIERS), changes, over=over)
    flat = {"by": "amount", "amount": "100.00"}
    return tariff(changes={**changes, "decide": flat}, over=over, levels=draw(LEVELS))


@st.composite
def adoptions(draw: st.DrawFn) -> list[Adopted]:
    """One or two policies, each in one to three versions."""
    return [
        adopted(
            draw(documents() | of_two_benefits() | adding_up()),
            FIRST if version == 1 else draw(DAYS),
            version=version,
            policy_id=policy_id,
        )
        for policy_id in draw(st.sampled_from([["state"], ["state", "district"]]))
        for version in range(1, 1 + draw(st.integers(1, 3)))
    ]
