"""Demo: a realistic handbook of any size, to try the whole road on."""

from playbook.demo.generating import DemoError, generate

__all__ = ["DemoError", "generate"]
