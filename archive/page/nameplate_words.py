"""Words that papers have in their names and that hardly stand in menus, in many languages."""

import re

_ANYWHERE = """
    times herald courier tribune gazette chronicle observer examiner guardian inquirer enquirer
    telegraph sentinel dispatch argus mercury ledger advertiser
    weekblad dagblad courant rundschau
    bote merkur gazetesi postası sanomat hírlap noviny listy deník
    обозреватель вестник ведомости известия газета курьер листок
    вісник газета тиждень дзеркало часопис
    समाचार टाइम्स जागरण पत्रिका
"""
ANYWHERE = frozenset(_ANYWHERE.split())
# At the start, before a name of its own or with an article: "Diario del Sur", "Le Courrier du Val".
_FIRST = """
    courrier gazette dépêche quotidien écho journal voix tribune revue
    diario heraldo periódico gaceta correo mercurio semanario noticiero revista
    folha jornal diário gazeta correio
    corriere mattino giornale gazzetta messaggero resto eco
    głos gazeta kurier dziennik przegląd tygodnik
    harian koran majalah báo tạp thời
    صحيفة جريدة مجلة दैनिक
"""
FIRST = frozenset(_FIRST.split())
_GLUED = r"""
    zeitung|tageblatt|tagblatt|abendblatt|volksblatt|wochenblatt|rundschau|anzeiger|kurier|courant|
    dagblad|weekblad|krant|avisa|avisen|koerier|bladet|tidning|tidningen|tidende|posten|タイムズ|タイムス|日報|日报|時報|时报|晚報|晚报|
    新報|新报|週報|周报|周刊|週刊|新聞網|新闻网|新聞デジタル|新聞電子版|일보|신문|타임스|시보
"""
GLUED = re.compile(rf".*[^\W\d_].{{0,40}}(?:{''.join(_GLUED.split())})", re.IGNORECASE)
ARTICLES = frozenset("the der die das le la les l el los il lo de het o a os as".split())
