"""What a reader must know of an archive before anything else."""

from archive.models import Identity

INVENTED = "This is a demo: its outlets, its people and the event they write about are invented."


def notice() -> str | None:
    """The notice of an archive of invented pages; None where the pages are somebody's own."""
    return INVENTED if Identity.objects.filter(is_invented=True).exists() else None
