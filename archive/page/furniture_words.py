"""What sites print around an article, by kind and language: data for `archive.page.furniture`.

A phrase stands for a whole line, compared without case, punctuation, symbols and numbers; so
"comments" also takes "12 Comments" and "Comments (3)". Languages: en de fr es pt it nl pl sv da
no tr ru uk zh ja ko ar vi, fewer of id hi el cs ro hu fi. One string per language, phrases parted
by a bar.
"""

from archive.page.patterns import words

COMMENTS = words(
    """
    comments form|comment form|comment policy|submit comments|submit a comment|post comment
    post your comment|leave your comment|view all comments|show all comments|load more comments
    add comment|reader responses|submit your comment|your comment|comments section
    ihr kommentar|kommentar abgeben|kommentar absenden|kommentarrichtlinien|zu den kommentaren
    forum|beitrag kommentieren|réagissez|déposer un commentaire|écrire un commentaire
    haz un comentario|escribe tu comentario|normas de comentarios|ver todos los comentarios
    faça seu comentário|escreva seu comentário|ver todos os comentários|scrivi il tuo commento
    il tuo commento|alle reacties|plaats reactie|twój komentarz|pokaż wszystkie komentarze
    alla kommentarer|alle kommentarer|yorum yapın|tüm yorumlar|yorumunuz|все комментарии читателей
    напишите комментарий|додайте коментар|всі коментарі|我来说两句|我要發言|查看全部评论|全部留言
    コメントを送信|コメントする場合|댓글 작성|댓글을 남겨주세요|اكتب تعليقك|كل التعليقات
    thêm bình luận|tất cả bình luận|bình luận của bạn
    comments|no comments|no comments yet|leave a comment|leave a reply|post a comment
    add a comment|add your comment|write a comment|join the conversation|join the discussion
    view comments|show comments|see all comments|read comments|load comments|share your thoughts
    comments are closed|what do you think|reader comments|be the first to comment
    sign in to comment|log in to comment|your email address will not be published
    blog comments powered by disqus
    please enable javascript to view the comments powered by disqus
    kommentare|keine kommentare|kommentar schreiben|kommentar verfassen
    kommentar hinterlassen|schreiben sie einen kommentar|schreibe einen kommentar
    kommentare anzeigen|alle kommentare|leserkommentare|diskutieren sie mit|ihre meinung zählt
    kommentieren|jetzt kommentieren|mitdiskutieren|antwort schreiben|kommentieren forum lesen
    commentaires|aucun commentaire|laisser un commentaire|ajouter un commentaire
    poster un commentaire|publier un commentaire|voir les commentaires|réagir|vos réactions
    tous les commentaires|votre commentaire|commenter|laissez un commentaire
    comentarios|no hay comentarios|publicar un comentario|deja un comentario
    dejar un comentario|deja una respuesta|escribe un comentario|sin comentarios|ver comentarios
    añadir comentario|agregar un comentario|comentar|opiniones de los lectores|deje su comentario
    enviar comentario
    comentários|nenhum comentário|sem comentários|deixe um comentário
    deixe seu comentário|deixe o seu comentário|postar um comentário|enviar um comentário
    ver comentários|escreva um comentário|comente|deixar um comentário
    commenti|nessun commento|lascia un commento|scrivi un commento|posta un commento
    commenta|aggiungi un commento|i commenti|vedi i commenti|i vostri commenti
    reacties|geen reacties|plaats een reactie|geef een reactie|laat een reactie achter
    reageer|reageren|schrijf een reactie|bekijk reacties|geef je reactie
    komentarze|brak komentarzy|dodaj komentarz|skomentuj|prześlij komentarz
    zostaw komentarz|napisz komentarz|pokaż komentarze|wszystkie komentarze
    kommentarer|inga kommentarer|lämna en kommentar|skriv en kommentar|kommentera
    visa kommentarer|lägg till en kommentar
    ingen kommentarer|skriv kommentar|læg en kommentar|tilføj en kommentar|kommentér
    vis kommentarer|efterlad en kommentar|giv din mening til kende
    legg igjen en kommentar|legg inn en kommentar|kommenter|se kommentarer|skriv en kommentar
    yorumlar|yorum yok|yorum yap|yorum yaz|yorum gönder|yorum ekle|bir yorum yaz
    henüz yorum yapılmamış|ilk yorumu siz yapın|okuyucu yorumları|bir cevap yazın
    комментарии|комментарии к новости|нет комментариев|оставить комментарий
    добавить комментарий|отправить комментарий|комментировать|написать комментарий|обсуждение
    обсудить|все комментарии|ваш комментарий|показать комментарии|оставьте комментарий
    коментарі|немає коментарів|залишити коментар|додати коментар|опублікувати коментар
    прокоментувати|коментувати|написати коментар|обговорення|усі коментарі
    发表评论|發表評論|留言|我要留言|我要评论|暂无评论|网友评论|最新评论|全部评论
    查看评论|添加评论|没有评论|沒有留言|張貼留言|发表留言|發表留言|發表回應|网友留言|共有评论
    条评论
    コメント|コメントを書く|コメントする|コメントを残す|コメントを投稿|コメントなし
    コメントはありません|コメント一覧|コメントを見る|みんなのコメント
    댓글|댓글 쓰기|댓글 달기|댓글 없음|댓글 등록|댓글 보기|의견 쓰기|댓글을 입력하세요|한줄 의견
    댓글 남기기|전체 댓글|독자 의견|기사 댓글
    التعليقات|تعليقات|لا تعليقات|لا توجد تعليقات|أضف تعليق|أضف تعليقا|اترك تعليقا|اترك ردا
    اكتب تعليقا|إضافة تعليق|شارك برأيك|إرسال تعليق|أضف تعليقك|اترك تعليقاً|أضف تعليقاً
    ý kiến bạn đọc|gửi bình luận|viết bình luận|để lại bình luận
    không có bình luận|chưa có bình luận|gửi ý kiến|ý kiến của bạn|xem bình luận|đăng nhận xét
    không có nhận xét nào|phản hồi
    komentar|beri komentar|tulis komentar|kirim komentar|tinggalkan komentar|lihat semua komentar
    belum ada komentar|komentar anda
    टिप्पणियाँ|टिप्पणी|टिप्पणी करें|टिप्पणी लिखें|कोई टिप्पणी नहीं|अपनी राय दें|कमेंट करें|कमेंट्स
    σχόλια|αφήστε ένα σχόλιο|γράψτε σχόλιο|κανένα σχόλιο|komentáře|přidat komentář|diskuse
    vstoupit do diskuse|comentarii|comentează|lasă un comentariu|adaugă un comentariu
    hozzászólások|hozzászólás írása|kommentek|kommentit|kommentoi|kirjoita kommentti
    """
)

