"""What a page of the tree lets a person do: Wagtail's answer, less what only the record may do."""

from wagtail.models import PagePermissionTester


class FixedPagePermissions(PagePermissionTester):
    """For homes and offices, which are made with their language or office and stay as they are."""

    def can_edit(self) -> bool:
        """Nobody: what an office is called is a label's name."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Nobody: its items are for life."""
        return False

    def can_publish(self) -> bool:
        """Nobody: it is never public."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody: a story goes out through the publish panel."""
        return False

    def can_unpublish(self) -> bool:
        """Nobody: it is never public."""
        return False

    def can_move(self) -> bool:
        """Nobody: its place is its identity."""
        return False

    def can_copy(self) -> bool:
        """Nobody: there is one of each."""
        return False


class StoryPermissions(PagePermissionTester):
    """For stories: Wagtail publishes none, and what was released stays where it is."""

    def may_release(self) -> bool:
        """Whether this person decides over what this office releases."""
        return bool(super().can_publish())

    def can_publish(self) -> bool:
        """Nobody, through Wagtail: it knows neither the record nor its moments."""
        return False

    def can_unpublish(self) -> bool:
        """Nobody, through Wagtail: what is public is withdrawn."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Those who may edit it, as long as it was never released."""
        return not self.page.live and bool(super().can_delete(ignore_bulk))

    def can_move(self) -> bool:
        """Nobody: whose it is and in which language stays with it."""
        return False

    def can_copy(self) -> bool:
        """Nobody: another story is written anew."""
        return False

    def can_reorder_children(self) -> bool:
        """Nobody: there is nothing below a story."""
        return False
