"""An answer costs a known number of queries, however much there is behind it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.channels.api.asking import ROOT
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of

COST = {
    "items/?limit=2": 5,
    "items/?limit=2&section=news": 6,
    "items/{id}/": 4,
    "items/{id}/en/": 7,
    "items/{id}/editions/": 1,
    "sections/": 1,
    "terms/": 2,
    "changes/?limit=2": 6,
    "changes/?limit=2&after={id}.en.1": 8,
    "openapi.json": 0,
    "docs/": 1,
    "nothing": 0,
}


@pytest.mark.parametrize("path", COST)
def test_an_answer_costs_the_same_with_four_items_and_with_sixty(
    client: Client, site: Site, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = ROOT + path.format(id=site.story.public_id)
    client.get(address)
    with django_assert_num_queries(COST[path]):
        client.get(address)
    bring_in(listing_of(60), section="news")
    client.get(address)
    with django_assert_num_queries(COST[path]) as queries:
        client.get(address)
    for query in queries.captured_queries:
        assert "OFFSET" not in query["sql"]
        assert "COUNT(*) FROM record_showing" not in query["sql"]
