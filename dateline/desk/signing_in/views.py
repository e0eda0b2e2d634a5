"""The page where all that has to do with one's own signing in stands."""

from typing import Any

from allauth.mfa.base.views import IndexView

from dateline.desk.signing_in.factors import has_second_factor
from dateline.people.rules import needs_second_factor


class OwnSignIn(IndexView):
    """Shows one's second factors, and leads to password and sessions."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether the desk stays closed until there is a second factor."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        is_missing = not has_second_factor(user) and needs_second_factor(user)
        return context | {"is_missing": is_missing}
