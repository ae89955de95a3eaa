"""Whether the caller's role carries the permission that the method declares."""

from ledger.domain.principal import Principal
from services.contract import Method
from services.permissions import ROLES
from services.refusals import PermissionMissing


def require(method: Method, principal: Principal) -> None:
    """Lets pass who may call the method.

    Raises:
        PermissionMissing
    """
    if method.permission not in ROLES.get(principal.role or "", frozenset()):
        raise PermissionMissing(role=principal.role or "", permission=method.permission)
