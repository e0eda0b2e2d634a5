"""Words for made-up items: places, labels and sentences in four languages.

Plausible in length and mix, and true of nobody.
"""
