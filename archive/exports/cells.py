"""Cells of tables that no spreadsheet runs."""

import re
from typing import Any

_FORMULA = re.compile(r"[\s\x00]*[=+\-@＝＋－＠﹦﹢﹣﹫|%]|[\t\r\n]")


def safe_cell(value: Any) -> Any:
    """A cell with an apostrophe before what looks like a formula: a page may print anything.

    As OWASP advises on CSV injection (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
