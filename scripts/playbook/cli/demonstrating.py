"""The command `demo`."""

import argparse
import sys
from pathlib import Path

from playbook.demo import DemoError, generate


def demo(root: Path, options: argparse.Namespace) -> int:
    """Make a large handbook in a new folder."""
    try:
        made = generate(root, options.folder, options.entries)
    except DemoError as error:
        print(f"playbook: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"playbook: {error.filename or options.folder}: {error.strerror}", file=sys.stderr)
        return 1
    listed = ", ".join(f"{count} {kind}" for kind, count in made.items())
    print(f"{sum(made.values())} entries in {options.folder}: {listed}.")
    print(f"Go on with: cd {options.folder} && playbook serve")
    return 0