# With a number only: "1 comment". Alone they name a section or head a part of the article.
COMMENT_COUNTS = words(
    """
    comment|kommentar|commentaire|comentario|comentário|commento|reactie|komentarz|yorum
    комментарий|комментария|комментариев|коментар|коментаря|коментарів|评论|評論|تعليق
    bình luận|ý kiến
    """
)

# A reader's words, shown amid the article, stand below such a line.
PICKED_COMMENT = words(
    """
    top comment|featured comment|comment of the day|reader pick|readers pick|best comment
    leserkommentar|kommentar des tages|commentaire du jour|comentario destacado
    comentário em destaque|commento del giorno|лучший комментарий|найкращий коментар
    öne çıkan yorum|热门评论|精选评论|ピックアップコメント|베스트 댓글|تعليق مميز|bình luận nổi bật
    """
)

RELATED = words(
    """
    topics in this article|topics in this story|read our complete coverage|full coverage
    themen in diesem artikel|themen des artikels|mehr gastkommentare|ämnen i artikeln|i artikeln
    dans cet article|sujets de l article|temas del artículo|en esta noticia|temas da matéria
    neste artigo|argomenti dell articolo|in dit artikel|w tym artykule|emner i artiklen
    emner i artikkelen|i denne saken|темы статьи|теми статті|本文主题|この記事のトピック
    이 기사의 주제|مواضيع المقال|related coverage|related items|related columns|read also
    more by|more from|related video
    in case you missed it|you may have missed|more coverage|more on these topics|our picks
    readers also liked|people also read|suggested reading|in other news|other stories|other posts
    related videos|recommended video|recommended videos|today s top stories|more great stories
    from our partners|what others are reading|what we re reading|more columns|latest columns
    latest from this author|also by this author|other articles by this author|more essays
    you might be interested in|you may be interested in|in this series|more in this series
    recent columns|recent comments|past articles|previous columns|watch more|related podcasts
    lesen sie auch|auch lesenswert|das könnte ihnen auch gefallen|mehr von diesem autor
    mehr von dieser autorin|weitere kommentare|weitere kolumnen|mehr aus dieser serie
    weitere texte|passend zum thema|meistgeklickt|aus dem archiv|video des tages
    du même auteur|de la même autrice|dans le même numéro|nos autres articles|à voir aussi
    lire plus d articles|les articles les plus consultés|vidéo|dernières chroniques
    del mismo autor|más del autor|otros artículos|más artículos|lo más compartido|más columnas
    te puede gustar|quizás te interese|también puedes leer|mira también|no te pierdas
    do mesmo autor|mais do autor|outros artigos|mais artigos|mais colunas|pode interessar
    tudo sobre|mais vistas|mais comentadas|assista também|você pode se interessar
    dello stesso tema|altri dello stesso autore|notizie più lette|da non perdere|guarda anche
    van dezelfde auteur|meer van deze schrijver|lees ook deze artikelen|aanrader|aanraders
    tego autora|tego samego autora|więcej tego autora|inne teksty|warto zobaczyć|sprawdź też
    mer av samma författare|mer från författaren|missa inte|fler krönikor|fler texter
    mere af samme forfatter|flere klummer|gå ikke glip af|mer av samme forfatter
    flere kronikker|ikke gå glipp av
    önerilen video|önerilen videolar|yazarın tüm yazıları|yazarın son yazıları|günün manşetleri
    ilgili konular|bunlar da var|en son haberler|en çok yorumlananlar|en çok izlenenler
    вопрос ответ|статья по теме|сюжет|сюжеты|на эту тему|подробнее по теме|другие материалы
    материалы автора|другие статьи автора|ранее по теме|топ|выбор редакции|также по теме
    що ще почитати|інші матеріали|інші статті|матеріали автора|вибір редакції|стаття за темою
    作者其他文章|同类文章|看了这篇文章的人还看了|更多相关|更多评论文章|大家都在看|你可能想看
    本周热门
    延伸阅读推荐|相关视频|相關影音|熱門影音|今日热点|專欄文章|其他專欄
    この著者の記事|この筆者の記事|同じ著者の記事|関連動画|関連する記事|この連載の記事|バックナンバー
    この記事の関連記事|よく読まれている記事|同じカテゴリの記事
    필자의 다른 글|기자의 다른 기사|이 기자의 다른 기사|함께 볼 만한 기사|추천 뉴스|관련 영상
    관련 동영상
    지금 뜨는 뉴스|화제의 뉴스|이런 기사는 어떠세요
    مقالات الكاتب|المزيد من المقالات|للكاتب أيضا|مقالات سابقة|الأكثر تعليقا|فيديو ذو صلة
    اقرأ للكاتب نفسه|أهم الأخبار
    cùng tác giả|bài cùng tác giả|video liên quan|tin tài trợ|tin hot|bài nổi bật
    related|related articles|related article|related stories|related story|related news
    related posts|related content|related topics|related links|related reading
    you might also like|you may also like|you may like|you might like|more like this
    more on this story|more on this topic|more on this|read next|up next|what to read next
    recommended|recommended for you|recommended reading|recommended stories|most read
    most popular|most viewed|most shared|most commented|most recent|popular|popular posts
    trending|trending now|trending stories|top stories|top news|latest|latest news|latest stories
    latest articles|latest posts|recent posts|recent articles|editors picks|editors pick
    editors choice|more stories|more news|more articles|more from this author|more by this author
    more opinion|more in opinion|see also|see more|also read|also in this section|further reading
    in this section|from the archive|around the web|from around the web|promoted stories
    sponsored content|sponsored links|sponsored stories|paid content|read more stories|don t miss
    keep reading|more posts|stories you may like|more from the web|must read|must reads
    other articles|similar articles|other news|featured|featured stories|explore more
    continue exploring|more to read|more from author|about the author s other works
    mehr zum thema|zum thema|weitere artikel|ähnliche artikel|verwandte artikel
    das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant
    lesen sie auch|lesen sie mehr|mehr lesen|meistgelesen|meistgelesene artikel
    am meisten gelesen|beliebt|neueste artikel|neueste beiträge|aktuelle meldungen|empfohlen
    empfehlungen|weitere themen|weitere beiträge|weitere nachrichten|mehr aus dem ressort
    top artikel|verwandte themen|dazu passend|weiterlesen|weitere angebote|artikel tools|topnews
    neu auf der seite|mehr zu diesem thema|weitere meldungen|redaktionsempfehlung
    articles liés|sur le même sujet|sur le même thème|à lire aussi|lire aussi|à lire également
    lire également|vous aimerez aussi|vous aimerez peut être|articles similaires|les plus lus
    le plus lu|les plus populaires|articles récents|derniers articles|à la une
    dans la même rubrique|dans le même dossier|plus d articles|recommandé pour vous
    les plus commentés|à découvrir|nos recommandations|pour aller plus loin
    les articles les plus lus|contenus sponsorisés|dernières actualités
    relacionado|relacionados|artículos relacionados|noticias relacionadas|contenido relacionado
    te puede interesar|también te puede interesar|le puede interesar|lea también|lee también
    lea además|más noticias|más leído|más leídas|lo más leído|lo más visto|las más leídas
    últimas noticias|lo último|te recomendamos|recomendados|ver más|ver también
    más sobre este tema|más información|entradas recientes|otras noticias|en esta sección
    temas relacionados|seguir leyendo|más en opinión|además
    notícias relacionadas|artigos relacionados|conteúdo relacionado|leia também|leia mais
    veja também|veja mais|saiba mais|mais lidas|mais lidos|as mais lidas|mais notícias
    últimas notícias|últimas|recomendados para você|você pode gostar|você também pode gostar
    posts relacionados|mais sobre o assunto|ler também|outras notícias|principais notícias
    deixe sua opinião|destaques
    articoli correlati|correlati|notizie correlate|leggi anche|potrebbe interessarti
    potrebbe interessarti anche|potrebbero interessarti|ti potrebbe interessare
    ti potrebbe interessare anche|i più letti|più letti|le più lette|ultime notizie
    ultimi articoli|articoli recenti|dello stesso autore|sullo stesso argomento|altri articoli
    consigliati|vedi anche|altre notizie|in primo piano|raccomandati per te
    gerelateerd|gerelateerde artikelen|lees ook|lees verder|lees meer|meer over dit onderwerp
    meer nieuws|meest gelezen|best gelezen|laatste nieuws|populair|aanbevolen
    misschien vind je dit ook interessant|ook interessant|meer artikelen|recente berichten
    zie ook|meer van deze auteur|verder lezen
    powiązane|powiązane artykuły|podobne artykuły|podobne|zobacz też|zobacz także|czytaj też
    czytaj także|czytaj więcej|przeczytaj także|przeczytaj też|najczęściej czytane
    najpopularniejsze|najnowsze|ostatnie wpisy|polecane|polecamy|więcej na ten temat
    może cię zainteresować|to może cię zainteresować|inne artykuły|warto przeczytać|zobacz więcej
    wiadomości
    relaterat|relaterade artiklar|läs också|läs även|läs mer|läs vidare|mest läst|mest lästa
    senaste nytt|senaste nyheterna|rekommenderat|mer om ämnet|mer från|fler artiklar|populärt
    du kanske också gillar|se även|liknande artiklar
    relateret|relaterede artikler|læs også|læs mere|læs videre|mest læste|mest læst|seneste nyt
    seneste nyheder|anbefalet|anbefalede artikler|mere om emnet|flere artikler|andre læser
    måske vil du også kunne lide|se også|forsiden lige nu
    relatert|relaterte artikler|relaterte saker|les også|les mer|les videre|mest lest|mest leste
    siste nytt|siste nyheter|anbefalt|mer om|flere saker|se også|kanskje du også vil like
    flere artikler
    ilgili|ilgili haberler|ilgili yazılar|ilgili içerikler|benzer haberler|benzer yazılar
    bunlar da ilginizi çekebilir|ilginizi çekebilir|en çok okunanlar|çok okunanlar|son haberler
    son dakika|son yazılar|önerilen|önerilenler|diğer haberler|diğer yazılar|ayrıca bakınız
    sizin için seçtiklerimiz|günün öne çıkanları|editörün seçtikleri|yazarın diğer yazıları
    похожие статьи|похожие материалы|похожие новости|читайте также|читайте ещё|читайте еще
    смотрите также|см также|по теме|материалы по теме|статьи по теме|другие новости|ещё новости
    самое читаемое|популярное|самое популярное|последние новости|новости партнеров
    новости партнёров|рекомендуем|вам может быть интересно|вас может заинтересовать
    главные новости|главное|еще по теме|ещё по теме|другие статьи|лента новостей|топ новости
    читать ещё|новости сми|загрузка
    схожі статті|схожі матеріали|схожі новини|читайте також|дивіться також|за темою|по темі
    матеріали за темою|інші новини|найпопулярніше|популярне|останні новини|новини партнерів
    рекомендуємо|вас може зацікавити|вам може бути цікаво|головні новини|читати ще|також читайте
    стрічка новин
    相关阅读|相关新闻|相关文章|相关链接|相关报道|相关推荐|相关内容|相關新聞|相關文章|相關閱讀
    相關連結|相關報導|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|热门新闻|熱門新聞
    最新文章|最新新闻|最新消息|猜你喜欢|猜你喜歡|你可能还喜欢|你可能喜歡|您可能感兴趣|更多新闻
    更多文章|更多精彩|热点推荐|精彩推荐|為你推薦|为您推荐|推薦文章|热门推荐|阅读排行|点击排行
    更多|看更多|其他文章|新闻排行|編輯精選|編輯推薦|编辑推荐|热点新闻|往期回顾
    関連記事|関連ニュース|関連リンク|関連トピックス|関連キーワード|関連情報|あわせて読みたい
    合わせて読みたい|こちらもおすすめ|おすすめ|おすすめ記事|おすすめの記事|人気記事|人気の記事
    アクセスランキング|ランキング|最新記事|最新ニュース|新着記事|新着|もっと見る
    この記事を読んだ人は|次に読みたい|注目記事|注目の記事|ピックアップ|編集部のおすすめ|一覧へ
    一覧
    관련기사|관련 기사|관련뉴스|관련 뉴스|관련 글|관련글|연관기사|추천기사|추천 기사|많이 본 기사
    많이 본 뉴스|인기기사|인기 기사|최신기사|최신 기사|최신뉴스|주요기사|주요 뉴스|실시간 뉴스
    함께 보면 좋은 기사|이 기사와 함께|다른 기사|더보기|더 보기|인기뉴스|오늘의 주요뉴스
    함께 읽을 글|당신이 관심 있을만한 이슈|이 시각 주요뉴스|랭킹뉴스|이시각 주요기사
    مواضيع ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا
    اقرأ المزيد|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|أحدث الأخبار|المزيد|مقالات أخرى
    قد يعجبك أيضا|قد يهمك أيضا|قد يهمك أيضاً|مواضيع مشابهة|موضوعات متعلقة|أخبار متعلقة
    مقالات مشابهة|شاهد أيضا|شاهد أيضاً|المزيد من الأخبار|ذات صلة|مختارات|الأكثر تداولا
    bài viết liên quan|tin liên quan|bài liên quan|tin tức liên quan|có thể bạn quan tâm
    có thể bạn thích|đọc thêm|xem thêm|tin mới|tin mới nhất|tin khác|tin cùng chuyên mục
    các tin khác|bài khác|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất|tin nổi bật
    bài viết mới|bài viết khác|tin đọc nhiều|cùng chuyên mục|tin tức khác|đừng bỏ lỡ
    baca juga|berita terkait|artikel terkait|berita populer|terpopuler|terkini|berita terbaru
    artikel lainnya|berita lainnya|lihat juga|rekomendasi untuk anda|pilihan editor|simak juga
    यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित खबरें|संबंधित लेख|और पढ़ें|ताज़ा खबरें|ताजा खबरें
    लोकप्रिय|सबसे ज़्यादा पढ़े गए|अन्य खबरें|ट्रेंडिंग
    διαβάστε επίσης|σχετικά άρθρα|δείτε επίσης|τελευταία νέα|δημοφιλή|související články
    související|čtěte také|nejčtenější|přečtěte si také|citește și|articole similare
    cele mai citite|știri similare|ultimele știri|kapcsolódó cikkek|legolvasottabb|ajánlott cikkek
    olvasta már|lue myös|aiheesta lisää|luetuimmat|uusimmat
    """
)

