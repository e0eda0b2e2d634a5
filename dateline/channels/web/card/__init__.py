"""The picture that others show where an item's address is shared: its words, drawn.

A card is a function of what the item's page says and of the fonts there are; its address names
the digest of all that, so that whoever keeps cards asks anew after a correction. It is drawn
when somebody asks for it, shows a picture where the page may, and never a letter that no font
can write.
"""
