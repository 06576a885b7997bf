"""Filters that a reviewer has named in the screen: kept with the project as view state, which no undo touches."""

from __future__ import annotations

import json
from collections.abc import Sequence

from alignpost.review.filters import Facet, Filter
from alignpost.store import Project

__all__ = ["keep_filter", "kept_filters"]

_KEY = "review.filters"


def kept_filters(project: Project) -> list[Filter]:
    """Those that `keep_filter` kept; what a later version may have written and this one does not know is left out."""
    try:
        kept = json.loads(project.recall(_KEY) or "{}")
    except (ValueError, RecursionError):
        return []
    known = {facet.value for facet in Facet}
    return [
        Filter(frozenset(map(Facet, facets)), str(title))
        for title, facets in (kept.items() if isinstance(kept, dict) else ())
        if isinstance(facets, list) and facets and all(isinstance(f, str) and f in known for f in facets)
    ]


def keep_filter(project: Project, named: Filter) -> Sequence[Filter]:
    """Keep a filter under its title, in the place of one with the same title or facets; without title forget it.

    Returns:
        All that are kept now.
    """
    kept = [each for each in kept_filters(project) if each != named and each.title != named.title]
    kept += [named] if named.title else []
    project.remember(_KEY, json.dumps({each.title: sorted(each.facets) for each in kept}))
    return kept
