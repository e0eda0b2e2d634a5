"""What editorial systems of others take in: ninjs 3.1 and NewsML-G2 2.35, both of the IPTC.

An item is told in full, with its body and pictures; a listing as a package of twenty items in
brief, each with the way to the whole of it. What was withdrawn stands there as canceled. When
something will be released, or would have been, is told nowhere. A picture whose rights have
ended is left out with all its words.
"""
