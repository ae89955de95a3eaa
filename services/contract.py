"""What the contract says of each method: who may call it, and which refusals it gives."""

from dataclasses import dataclass

from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor

from credential_ledger.v1 import (
    audit_service_pb2,
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
    salary_service_pb2,
    transcript_service_pb2,
)
from credential_ledger.v1.error_reason_pb2 import ErrorReason
from credential_ledger.v1.options_pb2 import Permission, permission, records, refusals

_FILES = (
    audit_service_pb2,
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
    salary_service_pb2,
    transcript_service_pb2,
)

REASON_PREFIX = "ERROR_REASON_"
PERMISSION_PREFIX = "PERMISSION_"


@dataclass(frozen=True, slots=True)
class Method:
    """One method: `/package.Service/Name`, its permission, its refusals in order of precedence.

    `records` are the types of entry it may record, none where it is a question.
    """

    path: str
    permission: str
    records: tuple[str, ...]
    refusals: tuple[str, ...]

    @property
    def name(self) -> str:
        """Service and method, as logs name it: `CredentialService/Enroll`."""
        return self.path.rpartition(".")[2]


def _method(service: ServiceDescriptor, method: MethodDescriptor) -> Method:
    options = method.GetOptions().Extensions
    return Method(
        path=f"/{service.full_name}/{method.name}",
        permission=Permission.Name(options[permission]).removeprefix(PERMISSION_PREFIX),
        records=tuple(options[records]),
        refusals=tuple(
            ErrorReason.Name(reason).removeprefix(REASON_PREFIX) for reason in options[refusals]
        ),
    )


SERVICES: tuple[ServiceDescriptor, ...] = tuple(
    service for file in _FILES for service in file.DESCRIPTOR.services_by_name.values()
)
"""The services of the contract."""

METHODS: dict[str, Method] = {
    found.path: found
    for service in SERVICES
    for found in (_method(service, method) for method in service.methods)
}
"""Their methods by path."""
