"""What Django's own pages say, in many languages: real text that no rule was tuned on."""

import random

from django.utils.translation.trans_real import DjangoTranslation

LANGUAGES = """
    de fr es pt it nl pl sv da no tr ru uk zh_Hans zh_Hant ja ko ar vi cs hu el he
""".split()
_DJANGO = {"no": "nb", "zh_Hans": "zh-hans", "zh_Hant": "zh-hant"}
_FEWEST = 30  # characters
_SENTENCES = 40


def catalogue(language: str) -> str:
    """Some of what Django says in a language, one sentence to a line; always the same."""
    translation = DjangoTranslation(_DJANGO.get(language, language), domain="django")
    words = vars(translation)["_catalog"]  # gettext has no public way to list what it holds
    said = sorted({str(value) for key, value in words.items() if key and len(str(value)) > _FEWEST})
    return "\n".join(random.Random(1).sample(said, _SENTENCES))  # noqa: S311 - a choice of data
