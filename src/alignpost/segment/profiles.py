"""What kind of text is segmented."""

from __future__ import annotations

from enum import StrEnum

from alignpost.errors import UsageError

__all__ = ["Profile", "profile_of"]


class Profile(StrEnum):
    """Kinds of text that want other layout rules."""

    DEFAULT = "default"
    """Prose, lists, headings and verse, told apart by evidence."""
    SOCIAL = "social"
    """Posts: every line feed is a boundary; lower-case openers, links and tags are handled as in posts."""


def profile_of(name: str) -> Profile:
    """The profile called `name`.

    Raises:
        UsageError: there is none of that name.
    """
    try:
        return Profile(name)
    except ValueError:
        names = ", ".join(profile.value for profile in Profile)
        message = f"there is no segmentation profile “{name}”; the profiles are {names}"
        raise UsageError(message) from None
