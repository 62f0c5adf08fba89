"""What the lines of a curation file say of one capture, applied to its article."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from archive.curation.checks import recheck_named, run_checks
from archive.curation.claims import of_sources
from archive.curation.portable.rows import MODEL
from archive.curation.portable.shape import CurationFileError, Line
from archive.curation.same_text import judged_texts, judgement_on_texts
from archive.curation.suggestions import value_key
from archive.models import (
    Article,
    ArticleNote,
    Byline,
    Capture,
    Claim,
    DossierEntry,
    Judgement,
    Origin,
    Suggestion,
    SuggestionState,
)
from archive.text.sanitize import sanitize_note


def moment_of(line: Line) -> datetime:
    return datetime.fromisoformat(line["at"])


def user_named(name: str | None) -> User | None:
    """The curator of this login; where there is none, one that nobody can log in with."""
    if name is None:
        return None
    known = User.objects.filter(username=name).first()
    return known or User.objects.create_user(name, is_active=False)


def _apply_claim(article: Article, capture: Capture, line: Line) -> bool:
    said = {
        "field": line["field"],
        "subject": line["subject"],
        "origin": Origin.CURATED,
        "rule": line["rule"],
        "made_at": moment_of(line),
        "made_by": user_named(line["by"]),
    }
    known = Claim.objects.filter(article=article, **said)
    if not any((each.value, each.spans) == (line["value"], line["spans"]) for each in known):
        _check_spans(capture, line)
        _check_row(line)
        claim = Claim.objects.create(
            article=article, capture=capture, value=line["value"], spans=line["spans"], **said
        )
        Claim.objects.filter(pk=claim.pk).update(made_at=said["made_at"])
    return True


def _check_spans(capture: Capture, line: Line) -> None:
    length = len(capture.text()) if line["spans"] else 0
    if any(end > length for _, end in line["spans"]):
        raise IndexError(line["spans"])


def _check_row(line: Line) -> None:
    """A decision that leads nowhere would clear what the article says."""
    if line["field"] == "author" and line["value"] is not None:
        _row("author", line["value"])
    if line["field"] == "outlet" and isinstance(line["value"], dict):
        _row("outlet", line["value"]["slug"])


def _row(model: str, slug: str) -> Any:
    """The row of this slug, merged or not; raises CurationFileError where there is none."""
    found = MODEL[model].objects.filter(slug=slug).first()
    if found is None:
        raise CurationFileError(f"It names the {model} “{slug}”, which is not there.")
    return found


def _apply_dismissal(article: Article, _: Capture, line: Line) -> bool:
    """Known by the claim that says the value; waits where none does."""
    claims = Claim.objects.filter(article=article, field=line["field"], subject=line["subject"])
    saying = [claim for claim in of_sources(claims) if value_key(claim) == line["value"]]
    if not saying:
        return False
    decided = {
        "state": SuggestionState.DISMISSED,
        "decided_by": user_named(line["by"]),
        "decided_at": moment_of(line),
        "claim": _of_capture(saying, line["capture"]),
    }
    Suggestion.objects.update_or_create(
        article=article,
        field=line["field"],
        subject=line["subject"],
        value_key=line["value"],
        defaults=decided,
    )
    return True


def _apply_finding(article: Article, _: Capture, line: Line) -> bool:
    """Waits where the check finds no such thing; what was dismissed here stays as it is.

    It is checked anew first: what is found of one article may rest on what the file says of others.
    """
    found = article.findings.filter(check_name=line["check"], key=line["key"])
    if not found.exists():
        run_checks(article)
    said = {
        "dismissed_at": moment_of(line),
        "dismissed_by": user_named(line["by"]),
        "dismissed_because": line["reason"],
    }
    return bool(found.filter(dismissed_at=None).update(**said)) or found.exists()


def _of_capture(claims: list[Claim], sha256: str) -> Claim:
    return next(
        (each for each in claims if each.capture and each.capture.sha256 == sha256), claims[-1]
    )


def _apply_link(article: Article, _: Capture, line: Line) -> bool:
    if line["field"] == "outlet":
        outlet = _row("outlet", line["slug"]) if line["slug"] else None
        Article.objects.filter(pk=article.pk).update(outlet=outlet)
    else:
        author = _row("author", line["slug"]) if line["slug"] else None
        Byline.objects.filter(article=article, name=line["name"]).update(author=author)
    return True


def _apply_article(article: Article, _: Capture, line: Line) -> bool:
    """Says only what is to be: an article that is withdrawn here stays so."""
    said = {name: line[name] for name in ("access", "is_reviewed") if line[name]}
    if said:
        Article.objects.filter(pk=article.pk).update(**said)
    article.topics.add(*(_row("topic", slug) for slug in line["topics"]))
    for entry in line["dossiers"]:
        dossier = _row("dossier", entry["slug"])
        placed = {"position": entry["position"]}
        DossierEntry.objects.get_or_create(dossier=dossier, article=article, defaults=placed)
    for note in line["notes"]:
        _apply_note(article, note)
    return True


def _apply_note(article: Article, note: dict[str, Any]) -> None:
    said = {
        "text": sanitize_note(note["text"]),
        "is_public": note["is_public"],
        "made_by": user_named(note["by"]),
    }
    if not article.curator_notes.filter(made_at=moment_of(note), **said).exists():
        made = ArticleNote.objects.create(article=article, **said)
        ArticleNote.objects.filter(pk=made.pk).update(made_at=moment_of(note))


def _apply_texts(_: Article, __: Capture, line: Line) -> bool:
    """Waits until both captures are here; the later of two judgements stands."""
    found = Capture.objects.select_related("article")
    rows = [found.filter(sha256=line[end]).first() for end in ("capture", "other")]
    articles = [row.article for row in rows if row is not None]
    if len(articles) < len(rows):
        return False
    one, other = articles
    known = judgement_on_texts(one, other)
    if one != other and not (known and known.made_at > moment_of(line)):
        said = {"reason": line["reason"], "by": user_named(line["by"])}
        judgement = judged_texts(known, one, other, are_same=line["are_same"], **said)
        judgement.save()
        Judgement.objects.filter(pk=judgement.pk).update(made_at=moment_of(line))
        recheck_named([one.public_id, other.public_id])
    return True


def awaited_by(entry: Line) -> str:
    """The SHA-256 of the capture that an entry waits for: of two the one that is not here."""
    is_here = Capture.objects.filter(sha256=entry["capture"]).exists()
    return str(entry["other"] if is_here and "other" in entry else entry["capture"])


APPLY: Mapping[str, Callable[[Article, Capture, Line], bool]] = {
    "claims": _apply_claim,
    "dismissals": _apply_dismissal,
    "links": _apply_link,
    "articles": _apply_article,
    "texts": _apply_texts,
    "findings": _apply_finding,
}
"""How a line of each section is applied; False where it has to wait."""
