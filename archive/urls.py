"""Every address of the archive."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from archive.api import v1
from archive.api.page import described
from archive.web.views import (
    articles,
    authors,
    captures,
    comparison,
    concordance,
    coverage,
    dossiers,
    health,
    home,
    outlets,
    quotations,
    search,
    texts,
    topics,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/written/", search.written, name="search-written"),
    path("concordance/", concordance.concordance, name="concordance"),
    path("concordance/<str:form>/", concordance.download, name="concordance-download"),
    path("compare/", comparison.compare, name="compare"),
    path("quote/", quotations.quote_check, name="quote-check"),
    path("a/", articles.article_list, name="articles"),
    path("a/<str:public_id>/", articles.article, name="article"),
    path("a/<str:public_id>/<str:slug>/", articles.article, name="article"),
    path("captures/<str:sha256>/", captures.capture, name="capture"),
    path("captures/<str:sha256>/download/", captures.download, name="capture-download"),
    path("outlets/", outlets.outlet_list, name="outlets"),
    path("outlets/-/", outlets.no_outlet, name="no-outlet"),
    path("outlets/<str:slug>/", outlets.outlet, name="outlet"),
    path("authors/", authors.author_list, name="authors"),
    path("authors/-/", authors.no_author, name="no-author"),
    path("authors/<str:slug>/", authors.author, name="author"),
    path("topics/", topics.topic_list, name="topics"),
    path("topics/<str:slug>/", topics.topic, name="topic"),
    path("dossiers/", dossiers.dossier_list, name="dossiers"),
    path("dossiers/<str:slug>/", dossiers.dossier, name="dossier"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("help/", texts.search_help, name="help"),
    path("about/", texts.about, name="about"),
    path("healthz", health.health, name="health"),
    path("api/", described, name="api"),
    path("api/v1/", include((v1.urlpatterns, v1.api.urls_namespace))),
    path("desk/", admin.site.urls),
]
