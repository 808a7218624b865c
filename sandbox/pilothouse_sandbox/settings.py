"""What the environment decides, read once. Wrong values end the process with a sentence."""

import os
from dataclasses import dataclass

FASTEST = 10_000.0


class SettingError(Exception):
    """A variable that cannot be used; the message names it and says what would be accepted."""


@dataclass(frozen=True)
class Settings:
    port: int
    home: str  # folder for the account's state
    speed: float  # AWS's seconds per second of waiting
    autosave_seconds: float  # 0: save at shutdown only


def parse_speed(value: object) -> float:
    """A speed factor above 0 and at most 10,000; raises SettingError for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise SettingError("speed must be a number above 0 and at most 10000")
    try:
        speed = float(value)
    except ValueError:
        raise SettingError(f"speed must be a number, not '{value}'") from None
    if not 0 < speed <= FASTEST:
        raise SettingError("speed must be above 0 and at most 10000")
    return speed


def read_settings(environment=os.environ) -> Settings:
    return Settings(
        port=_port(environment.get("SANDBOX_PORT", "4566")),
        home=os.path.abspath(environment.get("SANDBOX_HOME") or "sandbox-state"),
        speed=_named("SANDBOX_SPEED", lambda: parse_speed(environment.get("SANDBOX_SPEED", "20"))),
        autosave_seconds=_seconds("SANDBOX_AUTOSAVE", environment.get("SANDBOX_AUTOSAVE", "5")),
    )


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise SettingError(f"SANDBOX_PORT must be a port number from 1 to 65535, not '{text}'")
    return int(text)


def _seconds(name: str, text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        raise SettingError(f"{name} must be a number of seconds, not '{text}'") from None
    if seconds < 0:
        raise SettingError(f"{name} must not be negative")
    return seconds


def _named(name: str, parse):
    try:
        return parse()
    except SettingError as error:
        raise SettingError(f"{name}: {error}") from None
