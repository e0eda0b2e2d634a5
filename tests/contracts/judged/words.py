"""What the judged site says, in seven languages."""

from typing import Any

from tests.channels.seven_languages import TAGS, reworded

_OTHERS = tuple(tag for tag in TAGS if tag != "en")

# In English, then in the order of the tags: Arabic, Spanish, French, Portuguese, Russian, Chinese.
_TABLE: dict[str, tuple[str, str, str, str, str, str]] = {
    "Releases": ("بيانات", "Comunicados", "Publications", "Comunicados", "Сообщения", "发布"),
    "The office": ("المكتب", "La oficina", "Le bureau", "O escritório", "Бюро", "办事处"),
    "Press desk": (
        "مكتب الصحافة",
        "Oficina de prensa",
        "Service de presse",
        "Assessoria de imprensa",
        "Пресс-служба",
        "新闻处",
    ),
    "Roads": ("طرق", "Carreteras", "Routes", "Estradas", "Дороги", "道路"),
    "Africa": ("أفريقيا", "África", "Afrique", "África", "Африка", "非洲"),
    "Sierra Leone": (
        "سيراليون",
        "Sierra Leona",
        "Sierra Leone",
        "Serra Leoa",
        "Сьерра-Леоне",
        "塞拉利昂",
    ),
    "European Union": (
        "الاتحاد الأوروبي",
        "Unión Europea",
        "Union européenne",
        "União Europeia",
        "Европейский союз",
        "欧洲联盟",
    ),
    "Finland": ("فنلندا", "Finlandia", "Finlande", "Finlândia", "Финляндия", "芬兰"),
    "Funding": ("تمويل", "Financiación", "Financement", "Financiamento", "Финансирование", "资助"),
    "On the road": (
        "على الطريق",
        "En camino",
        "Sur la route",
        "Na estrada",
        "В дороге",
        "在路上",
    ),
    "Roads to Work": (
        "طرق إلى العمل",
        "Caminos al trabajo",
        "Des routes vers le travail",
        "Estradas para o trabalho",
        "Дороги к работе",
        "通往工作的道路",
    ),
    "Roads are mended": (
        "إصلاح الطرق",
        "Se reparan las carreteras",
        "Les routes sont réparées",
        "As estradas são reparadas",
        "Дороги отремонтированы",
        "道路已修复",
    ),
    "All of them": ("كلها", "Todas", "Toutes", "Todas", "Все до одной", "全部"),
    "They were broken.": (
        "كانت معطوبة.",
        "Estaban rotas.",
        "Elles étaient abîmées.",
        "Estavam danificadas.",
        "Они были разбиты.",
        "道路曾经损坏。",
    ),
    "A Reporter": ("المراسل", "Redacción", "La rédaction", "Redação", "Редакция", "本处记者"),
    "A Mender": ("عاملة طرق", "Una peona", "Une cantonnière", "Uma operária", "Рабочая", "工人"),
    "FREETOWN": ("فريتاون", "FREETOWN", "FREETOWN", "FREETOWN", "ФРИТАУН", "弗里敦"),
    "About us": ("من نحن", "Quiénes somos", "À propos", "Sobre nós", "О нас", "关于我们"),
    "We are <here>.": (
        "نحن <هنا>.",
        "Estamos <aquí>.",
        "Nous sommes <ici>.",
        "Estamos <aqui>.",
        "Мы <здесь>.",
        "我们在<这里>。",
    ),
    "Call ": ("اتصلوا ", "Llame ", "Appelez ", "Ligue ", "Позвоните ", "请联系"),
    "us": ("بنا", "a la oficina", "le bureau", "ao escritório", "нам", "我们"),
    "Once there were holes & ruts.": (
        "كانت هناك حفر وأخاديد & غيرها.",
        "Antes había hoyos & surcos.",
        "Il y avait des trous & des ornières.",
        "Antes havia buracos & sulcos.",
        "Раньше были ямы & колеи.",
        "从前有坑洞 & 车辙。",
    ),
    "What was done": (
        "ما الذي أنجز",
        "Lo que se hizo",
        "Ce qui a été fait",
        "O que foi feito",
        "Что сделано",
        "所做的工作",
    ),
    "We mended them.": (
        "لقد أصلحناها.",
        "Las reparamos.",
        "Nous les avons réparées.",
        "Nós as reparamos.",
        "Мы их починили.",
        "我们修好了。",
    ),
    "drains": ("مصارف", "desagües", "fossés", "drenos", "стоки", "排水沟"),
    "stones": ("حجارة", "piedras", "pierres", "pedras", "камни", "石头"),
    "count": ("العد", "contar", "compter", "contar", "считать", "清点"),
    "mend": ("الإصلاح", "reparar", "réparer", "reparar", "чинить", "修理"),
    'A "red" field.': (
        'حقل "أحمر".',
        'Un campo "rojo".',
        "Un champ « rouge ».",
        'Um campo "vermelho".',
        "«Красное» поле.",
        "一片“红色”的田野。",
    ),
    "A field, red and blue.": (
        "حقل أحمر وأزرق.",
        "Un campo rojo y azul.",
        "Un champ rouge et bleu.",
        "Um campo vermelho e azul.",
        "Поле, красное и синее.",
        "红蓝相间的田野。",
    ),
    "The field.": ("الحقل.", "El campo.", "Le champ.", "O campo.", "Поле.", "田野。"),
    "Dawn.": ("الفجر.", "El alba.", "L’aube.", "A alvorada.", "Рассвет.", "黎明。"),
    "Here we stand.": (
        "نحن نقف هنا.",
        "Aquí estamos.",
        "Nous voici.",
        "Aqui estamos.",
        "Мы стоим здесь.",
        "我们站在这里。",
    ),
    "Here we speak.": (
        "نحن نتكلم هنا.",
        "Aquí hablamos.",
        "Ici nous parlons.",
        "Aqui falamos.",
        "Здесь мы говорим.",
        "我们在这里发言。",
    ),
    "District": ("المقاطعة", "Distrito", "District", "Distrito", "Район", "县"),
    "Kilometres": ("كيلومترات", "Kilómetros", "Kilomètres", "Quilómetros", "Километры", "公里"),
    "In figures": ("بالأرقام", "En cifras", "En chiffres", "Em números", "В цифрах", "数字"),
    "318 kilometres": ("318 كيلومترا", "318 kilómetros", "318 kilomètres", "318 quilómetros",
        "318 километров", "318公里"),
    "The facts": ("الحقائق", "Los datos", "Les faits", "Os factos", "Факты", "事实"),
    "The length was wrong.": (
        "كان الطول خطأ.",
        "La longitud era errónea.",
        "La longueur était fausse.",
        "O comprimento estava errado.",
        "Длина была указана неверно.",
        "长度有误。",
    ),
    "They were not mended.": (
        "لم يتم إصلاحها.",
        "No se repararon.",
        "Elles n’ont pas été réparées.",
        "Não foram reparadas.",
        "Их не отремонтировали.",
        "道路没有修复。",
    ),
}  # fmt: skip
_IN = {tag: {english: said[at] for english, said in _TABLE.items()} for at, tag in
       enumerate(_OTHERS)} | {"en": {}}  # fmt: skip


def in_words_of(language: str, value: Any) -> Any:
    """Return a text, or what a story is made of, in this language as far as the table goes."""
    words = _IN[language]
    return reworded(value, lambda text: words.get(text, text))


def in_all(english: str) -> dict[str, str]:
    """Return a text of the table in each of the seven languages."""
    assert english in _TABLE, english
    return {tag: in_words_of(tag, english) for tag in TAGS}
