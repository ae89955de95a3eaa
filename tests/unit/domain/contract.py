"""What the contract declares of a method."""

from typing import Any

from google.protobuf.descriptor import MethodDescriptor

from credential_ledger.v1 import (
    audit_service_pb2,
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
    options_pb2,
    salary_service_pb2,
    transcript_service_pb2,
)
from credential_ledger.v1.error_reason_pb2 import ErrorReason

Changes = dict[str, Any]
"""What is other than in a sound request, by field."""

FILES = (
    audit_service_pb2,
    catalog_service_pb2,
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
    salary_service_pb2,
    transcript_service_pb2,
)
METHODS: dict[str, MethodDescriptor] = {
    method.name: method
    for file in FILES
    for service in file.DESCRIPTOR.services_by_name.values()
    for method in service.methods
}


def declared(method: str) -> list[str]:
    """Give the refusals a method declares, in order."""
    numbers = METHODS[method].GetOptions().Extensions[options_pb2.refusals]
    return [ErrorReason.Name(number).removeprefix("ERROR_REASON_") for number in numbers]
