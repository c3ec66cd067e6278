"""Publish: the site engine turns `build/` into a site, aside; it is verified and swapped in."""

from playbook.publish.publishing import PublishError, publish
from playbook.publish.serving import serve

__all__ = ["PublishError", "publish", "serve"]