NEIGHBOURS = words(
    """
    prev|previous|next|previous article|next article|previous post|next post|previous story
    next story|prev article|older post|newer post|older posts|newer posts|older|newer|list
    back to list|next page|previous page|go to list
    vorheriger artikel|nächster artikel|vorheriger beitrag|nächster beitrag|zurück|weiter
    älterer post|neuerer post|zur übersicht
    article précédent|article suivant|précédent|suivant|retour à la liste|message plus ancien
    anterior|siguiente|artículo anterior|artículo siguiente|entrada anterior|entrada siguiente
    entrada antigua|entrada más reciente|volver
    próximo|próxima|artigo anterior|próximo artigo|post anterior|próximo post|voltar
    postagem mais antiga|postagem mais recente
    precedente|successivo|articolo precedente|articolo successivo|prossimo articolo|indietro
    avanti
    vorige|volgende|vorig artikel|volgend artikel|vorig bericht|volgend bericht|terug
    poprzedni|następny|poprzedni artykuł|następny artykuł|poprzedni wpis|następny wpis|wstecz
    dalej
    föregående|nästa|föregående artikel|nästa artikel|tillbaka
    forrige|næste|forrige artikel|næste artikel|tilbage
    neste|neste artikkel|forrige artikkel|tilbake
    önceki|sonraki|önceki haber|sonraki haber|önceki yazı|sonraki yazı|geri
    предыдущая|следующая|предыдущая статья|следующая статья|предыдущий|следующий|назад|вперёд
    предыдущая новость|следующая новость
    попередня|наступна|попередня стаття|наступна стаття|попередній|наступний|назад
    上一篇|下一篇|上一页|下一页|上一頁|下一頁|上一则|下一则|上一則|下一則|返回列表|返回|回列表
    尾页
    前の記事|次の記事|前へ|次へ|前のページ|次のページ|一覧に戻る|戻る
    이전|다음|이전글|다음글|이전 기사|다음 기사|이전기사|다음기사|목록|목록으로|목록보기
    السابق|التالي|المقال السابق|المقال التالي|الخبر السابق|الخبر التالي|العودة
    bài trước|bài sau|bài tiếp theo|trang trước|trang sau|tiếp theo|trước|quay lại
    """
)

