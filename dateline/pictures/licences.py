"""Under which terms pictures come, and what each allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

_DEEDS = "https://creativecommons.org/licenses"
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name, the address of its terms, and whether we may hand the picture on."""

    name: str
    address: str = ""
    may_be_handed_on: bool = False


def _common(name: str, path: str) -> Licence:
    return Licence(name, f"{_DEEDS}/{path}/", may_be_handed_on=True)


LICENCES: Mapping[str, Licence] = MappingProxyType(
    {
        "own": Licence(
            _("Own picture, free for editorial use with credit"), "", may_be_handed_on=True
        ),
        "own-not-for-others": Licence(_("Own picture, not for others")),
        "agency": Licence(_("Agency, for our own use")),
        "permission": Licence(_("With permission, for our own use")),
        "cc-by-4.0": _common("CC BY 4.0", "by/4.0"),
        "cc-by-sa-4.0": _common("CC BY-SA 4.0", "by-sa/4.0"),
        "cc-by-nc-4.0": _common("CC BY-NC 4.0", "by-nc/4.0"),
        "cc-by-nc-sa-4.0": _common("CC BY-NC-SA 4.0", "by-nc-sa/4.0"),
        "cc-by-nd-4.0": _common("CC BY-ND 4.0", "by-nd/4.0"),
        "cc-by-nc-nd-4.0": _common("CC BY-NC-ND 4.0", "by-nc-nd/4.0"),
        "cc-by-3.0-igo": _common("CC BY 3.0 IGO", "by/3.0/igo"),
        "cc-by-sa-3.0-igo": _common("CC BY-SA 3.0 IGO", "by-sa/3.0/igo"),
        "cc-by-nc-sa-3.0-igo": _common("CC BY-NC-SA 3.0 IGO", "by-nc-sa/3.0/igo"),
        "cc-by-nc-nd-3.0-igo": _common("CC BY-NC-ND 3.0 IGO", "by-nc-nd/3.0/igo"),
        "cc0-1.0": Licence("CC0 1.0", f"{_PUBLIC_DOMAIN}/zero/1.0/", may_be_handed_on=True),
        "public-domain": Licence(
            _("Public domain"), f"{_PUBLIC_DOMAIN}/mark/1.0/", may_be_handed_on=True
        ),
    }
)


def licence_choices() -> list[tuple[str, str]]:
    """Return each licence's key and its name."""
    return [(key, licence.name) for key, licence in LICENCES.items()]


def may_be_handed_on(key: str) -> bool:
    """Say whether others may be given a picture under this licence; not where none is known."""
    licence = LICENCES.get(key)
    return licence is not None and licence.may_be_handed_on
