"""`python -m pilothouse_sandbox`: checks the settings, prepares ministack's environment, serves."""

import os
import shutil
import socket
import sys
import tempfile

from .settings import SettingError, Settings, read_settings


def prepare_environment(settings: Settings) -> None:
    """ministack reads its environment while it is imported, so this runs first.

    Its own defaults listen on every interface (also on 8883 for IoT), look for Docker, and keep
    S3 objects in memory only; none of that suits an account that belongs to one machine.
    """
    os.makedirs(settings.home, exist_ok=True)
    os.environ.update(
        BIND_HOST="127.0.0.1",
        GATEWAY_PORT=str(settings.port),
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        DOCKER_HOST="unix:///nonexistent.sock",
        PERSIST_STATE="1",
        STATE_DIR=settings.home,
        S3_PERSIST="1",
        S3_DATA_DIR=os.path.join(settings.home, "s3"),
    )
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    keep_temporary_files_in(os.path.join(settings.home, "temporary"))


def keep_temporary_files_in(folder: str) -> None:
    """ministack unpacks the code of Lambda functions into the machine's own temporary folder and leaves it there when it ends."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def refuse_taken_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # as the server itself binds: a port whose last connections still linger is free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SettingError(f"port {port} on 127.0.0.1 is already in use; set SANDBOX_PORT to another one") from None


def main() -> int:
    try:
        settings = read_settings()
        refuse_taken_port(settings.port)
        prepare_environment(settings)
    except (SettingError, OSError) as error:
        print(f"sandbox cannot start: {error}", file=sys.stderr)
        return 1
    from . import hooks

    try:
        hooks.check()
    except hooks.HookMismatch as mismatch:
        print(f"sandbox cannot start: {mismatch}", file=sys.stderr)
        return 1
    from .server import serve  # only now: its modules import the names that were just checked

    serve(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
