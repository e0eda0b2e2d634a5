"""Words that stand where a headline or a text has still to be written."""

import re

from dateline.lib.text import matching_key

_HEADLINES = {
    *("test", "tests", "testing", "test headline", "headline", "title", "untitled", "no title"),
    *("new story", "story title", "placeholder", "draft", "tbd", "tba", "tbc", "todo", "to do"),
    *("tk", "n/a", "none", "asdf", "qwerty", "blah", "foo", "bar", "dummy", "sample", "example"),
    *("essai", "sans titre", "titre", "à compléter", "brouillon"),
    *("prueba", "sin título", "título", "borrador", "titular"),
    *("ohne titel", "titel", "überschrift", "platzhalter", "entwurf", "probe"),
    *("prova", "senza titolo", "titolo", "bozza"),
    *("teste", "sem título", "rascunho"),
    *("тест", "проверка", "без названия", "заголовок", "черновик"),
    *("测试", "測試", "无标题", "標題", "标题", "草稿"),
    *("テスト", "無題", "タイトル", "見出し", "下書き"),
    *("اختبار", "تجربة", "بدون عنوان", "عنوان", "مسودة"),
}
# What a machine translator that is none puts before every line.
UNTRANSLATED = "NOT TRANSLATED"
_filler = re.compile(r"\b(lorem\s+ipsum|dolor\s+sit\s+amet|consectetur\s+adipiscing)\b", re.I)
_around = " \t.…,:;!?-–—_*#()[]{}\"'“”„«»‘’0123456789٠١٢٣٤٥٦٧٨٩"


def is_placeholder(headline: str) -> bool:
    """Say whether a headline is no headline yet: “Test 2”, “xxx”, “Sans titre”."""
    words = matching_key(headline.strip(_around))
    if not words:
        return bool(headline.strip()) and not any(letter.isdigit() for letter in headline)
    parts = set(words.split())
    is_one_letter = len(words) > 1 and len(set(words)) == 1 and words.isascii()
    return words in _HEADLINES or is_one_letter or (len(parts) == 1 and parts <= _HEADLINES)


def has_filler(text: str) -> bool:
    """Say whether printers' dummy text stands in it."""
    return _filler.search(text) is not None
