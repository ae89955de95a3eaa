"""What is wrong with the call itself, or with the moment it came."""

from credential_ledger.refusals.refusal import Refusal


class PrincipalMissing(Refusal):
    """The call's metadata names no principal.

    Metadata: `key`.
    """


class PrincipalNotAccepted(Refusal):
    """Principals named by metadata are accepted on loopback only.

    Metadata: `peer`.
    """


class PermissionMissing(Refusal):
    """The principal's role does not carry the permission of this method.

    Metadata: `role`, `permission`.
    """


class FieldInvalid(Refusal):
    """Fields of the request are out of form; the `violations` name each."""


class ShuttingDown(Refusal):
    """The service is stopping; what it accepted it finishes. Carries `retry_after`."""


class QueueFull(Refusal):
    """Too many requests wait already. Carries `retry_after`."""


class EntryTooLarge(Refusal):
    """The entry would be larger than an entry may be.

    Metadata: `size`, `limit`, in bytes.
    """


class RequestIdReused(Refusal):
    """The request id was used for a request of other content.

    Metadata: `request_id`, `position` of the first.
    """


class AnswerTooLarge(Refusal):
    """The answer would take <size> bytes, and <limit> are sent at most.

    An earlier `effective_on` asks for less; `watch_transcripts` tells a transcript item by item.

    Metadata: `size`, `limit`.
    """


class ConsumerTooSlow(Refusal):
    """The consumer did not keep up with the stream.

    Metadata: `cursor`, where to resume.
    """


class WorkerLost(Refusal):
    """The process that worked on the answer ended before it was done.

    It does where memory is short. The same request may be sent again.
    """


class Unavailable(Refusal):
    """The database cannot be reached.

    Whether the command was recorded shows when the same request is sent again. Carries
    `retry_after`.
    """


class FutureDate(Refusal):
    """<field> <day> lies in the future: it is <today> in <time_zone>.

    Metadata: `field`, `day`, `today`, `time_zone`.
    """
