"""``python -m healthcheck``: the same as the ``healthcheck`` command."""

from healthcheck.cli import command

if __name__ == "__main__":
    command()
