"""Notes: what a page says about the article or its author rather than about its subject."""

from archive.page.patterns import any_case, line_start, words
from archive.page.signs import Signs
from archive.page.tables import Table, Within

MAX_NOTE = 1200

DISCLAIMER = any_case(
    r"""
    \b(?:contents?|articles?|columns?|essays?|pieces?|statements?|materials?|information)\b.{0,60}
    \b(?:do(?:es)? not|don[’']t|doesn[’']t|need not|may not)\b.{0,20}\b(?:reflect|represent|
    express)\b.{0,30}\b(?:positions?|views?|opinions?|polic(?:y|ies)|stance)\b|
    \b(?:article|column|essay|piece|commentary|text)s? (?:only |solely |merely )?(?:reflects?|
    represents?|expresses)\b.{0,40}\b(?:author|writer)(?:s?[’']s?|s?[’'])(?!\w)|
    \bviews?\b.{0,40}\b(?:are|is) (?:strictly |entirely |solely |purely )?personal\b|
    \b(?:views?|opinions?|positions?)\b.{0,90}\b(?:do(?:es)? not|don[’']t|doesn[’']t|not|need not|
    may not)\b.{0,40}\b(?:reflect|represent|express|those of|shared by)|\b(?:views?|
    opinions?)\b.{0,60}\b(?:are|is) (?:solely |entirely |strictly )?(?:those of |that of )?
    (?:the |his |her |their )?(?:authors?|
    writers?|own)\b|\b(?:views?|opinions?|analysis|article|column|essay|piece|commentary|
    text)\b.{0,40}\b(?:author|writer)s?[’']s? (?:own|alone|only)\b|\b(?:meinung|ansicht|
    auffassung)\w*\b.{0,90}\b(?:autor|verfasser|redaktion|wieder|nicht)|\b(?:opinions?|propos|
    points? de vue|avis)\b.{0,60}\b(?:n[’']engage|ne reflète|ne représente|sont ceu?x? de|
    n[’']expriment)|\b(?:opinion(?:es)?|opiniões|puntos de vista|
    ideas)\b.{0,90}\b(?:no (?:necesariamente|reflejan?|representan?)|responsabilidad|
    não (?:necessariamente|reflete|refletem|representa)|exclusiv)|
    \bopinioni\b.{0,90}\b(?:non (?:riflettono|rispecchiano|rappresentano)|autor|esclusiv)|
    \b(?:tulisan|artikel|opini)\b.{0,40}\bpendapat pribadi\b|
    \bmening\w*\b.{0,80}\b(?:auteur|niet noodzakelijk|skribent|författar|forfatter)|
    \b(?:åsikt|holdning)\w*\b.{0,40}\bskribent\w*|\b(?:opinie|
    poglądy|tezy)\b.{0,90}\b(?:autor|nie (?:muszą|odzwierciedlają|są))|\b(?:yazı|
    görüş)\w*\b.{0,90}\b(?:yazar|yansıtma)|\bмнени[ея]\b.{0,90}\b(?:автор|редакци|не совпада)|
    \b(?:думк[аи]|погляд\w*)\b.{0,90}\b(?:автор|редакці|не збіга)|(?:观点|觀點|立场|立場|言论|
    言論).{0,30}(?:不代表|仅代表|僅代表|个人|個人|作者)|(?:不代表|仅代表|僅代表).{0,30}(?:观点|
    觀點|立场|立場)|(?:見解|意見|主張).{0,40}(?:筆者|著者|個人|ものではありません)|(?:筆者|
    著者)の(?:個人的)?(?:見解|意見)|(?:필자|기고|외부).{0,40}(?:견해|의견|입장|논조|
    방향).{0,30}(?:다를|무관|일치하지)|(?:견해|의견).{0,30}(?:다를 수|무관)|(?:الآراء|المقالات|
    آراء|رأي).{0,80}(?:لا تعبر|تعبر عن|لا يعبر|يعبر عن|ولا تعكس|لا تعكس)|(?:quan điểm|
    ý kiến).{0,80}(?:tác giả|không (?:nhất thiết|phản ánh)|không đại diện)
    """,
    at_words=True,
)
EDITORIAL = line_start(
    r"""
    ^(?:[(\[*\s]*)(?:correction|corrections|clarification|editor[’']?s?[’']? note|
    note to readers?|note from the editor|update|author[’']?s?[’']? note|publisher[’']s note|
    disclaimer|disclosure|korrektur|berichtigung|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)?|
    hinweis(?: der redaktion)?|redaktioneller hinweis|transparenzhinweis|note de la rédaction|
    ndlr|rectificatif|correctif|erratum|mise à jour|nota (?:del editor|de la redacción|editorial|
    de redacción|da redação|do editor)|fe de erratas|corrección|aclaración|correção|errata|
    erramos|nota del(?:la redazione| direttore)|rettifica|precisazione|correctie|rectificatie|
    noot van de redactie|naschrift|sprostowanie|od redakcji|uwaga redakcji|nota redakcyjna|
    rättelse|redaktionens kommentar|rettelse|red\. anm\.?|presisering|düzeltme|editörün notu|
    editör notu|yayın notu|исправление|уточнение|от редакции|примечание редакции|примечание|
    виправлення|уточнення|від редакції|примітка редакції|编者按|編者按|编者注|編者註|编辑注|更正|
    勘误|更正启事|訂正|お断り|編集部注|編集部より|편집자\s?주|편집자주|바로잡습니다|정정|정정보도|
    تصحيح|ملاحظة المحرر|تنويه|ملاحظة|đính chính|lời tòa soạn|ghi chú của (?:biên tập|tòa soạn)|
    lưu ý)\s*[:：—–\-)\]】]
    """
)
HISTORY = line_start(
    r"""
    ^[(\[*\s–—-]*(?:(?:an )?earlier version of (?:this|the)|(?:this|the) (?:article|story|post|
    piece|
    essay|column|commentary|op-?ed|text|report|blog)\b.{0,40}\b(?:has been|was|is|first|
    originally)\b.{0,30}\b(?:updated|corrected|amended|published|appeared|adapted|translated|
    republished|excerpt|modified|edited|produced)|(?:originally|first) (?:published|appeared)\b|
    (?:with )?additional reporting (?:by|from)\b|translated (?:by|from)\b|republished (?:from|
    with)\b|(?:dieser|der) (?:artikel|beitrag|text|
    kommentar)\b.{0,50}\b(?:erschien|aktualisiert|veröffentlicht|übersetzt|korrigiert)|(?:aus dem|
    übersetzt aus dem) \w+ (?:von|übersetzt)|(?:cet|ce|le présent) (?:article|texte|
    billet)\b.{0,50}\b(?:paru|publié|mis à jour|corrigé|modifié|traduit)|traduit (?:de|par)\b|
    (?:este|esta) (?:artículo|texto|columna|nota|artigo|coluna)\b.{0,50}\b(?:publicad[oa]|
    actualizad[oa]|corregid[oa]|traducid[oa]|atualizad[oa]|corrigid[oa]|traduzid[oa])|
    traducción de\b|tradução de\b|(?:questo|il presente) (?:articolo|
    testo)\b.{0,50}\b(?:pubblicato|apparso|aggiornato|corretto|tradotto)|traduzione di\b|(?:dit|
    deze) (?:artikel|stuk|tekst|column|opiniestuk)\b.{0,50}\b(?:verscheen|gepubliceerd|bijgewerkt|
    aangepast|vertaald)|(?:ten|niniejszy) (?:artykuł|tekst)\b.{0,50}\b(?:ukazał|opublikowan|
    zaktualizowan|poprawion)|tłumaczenie\b|(?:эта|данная|этот|данный) (?:статья|текст|материал|
    колонка)\b.{0,50}\b(?:опубликован|обновл|исправл|вперв)|перевод\b.{0,30}$|(?:ця|цей|
    дана) (?:стаття|текст|матеріал|колонка)\b.{0,50}\b(?:опублікован|оновл|виправл|впер)|
    本文.{0,20}(?:原载|原載|首发|首發|刊于|刊於|刊登|更新|翻译|翻譯|修正)|(?:この記事|本稿|
    本記事).{0,30}(?:掲載|更新|修正|翻訳|転載)|(?:이|본) (?:글|기사|칼럼|기고).{0,40}(?:게재|수정|
    실린|번역)|(?:نُ?شرت?|نُشر) (?:هذا|هذه) (?:المقال|المقالة)|bài (?:viết )?(?:này )?(?:được|
    đã) (?:đăng|cập nhật|dịch))
    """
)
THE_AUTHOR = line_start(
    r"""
    ^(?:\W{0,3})(?:about the (?:authors?|writers?)\b|(?:the|this) (?:author|writer|columnist|
    commentator|contributor)s? (?:is|are|was|were|serves?|works?|teaches|writes|holds)\b|(?:the|
    this) (?:author|writer|columnist|commentator|contributor), (?:an?|the|who|formerly|
    currently)\b[^.]{4,200}, (?:is|was|writes|works|teaches|serves|lives|holds)\b|(?:der|
    die|unser|unsere) (?:autor|autorin|verfasser|verfasserin|kommentator|kommentatorin|kolumnist|
    kolumnistin|gastautor|gastautorin|autoren) (?:ist|war|sind|lehrt|leitet|arbeitet|schreibt)\b|
    l[’'](?:auteur|auteure|autrice) (?:est|était|enseigne|dirige)\b|(?:el|la) (?:autora?|
    escritora?|columnista) (?:es|fue|trabaja|dirige|enseña)\b|(?:o|a) (?:autora?|escritora?|
    colunista) (?:é|foi|trabalha|dirige|leciona)\b|l[’'](?:autore|autrice) (?:è|era|insegna|
    dirige)\b|de (?:auteur|schrijver|schrijfster) (?:is|was|werkt)\b|autork?a? (?:jest|był|była|
    pracuje|wykłada|je|byl|působí)\b|(?:artikel)?författaren är\b|(?:artikel)?forfatteren er\b|
    yazar, |penulis (?:adalah|merupakan)\b|(?:автор|
    авторка) ?[—–-]|(?:作者|笔者|筆者|撰文者)(?:系|為|为|是|现任|現任|任)|(?:筆者|著者)は|(?:필자|
    글쓴이|저자)는|(?:الكاتبة?|المؤلفة?) (?:هو|هي|باحثة?|أستاذة?|كاتبة?|محللة?)|tác giả là\b)
    """
)
DISCLAIMER_SIGNS = words(
    """
    view|opinion|position|policy|policies|stance|author|writer|meinung|ansicht|auffassung|propos
    point|avis|ideas|puntos
    opiniõ|mening|opinie|pogląd|tezy|yazı|görüş|мнени|думк|погляд|观点|觀點|立场|立場|言论|言論
    代表|見解|意見|主張|åsikt|holdning|tulisan|artikel|opini|필자|기고|외부|견해|의견
    آراء|المقالات|رأي|quan điểm|ý kiến
    """
)
# What is said of the opinions: that they are somebody's own, or not everybody's.
DISCLAIMED_SIGNS = words(
    """
    reflect|represent|express|those of|shared by|personal|author|writer|own|autor|verfasser
    redaktion|wieder|nicht|n'engage|n’engage|ne reflète|ne représente|sont ce|n'expriment
    n’expriment|no necesariamente|no refleja|no representa|responsabilidad|não necessariamente
    não reflete|não representa|exclusiv|non riflettono|non rispecchiano|non rappresentano|esclusiv
    auteur|niet noodzakelijk|skribent|författar|forfatter|nie muszą|nie odzwierciedlają|nie są
    yazar|yansıtma|автор|редакц|не совпада|не збіга|不代表|仅代表|僅代表|个人|個人|作者|筆者|著者
    ものではありません|pendapat pribadi|skribent|다를|무관|일치하지|تعبر|يعبر|تعكس|tác giả|không
    """
)
NOTE_OPENINGS = Table(
    ("note: editorial", EDITORIAL),
    ("note: history of the article", HISTORY),
    ("note: about the author", THE_AUTHOR),
)
NOTES = Table(
    *NOTE_OPENINGS.rows,
    (
        "note: disclaimer",
        Within(Signs(*DISCLAIMER_SIGNS), DISCLAIMER, Signs(*DISCLAIMED_SIGNS)),
    ),
)
REACH = 400  # characters in which a note says that it is one


def note_rule(text: str) -> str | None:
    """The rule by which a line is a note, or None.

    The forms: "Correction: the vote was on Monday.", "The views expressed here are the author's
    own.", "This essay first appeared in a yearbook.", "The author is a fellow of an institute."
    """
    if len(text) > MAX_NOTE or not NOTES.may_fit(text):
        return None
    return NOTES.first(text[:REACH])


def opens_note(text: str) -> bool:
    """Whether a line begins a note by its first words, whatever stands around it."""
    return NOTE_OPENINGS.may_fit(text) and NOTE_OPENINGS.first(text[:REACH]) is not None


def is_about_author(text: str) -> bool:
    """Whether a line speaks of "the author" without a name."""
    return bool(THE_AUTHOR.match(text[:200]))
