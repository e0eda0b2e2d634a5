"""The API: what the archive answers, as JSON for machines, with a document that describes it.

Keeps nothing. Everything is read only, needs no key, and is the same for everybody; how often
one address may ask is bounded. Every refusal has the shape of RFC 9457. What is hidden answers
as what never was, and whoever follows the changes holds what the public sees.
"""
