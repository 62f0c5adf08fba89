"""Names of sections that any newspaper or journal may have, in many languages.

Beside them what stands in the same bars and names none: calls to subscribe or to sign in.
"""

from archive.page.patterns import line_start, words

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
        opini|kolom|analisis|tajuk|tajuk rencana|nasional|internasional|ekonomi|politik|budaya
        विचार|राय|संपादकीय|सम्पादकीय|ब्लॉग|राजनीति|अर्थव्यवस्था|दुनिया|देश
        γνώμη|γνώμες|απόψεις|άποψη|αρθρογραφία|πολιτική|οικονομία|názory|komentáře|domácí|zahraničí
        opinii|editoriale|vélemény|publicisztika|mielipide|pääkirjoitus|kolumni|politiikka|talous
        """
    )
)


def is_section_name(text: str) -> bool:
    """Whether a line is nothing but a section's name: "Opinion", "Meinung"."""
    return text.strip(" :：|>»").casefold() in SECTIONS


NOT_IN_A_WORD = r"(?![^\W\d_])"
LETTERS = line_start(
    rf"""
    ^(?:letters(?: to the editors?| from (?:our )?readers)?|letter to the editor|
    (?:our )?readers['’]? (?:letters|write)|your letters|leser(?:innen)?briefe|
    briefe an die redaktion|zuschriften|leserstimmen|
    (?:le )?courrier des lecteurs|lettres? (?:à la rédaction|des lecteurs)|
    cartas (?:al director|a la directora|a la redacción|de (?:los )?lectores|ao diretor|
    ao editor|à redação|d[eo]s? leitores)|cartas|lettere (?:al direttore|alla redazione|
    dei lettori)|ingezonden brieven|lezersbrieven|brieven van lezers|listy (?:do redakcji|
    (?:od )?czytelników)|insändare|læserbreve?|lesarbrev|leserinnlegg|leserbrev|
    okur(?:lardan)? mektupları|okurlardan mektuplar|письма (?:в редакцию|читателей)|
    листи (?:до редакції|читачів)|thư bạn đọc|ý kiến bạn đọc|
    رسائل القراء|بريد القراء){NOT_IN_A_WORD}|
    (?:读者来信|讀者來信|读者来函|讀者投書|読者の声|読者投稿|독자 ?투고|독자의 ?(?:편지|소리))
    """
)
# After a call in letters that join to words nothing of the kind may follow: "Login-free living".
CALL = line_start(
    r"""
    ^(?:(?:subscribe|sign[ -]?(?:in|up|out)|log[ -]?(?:in|on|out)|register(?: now| here)?|
    create (?:an |your )?account|my account|become a (?:member|subscriber|supporter)|
    abonnieren|jetzt (?:abonnieren|anmelden|registrieren)|abo(?: bestellen)?|anmelden|abmelden|
    einloggen|registrieren|mein konto|
    abonnez[ -]vous|s['’ ]abonner|je m['’ ]abonne|se connecter|connectez[ -]vous|je me connecte|
    connexion|s['’ ]inscrire|inscrivez[ -]vous|mon compte|identifiez[ -]vous|
    suscríb(?:ete|ase)|suscribirse|iniciar sesión|ingresar|regístrate|regístrese|registrarse|
    inicia sesión|mi cuenta|assine|assinar|fazer login|cadastre[ -]se|inscreva[ -]se|minha conta|
    abbonati|abbonarsi|accedi|registrati|iscriviti|il mio account|
    abonneren|abonneer(?: u| je)?|word abonnee|inloggen|aanmelden|registreren|mijn account|
    subskrybuj|zaprenumeruj|zaloguj(?: się)?|zarejestruj się|moje konto|
    prenumerera|bli prenumerant|logga in|mitt konto|abonn[ée]r|bliv? abonnent|log ind|logg inn|
    min konto|abone ol|giriş yap|üye ol|kayıt ol|üye girişi|hesabım|
    подписаться|подпи(?:шитесь|сывайтесь)|войти|вход|регистрация|зарегистрироваться|
    личный кабинет|підписатися|підпи(?:шіться|суйтесь)|увійти|вхід|реєстрація|
    اشترك|اشتركوا|تسجيل(?: الدخول)?|سجل الدخول|حسابي|đăng (?:nhập|ký)|
    masuk|daftar|berlangganan|σύνδεση|εγγραφή|přihlásit se|autentificare|bejelentkezés|kirjaudu)
    (?![^\W\d_]|-[^\W\d_])|
    (?:会员|會員|用户|用戶)?(?:登录|登錄|登入)|(?:立即|免费|免費)?(?:订阅|訂閱|注册|註冊)|
    購読|定期購読|ログイン|会員登録|新規登録|無料登録|구독|정기구독|로그인|회원 ?가입)
    """
)


def is_call(text: str) -> bool:
    """Whether a line or a step of a menu calls to subscribe or to sign in: "Abonnez-vous"."""
    return CALL.match(text.strip()) is not None
