"""`python -m playbook` is the same as the command `playbook`."""

from playbook.cli import run

run()
