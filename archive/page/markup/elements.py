"""What the elements of HTML mean to somebody who reads a page."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Their content is text up to their end tag, whatever it looks like."""

UNSEEN = frozenset(
    "script style template noscript iframe object embed svg canvas audio video select datalist"
    " textarea noembed noframes map applet frameset head".split()
)
"""Nothing in them is printed by a browser, or it is a control and no text."""

FORMATTING = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp"
    " rt rtc ruby s samp small span strike strong sub sup time tt u var".split()
)
"""They stand within a line."""

PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd figcaption caption pre summary legend".split())
"""They hold the words of one block; what lies around them holds blocks."""

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

ENDED_BY_THE_LIKE = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""A start tag that ends an open element of one of these names, as HTML has it."""

ROOMS = frozenset(
    "nav aside footer header form figure figcaption blockquote table article main button dialog"
    " details".split()
)
"""Elements whose being around a block says something about it."""
