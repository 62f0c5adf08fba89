"""The desk: Django's own admin over the archive; `archive.urls` loads its pages."""