ABOUT_AUTHORS = words(
    """
    über die autor in|über die autor innen|autor innen|zur person|zu den personen|kurzbiografie
    about the author|about the authors|about the writer|about the contributor|about this author
    author|authors|the author|the authors|contributor|contributors|author bio|bio
    zum autor|zur autorin|zu den autoren|zu den autorinnen|über den autor|über die autorin
    über die autoren|autor|autorin|autoren|der autor|die autorin|l auteur|les auteurs
    à propos de l auteur
    sobre el autor|sobre la autora|acerca del autor|sobre o autor|sobre a autora|l autore
    sull autore
    chi è l autore|over de auteur|o autorze|o autorce|om författaren|om forfatteren|yazar hakkında
    об авторе|об авторах|про автора|про авторів|作者简介|作者簡介|关于作者|關於作者|作者介绍
    著者紹介|筆者紹介
    著者プロフィール|プロフィール|필자 소개|저자 소개|글쓴이 소개|عن الكاتب|عن المؤلف|về tác giả
    tentang penulis|लेखक के बारे में|लेखक परिचय|o autorovi|despre autor|a szerzőről|kirjoittajasta
    """
)

SHARING = words(
    """
    share|share this|share this article|share this story|share this post|share this page|share on
    share via|share via email|share with|share on facebook|share on twitter|share on linkedin
    share on whatsapp|share on x|tweet|tweet this|pin it|print|print this|print article|email
    e mail|send email|send|email this|email this article|email article|copy link|copied
    link copied|save|save article|save this|bookmark|like|likes|facebook|twitter|linkedin
    whatsapp|telegram|reddit|pinterest|instagram|youtube|tiktok|kakaotalk|weibo|wechat|line
    messenger|flipboard|tumblr|google|rss|x|threads|bluesky|mastodon|pocket|follow|follow us
    follow us on|follow us on facebook|follow us on twitter|like us on facebook|text size
    font size|listen|listen to this article|listen to article|gift article|share tweet|shares
    views|read aloud|download pdf|pdf|view pdf|printer friendly|social|connect|reprints
    give this article|share article|more sharing options|share options|republish
    republish this article|cite
    teilen|artikel teilen|drucken|merken|merkliste|auf facebook teilen|auf twitter teilen
    per e mail senden|e mail senden|link kopieren|vorlesen|artikel drucken|folgen|folgen sie uns
    artikel anhören|artikel merken|mailen|weiterleiten|twittern|artikel vorlesen|schriftgröße
    partager|partagez|partager cet article|partager sur|partager sur facebook
    partager sur twitter|imprimer|envoyer|envoyer par mail|envoyer par email|suivez nous
    copier le lien|enregistrer|écouter|écouter cet article|partages|tweeter|offrir l article
    classer
    compartir|comparte|compartir en facebook|compartir en twitter|comparte esta noticia
    comparte este artículo|imprimir|enviar|enviar por correo|guardar|síguenos|síganos|seguir
    copiar enlace|escuchar|tuitear|compártelo|me gusta|comparte en
    compartilhar|compartilhe|partilhar|partilhe|compartilhar no facebook|compartilhe esta notícia
    salvar|siga nos|copiar link|ouvir|ouça este conteúdo|curtir|presentear|enviar por email
    condividi|condividi su facebook|condividi su twitter|condividi questo articolo|stampa|invia
    salva|seguici|seguici su|copia link|ascolta|ascolta l articolo|mi piace|regala
    delen|deel dit artikel|deel|deel op facebook|afdrukken|bewaren|volg ons|kopieer link|luister
    stuur door|mail|deel dit
    udostępnij|podziel się|udostępnij na facebooku|drukuj|wyślij|zapisz|obserwuj nas|skopiuj link
    tweetnij|lubię to|słuchaj|poleć|wydrukuj
    dela|dela artikeln|dela artikel|dela på facebook|skriv ut|spara|följ oss|kopiera länk|lyssna
    lyssna på artikel|lyssna på artikeln|länk kopierad|anmäl fel|tipsa|skicka
    del|del artiklen|del på facebook|udskriv|gem|følg os|kopiér link|lyt|print artikel|gem artikel
    del artiklen del|gem på læseliste|lyt til artiklen|lytt til saken|lytt til artikkelen
    del artikkelen|skriv ut|lagre|følg oss|kopier lenke|lytt|tips en venn|del saken
    paylaş|paylaşın|facebook ta paylaş|twitter da paylaş|yazdır|gönder|kaydet|bizi takip edin
    bağlantıyı kopyala|dinle|beğen|takip et|haberi paylaş|abone ol google
    поделиться|поделиться в facebook|поделитесь|распечатать|печать|версия для печати|отправить
    сохранить|подписывайтесь|подписывайтесь на нас|скопировать ссылку|слушать|вконтакте
    одноклассники|телеграм|мы в соцсетях|нравится|твитнуть|ссылка скопирована|на печать
    поділитися|поширити|роздрукувати|друкувати|версія для друку|надіслати|зберегти|підписуйтесь
    підписуйтесь на нас|скопіювати посилання|слухати|мені подобається|ми в соцмережах
    分享|分享到|分享至|分享到微信|分享文章|打印|打印本页|列印|收藏|转发|转发到|微信|微博|新浪微博
    腾讯微博|朋友圈|复制链接|複製連結|关注我们|關注我們|追蹤我們|扫一扫|微信扫一扫|点赞|赞|讚
    字号|字級|字体|大|中|小|字体大小|分享给好友|纠错|关闭窗口|分享本文|分享這篇文章|臉書|推特
    加入收藏|朗读|听新闻|举报|推薦|推荐
    シェア|シェアする|共有|共有する|ツイート|ツイートする|印刷|印刷する|保存|保存する|フォロー
    フォローする|フェイスブック|ツイッター|はてなブックマーク|リンクをコピー|いいね|メールで送る
    記事を保存|文字サイズ|この記事をシェア|送る|ブックマーク|クリップ
    공유|공유하기|기사 공유|기사공유|페이스북|트위터|카카오톡|카카오스토리|네이버|밴드|인쇄
    인쇄하기|스크랩|url복사|url 복사|링크 복사|메일보내기|이메일|글자크기|글자 크기|가|좋아요
    구독|구독하기|프린트|본문 글씨 키우기|본문 글씨 줄이기|기사저장|저장|sns 기사보내기
    기사보내기|기사 듣기|음성으로 듣기
    شارك|مشاركة|شارك المقال|مشاركة على فيسبوك|طباعة|إرسال|حفظ|تابعنا|تابعونا|فيسبوك|تويتر|واتساب
    تيليجرام|نسخ الرابط|استمع|شارك الخبر|انشر|بريد|أرسل إلى صديق|حجم الخط|تغريد|غرد|شاركها
    chia sẻ|chia sẻ bài viết|chia sẻ facebook|in|in bài|in trang|gửi email|lưu|lưu bài|theo dõi
    theo dõi chúng tôi|sao chép liên kết|nghe|thích|zalo|gửi bài|cỡ chữ|chia sẻ lên facebook|gửi
    bản in
    bagikan|bagikan artikel|bagikan ke|salin tautan|cetak|simpan|ikuti kami|kirim|tautan disalin
    शेयर करें|साझा करें|शेयर|प्रिंट|फॉलो करें|हमें फॉलो करें|लिंक कॉपी करें|फेसबुक|ट्विटर|व्हाट्सएप
    κοινοποίηση|κοινοποιήστε|μοιραστείτε το|εκτύπωση|sdílet|sdílet na facebooku|tisknout|vytisknout
    distribuie|share pe facebook|tipărește|urmărește-ne|megosztás|megosztom|nyomtatás
    kövessen minket
    jaa|jaa artikkeli|tulosta|seuraa meitä|kopioi linkki
    """
)

