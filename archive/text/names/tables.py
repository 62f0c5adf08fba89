"""Small tables of common names: enough to tell which end of a name is which, and no more.

Latin names stand without accents and in lower case, as `letters.name_letters` folds them.
"""

from archive.text.names.letters import name_letters

_ENGLISH = """
    aaron abigail adam adrian aidan alan albert alex alexander alexandra alexis alfred alice
    alicia alison allison amanda amber amelia amy andrea andrew andy angela ann anna anne anthony
    antonia april arthur ashley audrey barbara barry beatrice becky ben benjamin bernard beth
    bethany betty bill bob brad bradley brandon brenda brian bridget bruce bryan caitlin cameron
    carl carol caroline carolyn catherine charles charlie charlotte chloe chris christian
    christina christine christopher claire clara clifford clive clyde colin connor courtney craig
    cynthia daisy dan daniel danielle darren dave david dean debbie deborah denise dennis derek
    diana diane dominic donald donna dorothy doug douglas duncan dylan ed eddie edith edmund
    edward edwin eileen elaine eleanor elizabeth ellen ellie elliot elliott elsie emily emma eric
    erica erin esther ethan eugene eva evan eve evelyn ezra faith fiona frances francis frank fred
    frederick gail gareth gary gavin geoffrey george gerald gillian glen glenn gloria gordon grace
    graham greg gregory gwen hannah harold harriet harrison harry harvey hazel heather heidi helen
    henry holly hope howard hugh ian irene isaac isabel isabella ivy jack jacob jacqueline jake
    james jamie jane janet janice jason jasper jean jeannie jeff jeffrey jemima jennifer jenny
    jeremy jerry jesse jessica jill jim jimmy jo joan joanna joanne jodie joe joel john johnny jon
    jonathan jordan joseph josephine josh joshua joy joyce juan judith judy julia julian julie
    june justin karen kate katherine kathleen kathryn kathy katie kayla keith kelly ken kenneth
    kerry kevin kieran kim kimberly kirsten kyle lance larry laura lauren laurence laurie lawrence
    leah lee leo leonard leslie lester lewis liam lily linda lindsay lionel lisa liz logan lois
    lorraine louis louise lucas lucy luke luther lydia lynn madeleine madison malcolm marc marcia
    marcus margaret maria marian marie marilyn marion marjorie mark marshall martha martin mary
    mason matt matthew maureen maurice mavis max maxine megan melanie melissa meredith michael
    michelle miles miranda mitchell molly mona monica morgan muriel myra nadine nancy naomi
    natalie natasha nate nathan neil nell nelson nicholas nicola nicole nigel nina noah noel nora
    norah norma norman oliver olivia oscar owen pamela patricia patrick paul paula pauline pearl
    peggy penny perry peter petra philip phillip phoebe phyllis priscilla quentin rachel ralph
    randy raymond rebecca reginald rhys richard rita robert roberta robin rodney roger roland
    ronald rory rosa rosalind rose rosemary ross roy roz rupert russ russell ruth ryan sadie sally
    sam samantha samuel sandra sara sarah saul scott sean sebastian seth shane shannon sharon
    shaun sheila shirley sidney simon sonia sonya sophia sophie spencer stacey stan stanley stella
    stephanie stephen steve steven stewart stuart sue susan susanna suzanne sylvia tabitha tamara
    tara ted teresa terry tess thelma theodore theresa thomas tiffany tim timothy tina toby todd
    tom tony tracy trevor tristan tyler ursula valerie vanessa vera vernon veronica vicky victor
    victoria vincent violet virginia vivian walter wanda warren wayne wendy wesley wilfred will
    william willie winifred winston yvonne zachariah zachary zadie zoe
"""
_FRENCH_GERMAN_ITALIAN_NORDIC = """
    achim adele agathe agnes alain albrecht alessandro alessandra alexandre alois amelie anders
    andre andreas angelika anita anke anneliese annette annika anja antje antoine arnaud arne
    astrid aude aurelie axel baptiste bastien beate benedikt benoit bernd bernhard bertrand birgit
    birgitta bjorn boris brigitte bruno camille carla carlo carsten cecile cecilia celine chiara
    christa christel christiane christoph christophe claude claudia claus clemence clement
    cornelia corinne daniela david delphine denis detlef didier dieter dirk dominique dorothea
    eckhard edouard elena eleonora elisabeth elise elke emile emilie emmanuel erich erik erika
    ernst estelle etienne fabien fabio fabrice fabrizio federica federico felix ferdinand florence
    florian francesca francesco franck francois francoise frank franz frederic friedrich fritz
    gabriel gabriele gabriella gaelle gerard gerd gerhard gianluca gianni giorgio giovanna
    giovanni giulia giuseppe gisela gregoire guillaume gunnar gunter gustav guy hanna hannes hans
    harald hartmut hedwig heike heiko heinrich heinz helene helga helmut henning henri herbert
    hermann hilde holger horst hubert hugo ilse ines inga ingeborg ingo ingrid irmgard isabelle
    jacques jan jannik jens jerome joachim jochen johan johann johanna johannes jorg josef jules
    juliette julien jurgen jutta kai karin karl karsten katharina katja katrin kirsten klaus
    konrad kristina kurt lars laurent leonardo leonie lorenzo lothar luca lucia ludovic ludwig
    lutz magali magnus manfred manon manuela marcel marco marek margarete margarethe mario marius
    markus marta matteo matthias matthieu mathieu mathilde maurizio mauro maxime mats mattias
    melina michaela michel michele mireille monika monique moritz nadia nadine nathalie nicolas
    niels nils noemie norbert odile olaf olivier oliver otto paolo pascal patrice patrizia petra
    philipp philippe pierre pietro rainer ralf raphael reinhard reinhold remi renate rene riccardo
    roberto rolf romain rosemarie rudiger rudolf sabine sandrine sebastien serge severine silke
    silvia simone solveig sonja sophie stefan stefania stefano steffen stephane susanne sven
    svenja sybille tanja thierry thorsten tilman tobias torsten ulrich ulrike ursula ute uwe
    valentin valentina veronique viktor vincenzo volker walther werner wilhelm wolfgang xavier
    yann yannick yves
"""
_SPANISH_PORTUGUESE = """
    adriana agustin alejandra alejandro alfonso alfredo alicia alvaro amalia amparo ana andres
    angel angeles angelica antonio araceli armando arturo aurora beatriz belen benito bernardo
    blanca camila caridad carlos carmen carolina catalina cesar clara claudia concepcion consuelo
    cristian cristina cristobal daniela diego dolores eduardo elena elisa eloisa emilia emilio
    enrique ernesto esperanza esteban estela ester eugenia eugenio eva fabiola fatima felipe
    fernanda fernando francisca francisco gabriela gerardo gilberto gloria gonzalo graciela
    guadalupe guillermo gustavo hector hernan horacio hugo ignacio inmaculada ines irene isabel
    ismael ivan javier jesus joaquin joao jorge jose josefa juan juana julia julian julio laura
    leandro leonor leticia lidia lorena lourdes lucia luciana luis luisa luiz magdalena manuel
    manuela marcela marcelo marcos margarita maria mariana mariano marina mario marisol marta
    martina mateo mauricio mercedes miguel miriam monica montserrat nicolas noelia nuria octavio
    olga oscar pablo paloma patricia paulina paulo paz pedro pilar rafael raimundo ramon raquel
    raul ricardo roberto rocio rodolfo rodrigo rogelio rolando rosa rosario ruben salvador sandra
    santiago sara sebastian sergio silvia silvina sofia soledad susana teodoro teresa thiago tiago
    tomas valentina vanesa veronica vicente victor victoria virginia ximena yolanda zulema afonso
    aline antonia bruna caetano duarte filipa filipe goncalo henrique heloisa joana joaquim lucas
    matheus nuno otavio rui rute simao tania thais vasco vitor
"""
_SLAVIC_LATIN = """
    agnieszka aleksander aleksandr aleksandra aleksei aleksey alexander alexei alexey alina
    anastasia anatoly andrei andrey andriy andrzej aneta anton artem artur barbara bartosz beata
    bogdan bohdan boris dariusz darya denis dmitri dmitriy dmitry dmytro dorota ekaterina elena
    elzbieta evgeniy evgeny fyodor galina gennady grigory grzegorz halina igor ihor irina iryna
    ivan iwona jacek jadwiga jakub jaroslav jaroslaw jerzy joanna jozef justyna kamil karol
    katarzyna kateryna kirill konstantin krystyna krzysztof ksenia larisa leonid leszek lyudmila
    ludmila maciej maksim maksym malgorzata marcin marek mariusz martyna mateusz michal mikhail
    mykola mykhailo magdalena nadezhda natalia natalya nikita nikolai nikolay nina oksana oleg
    oleh oleksandr oleksiy olena olga olha paulina pavel pavlo pawel petr petro piotr polina rafal
    roman rostislav ruslan ryszard semyon sergei sergey serhiy slawomir stanislav stanislaw
    svetlana svitlana szymon taras tadeusz tatiana tatyana tetyana timofei tomasz urszula vadim
    valentin valery vasily vasyl viktor viktoria vitaly vitaliy vladimir vladislav volodymyr
    vyacheslav wieslaw witold wojciech yana yaroslav yegor yekaterina yelena yevgeny yevhen yulia
    yuri yuriy yury zbigniew zofia
"""
_ARABIC_PERSIAN_TURKISH_LATIN = """
    aaliyah abbas abdallah abdullah abdulaziz abdulrahman abdelaziz abdelkader abdelrahman adel
    adnan ahmad ahmed ahmet aisha akram ali alaa alireza amal amani amin amina amir amira ammar
    amr anas anwar asad asma ashraf aya ayman ayse aziz bahaa bashar basma bilal bushra dalia dina
    ehab emre esra eyad fadi fahad faisal farah farid faris fatema fatemeh fatima fatma fawzi
    fouad ghada ghassan habib hadi hadeel haider hala hamad hamid hamza hana hanan hani haris
    hasan hassan hatem hatice haytham heba hesham hossein huda hussam hussain hussein huseyin hoda
    ibrahim idris imad iman imran iyad ismail jafar jalal jamal jamil jawad kamal kareem karim
    khadija khaled khalid khalil khadeeja lama lamia layla leila leyla lina lubna maha mahdi
    mahmoud mahmud majid malak mansour mariam marwa marwan maryam maysa mehdi mehmet mohamed
    mohammad mohammed mohsen mona mostafa muhammad muhammed munir murat musa mustafa nabil nada
    nadia nader naji najla nasser nawal nermin nizar noor noura nour omar omer osama othman qasim
    rabab raed rami rana rania rasha rashid reem reza rima riyad saad sadiq saeed safa said salah
    saleh salem salim salma salman samar sami samia samir samira sana saud selim shadi shaimaa
    sherif shireen soha soraya suad suleiman sumaya taha tamer tarek tariq tawfik wael wafa walid
    waleed widad yasin yasir yasmin yasmine yasser youssef yousef yusuf zahra zaid zainab zakaria
    zaki zeina zeinab zeynep ziad
"""
_SOUTH_ASIAN_LATIN = """
    aarti ajay akash amit anand aniket anil anita anjali ankit anuradha aparna arjun arun arvind
    asha ashok bharat brahma chandra deepa deepak deepika devika dinesh divya ganesh gauri geeta
    girish gita gopal hari harish indira jaya jayant kamala karthik kavita kiran krishna kumar
    lakshmi lalita lata madhav mahesh manish manoj meena meera mohan mukesh nandini narayan
    narendra naveen neha nikhil nirmala nisha nitin padma parvati pooja pradeep prakash prasad
    pratap praveen
    priya purnima radha raghav rahul raj rajan rajesh rajiv rakesh ramesh ranjan ranjit ravi rekha
    rohan rohit sachin samir sandeep sangeeta sanjay santosh saroj sharad shashi shekhar shivani
    shreya shyam siddharth smita sneha srinivas sudha sudhakar sudhir sumit sunil sunita suresh
    swati tanvi uday uma usha vandana varsha varun venkat vijay vikas vikram vinod vishal vivek
    yogesh
"""
GIVEN_LATIN = frozenset(
    (
        _ENGLISH
        + _FRENCH_GERMAN_ITALIAN_NORDIC
        + _SPANISH_PORTUGUESE
        + _SLAVIC_LATIN
        + _ARABIC_PERSIAN_TURKISH_LATIN
        + _SOUTH_ASIAN_LATIN
    ).split()
)
_GIVEN_CYRILLIC = """
    александр александра алексей алена алина алла анастасия анатолий анатолій андрей андрій анна
    антон антонина аркадий арсений артем артём артур богдан борис вадим валентин валентина валерий
    василий василь вера вероника виктор виктория виталий віктор вікторія віталій владимир
    владислав володимир всеволод вячеслав галина геннадий георгий герман глеб григорий ганна дарья
    денис дмитрий дмитро евгений евгения екатерина елена елизавета олена ирина ірина иван іван
    игорь ігор илья инна катерина кирилл константин ксения ксенія лариса лев леонид леонід лидия
    любовь людмила максим маргарита марина мария марія марк матвей михаил михайло микола надежда
    наталия наталья наталія наталя никита николай нина ніна оксана олег олександр олександра
    олексій ольга павел павло петр пётр петро полина раиса роман ростислав руслан святослав семен
    семён сергей сергій софия софія станислав степан светлана світлана тамара тарас татьяна тетяна
    тимофей тимур федор фёдор эдуард юлия юлія юрий юрій яна ярослав яков
"""
GIVEN_CYRILLIC = frozenset(map(name_letters, _GIVEN_CYRILLIC.split()))
_GIVEN_ARABIC = """
    محمد أحمد احمد علي حسن حسين محمود مصطفى إبراهيم ابراهيم خالد عمر يوسف سعيد عادل طارق كريم سامي
    سمير نبيل وليد ياسر هشام حسام أيمن ايمن أشرف اشرف أسامة اسامة جمال كمال ماجد ناصر صالح سالم
    فيصل فهد سلطان بدر زياد رامي مروان غسان بسام فؤاد رضا مهدي حيدر جعفر عباس فاطمة عائشة مريم
    زينب خديجة سارة ليلى نور هدى منى رانيا دينا سلمى ياسمين هالة نادية سميرة أمل امل إيمان ايمان
    رشا غادة مها نهى هبة هند لمى
"""
GIVEN_ARABIC = frozenset(map(name_letters, _GIVEN_ARABIC.split()))
GIVEN = GIVEN_LATIN | GIVEN_CYRILLIC | GIVEN_ARABIC

