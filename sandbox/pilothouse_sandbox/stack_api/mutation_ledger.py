"""The sandbox's own list of the CloudFormation mutations it was sent, in order, with what became of each."""

from typing import Literal

from ministack.core.responses import now_iso

Outcome = Literal["accepted", "replayed", "refused"]

# What a test can still want to compare; older entries go.
_KEPT = 100_000


class MutationLedger:
    def __init__(self) -> None:
        self.entries: list[dict] = []

    def add(self, action: str, stack_name: str, token: str, outcome: Outcome) -> None:
        self.entries.append({"at": now_iso(), "action": action, "stackName": stack_name, "clientRequestToken": token or None,
                             "outcome": outcome})
        if len(self.entries) > _KEPT:
            del self.entries[: _KEPT // 10]


ledger = MutationLedger()
