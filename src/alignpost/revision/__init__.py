"""New versions of the two texts of a review: what goes on, what is aligned again, what is new and what is gone.

It works out an edit for `alignpost.store` to make; what becomes of statuses, edited texts and notes is decided there.
"""

from alignpost.revision.planning import revision

__all__ = ["revision"]