# Given names that are common family names too: inside a name they tell nothing.
_ALSO_FAMILY = """
    adam alan albert alexander alfonso allison alonso andrew angel anthony arthur aziz barry
    bernard blanca boris bruce bruno cameron carl carol cesar charles christian clement clive
    craig daniel daniels david dean denis dennis diego donald douglas duncan edmund edward ernst
    felix ferdinand francis francisco frank franz frederick friedrich gabriel george gerald gordon
    graham grace gregory guy habib hamid harry harvey hasan hassan heinrich henry hermann holly
    howard hubert hugh hugo hussein ibrahim isaac jack jacob james jamal john jordan joseph joy
    joyce julian kelly khalil kim konrad krishna kumar lance lawrence lee leonard lewis logan
    louis lucas ludwig lynn mansour marco marcos marin marion marshall martin mason mateo mathieu
    matthews max maurice michel mohan morgan nasser nathan nicolas norman oliver omar otto owen
    pascal patrick paul paz perry peter philip philippe pierre prakash prasad raj ralph ramesh
    raymond richard robert robin rodrigo roger roland roman rosa rosario rose roy russell ryan
    salem salim salvador samuel santiago sebastian saleh scott simon spencer stanley stephen
    stewart stuart thomas todd tomas tyler valentin vera vicente victor vincent violet walter
    warren wayne werner wilhelm william winston xavier yusuf
"""
ALSO_FAMILY = frozenset(_ALSO_FAMILY.split())

