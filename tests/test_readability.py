import pytest

from playbook.readability import flesch, lix


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    assert lix("Kunden betalar sent. Ring i dag.") == pytest.approx(6 / 2 + 100 * 1 / 6)
    assert lix("Överlämningsdokument") == 101
    assert lix("") == 0


def test_links_and_bold_are_not_words() -> None:
    assert lix("**Ring** [dem](call-dont-email) nu.") == lix("Ring dem nu.")


def test_short_words_in_short_sentences_are_plain_english() -> None:
    easy = flesch("Call them. Say it now. Be kind.")
    hard = flesch("Notwithstanding contractual considerations, remuneration is unaffected.")
    assert easy > 90
    assert hard < 10
