"""Requirements that rest on others, those of other policies, and faults in naming them."""

from datetime import date

from tests.unit.pay.policies import adopted, ask, changed, faults
from tests.unit.pay.rewarded import FIRST, HIRED, LICENCE, SECOND, asked, made, of, rewards, rules


def test_requirements_may_rest_on_requirements() -> None:
    base = rules()
    second = changed({"benefit_id": "both", "title": "Both"}, base["benefits"][0])
    second["select"]["items"] = of("renew")
    second["decide"]["alternatives"] = [
        {"title": "Once", "needs": [{"title": "Renewals", "at_least": "1"}]}
    ]
    reward = changed({}, base["benefits"][1])
    reward["select"]["items"] = of("both")
    # The order in the document makes no difference.
    policy = {**base, "benefits": [reward, second, base["benefits"][0]]}
    (segment,) = rewards(asked(date(2025, 6, 30), *made(FIRST, SECOND), policy=policy))
    assert segment.effective_from == SECOND
    assert rewards(asked(date(2025, 3, 4), *made(FIRST, SECOND), policy=policy)) == []


def test_the_requirements_of_another_policy_are_none_of_its_own() -> None:
    other = rules({}, {"benefits/0/decide/alternatives/0/needs/0/at_least": "9"})
    policies = [adopted(rules(), policy_id="a"), adopted(other, policy_id="b")]
    answer = ask(date(2025, 6, 30), [HIRED, LICENCE, *made(FIRST, SECOND)], *policies)
    assert [each.policy_id for each in rewards(answer)] == ["a"]


def test_a_circle_and_what_is_no_requirement_are_faults() -> None:
    base = rules()
    at = "/benefits/1/select/items/0/facts/benefits/0"
    money = changed({}, base)
    money["benefits"][1]["select"]["items"] = of("reward")
    assert faults(money)[at] == "reward is no requirement"
    missing = changed({}, base)
    missing["benefits"][1]["select"]["items"] = of("nobody")
    assert faults(missing) == {at: "no benefit nobody stands under /benefits"}
    second = changed({"benefit_id": "both", "title": "Both"}, base["benefits"][0])
    second["select"]["items"] = of("renew")
    circle = {**base, "benefits": [*base["benefits"], second]}
    circle = changed({}, circle)
    circle["benefits"][0]["select"]["items"] = of("both")
    (path, told), *others = faults(circle).items()
    assert others == []
    assert path in ("/benefits/0/select", "/benefits/2/select")
    assert told in (
        "rests on itself: renew on both on renew",
        "rests on itself: both on renew on both",
    )
    itself = changed({}, base)
    itself["benefits"][0]["select"]["items"] = of("renew")
    assert faults(itself) == {"/benefits/0/select": "rests on itself: renew on renew"}


def test_a_need_of_nothing_is_a_fault() -> None:
    at = "/benefits/0/decide/alternatives/0/needs/0/at_least"
    told = "must be above 0: everybody has so much"
    assert faults(changed({at: "0.0"}, rules())) == {at: told}
