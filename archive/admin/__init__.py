"""The desk: Django's own admin over the archive; `archive.apps.DeskConfig` loads its pages."""
