"""Names of sections that any newspaper or journal may have, in eighteen languages."""

from archive.page.patterns import words

SECTIONS = frozenset(
    words(
        """
        opinion|opinions|op-ed|op-eds|op ed|opinion line|opinion & analysis|opinion and analysis
        editorial|editorials|comment|commentary|commentaries|column|columns|columnists|contributors
        analysis|analyses|views|view|viewpoint|viewpoints|voices|perspective|perspectives|ideas
        essay|essays|letters|debate|features|feature|interview|interviews|blogs|insight|insights
        world|politics|business|economy|economics|international|national|culture|sports|science
        technology|security|society|health|environment|foreign policy|foreign affairs|diplomacy
        meinung|kommentar|kommentare|gastbeitrag|gastkommentar|debatte|leitartikel|kolumne|kolumnen
        politik|wirtschaft|gesellschaft|kultur|wissenschaft
        tribune|tribunes|débats|débat|chronique|chroniques|éditorial|éditoriaux|point de vue|idées
        opinión|tribuna|columna|columnas|editoriales|análisis|debate abierto|política|economía
        opinião|artigo|artigos|análise|coluna|colunas|editoriais|economia
        opinioni|commenti|editoriale|editoriali|analisi|politica
        opinie|column|columns|debat|politiek|economie|felieton|felietony|publicystyka|opinia|polityka
        åsikt|åsikter|ledare|debatt|krönika|kultur|meninger|kronikk|leder|kronik|kronikker
        görüş|görüşler|yazarlar|köşe yazısı|köşe yazıları|siyaset
        мнение|мнения|колонка|колонки|комментарий|аналитика|политика|экономика|общество
        думка|думки|погляди|аналітика|політика|економіка|колонка
        评论|評論|观点|觀點|社论|社論|时评|時評|专栏|專欄|国际|國際|社説|オピニオン|論説|コラム|国際
        오피니언|칼럼|사설|기고|시론|국제|정치|경제
        رأي|آراء|مقالات|مقالات رأي|تحليل|تحليلات|افتتاحية|سياسة
        bình luận|quan điểm|góc nhìn|ý kiến|xã luận|thế giới
        """
    )
)


def is_section_name(text: str) -> bool:
    """Whether a line is nothing but a section's name: "Opinion", "Meinung"."""
    return text.strip(" :：|>»").casefold() in SECTIONS
