"""How hard a text is to read, and which words make it so."""

import pytest
import textstat

from fourfold.code_of_practice.reading_age import HardWord, hard_words, reading, reading_age
from fourfold.code_of_practice.syllables import syllables

EASY = (
    "Leo is getting help with reading. Mrs Raman reads with him three times a week. "
    "We will look together in March. You can ask us anything."
)
MIDDLING = (
    "We have talked about what Leo finds hard at school. He can say what he wants, but long instructions are difficult for him. "
    "Three times each week he will work with Ms Okoro in a small group. We will meet again in spring to see what has changed."
)
HARD = (
    "Following the multi-agency consultation, the graduated approach necessitates additional differentiated provision to facilitate "
    "the attainment of identified outcomes, notwithstanding previously implemented interventions within the educational environment."
)
TEXTS = {"easy": EASY, "middling": MIDDLING, "hard": HARD}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the help asked called names whole rule eyes shoes child's friends speech don't"),
        (
            2,
            "table tables wanted settled careful movement safety people quiet lion poem being trying hadn't every business",
        ),
        (3, "idea area family families everyone video radio serious museum autism earlier annual everything reaction together"),
        (4, "information society variety anxiety experience January material independent"),
        (5, "communication opportunity opportunities"),
    ],
)
def test_syllables_are_counted_by_spelling(count, words):
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_our_grade_is_near_that_of_a_known_tool(text):
    assert reading(text).grade == pytest.approx(textstat.flesch_kincaid_grade(text), abs=1.5)


def test_the_grade_is_the_published_formula():
    # 12 words in 2 sentences, 12 syllables: 0.39 x 6 + 11.8 x 1 - 15.59.
    assert reading("We read with him each day. He reads to us at home.").grade == pytest.approx(0.39 * 6 + 11.8 - 15.59, abs=0.05)


def test_family_words_are_within_reach_and_office_words_are_not():
    assert reading_age(EASY) <= 9
    assert reading_age(MIDDLING) <= 11
    assert reading_age(HARD) > 16


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("What happens next\\nWe meet on Friday.", 2),
        ("Mrs Raman is here. Dr. Shah is not.", 2),
        ("We meet at 3.30 today.", 1),
        ("Is it hard? Tell us!", 2),
        ("“We can help.” Ask us.", 2),
        ("…", 0),
        ("", 0),
    ],
)
def test_headings_count_as_sentences_and_titles_do_not_end_them(text, sentences):
    assert reading(text.replace("\\n", "\n")).sentences == sentences


def test_an_empty_text_is_no_trouble_to_anyone():
    assert (reading("").grade, reading_age("")) == (0.0, 5)


def test_hard_words_come_once_in_order_with_a_shorter_one_where_we_know_it():
    text = "The provision follows an assessment. Provision needs communication, strategies and Alexandria."
    assert hard_words(text) == [
        HardWord("provision", "help"),
        HardWord("assessment", "finding out"),
        HardWord("communication", ""),
        HardWord("strategies", "way to help"),
    ]


def test_long_words_that_everyone_knows_are_left_alone():
    assert hard_words("More information about activities in January. Her usual teacher, Miss Oluwaseun, will help.") == []


def test_a_long_word_that_begins_a_sentence_is_no_name():
    assert hard_words("He talks. Communication is hard.") == [HardWord("Communication", "")]
