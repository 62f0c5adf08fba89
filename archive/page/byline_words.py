"""Words of credit lines in many languages: before names, before sources, for offices."""

import re

from archive.page.patterns import any_case, line_start

CUE = line_start(
    r"""
    (?:(?:written|reported|posted|published|submitted|edited|story|text|words|opinion|analysis|
    commentary|column|guest post|guest essay|article|essay|review|interview|reporting|
    contributed|created|filed|a guest post|an op-ed|op-ed) by|by|by:|author\(s\)|guest author|
    authors?|text(?=\s?:)|words(?=\s?:)|interview(?=\s?:)|writers?|byline|von|
    eine? (?:kommentar|gastbeitrag|beitrag|essay|artikel|gastkommentar|analyse|kolumne|interview|
    reportage|glosse) von|(?:gast)?(?:kommentar|
    beitrag|essay) von|autor(?:en|in|innen)?|verfasst von|geschrieben von|text von|
    (?:klumme|kronikk?|kommentar|debatindlæg|debattinnlegg|innlegg|analyse|leder|ledare|krönika|
    debattartikel|essay|essä|anmeldelse) (?:af|av)|(?:column|opinie|opiniestuk|essay|analyse) van|
    (?:commento|editoriale|intervista|analisi|intervento) di|
    (?:tribune|chronique|billet|analyse|commentaire|éditorial|enquête|reportage) par|
    (?:columna|opinión|tribuna|crónica|análisis|artigo|opinião|crônica|análise|coluna) por|
    par|auteure?s?|
    autrice|propos recueillis par|écrit par|rédigé par|por|autor(?:es|a|as)?|escrito por|texto de|
    publicado por|di|a cura di|autor[ei]|autrice|scritto da|door onze (?:redacteur|
    correspondent|verslaggever)|door|auteurs?|geschreven door|tekst|
    przez|autorzy|autorka|napisał|opr\.|napisała|av|skriven av|text av|författare|af|skrevet af|
    skrevet av|forfatter|tekst av|yazan|yazar|yazarı|haber|автор(?:ы|ка)?|текст|автори|пише|пишет|
    作者|撰文|撰稿|文|记者|記者|本报记者|編集委員|論説委員|特派員|
    作\s?者|筆者|著者|文・|執筆|글|글쓴이|필자|기자|저자|
    بقلم|كتب|كتبت|كتبه|الكاتب|الكاتبة|تأليف|إعداد|tác giả|bài|người viết|bởi|
    viết bởi|oleh|penulis|ditulis oleh|reporter(?=\s?:)|लेखक|लेखिका|írta|szerző|kirjoittaja|
    teksti(?=\s?:)|γράφει (?:ο|η)|γράφουν οι|του συντάκτη|napsala?|autorka)
    (?:\s*[:：/／]\s*|\s+)(?=\S)
    """
)
GLUED_CUE = re.compile(
    r"By(?=[A-Z][a-z]+ [A-Z])|(?:记者|記者|文・|論説委員・|編集委員・)(?=[\u3400-\u9fff]{2,4}$)"
)
SOURCE = line_start(
    r"""
    (?:source|from|first published (?:in|by|at)|originally published (?:in|by|at)|quelle|fuente|
    fonte|bron|źródło|källa|kilde|kaynak|источник|джерело|来源|來源|文章来源|新闻来源|信息来源|
    出典|提供|情報元|출처|المصدر|nguồn|theo)\s*[:：]\s*(?=\S)
    """
)
ROLE = any_case(
    r"""
    \b(?:professor|prof\.|lecturer|fellow|researcher|director|president|vice president|editor|
    columnist|correspondent|reporter|writer|analyst|scholar|scientist|chair(?:man|woman)?|head|
    chief|senior|associate|assistant|adviser|advisor|ambassador|minister|secretary|founder|
    co-founder|author of|journalist|commentator|economist|historian|student|dean|member of|
    contributor|staff|expert|consultant|activist|lawyer|university|institute|institution|college|
    school of|academy|
    center for|centre for|foundation|direktor\w*|redakteur\w*|leiter\w*|wissenschaftler\w*|
    forscher\w*|referent\w*|universität|institut|professeure?|directeur|directrice|chercheure?|
    chercheuse|maître|journaliste|université|profesora?|director[ae]?|investigadora?|
    catedrátic[oa]|periodista|analista|universidad|instituto|professora?|diretora?|pesquisadora?|
    jornalista|universidade|professore(?:ssa)?|direttore|direttrice|ricercatore|ricercatrice|
    giornalista|università|istituto|hoogleraar|onderzoeker|universiteit|profesor|dyrektor|
    analityk|adiunkt|uniwersytet|instytut|forskare|universitet|docent|lektor|profesör|doç|öğretim|
    üniversitesi|enstitüsü|профессор|директор|научный|сотрудник|эксперт|аналитик|обозреватель|
    институт\w*|университет\w*|професор|науковий|співробітник|експерт|аналітик|оглядач|
    інститут\w*|університет\w*|colunista|columnista|kolumnist\w*|chroniqueu(?:r|se)|
    éditorialiste|écrivaine?|philosophe|sociologue|economista|escritora?|sociólog[oa]|filósof[oa]|
    historiadora?|scrittore|scrittrice|sociolog[oa]|storic[oa]|schrijver|schrijfster|historicus|
    hydroloog|econoom|socioloog|journalist\w*|soziolog\w*|historiker\w*|philosoph\w*|
    schriftsteller\w*|publizist\w*|dziennikar(?:z|ka)|publicyst(?:a|ka)|historyk|socjolog|pisar(?:z|
    ka)|
    журналист\w*|писатель\w*|историк|журналіст\w*|письменни\w+|історик\w*|gazeteci|akademisyen|
    peneliti|wartawan|dosen|sosiolog|nhà báo|nhà văn|nhà nghiên cứu|giáo sư|tiến sĩ|nghiên cứu viên|
    giám đốc|chuyên gia|đại học|
    viện)\b|教授|研究员|研究員|副教授|讲师|主任|所长|所長|院长|院長|学者|學者|作家|評論家|ジャーナリスト|弁護士|詩人|律师|专家|專家|评论员|
    評論員|大学|大學|研究院|研究所|学院|교수|연구원|연구위원|위원|소장|원장|대표|학장|연구소|
    대학교|센터장|논설|أستاذ|باحث|مدير|رئيس|كاتب|محلل|جامعة|معهد|مركز
    """
)


