"""Who calls, and from where."""

from typing import cast

import pytest

from ledger.domain.principal import Principal
from ledger.domain.refusals.form import FieldInvalid
from services.interceptors.context import Context
from services.interceptors.principal import identify, is_loopback
from services.refusals import PrincipalMissing, PrincipalNotAccepted


class CallFrom:
    """What a method learns of its caller."""

    def __init__(self, peer: str, *metadata: tuple[str, str]) -> None:
        self._peer = peer
        self._metadata = metadata

    def peer(self) -> str:
        return self._peer

    def invocation_metadata(self) -> tuple[tuple[str, str], ...]:
        return self._metadata


def called_from(peer: str, **metadata: str) -> Context:
    return cast("Context", CallFrom(peer, *metadata.items()))


@pytest.mark.parametrize(
    "peer",
    [
        "ipv4:127.0.0.1:50000",
        "ipv4:127.8.8.8:1",
        "ipv6:[::1]:50000",
        "ipv6:%5B::1%5D:50000",
        "ipv6:[::ffff:127.0.0.1]:50000",
        "unix:",
        "unix:/run/ledger.sock",
    ],
)
def test_peers_on_this_machine_are_loopback(peer: str) -> None:
    assert is_loopback(peer)


@pytest.mark.parametrize(
    "peer",
    [
        "ipv4:10.0.0.7:50000",
        "ipv4:128.0.0.1:1",
        "ipv6:[2001:db8::1]:50000",
        "ipv6:[::ffff:10.0.0.7]:50000",
        "ipv4:localhost:50000",
        "vsock:2:50000",
        "",
    ],
)
def test_all_others_are_not(peer: str) -> None:
    assert not is_loopback(peer)


def test_a_principal_has_the_role_and_district_it_names() -> None:
    context = called_from("unix:", principal="hr-1", role="hr", district="lakeview")
    assert identify(context) == Principal(principal_id="hr-1", role="hr", district_id="lakeview")


def test_a_principal_may_be_of_no_district() -> None:
    context = called_from("unix:", principal="crafted-desk", role="issuer", district="")
    assert identify(context).district_id is None


def test_a_named_principal_from_elsewhere_is_not_accepted() -> None:
    with pytest.raises(PrincipalNotAccepted) as refused:
        identify(called_from("ipv4:10.0.0.7:4", principal="hr-1", role="hr"))
    assert refused.value.peer == "ipv4:10.0.0.7:4"


@pytest.mark.parametrize("key", ["principal", "role", "district"])
@pytest.mark.parametrize("second", ["lakeview", "", "other"])
def test_a_principal_that_is_named_twice_is_refused_by_its_key(key: str, second: str) -> None:
    named = {"principal": "hr-1", "role": "hr", "district": "lakeview"}
    context = cast("Context", CallFrom("unix:", *named.items(), (key, second)))
    with pytest.raises(FieldInvalid) as refused:
        identify(context)
    assert [fault.field for fault in refused.value.violations] == [f"metadata.{key}"]


def test_that_nobody_is_named_is_told_before_where_the_call_comes_from() -> None:
    with pytest.raises(PrincipalMissing):
        identify(called_from("ipv4:10.0.0.7:4"))