MENUS = words(
    """
    home|homepage|menu|main menu|search|login|log in|sign in|sign up|register|subscribe
    subscribe now|my account|account|skip to content|skip to main content|skip navigation
    skip to navigation|jump to content|back to top|to top|top|top of page|go to top|return to top
    global edition|about|about us|contact|contact us|privacy|privacy policy|terms|terms of use
    terms of service|terms and conditions|cookie policy|cookies|cookie settings|sitemap|site map
    site index|advertise|advertise with us|careers|jobs|help|faq|faqs|feedback|newsletter
    newsletters|archive|archives|close|open menu|close menu|toggle navigation|toggle menu
    navigation|language|english|your account|donate|support us|become a member|membership|shop
    store|podcasts|videos|video|photos|gallery|sections|topics|categories|tags|all sections|more
    less|show more|show less|view all|see all|load more|accept|accept all|accept cookies|i agree
    agree|reject all|manage cookies|ok|got it|continue|submit|cancel|reply|report|reset|go
    create a free account|already have an account|sign up for free|add to favorites
    ajouter à vos sélections|pour ajouter l article à vos sélections|s inscrire gratuitement
    vous possédez déjà un compte|déjà abonné|haben sie bereits ein konto|kostenlos registrieren
    zur merkliste hinzufügen|ya tiene cuenta|ya eres suscriptor|já é assinante|já tem conta
    hai già un account|sei già abbonato|heb je al een account|masz już konto|har du redan ett konto
    har du allerede en konto|zaten üye misiniz|уже есть аккаунт|вже є акаунт|已有账号|已有帳號
    anmäl text och faktafel|anmäl till medieombudsmannen|rette fejl|korrigieren|fehler melden
    report an error|report a typo|signaler une erreur|notificar error|reportar erro
    loading|join in|edition|print edition|today s paper|e paper|epaper|mobile|mobile version
    desktop version|full site|apps|weather|horoscope|crossword|puzzles|games|sudoku|obituaries
    classifieds|corrections|masthead|staff|press|rss feeds|our team|download|attached the file
    attachment|attachments|attached file|all rights reserved|disclaimer|imprint
    accessibility|legal notice|legal|editorial policy
    startseite|suche|suchen|anmelden|abmelden|registrieren|abonnieren|abo|jetzt abonnieren
    mein konto|zum inhalt|zum inhalt springen|zum hauptinhalt springen|direkt zum inhalt
    nach oben|zum seitenanfang|über uns|kontakt|datenschutz|datenschutzerklärung|impressum|agb
    nutzungsbedingungen|hilfe|schließen|menü|mehr|archiv|rechtliches|impressum offenlegung
    alle rechte vorbehalten|cookie einstellungen|alle akzeptieren|akzeptieren|ablehnen|anzeigen
    mediadaten|werben|kündigen|barrierefreiheit|e paper|ressorts|themen|merkzettel|einloggen
    hauptmenü|karriere|abo kündigen|newsletter abonnieren
    accueil|recherche|rechercher|connexion|se connecter|s inscrire|inscription|s abonner
    abonnez vous|je m abonne|mon compte|aller au contenu|aller au contenu principal|haut de page
    retour en haut|à propos|qui sommes nous|nous contacter|contactez nous|mentions légales
    politique de confidentialité|conditions générales|cgu|cgv|confidentialité|aide|fermer
    plan du site|publicité contact|gestion des cookies|tout accepter|accepter|refuser|voir plus
    rubriques|tous droits réservés|données personnelles|je me connecte|identifiez vous|déconnexion
    inicio|portada|buscar|búsqueda|iniciar sesión|ingresar|entrar|registrarse|regístrate
    suscribirse|suscríbete|suscríbase|mi cuenta|ir al contenido|saltar al contenido
    ir al contenido principal|volver arriba|subir|arriba|quiénes somos|sobre nosotros|acerca de
    contacto|contáctenos|aviso legal|política de privacidad|política de cookies
    términos y condiciones|ayuda|cerrar|menú|mapa del sitio|aceptar|aceptar todo|rechazar
    todos los derechos reservados|secciones|hemeroteca|publicidad contacto|edición impresa|idioma
    início|busca|pesquisar|pesquisa|fazer login|cadastre se|assine|assine já|minha conta
    ir para o conteúdo|pular para o conteúdo|ir para o topo|voltar ao topo|topo|quem somos
    sobre nós|sobre|contato|contacto|fale conosco|política de privacidade|política de cookies
    termos de uso|ajuda|fechar|mapa do site|aceitar|aceitar todos|todos os direitos reservados
    anuncie|trabalhe conosco|editorias|sair|notificações
    cerca|accedi|registrati|abbonati|il mio account|vai al contenuto|salta al contenuto|torna su
    torna all inizio|chi siamo|contatti|privacy policy|informativa privacy|note legali
    termini e condizioni|aiuto|chiudi|mappa del sito|accetta|accetta tutto|rifiuta
    tutti i diritti riservati|redazione|pubblicità contatti|sezioni|esci|cookie policy
    zoeken|inloggen|aanmelden|registreren|abonneren|word abonnee|mijn account|naar inhoud
    ga naar inhoud|ga naar de inhoud|naar boven|terug naar boven|over ons|contact|privacybeleid
    privacyverklaring|algemene voorwaarden|gebruiksvoorwaarden|hulp|sluiten|accepteren
    alle rechten voorbehouden|colofon|adverteren|cookiebeleid|rubrieken|voorpagina
    strona główna|szukaj|wyszukaj|zaloguj|zaloguj się|zarejestruj się|subskrybuj|prenumerata
    moje konto|przejdź do treści|przejdź do głównej treści|do góry|powrót na górę|na górę|o nas
    kontakt|polityka prywatności|regulamin|pomoc|zamknij|mapa strony|akceptuję|zgadzam się
    wszelkie prawa zastrzeżone|redakcja|reklama kontakt|więcej|wyloguj|kategorie
    hem|sök|logga in|registrera|prenumerera|mitt konto|hoppa till innehåll|gå till innehåll
    till toppen|om oss|kontakta oss|integritetspolicy|användarvillkor|hjälp|stäng|meny|acceptera
    alla rättigheter förbehållna|annonsera|startsida|kundtjänst|bli prenumerant
    hjem|søg|log ind|opret|abonnér|bliv abonnent|min konto|gå til indhold|spring til indhold
    til toppen|om os|kontakt os|privatlivspolitik|vilkår|hjælp|luk|accepter
    alle rettigheder forbeholdes|forside|cookiepolitik|annoncering|kundeservice
    søk|logg inn|registrer|abonner|bli abonnent|min side|hopp til innhold|gå til innhold|om oss
    kontakt oss|personvern|personvernerklæring|hjelp|lukk|godta|alle rettigheter|meny|forsiden
    annonsere|kundesenter
    ana sayfa|anasayfa|ara|arama|giriş|giriş yap|üye ol|kayıt ol|abone ol|hesabım|içeriğe geç
    içeriğe atla|ana içeriğe atla|yukarı|yukarı çık|başa dön|hakkımızda|iletişim|künye
    gizlilik politikası|kullanım koşulları|yardım|kapat|menü|site haritası|kabul et
    tüm hakları saklıdır|çerez politikası|reklam iletişim|son|üyelik
    главная|на главную|главная страница|поиск|войти|вход|регистрация|подписаться|подписка
    личный кабинет|мой аккаунт|перейти к содержанию|перейти к основному содержанию|наверх|вверх
    в начало|о нас|о проекте|контакты|редакция|реклама на сайте|политика конфиденциальности
    пользовательское соглашение|помощь|закрыть|меню|карта сайта|принять|согласен
    все права защищены|рубрики|вакансии|архив|показать ещё|показать еще|правила комментирования
    выйти
    головна|на головну|пошук|увійти|вхід|реєстрація|підписатися|підписка|мій кабінет
    перейти до вмісту|перейти до змісту|нагору|вгору|догори|про нас|про проєкт|контакти|редакція
    політика конфіденційності|правила користування|допомога|закрити|меню|мапа сайту|карта сайту
    прийняти|усі права захищені|всі права захищені|рубрики|архів
    首页|首頁|网站首页|搜索|搜尋|搜寻|登录|登錄|登入|注册|註冊|会员登录|會員登入|订阅|訂閱
    我的账户|跳到主要内容|跳到主要內容|跳至内容|跳至內容|跳转到主要内容|返回顶部|回到顶部
    回到頂部|回頂部|返回首页|回首頁|关于我们|關於我們|联系我们|聯絡我們|联系方式|隐私政策
    隱私權政策|隱私政策|使用条款|使用條款|服务条款|帮助|幫助|关闭|關閉|菜单|選單|网站地图
    網站地圖|网站导航|同意|接受|版权所有|版權所有|广告服务|廣告刊登|招聘信息|法律声明|免责声明
    免責聲明|设为首页|加入收藏夹|手机版|客户端|简体|繁體|繁体|简体中文|繁體中文|中文|english|投稿
    下载|下載|附件|无障碍|新闻|新聞|国际|國際
    ホーム|トップ|トップページ|検索|ログイン|ログアウト|会員登録|新規登録|購読|無料登録
    マイページ|本文へ|本文へスキップ|コンテンツへスキップ|メインコンテンツへスキップ|ページトップ
    ページトップへ|ページの先頭へ|トップへ戻る|会社概要|運営会社|お問い合わせ
    プライバシーポリシー|個人情報保護方針|利用規約|ヘルプ|閉じる|メニュー|サイトマップ|同意する
    無断転載を禁じます|著作権|広告掲載|採用情報|すべて見る|申し込む|今すぐ登録|ダウンロード|日本語
    홈|홈으로|메뉴|전체메뉴|검색|로그인|로그아웃|회원가입|구독신청|마이페이지|본문 바로가기
    본문으로 바로가기|주메뉴 바로가기|메뉴 바로가기|하단 바로가기|바로가기|맨위로|맨 위로|위로
    상단으로|top으로 이동|회사소개|소개|문의|문의하기|개인정보처리방침|개인정보취급방침|이용약관
    도움말|닫기|사이트맵|동의|무단전재 및 재배포 금지|무단 전재 재배포 금지|저작권|광고문의|채용
    고충처리|첨부파일|다운로드|조회수|전체보기|청소년보호정책|이메일무단수집거부|기사제보
    제보하기|한국어|전체기사|pdf 보기
    الرئيسية|الصفحة الرئيسية|بحث|البحث|دخول|تسجيل الدخول|تسجيل|اشترك|اشترك الآن|حسابي
    انتقل إلى المحتوى|تخطي إلى المحتوى
    تخطى إلى المحتوى|انتقل الى المحتوى|تجاوز إلى المحتوى الرئيسي|إلى الأعلى|أعلى الصفحة
    العودة إلى الأعلى|من نحن|عن الموقع|اتصل بنا|تواصل معنا|سياسة الخصوصية|الشروط والأحكام
    شروط الاستخدام|مساعدة|إغلاق|القائمة|خريطة الموقع|موافق|قبول|جميع الحقوق محفوظة|أعلن معنا
    وظائف|هيئة التحرير|تحميل|العربية|الأرشيف
    trang chủ|tìm kiếm|đăng nhập|đăng ký|đăng xuất|tài khoản|chuyển đến nội dung
    chuyển tới nội dung|bỏ qua nội dung|về đầu trang|lên đầu trang|đầu trang|giới thiệu
    về chúng tôi|liên hệ|liên hệ quảng cáo|chính sách bảo mật|chính sách riêng tư
    điều khoản sử dụng|điều khoản|trợ giúp|đóng|danh mục|chuyên mục|sơ đồ trang|đồng ý|chấp nhận
    tòa soạn|tải về|tiếng việt|thời sự|bản quyền|đường dây nóng
    beranda|masuk|daftar|cari|pencarian|langganan|berlangganan|akun saya|tentang kami|kontak|redaksi
    hubungi kami|kebijakan privasi|syarat dan ketentuan|pedoman media siber|indeks|tutup|karir
    lompat ke konten|langsung ke konten|kembali ke atas|hak cipta|bantuan|kode etik|info iklan
    होम|मुख्य पृष्ठ|मुखपृष्ठ|लॉग इन|लॉगिन|साइन इन|साइन अप|रजिस्टर करें|खोजें|सर्च|सब्सक्राइब करें
    सब्सक्राइब|हमारे बारे में|संपर्क करें|गोपनीयता नीति|नियम और शर्तें|विज्ञापन दें|मेन्यू|बंद करें
    αρχική|σύνδεση|εγγραφή|αναζήτηση|συνδρομή|επικοινωνία|όροι χρήσης|ταυτότητα|πολιτική απορρήτου
    ποιοι είμαστε|domů|přihlásit|přihlásit se|registrace|hledat|předplatné|předplatit|můj účet
    o nás|kontakty|přejít k obsahu|přeskočit na obsah|zásady ochrany osobních údajů|acasă
    autentificare|înregistrare|căutare|caută|abonare|abonează-te|despre noi|sari la conținut
    politica de confidențialitate|termeni și condiții|kezdőlap|címlap|bejelentkezés|regisztráció
    keresés|előfizetés|előfizetek|rólunk|kapcsolat|impresszum|adatvédelem|ugrás a tartalomhoz
    etusivu|kirjaudu|kirjaudu sisään|hae|haku|tilaa|tilaajille|siirry sisältöön|tietosuoja|palaute
    ota yhteyttä|tietoa meistä
    """
)

