"""`python -m playbook` is the same as the command `playbook`."""

import sys

from playbook.cli import main

sys.exit(main())
