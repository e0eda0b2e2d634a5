"""The steps of an editor's work that are measured, and what people call them."""

STEPS = {
    "dashboard": "open the dashboard",
    "stories": "list the stories",
    "published": "list what is public",
    "coming": "open what is coming up",
    "new": "begin a story",
    "create": "save it the first time",
    "edit": "open it to edit",
    "save": "save it",
    "panel": "open the publish panel",
    "release": "release it, with a picture",
}
