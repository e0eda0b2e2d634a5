"""What the twelve months are called: our own table, so that no locale of the process leaks in."""


def _twelve(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


def _choices(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(filter(None, month.split("|"))) for month in _twelve(names))


# The form that stands inside a date; Russian has the genitive there. Arabic has the double
# form of the United Nations, which readers from Rabat to Baghdad all recognise.
IN_DATES = {
    "ar": _twelve(
        "كانون الثاني/يناير, شباط/فبراير, آذار/مارس, نيسان/أبريل, أيار/مايو, حزيران/يونيه,"
        "تموز/يوليه, آب/أغسطس, أيلول/سبتمبر, تشرين الأول/أكتوبر, تشرين الثاني/نوفمبر,"
        "كانون الأول/ديسمبر"
    ),
    "de": _twelve(
        "Januar, Februar, März, April, Mai, Juni,"
        "Juli, August, September, Oktober, November, Dezember"
    ),
    "en": _twelve(
        "January, February, March, April, May, June,"
        "July, August, September, October, November, December"
    ),
    "es": _twelve(
        "enero, febrero, marzo, abril, mayo, junio,"
        "julio, agosto, septiembre, octubre, noviembre, diciembre"
    ),
    "fr": _twelve(
        "janvier, février, mars, avril, mai, juin,"
        "juillet, août, septembre, octobre, novembre, décembre"
    ),
    "it": _twelve(
        "gennaio, febbraio, marzo, aprile, maggio, giugno,"
        "luglio, agosto, settembre, ottobre, novembre, dicembre"
    ),
    "pt": _twelve(
        "janeiro, fevereiro, março, abril, maio, junho,"
        "julho, agosto, setembro, outubro, novembro, dezembro"
    ),
    "ru": _twelve(
        "января, февраля, марта, апреля, мая, июня,"
        "июля, августа, сентября, октября, ноября, декабря"
    ),
}

# The form that stands alone, where it is not the one above.
ALONE = {
    "ru": _twelve(
        "январь, февраль, март, апрель, май, июнь,июль, август, сентябрь, октябрь, ноябрь, декабрь"
    ),
}

# Other full names that are met. Arabic: the Levant and Iraq, Egypt and the Gulf, then Morocco,
# Algeria, Tunisia and Mauritania. Spellings that differ by accent or hamza need no entry.
ALSO = {
    "ar": _choices(
        "كانون ثاني|جانفي, فيفري, , أفريل, مايس|ماي, يونيو|جوان,"
        "يوليو|يوليوز|جويلية, غشت|أغشت|أوت, شتنبر|شتمبر, تشرين أول,"
        "تشرين ثاني|نونبر, كانون أول|دجنبر|دجمبر"
    ),
    "de": _choices("Jänner, Feber, Maerz, , , , , , , , ,"),
    "es": _choices(", , , , , , , , setiembre, , ,"),
    "ru": _choices(",".join(ALONE["ru"])),
}

# Abbreviations; a full stop may follow each.
SHORT = {
    "de": _choices("jan, feb|febr, mär|mrz, apr, , jun, jul, aug, sep|sept, okt, nov, dez"),
    "en": _choices("jan, feb, mar, apr, , jun, jul, aug, sep|sept, oct, nov, dec"),
    "es": _choices("ene, feb, mar, abr, may, jun, jul, ago, sep|sept|set, oct, nov, dic"),
    "fr": _choices("janv, févr|fév, , avr, , , juil|juill, , sept, oct, nov, déc"),
    "it": _choices("gen, feb|febbr, mar, apr, mag, giu, lug, ago, set|sett, ott, nov, dic"),
    "pt": _choices("jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez"),
    "ru": _choices("янв, фев|февр, мар, апр, , июн, июл, авг, сен|сент, окт, ноя|нояб, дек"),
}


def primary(language: str) -> str:
    """The first subtag of a language tag (RFC 5646 section 2.1), in lower case: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()
