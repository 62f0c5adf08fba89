"""Articles at the desk: corrected as curated claims, never written, added or deleted here."""

from django.contrib import admin

from archive.admin.article_form import ArticleFormAdmin
from archive.admin.article_list import ArticleListing
from archive.admin.bulk_actions import BulkActions
from archive.admin.copies import WithCopies
from archive.admin.in_queue import InQueue
from archive.models import Article


@admin.register(Article)
class ArticleAdmin(InQueue, ArticleListing, BulkActions, WithCopies, ArticleFormAdmin):
    """Articles come from ingest; here a curator finds those that need work, and works on them."""
