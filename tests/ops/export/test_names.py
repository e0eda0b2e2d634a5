"""Every address has a file of its own whose name any system holds, and a way from any other."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ops.export.names import file_of, is_safe_path, safe_name, way_between

_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: "/" not in name
)


@pytest.mark.parametrize(
    ("address", "is_page", "file"),
    [
        ("/", True, "index.html"),
        ("/en/news/", True, "en/news/index.html"),
        ("/en/i/0123456789ab/roads", True, "en/i/0123456789ab/roads/index.html"),
        ("/en/i/0123456789ab/roads.txt", False, "en/i/0123456789ab/roads.txt"),
        ("/ar/%D8%A3/", True, "ar/أ/index.html"),
        (
            "/en/news/2021/06/?before=2021-06-05.0123456789ab",
            True,
            "en/news/2021/06/older/2021-06-05.0123456789ab/index.html",
        ),
    ],
)
def test_a_file_stands_where_its_address_says(address: str, is_page: bool, file: str) -> None:
    assert file_of(address, is_page=is_page) == file


@given(_NAMES)
def test_a_name_is_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert len(safe.encode()) <= 250
    assert safe not in {"", ".", ".."}
    assert not set(safe) & set('"*:<>?|\\/\0')


@given(_NAMES, _NAMES)
def test_two_names_are_never_one(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other) or safe_name(one) == other


@pytest.mark.parametrize("name", ["con", "NUL.txt", "a.", "b ", "a:b", "x" * 300 + ".pdf"])
def test_what_some_system_refuses_gets_another_name(name: str) -> None:
    assert safe_name(name) != name


@pytest.mark.parametrize("path", ["../x", "a//b", "/x", "a/./b", "a\\b", ""])
def test_a_path_that_leads_out_of_the_folder_is_none(path: str) -> None:
    assert not is_safe_path(path)


@given(st.lists(st.sampled_from("abc"), min_size=1), st.lists(st.sampled_from("abc"), min_size=1))
def test_a_way_leads_from_one_file_to_the_other(here: list[str], there: list[str]) -> None:
    from_file, to_file = "/".join([*here, "x.html"]), "/".join([*there, "y é.html"])
    way = unquote(way_between(from_file, to_file))
    assert posixpath.normpath(posixpath.join(posixpath.dirname(from_file), way)) == to_file
