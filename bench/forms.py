"""What a browser would send for a form of a page, were nothing touched in it."""

from html.parser import HTMLParser

Fields = dict[str, list[str]]


class _Reader(HTMLParser):
    """Collects the fields of the forms that a page holds, one dictionary for each form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Fields] = []
        self._text_of = ""
        self._choice_of = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or take a field's name and value."""
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name and _is_sent(given):
            self._add(name, value or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "textarea" and name:
            self._text_of = name
            self._add(name, "")
        elif tag == "select":
            self._choice_of = name
        elif tag == "option" and self._choice_of and "selected" in given:
            self._add(self._choice_of, value)

    def handle_data(self, data: str) -> None:
        """Take the words in a field of several lines."""
        if self._text_of and self.forms:
            self.forms[-1][self._text_of][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """End a field."""
        if tag == "textarea":
            self._text_of = ""
        elif tag == "select":
            self._choice_of = ""

    def _add(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)


def _is_sent(given: dict[str, str | None]) -> bool:
    if given.get("type") in {"submit", "button", "image", "reset", "file"}:
        return False
    return given.get("type") not in {"checkbox", "radio"} or "checked" in given


def filled_in(page: str, *, with_field: str) -> Fields:
    """Return the fields of the form that has this one; raise LookupError where none does."""
    reader = _Reader()
    reader.feed(page)
    for fields in reader.forms:
        if with_field in fields:
            return fields
    raise LookupError(f"The page has no form with a field “{with_field}”.")
