"""Profiles by name."""

from __future__ import annotations

import pytest

from alignpost.errors import ExitCode, UsageError
from alignpost.segment.profiles import Profile, profile_of


@pytest.mark.parametrize("profile", list(Profile))
def test_profiles_are_found_by_name(profile: Profile) -> None:
    assert profile_of(profile.value) is profile


def test_an_unknown_profile_names_those_that_exist() -> None:
    with pytest.raises(
        UsageError, match="no segmentation profile “prose”; the profiles are default, social"
    ) as caught:
        profile_of("prose")
    assert caught.value.exit_code is ExitCode.USAGE
