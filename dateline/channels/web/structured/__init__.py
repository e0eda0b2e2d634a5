"""What machines read of a page: JSON-LD in the words of schema.org, a subject in each module.

Nodes are dicts; an empty value is left out. They are made of what the page shows, so what is
hidden from readers is hidden from machines.
"""
