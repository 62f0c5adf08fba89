"""Every address of the archive."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.utils.module_loading import autodiscover_modules

from archive.api import v1
from archive.api.page import described
from archive.web.suffixes import Stem, Suffix
from archive.web.views import (
    articles,
    authors,
    captures,
    comparison,
    concordance,
    coverage,
    data,
    discovery,
    dossiers,
    health,
    home,
    outlets,
    quotations,
    search,
    texts,
    topics,
)

admin.autodiscover()
autodiscover_modules("admin.pages")
register_converter(Stem, "stem")
register_converter(Suffix, "suffix")

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
    path("a.<suffix:suffix>", data.articles, name="articles-data"),
    path("a/<stem:public_id>.<suffix:suffix>", data.article, name="article-data"),
    path("search.<suffix:suffix>", data.search, name="search-data"),
    path("outlets/-.<suffix:suffix>", data.no_outlet, name="no-outlet-data"),
    path("outlets/<stem:slug>.<suffix:suffix>", data.outlet, name="outlet-data"),
    path("authors/-.<suffix:suffix>", data.no_author, name="no-author-data"),
    path("authors/<stem:slug>.<suffix:suffix>", data.author, name="author-data"),
    path("topics/<stem:slug>.<suffix:suffix>", data.topic, name="topic-data"),
    path("dossiers/<stem:slug>.<suffix:suffix>", data.dossier, name="dossier-data"),
    path("outlets.<suffix:suffix>", data.outlets, name="outlets-data"),
    path("authors.<suffix:suffix>", data.authors, name="authors-data"),
    path("topics.<suffix:suffix>", data.topics, name="topics-data"),
    path("dossiers.<suffix:suffix>", data.dossiers, name="dossiers-data"),
    path("unapi/", discovery.unapi, name="unapi"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", discovery.sitemap_part, name="sitemap-page"),
    path("api/", described, name="api"),
    path("api/v1/", include((v1.urlpatterns, v1.api.urls_namespace))),
    path("desk/", admin.site.urls),
]
