"""The journal: what changed, in the order in which it was committed.

Keeps one row for each change that can alter a public answer. Whoever follows the house
(pages kept ready, search, mail, webhooks, the signed log) reads on from its own place here.
Promises an order without gaps in time: writers stand in one queue, and `recorded_at` never
goes backwards. Never says what an item holds, and enqueues nothing.
"""