ADVERTISING = words(
    """
    copy link copied|story continues|loading ad|ad loading|remove ads|go ad free|i m in
    advertisement|advertisements|advertising|ad|ads|sponsored|sponsor message|promoted
    article continues below|story continues below|story continues below advertisement
    article continues after advertisement|article continues after ad|continue reading
    continue reading below|continue reading the main story|continue reading below advertisement
    read more|read the rest|click here|scroll to continue|scroll down to continue|skip ad
    skip advert|ads by google|advert|this article continues below|read more below|paid post
    limited time offer subscribe now|hide|expand
    anzeige|werbung|anzeigen|werbeanzeige|weiter nach der anzeige
    artikel wird nach der anzeige fortgesetzt|nach der anzeige weiterlesen
    empfohlener redaktioneller inhalt|externer inhalt
    publicité|annonce|la suite après la publicité|la suite après cette publicité|lire la suite
    contenu sponsorisé|continuer la lecture|lire plus
    publicidad|anuncio|anuncios|patrocinado|continúa leyendo|sigue leyendo|leer más
    la noticia continúa tras la publicidad|continua después de la publicidad|leer la nota completa
    publicidade|anúncio|propaganda|continua após a publicidade|continua depois da publicidade
    continue lendo|patrocinado
    pubblicità|annuncio|continua a leggere|continua a leggere dopo la pubblicità|leggi di più
    leggi tutto|messaggio pubblicitario
    advertentie|reclame|lees verder na de advertentie|verder lezen na de advertentie
    het artikel gaat verder onder de advertentie
    reklama|ogłoszenie|dalsza część artykułu pod reklamą|czytaj dalej
    dalszy ciąg materiału pod wideo|ciąg dalszy artykułu pod reklamą|materiał sponsorowany
    annons|reklam|artikeln fortsätter efter annonsen|artikeln fortsätter under annonsen
    annonce|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen|reklame
    annonse|artikkelen fortsetter under annonsen|saken fortsetter under annonsen
    reklam|ilan|haberin devamı|haberin devamı aşağıda|devamını oku|yazının devamı
    реклама|на правах рекламы|продолжение после рекламы|читать далее|читать полностью
    читать дальше|продолжение ниже|промо
    реклама|на правах реклами|читати далі|читати повністю|продовження нижче
    广告|廣告|推广|贊助內容|继续阅读|繼續閱讀|阅读全文|閱讀全文|查看全文|展开全文|請繼續往下閱讀
    请继续往下阅读|內文未完 請繼續下一頁|文章未完 請繼續往下閱讀
    広告|スポンサーリンク|スポンサードリンク|続きを読む|記事は広告の後に続きます
    この記事は次ページに続く
    광고|스폰서|계속 읽기|기사 계속|기사 이어보기|광고 후 계속
    إعلان|إعلانات|تابع القراءة|أكمل القراءة|اعلان|إعلان ممول|محتوى ممول
    quảng cáo|tài trợ|tiếp tục đọc|đọc tiếp|xem tiếp
    iklan|scroll to resume content|lanjutkan membaca|scroll untuk melanjutkan membaca
    scroll to continue with content|artikel berlanjut setelah iklan|pilihan redaksi iklan
    विज्ञापन|पढ़ना जारी रखें|आगे पढ़ें|διαφήμιση|η συνέχεια μετά τη διαφήμιση|inzerce
    článek pokračuje pod reklamou|publicitate|continuarea după publicitate|hirdetés
    a cikk a hirdetés után folytatódik|mainos|juttu jatkuu mainoksen jälkeen
    premium|premium content|premium article|contenu premium|contenido premium|conteúdo premium
    """
)

