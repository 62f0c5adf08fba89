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
        from django.db import OperationalError, ProgrammingError  # noqa: PLC0415
    except ImportError:
        sys.exit("Django is missing: run `make demo` once, then use .venv/bin/python.")
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(str(error))
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database cannot be used ({error}): is it there, and was `migrate` run?")
    except KeyboardInterrupt:
        sys.exit(130)  # what a shell expects of a program that was interrupted


if __name__ == "__main__":
    main()
