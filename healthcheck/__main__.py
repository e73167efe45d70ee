"""``python -m healthcheck``: the same as the ``healthcheck`` command."""

from healthcheck.cli import main

if __name__ == "__main__":
    main()
