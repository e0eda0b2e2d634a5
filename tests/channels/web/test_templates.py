"""Templates say what Jinja says they do, although they are compiled in another way."""

from pathlib import Path

import pytest
from jinja2 import Environment

from dateline.channels.web.templates import checking_environment

CALLS = """
{%- macro one(what, mark="!") %}<b>{{ what }}{{ mark }}</b>{% endmacro -%}
{%- macro any() %}{{ varargs|join("+") }}{{ kwargs["class"] }}{% endmacro -%}
{%- macro around() %}({{ caller() }}){% endmacro -%}
{%- macro lacking(what) %}[{{ what }}]{% endmacro -%}
"""
SAID = {
    "{{ one('a & b') }}": "<b>a &amp; b!</b>",
    "{{ one(one('a', '?')) }}": "<b><b>a?</b>!</b>",
    "{{ one(mark='<', what='a') }}": "<b>a&lt;</b>",
    "{{ one(*['a', 'b']) }}": "<b>ab</b>",
    "{{ any(1, 2, class='c') }}": "1+2c",
    "{{ any(class='c') }}": "c",
    "{% call around() %}{{ one('a') }}{% endcall %}": "(<b>a!</b>)",
    "{{ lacking() }}": "[]",
    "{% for way in ['a', 'b'] %}{{ one(way, loop.index) }}{% endfor %}": "<b>a1</b><b>b2</b>",
    "{{ {'a': {'b': 'c'}}.a.b }}": "c",
    "{{ 'x'.nothing }}": "",
    "{{ ['a'].__class__.__name__.lower() }}": "list",
}


@pytest.mark.parametrize(("template", "said"), SAID.items())
def test_calls_and_attributes_are_as_jinja_has_them(
    template: str, said: str, tmp_path: Path
) -> None:
    ours = checking_environment(tmp_path)
    assert ours.from_string(CALLS + template).render() == said
    jinjas = Environment(autoescape=True)
    assert jinjas.from_string(CALLS + template).render() == said
