"""How answers name what a policy asks for that is not there."""

from ledger.domain.pay.terms.facts import AwardFacts, Facts


def sought(facts: Facts) -> str | None:
    """Name an award that is asked for: a licence or a degree; None where no name says what it is.

    Of awards by kind and credential the kind names them, as people know it.
    """
    if not isinstance(facts, AwardFacts):
        return None
    if facts.kinds is not None:
        return " or ".join(f"a {each.replace('_', ' ')}" for each in facts.kinds)
    if facts.credentials is not None:
        return " or ".join(each.replace("-", " ") for each in facts.credentials)
    return None