# What stands at a picture or a player for those who cannot see it.
PICTURES = words(
    """
    view image in fullscreen|enlarge image|enlarge|open image modal|toggle caption|hide caption
    show caption|image caption|image source|view image|view photos|play video|video unavailable
    play|pause|mute|unmute|loading the player|fullscreen|exit fullscreen|click to enlarge
    tap to enlarge|see photos|embed from getty images|open gallery|view gallery|zoom
    bild vergrößern|vergrößern|bild in großansicht|galerie öffnen|video abspielen|bild anzeigen
    agrandir l image|agrandir|voir l image|voir la vidéo|ouvrir la galerie|plein écran
    ampliar imagen|ampliar|ver imagen|ver galería|reproducir vídeo|pantalla completa
    ampliar imagem|ver imagem|ver galeria|tela cheia|ingrandisci|apri galleria|schermo intero
    vergroot afbeelding|vergroot|bekijk galerij|powiększ|powiększ zdjęcie|zobacz galerię
    förstora bild|förstora|visa bild|forstør|forstør billede|se billeder|forstørr bildet
    se bildet større|resmi büyüt|büyüt|galeriyi aç|tam ekran|развернуть на весь экран
    выйти из полноэкранного режима|увеличить|открыть галерею|на весь экран|збільшити
    відкрити галерею|на весь екран|点击查看大图|查看大图|查看原图|放大|點擊放大|画像を拡大|拡大する
    拡大|拡大画像を見る|写真を拡大|이미지 확대보기|이미지 확대|사진 확대|사진확대|크게보기|확대보기
    تكبير الصورة|شاهد الصورة|ملء الشاشة|xem ảnh lớn|phóng to|toàn màn hình
    """
)
