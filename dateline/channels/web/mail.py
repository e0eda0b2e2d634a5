"""An item as an e-mail: one column, styles on each element, addresses in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from dateline.archive.addresses import item_address
from dateline.archive.entries import Article
from dateline.archive.sections import todays_site
from dateline.channels.web.body import told
from dateline.channels.web.plain_text import item_text
from dateline.channels.web.templates import render
from dateline.lib.languages import LANGUAGES

_SERIF = "Charter, Georgia, 'Times New Roman', serif"
_SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_ARABIC = "'Geeza Pro', 'Traditional Arabic', 'Times New Roman', Tahoma, serif"
_ACCENT = "#0b5a6e"
_QUIET = "color:#5c6166;font-size:14px;line-height:1.5"
# Mail programs take no stylesheet, so each element carries its own, by the name it has here.
_STYLES: Mapping[str, str] = {
    "page": "max-width:640px;margin:0 auto;padding:16px;color:#1b1c1e;background:#ffffff",
    "text": "margin:0 0 18px;font-size:18px;line-height:1.6",
    "small": "margin:0 0 10px;font-size:15px;line-height:1.6",
    "quiet": f"margin:0 0 18px;{_QUIET}",
    "h1": "margin:0 0 10px;font-size:30px;line-height:1.2;font-weight:600",
    "h2": "margin:28px 0 10px;font-size:21px;line-height:1.3;font-weight:600",
    "h3": "margin:24px 0 6px;font-size:15px;line-height:1.4;font-weight:600",
    "strapline": "margin:0 0 10px;font-size:19px;line-height:1.4;color:#5c6166",
    "standfirst": "margin:0 0 20px;font-size:20px;line-height:1.5",
    "image": "display:block;max-width:100%;height:auto;border:0",
    "caption": f"margin:6px 0 20px;{_QUIET}",
    "list": "margin:0 0 18px;padding-inline-start:24px;font-size:18px;line-height:1.6",
    "box": "margin:0 0 20px;padding:16px;background:#f1eee8;font-size:16px;line-height:1.5",
    "table": "width:100%;margin:0 0 20px;border-collapse:collapse;font-size:14px;line-height:1.45",
    "foot": f"margin:0 0 10px;{_QUIET}",
    "line": "margin:24px 0 16px;border:0;border-top:1px solid #dedad3",
}


@dataclass(frozen=True, slots=True)
class MailVersion:
    """An item as a letter: its subject, and the same twice, as HTML and as plain text."""

    subject: str
    html: str
    text: str


def mail_version(article: Article, *, origin: str) -> MailVersion:
    """Return an item as an e-mail; `origin` is what its addresses begin with."""
    language = article.entry.language
    site = todays_site(language)
    accent = site.accent or _ACCENT
    context = {
        "article": article,
        "told": told(article.body),
        "language": language,
        "direction": LANGUAGES[language].direction,
        "site_name": site.name,
        "address": origin + item_address(article.entry),
        "item_addresses": {
            entry.public_id: origin + item_address(entry) for entry in article.linked
        },
        "style": _styles(language, accent),
        "full": lambda address: urljoin(origin, address),
    }
    return MailVersion(
        subject=article.entry.headline,
        html=render("mail.html", language, context).decode(),
        text=item_text(article, origin),
    )


def _styles(language: str, accent: str) -> dict[str, str]:
    """Return the styles in the letters and the direction of a language, in the site's colour."""
    is_rtl = LANGUAGES[language].direction == "rtl"
    end, start = ("left", "right") if is_rtl else ("right", "left")
    serif, sans = (_ARABIC, _ARABIC) if is_rtl else (_SERIF, _SANS)
    cell = "padding:7px 10px;vertical-align:top;border-bottom:1px solid #dedad3"
    return {
        **_STYLES,
        "page": f"{_STYLES['page']};font-family:{serif};text-align:{start}",
        "table": f"{_STYLES['table']};font-family:{sans}",
        "box": f"{_STYLES['box']};font-family:{sans}",
        "foot": f"{_STYLES['foot']};font-family:{sans}",
        "quiet": f"{_STYLES['quiet']};font-family:{sans}",
        "caption": f"{_STYLES['caption']};font-family:{sans}",
        "kicker": f"margin:0 0 4px;font:600 14px/1.5 {sans};color:{accent}",
        "strip": f"margin:0 0 20px;padding:0 12px;border-{start}:3px solid {accent};"
        f"font-size:16px;line-height:1.5",
        "quote": f"margin:24px 0;padding:0 16px;border-{start}:3px solid #dedad3",
        "link": f"color:{accent}",
        "th": f"{cell};border-bottom-color:#1b1c1e;text-align:{start}",
        "th-flush": f"{cell};border-bottom-color:#1b1c1e;text-align:{end};white-space:nowrap",
        "td": f"{cell};text-align:{start}",
        "td-flush": f"{cell};text-align:{end};white-space:nowrap",
    }
