"""What a site says on its own behalf: appeals to give, follow or write, licences, ways onward.

Each pattern holds the form in as many languages as it is found in: en de fr es pt it nl pl sv da
no tr ru uk zh ja ko ar vi.
"""

from archive.page.patterns import any_case, line_start
from archive.page.signs import Signs
from archive.page.tables import Table, Within

MAX_APPEAL = 500
MAX_LINK = 120

SUPPORT = line_start(
    r"""
    ^(?:please |you can |help us |help )?(?:support|donate to|contribute to|fund) (?:us\b|our\b|
    this (?:site|blog|project)|independent (?:journalism|media|reporting)|the work of)|
    ^(?:please )?(?:consider |make )(?:making |becoming |donating|supporting |a ).{0,40}(?:donation|
    supporter|member|patron|contribution|us\b|our\b)|
    ^(?:if you )?(?:enjoy(?:ed)?|like[ds]?|appreciate[ds]?|value|found|love[ds]?) (?:reading )?(?:
    this|what you|our|the) .{0,80}(?:subscri|shar(?:e|ing)\b|donat|consider|support|sign up|follow|
    newsletter|check out|buy\b|tell )|
    ^if you .{0,60}(?:subscri|donat|support us|supporting our|become a member)|
    ^(?:deine|ihre|jede) spende\b|^stay (?:informed|connected|up to date|ahead of)\b|
    ^become an? (?:member|supporter|patron|subscriber)\b|^subscribe (?:to|for|now|today|from)\b|
    ^(?:unterstützen sie|unterstütze) (?:uns|unsere?n?|den|die|unabhängigen)\b|^(?:hat ihnen|
    gefällt ihnen|hat dir|ihnen gefällt|dir gefällt) (?:dieser|unser|der|das|was)\b|
    ^(?:soutenez|aidez)[- ](?:nous|notre|le|la|un)\b|^(?:cet article vous a plu|vous avez aimé)|
    ^(?:apoya|apoye|ayúdanos|haz una donación|hazte soci[oa])\b|^si (?:te|le) (?:gustó|ha gustado)|
    ^(?:apoie|faça uma doação)\b|^(?:gostou d[aeo]s?|se você gostou)\b|^(?:sostieni|sostienici|
    aiutaci a|fai una donazione)\b|^(?:ti è piaciuto|se ti è piaciuto)\b|^steun (?:ons|onze|
    onafhankelijke)\b|^(?:wesprzyj|wspieraj) (?:nas|nasz)|^(?:podobał|spodobał) ci się|
    ^stöd (?:oss|vår|vårt)\b|^støt (?:os|vores)\b|^støtt (?:oss|vår)\b|
    ^(?:поддержите|поддержать) (?:нас|наш|проект|редакц)|^если вам понрави|^(?:підтримайте|
    підтримати) (?:нас|наш|проєкт|редакц)|^якщо вам сподоба|^bizi destekle|
    ^(?:支持我们|支持我們|赞助我们|贊助我們)|^(?:후원하기|후원 계좌|정기 ?후원)|^(?:ادعم|
    ادعموا)(?:نا| )|
    ^(?:ủng hộ chúng tôi|ủng hộ tòa soạn)
    """
)
FOLLOW = line_start(
    r"""
    ^(?:and )?(?:please )?(?:follow|like|find|join|connect with|visit) (?:us|me|him|her|them|
    @?[\w. ]{2,40}) (?:on|at|via|in) (?:our )?(?:facebook|twitter|instagram|linkedin|youtube|
    telegram|google|x\b|bluesky|mastodon|threads|whatsapp|tiktok)|^(?:(?:follow|twitter|x|e-?mail|
    instagram)\s*[:：]?\s*)@[\w.]{2,30}\.?$|^(?:listen to|watch|subscribe to) (?:
    our|the|this) .{0,40}\b(?:podcast|channel|show)\b.{0,40}$|^(?:download|get|install) (?:the|
    our|us on) .{0,30}\b(?:app|google play|app store)\b|^(?:folgen sie|folge|folgt) (?:uns|dem|
    der)\b.{0,40}\b(?:auf|bei|in)\b|^(?:devenez fan|retrouvez[- ]nous)\b|
    ^(?:síguenos|síguanos|siga|sigue|únete) (?:a |en |con )?.{0,40}\b(?:facebook|twitter|
    instagram|whatsapp|telegram|google|youtube)\b|^(?:siga|siga-nos|curta|acompanhe|
    inscreva-se)\b.{0,50}\b(?:facebook|twitter|instagram|whatsapp|telegram|google|youtube)\b|
    ^(?:seguici|segui|iscriviti)\b.{0,40}\b(?:facebook|twitter|instagram|whatsapp|telegram|google|
    youtube)\b|^volg (?:ons|het|de)\b.{0,30}\b(?:op|via)\b|^(?:obserwuj|śledź|polub|dołącz do)
    \s(?:nas|nasz)\b|^följ oss på\b|^følg (?:os|oss) på\b|^(?:следите за|
    читайте|присоединяйтесь к|подписывайтесь на) (?:нами|нас|нам|наш)|^(?:стежте за|читайте|
    приєднуйтесь до|підписуйтесь на) (?:нами|нас|наш)|
    ^(?:تابعونا|تابعنا) (?:على|عبر)|^theo dõi .{0,40}(?:trên|google)
    """
)
FOLLOW_WITHIN = Within(
    Signs(
        *("suivez", "bizi", "关注", "關注", "追蹤", "訂閱", "扫描", "下载", "公式", "アプリ"),
        *("채널", "페이지", "@"),
    ),
    any_case(
        r"""
        ^@[\w.]{3,30}$|\bsuivez[- ]nous sur\b|\bbizi .{0,30}takip edin|
        (?:关注|關注|追蹤|訂閱).{0,12}(?:公众号|公眾號|官方微信|官方微博|粉絲團|頻道)|扫描.{0,6}二维码|下载.{0,10}(?:app|客户端)$|(?:公式|
        アプリ).{0,12}(?:フォロー|ダウンロード)|(?:채널|페이지).{0,10}(?:구독|추가)(?:하기)?$
        """
    ),
)
WRITE_TO = line_start(
    r"""
    ^(?:to|for) (?:find out more|learn more|more (?:information|details|stories|articles|news|from))
    \b.{0,160}\b(?:contact|visit|click|go to|see|follow|e-?mail|write|subscribe)\b|
    ^(?:have|got|do you have) (?:a |an |any |something )(?:tip|story|question|opinion|
    to say|to share|comment|news)\b.{0,120}\?|^(?:send|submit|e-?mail) (?:us )?(?:your |a |an |
    letters?|comments?|tips?|feedback|op-?eds?|questions?|corrections?)\b.{0,80}(?:@|\bto\b|
    \bhere\b|\bpost\b)|^(?:click|tap) here (?:to|for)\b.{0,80}$|^(?:want|would you like) to (?:
    respond|comment|contribute|write|read more|know more|get|receive)\b|
    ^when you (?:sign up|subscribe|register)\b|
    ^(?:please )?(?:read|see|consult) our (?:privacy|terms|comment|community|
    guidelines|submission)|^schreiben sie (?:uns|an)\b.{0,60}@|^(?:envíe|envía|escriba|escríbenos)\b
    .{0,80}@|^(?:escreva|envie)\b.{0,80}@|^(?:écrivez|envoyez)\b.{0,80}@|^(?:scrivi|inviaci)\b
    .{0,80}@|^(?:пишите|присылайте|нашли ошибку|заметили ошибку)\b|^(?:знайшли|помітили) помилку\b|
    ^(?:letters?|comments?|submissions?|replies|responses) (?:should|can|may|must) be
    \s(?:sent|submitted|addressed|e-?mailed)\b|^(?:leserbriefe?|zuschriften|reageren|reacties|
    courrier des lecteurs|cartas al director|cartas|listy do redakcji|kirim(?:kan)? (?:surat|
    tulisan))\b.{0,80}@|
    ^(?:hibás|znalazłeś błąd)|^(?:기사 ?제보|제보는)\b|
    ^como você se sentiu com|^(?:was this|did you find this|war dieser|fue útil|esta página foi)
    \b.{0,40}(?:helpful|useful|article|hilfreich|útil).{0,20}\?.{0,20}$
    """
)
WRITE_TO_WITHIN = Within(
    Signs("privacy", "unsubscribe", "email", "e-mail", "enter"),
    any_case(
        r"""
        \b(?:takes?|take) your privacy (?:very )?seriously|\byou (?:can|may) unsubscribe\b|
        \b(?:enter|leave) your e-?mail (?:address )?(?:below|here|in)|
        (?:ctrl|cmd)\s?\+\s?enter
        """
    ),
)
LICENSE = line_start(
    r"""
    ^(?:no part of|reproduction (?:in|of|without)|reprinted (?:with|by) permission)\b|
    ^(?:nachdruck|reproducción|reprodução|riproduzione)
    \s(?:nur |total |prohibida|proibida|riservata|vietata|verboten|parcial)|^(?:перепечатка|
    использование материалов|передрук|використання матеріалів)\b|^(?:转载|轉載)(?:请|請|时|時)
    """
)
LICENSE_WITHIN = Within(
    Signs(
        *("creative", "licensed", "licenced", "published", "reproduced", "copied", "republished"),
        *("禁止", "严禁", "嚴禁", "不得", "无断", "転載"),
    ),
    any_case(
        r"""
        \bcreative commons\b.{0,40}\b(?:licen[cs]e|attribution|lizenz)|
        \blicen[cs]ed under (?:a|the|cc)\b|\bmay not be (?:published|reproduced|copied|
        republished)\b.{0,60}\b(?:broadcast|rewritten|without|redistributed|distributed)|
        (?:禁止|严禁|嚴禁|不得)(?:转载|轉載|复制|複製)|无断(?:転載|使用)|(?:不許|禁無断)転載
        """
    ),
)
ONWARD = line_start(
    r"""
    ^(?:prev|previous|next|older|newer)(?: (?:post|article|
    story|entry|page))?\s*[:：]\s*\S|^(?:vorheriger|nächster) (?:artikel|beitrag)\s*[:：]|
    ^(?:article )?(?:précédent|suivant)\s*[:：]|^(?:(?:artículo|entrada|noticia) )?(?:anterior|
    siguiente)\s*[:：]|^(?:(?:artigo|post|matéria) )?(?:anterior|próximo|próxima)\s*[:：]|
    ^(?:articolo )?(?:precedente|successivo)\s*[:：]|^(?:vorige?|volgende?)(?: (?:artikel|
    bericht))?\s*[:：]|^(?:poprzedni|następny)\b.{0,10}[:：]|^(?:föregående|nästa|forrige|neste|
    næste)\b.{0,10}[:：]|^(?:önceki|sonraki)\b.{0,10}[:：]|^(?:предыдущ|следующ|попередн|наступн)
    \w{1,4}(?: \w{3,10})?\s*[:：]|^(?:上一篇|下一篇|上一則|下一則|前の記事|次の記事|이전 ?글|
    다음 ?글|
    이전 ?기사|다음 ?기사)\s*[:：]|^(?:السابق|التالي)\s*[:：]|^bài (?:trước|sau)\s*[:：]
    """
)
ARROW = Within(
    Signs("←", "⟵", "⇐", "◄", "→", "⟶", "⇒", "►"),
    any_case(r"^(?:←|⟵|⇐|◄)\s*\S|\S\s{0,9}(?:→|⟶|⇒|►)$"),
)
APPEALS = Table(
    ("appeal", SUPPORT),
    ("sharing", FOLLOW),
    ("sharing", FOLLOW_WITHIN),
    ("appeal", WRITE_TO),
    ("appeal", WRITE_TO_WITHIN),
    ("legal", LICENSE),
    ("legal", LICENSE_WITHIN),
    ("neighbours", ONWARD),
    ("neighbours", ARROW),
)
LONG_APPEALS = Table(
    ("appeal", SUPPORT),
    ("appeal", WRITE_TO),
    ("appeal", WRITE_TO_WITHIN),
    ("legal", LICENSE),
    ("legal", LICENSE_WITHIN),
)


def appeal_kind(text: str) -> str | None:
    """What a line of a site on its own behalf is for, or None.

    The forms: "Support our journalism", "Follow us on Facebook", "To find out more, contact the
    desk", "Licensed under a Creative Commons license", "← Previous: The weir".
    """
    if len(text) <= MAX_LINK:
        return APPEALS.first(text)
    return LONG_APPEALS.first(text) if len(text) <= MAX_APPEAL else None
