# SPDX-License-Identifier: AGPL-3.0-or-later
"""Start of the program: the command line, or the window when no command is named."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support


def main() -> None:
    """Run the program with this process's arguments and end it with its exit status."""
    # A frozen program starts its children through this same door; they must not get further.
    freeze_support()
    from reviewer.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
