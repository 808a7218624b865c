"""The process: ministack with everything of ours in place, on one loopback port."""

import asyncio
import json
import logging
import signal

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config

from . import added_services, control, hooks, persistence, replacement_rules, stack_addresses
from .account import pacing
from .call_counts import calls
from .logs import installation as logs
from .metrics import installation as metrics
from .metrics.alarm_actions import take_held_back_actions_for_ever
from .metrics.alarm_clock import evaluate_alarms_for_ever
from .resource_types import installation as resource_types
from .settings import Settings
from .stack_api import installation as stack_api
from .upkeep import installation as upkeep

_LOG = logging.getLogger("sandbox")
# The whole shutdown, saving included, stays well under the 5 s that the supervisor allows.
_GRACE_SECONDS = 0.5


def serve(settings: Settings) -> None:
    """After `hooks.check`. Returns when SIGTERM or SIGINT has been handled and the state is on disk."""
    pacing.speed = settings.speed
    # ministack would load every botocore model (400 MB, 4 s on the event loop) to name a service it does not have.
    hooks.replace("core.router", "_KNOWN_AWS_SERVICE_NAMES", frozenset())
    stack_api.install()
    resource_types.install()
    replacement_rules.install()
    metrics.install()
    logs.install()
    upkeep.install()
    added_services.install()
    _count_calls()
    saver = persistence.Saver(settings.home)
    # At shutdown ministack saves everything its own way; ours has already run by then.
    hooks.replace("app", "save_all", lambda services: saver.save_now())
    load = hooks.module("app")._load_persisted_state

    def load_and_settle() -> None:
        load()
        persistence.load_own_state(settings.home)
        persistence.settle_interrupted_operations()

    hooks.replace("app", "_load_persisted_state", load_and_settle)
    asyncio.run(_run(settings, saver))


async def _run(settings: Settings, saver: persistence.Saver) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signal_number, stop.set)
    tasks = [asyncio.create_task(task) for task in (_announce_when_ready(settings.port), evaluate_alarms_for_ever(), take_held_back_actions_for_ever())]
    if settings.autosave_seconds:
        tasks.append(asyncio.create_task(saver.save_every(settings.autosave_seconds)))
    config = Config()
    config.bind = [f"127.0.0.1:{settings.port}"]
    config.keep_alive_timeout = 75
    config.backlog = 512
    config.graceful_timeout = _GRACE_SECONDS
    config.shutdown_timeout = 4
    config.loglevel = "WARNING"
    await hypercorn_serve(_with_control(hooks.module("app").app), config, shutdown_trigger=stop.wait)
    for task in tasks:
        task.cancel()


async def _announce_when_ready(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        print(f"sandbox ready on http://127.0.0.1:{port}", flush=True)
        return


def _count_calls() -> None:
    dispatch = hooks.module("app")._dispatch_service_request

    async def counted(method, path, headers, body, query_params, request_id):
        calls.count(method, path, headers, body, query_params)
        return await dispatch(method, path, headers, body, query_params, request_id)

    hooks.replace("app", "_dispatch_service_request", counted)


def _with_control(aws):
    async def app(scope, receive, send) -> None:
        if scope["type"] == "http" and (answered := stack_addresses.answer(_host(scope), scope["path"])):
            await _answer(send, *answered)
            return
        if scope["type"] != "http" or not scope["path"].startswith(control.PREFIX):
            await aws(scope, receive, send)
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        await _answer(send, *control.answer(scope["method"], scope["path"], body))

    return app


def _host(scope) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")


async def _answer(send, status: int, content: dict) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(content).encode()})
