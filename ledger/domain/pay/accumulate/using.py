"""Stage 3, accumulate: what may be used once is used by one benefit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.date.dating import reaches_back
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.terms.pools import OnlyOnce, Sharing, UseOnce
from ledger.domain.pay.words.wording import said

_WAITING = (EligibilityState.CLAIMABLE, EligibilityState.PENDING)
_Name = tuple[str, str, str]


def use_once(entitlements: Sequence[Entitlement], on: date) -> None:
    """Stop what another benefit has used: the first by day, then by place in the document.

    What still waits on a day and cannot come before the one that has it by then stops too, as does
    what has lapsed. What several benefits may still claim is told with each of them.
    """
    users: dict[_Name, Entitlement] = {}
    due = (each for each in entitlements if each.due)
    for each in sorted(due, key=lambda each: (each.effective_from, each.index, each.order)):
        names = list(_names(each))
        taken = next(((pool, name) for pool, name in names if _taken(users.get(name), each)), None)
        if taken is not None:
            _stop(each, users[taken[1]], taken[0])
            continue
        for _, name in names:
            users.setdefault(name, each)
    for each in entitlements:
        lapsed = each.state is EligibilityState.LAPSED
        if lapsed or (each.state in _WAITING and not reaches_back(each)):
            _too_late(each, users, on)
    _one_or_another([each for each in entitlements if each.state is EligibilityState.CLAIMABLE])


def _too_late(each: Entitlement, users: Mapping[_Name, Entitlement], on: date) -> None:
    for pool, name in _names(each):
        user = users.get(name)
        if user is not None and user.effective_from <= on and _taken(user, each):
            _stop(each, user, pool)
            return


def _one_or_another(claimable: Sequence[Entitlement]) -> None:
    """Say of what may be claimed under several benefits that it is for one of them alone."""
    rivals: dict[_Name, list[Entitlement]] = defaultdict(list)
    for each in claimable:
        for _, name in _names(each):
            rivals[name].append(each)
    for each in claimable:
        for pool, name in _names(each):
            titles = [rival.benefit.title for rival in rivals[name] if _taken(rival, each)]
            if titles:
                others = " or ".join(dict.fromkeys(titles))
                each.step(
                    Stage.ACCUMULATE,
                    "used_once",
                    f"{pool.title}: the {_what(pool)} counts once, for this or for {others}.",
                    at="/accumulate/uses",
                    result="claimable",
                    inputs={"pool_id": pool.pool_id},
                )


def _taken(user: Entitlement | None, each: Entitlement) -> bool:
    return user is not None and user.key[:2] != each.key[:2]


def _names(entitlement: Entitlement) -> Iterator[tuple[UseOnce, _Name]]:
    """Give the pools of this sort that it draws on, and what it takes there."""
    for use in entitlement.benefit.accumulate.uses:
        pool = entitlement.version.pools[use.pool]
        if isinstance(pool, UseOnce):
            shared = pool.sharing is Sharing.DISTRICT
            owner = "" if shared else entitlement.version.policy_id
            of_fact = pool.of is OnlyOnce.FACT
            what = entitlement.earned.key if of_fact else _credential(entitlement)
            yield pool, (owner, pool.pool_id, what)


def _credential(entitlement: Entitlement) -> str:
    """Name the credential, also of its renewals and credits; what is of none is like no other."""
    return entitlement.earned.described.credential_id or entitlement.same


def _what(pool: UseOnce) -> str:
    return "credential" if pool.of is OnlyOnce.CREDENTIAL else "fact"


def _stop(entitlement: Entitlement, user: Entitlement, pool: UseOnce) -> None:
    entitlement.step(
        Stage.ACCUMULATE,
        "used_already",
        f"{pool.title}: the {_what(pool)} counts for {user.benefit.title} from "
        f"{said(user.effective_from)}, and may be used once.",
        at="/accumulate/uses",
        result="not due",
        inputs={"pool_id": pool.pool_id, "benefit_id": user.benefit.benefit_id},
        positions=user.earned.positions,
    )
    entitlement.refuse()
