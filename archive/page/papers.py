"""Words that stand in the names of newspapers, magazines and sites."""

import re

PAPER = re.compile(
    r"\b(?:times|post|news|newspaper|daily|weekly|herald|gazette|tribune|courier|chronicle|journal|"
    r"review|magazine|observer|mirror|ledger|examiner|inquirer|bulletin|telegraph|tageblatt|"
    r"zeitung|tagblatt|rundschau|nachrichten|gaceta|diario|jornal|gazeta|dziennik|corriere|"
    r"giornale|dagblad|tidning|avis|gazetesi|haber|báo|quotidien|газета|новости|вестник)\b|"
    r"(?:日报|日報|晚报|晚報|新闻网|新聞網|周刊|週刊|時報|时报|新聞|신문|일보|뉴스)$|\.(?:com|org|net)$",
    re.IGNORECASE,
)


def is_paper(name: str) -> bool:
    """Whether a name holds a word that hardly any but an outlet's name does: "Evening Post"."""
    return bool(PAPER.search(name))
