"""Names and directions of languages."""

import pytest

from archive.web.language_names import direction, language_name


@pytest.mark.parametrize(
    ("code", "name", "way"),
    [
        ("ko", "Korean", "ltr"),
        ("zh", "Chinese", "ltr"),
        ("ar", "Arabic", "rtl"),
        ("qqq", "qqq", "ltr"),
        (None, None, None),
        ("", None, None),
    ],
)
def test_a_language_has_a_name_and_a_direction(
    code: str | None, name: str | None, way: str | None
) -> None:
    assert (language_name(code), direction(code)) == (name, way)
