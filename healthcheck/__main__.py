"""``python -m healthcheck``: the same as the ``healthcheck`` command."""

import sys

from healthcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
