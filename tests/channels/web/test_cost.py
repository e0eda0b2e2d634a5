"""A page costs a known number of queries, however much there is behind it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of

COST = {
    "front": 1,
    "listing": 5,
    "listing as text": 3,
    "month": 7,
    "month as text": 3,
    "rss": 3,
    "atom": 4,
    "json feed": 3,
    "brief": 6,
    "brief as text": 5,
    "item": 7,
    "item as text": 6,
    "item without its words": 6,
    "withdrawn": 6,
    "nothing": 3,
    "robots": 0,
}


@pytest.mark.parametrize("name", COST)
def test_a_page_costs_the_same_with_three_items_and_with_sixty(
    client: Client, site: Site, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path, _status = site.every_answer[name]
    client.get(path)
    with django_assert_num_queries(COST[name]):
        client.get(path)
    bring_in(listing_of(60), section="news")
    client.get(path)
    with django_assert_num_queries(COST[name]):
        client.get(path)
