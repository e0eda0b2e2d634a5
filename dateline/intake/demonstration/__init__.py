"""The demonstration: two listings retold in our own words, with bodies for most stories."""
