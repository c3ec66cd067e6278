"""Compose: from the handbook to all files of the site, as path and content, without the disk.

Paths begin with ``docs/<language>/`` for what the engine makes pages of, and with
``files/<language>/`` for downloads and ``schemas/``, which are published as they are.
"""

from playbook.compose.composing import Composer, compose

__all__ = ["Composer", "compose"]