_CHINESE = """
    wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song
    zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su lyu jiang cai
    jia ding wei xue ye pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao
    kong bai cui kang mao qiu qin gu hou shao meng wan duan lei qian yin hong ouyang situ sima
    zhuge shangguan chan cheung chow chiu hsu hsieh tsai tsang tseng chang ng kwok kwan tsui wong
    leung yeung cheuk lau yip mok fung tam xi
"""
_KOREAN = """
    kim lee park choi jung jeong kang cho yoon yun jang lim han oh seo shin kwon hwang ahn song
    yoo ryu hong jeon moon son bae baek heo nam noh ha joo woo min ko yang namgung hwangbo sunwoo
"""
_VIETNAMESE = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh doan luong
    mai truong dao cao ha quach thai
"""
FAMILY_VIETNAMESE = frozenset(_VIETNAMESE.split())
FAMILY_EAST_ASIAN = frozenset((_CHINESE + _KOREAN).split()) | FAMILY_VIETNAMESE
# So common that "Liu Yang" on a page in English may be either way round.
_MOST_COMMON = """
    wang li zhang liu chen yang zhao huang zhou wu xu sun zhu gao guo ma luo lin kim lee park choi
    nguyen tran pham hoang
"""
MOST_COMMON_FAMILY = frozenset(_MOST_COMMON.split())

_HAN_COMPOUND = """
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 东方 東方 西门
    西門 南宫 南宮 长孙 長孫 宇文 轩辕 軒轅 端木 独孤 獨孤 司空 闻人 聞人 淳于 申屠 百里 呼延 东郭
    東郭
