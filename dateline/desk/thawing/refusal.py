"""What is raised where something public cannot be edited on the desk."""


class CannotEdit(ValueError):
    """The item cannot come to the desk, with the sentence that says why."""