STRONG_ROLE = any_case(
    r"""
    \b(?:professor|lecturer|fellow|researcher|director|editor|columnist|correspondent|analyst|
    scholar)\b|教授|研究员|研究員|교수|연구원|연구위원
    """
)
ISSUE = re.compile(
    r"(?:№|no\.|nr\.?|n[º°]|issue|vol(?:ume)?\.?|ausgabe|heft|numéro|número|numero|nummer|выпуск|"
    r"номер|випуск|第)\s?\d|\d+\s?[号號期호]$",
    re.IGNORECASE,
)
COUNTERS = re.compile(
    r"[^\W\d]{2,20}\s*[:：]?\s*[\d\s.,]{1,9}|\D{0,12}\d{1,2}[:.h]\d{2}\D{0,8}|(?:uhr|a\.?m|p\.?m|[A-Z]{2,4})\.?",
    re.IGNORECASE,
)
CLOCKS = re.compile(
    r"(?:[\s:,(（)）|·-]*(?:kl\.?|um|at|à|ore|alle|às|om|o|godz\.|klo|saat|в|о|uhr|am|pm|a\.m\.|p\.m\.|"
    r"updated|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|aktualizacja|"
    r"uppdaterad|opdateret|oppdatert|güncelleme|обновлено|оновлено|更新|最終更新|最后更新|最後更新|"
    r"수정|cập nhật|\d{1,2}[./]\d{1,2}(?=\s\d)|\d{1,2}[.:h]\d{2}|\d{1,6}(?:文字|字|자)))+[\s)）.]*",
    re.IGNORECASE,
)
OFFICE = (
    r"(?:[cC]olumnist|[cC]ontributor|[cC]orrespondent|[rR]eporter|[eE]ditor|[sS]taff [wW]riter|"
    r"[cC]ommentator|[kK]olumnistin?|[kK]orrespondentin?|[rR]edakteurin?)"
)
