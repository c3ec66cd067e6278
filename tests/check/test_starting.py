"""The check starts at once: nothing that is slow to load is loaded for a sound handbook."""

import subprocess
import sys

SLOW = {"dataclasses", "inspect", "jinja2", "markdown", "mkdocs", "lxml", "typst"}


def test_the_check_loads_nothing_that_is_slow_to_load() -> None:
    code = "import sys, playbook.check; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not SLOW & set(done.stdout.split())
