"""Publish: the site engine turns `build/` into a site, aside; it is verified and swapped in."""

from playbook.publish.building import Builder, PublishError
from playbook.publish.locking import lock
from playbook.publish.places import Memory
from playbook.publish.publishing import Published, publish
from playbook.publish.serving import Problem, Server
from playbook.publish.watching import Watcher

__all__ = [
    "Builder",
    "Memory",
    "Problem",
    "PublishError",
    "Published",
    "Server",
    "Watcher",
    "lock",
    "publish",
]
