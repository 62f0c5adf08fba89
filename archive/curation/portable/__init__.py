"""What curators decided, as one file that another archive of the same captures can take in.

Articles are named by the SHA-256 of a capture, authors and outlets by their slugs, curators by
their login names: no number of a database stands in it.
"""

from archive.curation.portable.incoming import Taken, apply_pending, take_in
from archive.curation.portable.outgoing import as_text
from archive.curation.portable.shape import CurationFileError, parsed

__all__ = ["CurationFileError", "Taken", "apply_pending", "as_text", "parsed", "take_in"]
