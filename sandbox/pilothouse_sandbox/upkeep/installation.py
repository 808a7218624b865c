"""Puts all of this folder but the quotas, a service of their own, into ministack."""

from . import caches, certificates, databases, images, machine_images, secrets, tags


def install() -> None:
    for part in (caches, certificates, databases, images, machine_images, secrets, tags):
        part.install()
