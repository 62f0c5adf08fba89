"""XML looked at before anything else reads it: nothing declared in it, nothing without end."""

from typing import Any
from xml.sax import SAXException  # nosec B406 # only the error: defusedxml parses
from xml.sax.handler import ContentHandler  # nosec B406 # only the class: defusedxml parses

from archive.ingest.records import RefusedError

DEEPEST = 256
NEEDS_DEFUSEDXML = "XML needs defusedxml: run `make html`"


class DepthHandler(ContentHandler):
    """Counts how deep the elements lie in each other."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802, ARG002 - SAX's shape
        """One more; raises RefusedError where there are too many."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise RefusedError(f"XML nested deeper than {DEEPEST} levels")

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX's shape
        """One less."""
        self._depth -= 1


def check_xml(data: bytes) -> None:
    """Raise RefusedError where XML declares a document type or entities, is too deep or none."""
    try:
        # Not at the top: these are of the optional packages.
        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.sax import parseString  # noqa: PLC0415
    except ImportError:
        raise RefusedError(NEEDS_DEFUSEDXML) from None
    try:
        parseString(data, DepthHandler(), forbid_dtd=True)
    except DefusedXmlException:
        raise RefusedError("XML with a document type or entities of its own") from None
    except SAXException as error:
        raise RefusedError(f"no well-formed XML: {error.getMessage()}") from None
