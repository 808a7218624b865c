"""Keeping the account on disk: every few seconds, at shutdown, and what a start makes of it."""

import asyncio
import contextvars
import json
import logging
import os
import time

from ministack.core import persistence as ministack_persistence
from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import cloudformation

from . import hooks
from .account import disturbances, faults
from .billing.cost_tags import cost_tags
from .billing.past import pasts
from .billing.usage_segments import meter
from .metrics.running_counts import running_counts
from .resource_types import application_auto_scaling
from .stack_api.mutation_ledger import ledger
from .stack_api.tokens import remembered
from .stack_engine import reasons
from .stack_engine.event_log import STACK_TYPE, record_event

_LOG = logging.getLogger("sandbox.persistence")
_OWN_FILE = "pilothouse-sandbox.json"

# Where an operation that the process took with it leaves its stack.
_LANDS_IN = {
    "CREATE_IN_PROGRESS": "CREATE_FAILED", "UPDATE_IN_PROGRESS": "UPDATE_FAILED", "DELETE_IN_PROGRESS": "DELETE_FAILED",
    "ROLLBACK_IN_PROGRESS": "ROLLBACK_FAILED", "UPDATE_ROLLBACK_IN_PROGRESS": "UPDATE_ROLLBACK_FAILED",
    "IMPORT_IN_PROGRESS": "IMPORT_ROLLBACK_FAILED", "IMPORT_ROLLBACK_IN_PROGRESS": "IMPORT_ROLLBACK_FAILED",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS": "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS": "UPDATE_ROLLBACK_COMPLETE",
}


class Saver:
    """Writes what changed since it wrote last, one service at a time, so that no request waits for long."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._written: dict[str, int] = {}  # hash of each file's text

    async def save_every(self, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            for name, read_state in hooks.module("app")._build_persistence_save_dict().items():
                started = time.monotonic()
                self._save(name, read_state)
                # As much time for requests as the saving of this service took, so a full disk of stacks is no stall.
                await asyncio.sleep(time.monotonic() - started)
            self._save_own()

    def save_now(self) -> None:
        for name, read_state in hooks.module("app")._build_persistence_save_dict().items():
            self._save(name, read_state)
        self._save_own()

    def _save(self, name: str, read_state) -> None:
        try:
            state = _stacks_state() if name == "cloudformation" else read_state()
            if state is None:  # the service could not be loaded; what it saved earlier stays
                return
            self._write(f"{name}.json", {"__ministack_format__": ministack_persistence._state_format_version(name), "payload": state})
        except Exception:
            _LOG.exception("the state of %s was not saved", name)

    def _save_own(self) -> None:
        self._write(_OWN_FILE, {"answers": remembered.by_request, "mutations": ledger.entries, **faults.as_json(),
                                "usageSegments": meter.as_json(), "inactiveCostTags": cost_tags.as_json(), **pasts.as_json(),
                                "disturbances": disturbances.kept_json(), "runningCounts": running_counts.as_json(),
                                "scalableTargets": application_auto_scaling.targets,
                                "scalingPolicies": application_auto_scaling.policies})

    def _write(self, file_name: str, content: dict) -> None:
        text = json.dumps(content, default=ministack_persistence._json_default)
        if self._written.get(file_name) == hash(text):
            return
        path = os.path.join(self._home, file_name)
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + ".new", path)
        self._written[file_name] = hash(text)


def _stacks_state() -> dict:
    """Without ministack's deep copy: the text is made before anything else runs, so nothing can change under it."""
    return {key: store() for store, key in cloudformation._PERSISTED_STORES}


def load_own_state(home: str) -> None:
    path = os.path.join(home, _OWN_FILE)
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        state = json.load(file, object_hook=ministack_persistence._json_object_hook)
    remembered.by_request = state["answers"]
    ledger.entries = state["mutations"]
    faults.restore(state["faults"])
    # An account that was kept by an earlier version has no meter: its bill begins now.
    meter.restore(state.get("usageSegments", []))
    cost_tags.restore(state.get("inactiveCostTags", []))
    pasts.restore(state.get("pasts", []))
    disturbances.restore(state.get("disturbances", []))
    running_counts.restore(state.get("runningCounts", {}))
    application_auto_scaling.targets._data.update(state["scalableTargets"]._data)
    application_auto_scaling.policies._data.update(state["scalingPolicies"]._data)


def settle_interrupted_operations() -> None:
    """A stack whose operation died with the process would stay in progress for ever, and refuse everything."""
    for (account, region, _), stack in list(cloudformation._stacks._data.items()):
        landing = _LANDS_IN.get(stack["StackStatus"])
        if landing:
            contextvars.copy_context().run(_settle, account, region, stack, landing)


def _settle(account: str, region: str, stack: dict, landing: str) -> None:
    set_request_account_id(account)
    set_request_region(region)
    stack_id, name = stack["StackId"], stack["StackName"]
    for logical_id, shown in list(stack.get("_listed_resources", {}).items()):
        if shown["ResourceStatus"].endswith("_IN_PROGRESS"):
            failed = shown["ResourceStatus"].replace("_IN_PROGRESS", "_FAILED")
            record_event(stack_id, name, logical_id, shown["ResourceType"], failed, reasons.STOPPED, shown["PhysicalResourceId"])
    undo = stack.get("_undo")
    for logical_id, shown in stack.get("_listed_resources", {}).items():
        if undo and shown["ResourceStatus"] in ("CREATE_FAILED", "UPDATE_FAILED"):
            verb = "create" if shown["ResourceStatus"] == "CREATE_FAILED" else "update"
            undo["failed"].setdefault(logical_id, {"ResourceType": shown["ResourceType"], "Verb": verb})
    if landing == "UPDATE_ROLLBACK_FAILED" and undo:
        stack["_rollback_failed"] = {logical_id: {} for logical_id, before in undo["before"].items() if before is not None}
    if landing in ("CREATE_FAILED", "UPDATE_FAILED"):
        stack["_failed_operation"] = {"is_update": landing == "UPDATE_FAILED"}
    stack["StackStatus"] = landing
    record_event(stack_id, name, name, STACK_TYPE, landing, reasons.STOPPED, stack_id)
