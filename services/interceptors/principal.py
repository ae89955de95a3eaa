"""Who calls: named by the call's metadata, accepted from loopback alone.

The principal of a call is kept in its context, where the methods that record find it.
"""

from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from urllib.parse import unquote

import msgspec

from ledger.domain.principal import Principal
from ledger.domain.refusals.form import FieldInvalid, Violation
from services.interceptors.context import Context
from services.refusals import PrincipalMissing, PrincipalNotAccepted

PRINCIPAL_KEY = "principal"
ROLE_KEY = "role"
DISTRICT_KEY = "district"

_FIELDS = {PRINCIPAL_KEY: "principal_id", ROLE_KEY: "role", DISTRICT_KEY: "district_id"}

current: ContextVar[Principal] = ContextVar("principal")
"""The principal of the call under way."""


def identify(context: Context) -> Principal:
    """Gives the principal of a call.

    Raises:
        PrincipalMissing: metadata names no principal or no role.
        PrincipalNotAccepted: the caller is not on this machine.
        FieldInvalid: what metadata names is out of form, or named more than once.
    """
    given = [
        (key, value if isinstance(value, str) else value.decode("utf-8", "replace"))
        for key, value in context.invocation_metadata() or ()
        if key in _FIELDS
    ]
    named, present = dict(given), {key for key, value in given if value}
    for key in (PRINCIPAL_KEY, ROLE_KEY):
        if key not in present:
            raise PrincipalMissing(key=key)
    if not is_loopback(context.peer()):
        raise PrincipalNotAccepted(peer=context.peer())
    if len(named) < len(given):
        raise _repeated([key for key, _ in given])
    return _principal(tuple(sorted(named.items())))


def _repeated(keys: list[str]) -> FieldInvalid:
    repeated = (key for key in _FIELDS if keys.count(key) > 1)
    return FieldInvalid(
        violations=tuple(Violation(f"metadata.{key}", "must be given once") for key in repeated)
    )


@lru_cache(maxsize=4096)
def _principal(named: tuple[tuple[str, str], ...]) -> Principal:
    values = {_FIELDS[key]: value for key, value in named if value}
    try:
        return msgspec.convert(values, Principal)
    except msgspec.ValidationError as error:
        field = next((key for key, name in _FIELDS.items() if f"$.{name}" in str(error)), "")
        fault = Violation(f"metadata.{field}", "must be a pseudonymous id or a slug")
        raise FieldInvalid(violations=(fault,)) from error


def is_loopback(peer: str) -> bool:
    """Tells whether a peer, as gRPC names it, is on this machine."""
    scheme, _, address = peer.partition(":")
    if scheme == "unix":
        return True
    return scheme in ("ipv4", "ipv6") and _host_is_loopback(unquote(address).rpartition(":")[0])


@lru_cache(maxsize=1024)
def _host_is_loopback(host: str) -> bool:
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
