"""Settings of a running server: from the environment, and from Streamlit's secrets."""

from tests.server.asking import Asking


def test_the_secrets_can_name_the_story(served: Asking) -> None:
    assert "The ferry &amp; the" in served("/").text


def test_a_misspelt_setting_is_in_the_log(served: Asking) -> None:
    served("/")

    assert "the setting STORY_FOLDER is not known; did you mean 'STORY'?" in served.log()