"""
HAN_COMPOUND = frozenset(_HAN_COMPOUND.split())
HAN_SINGLE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓"
    "鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾"
    "賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴"
    "莫孔向汤湯习習翟乔喬殷葛倪温溫庄莊季鲁魯岳齐齊梅甘裴祁柳辛焦盛宁寧包"
)
# Two characters long and Japanese: a name that begins so has a second reading.
_HAN_JAPANESE = """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上
    木村 斎藤 斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上
    近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内
    金子 和田 中山 石田 上田 森田 小島 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山
    今井 河野 藤本 村田 武田 上野 杉山 増田 小山 大塚 平野 菅原 久保 松井 千葉 岩崎 木下 野口 松尾
    菊地 菊池 野村 新井 佐野 大西 杉本 古川 浜田 市川 小松 高野 水野 山内 西田 吉川 安倍 石破 岸田
    高田 中田 川口 星野 黒田 馬場
"""
HAN_JAPANESE = frozenset(_HAN_JAPANESE.split())
HANGUL_COMPOUND = frozenset({"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"})
HANGUL_SINGLE = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄"
    "채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)

# They begin a family name: "van Delden", "de la Cruz", "al-Masri", "bin Salman".
_PARTICLES = """
    de del della dello delle di da das do dos du des la le los las lo van von zu zum zur vom der
    den ter ten af av al el bin ibn bint ben abu abou bou e y i st saint san santa mac o'
"""
PARTICLES = frozenset(_PARTICLES.split())
# They and the next word are one given name: "Abdel Fattah".
GIVEN_BEGINNINGS = frozenset({"abd", "abdel", "abdul", "abdoul"})
_SUFFIXES = "jr sr ii iii iv phd dphil md mba msc bsc esq llm kbe obe"
SUFFIXES = frozenset(_SUFFIXES.split())
_HONORIFICS = "dr prof professor mr mrs ms sir dame lord lady rev herr frau mme sra dott"
HONORIFICS = frozenset(_HONORIFICS.split())
