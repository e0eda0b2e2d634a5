"""The newest items of a listing, made for pages of other people: a frame, and a script."""
