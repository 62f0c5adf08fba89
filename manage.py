#!/usr/bin/env python3
"""The archive's commands: `manage.py help` lists them."""

import os
import sys

from archive.environment import SettingError


def main() -> None:
    """Run a command; what a person can put right is said in one line, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - may lack
        from django.db import DatabaseError, InterfaceError  # noqa: PLC0415
    except ImportError:
        sys.exit("Django is missing: run `make demo` once, then use .venv/bin/python.")
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except SettingError as error:
        sys.exit(str(error))
    except (DatabaseError, InterfaceError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(what_to_do(" ".join(str(error).split())))
    except KeyboardInterrupt:
        sys.exit(130)  # what a shell expects of a program that was interrupted
    except BrokenPipeError:
        end_quietly(141)  # as `... | head` does, whose reader has seen enough
    except OSError as error:
        if "--traceback" in sys.argv:
            raise
        print(f"{error.strerror}: {error.filename or 'output'}", file=sys.stderr)  # noqa: T201
        end_quietly(1)


def what_to_do(reason: str) -> str:
    """What an error of the database means, in one line."""
    from django.conf import settings  # noqa: PLC0415 - Django may lack

    from archive.database import cure  # noqa: PLC0415 - as above

    name = settings.DATABASES["default"]["NAME"]
    return f"The database cannot be used ({reason.rstrip('.')}). {cure(reason, name)}"


def end_quietly(status: int) -> None:
    """Leave without another try to write what standard output still holds."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


if __name__ == "__main__":
    main()
