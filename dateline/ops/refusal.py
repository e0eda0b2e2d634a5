"""What the command line says when it will not do what was asked."""


class Refusal(Exception):
    """What was asked cannot be done; the message is a sentence that says why."""
