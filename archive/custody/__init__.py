"""Keeping: whether all is as it was written, copies for a bad day, and for other places."""
