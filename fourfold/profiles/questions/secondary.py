"""What those from Year 7 on are asked."""

from django.utils.translation import gettext_lazy as _

from fourfold.profiles.questions.shape import AS_MANY, FACES, Age, Ask, Choice, Question, QuestionSet

SECONDARY = QuestionSet(
    Age.SECONDARY,
    1,
    (
        Question("feel", _("How is school for you?"), Ask.FACES, FACES),
        Question("matters", _("What matters most to you?"), Ask.WORDS, hint=_("In school or out of it.")),
        Question(
            "helps",
            _("What helps you learn?"),
            Ask.PICTURES,
            (
                Choice("steps", _("One step at a time"), "list"),
                Choice("time", _("More time"), "slow"),
                Choice("notes", _("Notes to keep"), "file"),
                Choice("quiet", _("A quiet place"), "quietp"),
                Choice("break", _("A short break"), "mug"),
                Choice("screen", _("A laptop"), "screen"),
                Choice("friend", _("A friend near"), "friend"),
                Choice("check", _("Someone who checks in"), "adult"),
                Choice("ask", _("A way to ask for help"), "hand"),
            ),
            AS_MANY,
        ),
        Question(
            "hard",
            _("What is hard?"),
            Ask.PICTURES,
            (
                Choice("reading", _("Reading a lot"), "book"),
                Choice("writing", _("Writing a lot"), "plan"),
                Choice("talking", _("Talking in class"), "talk"),
                Choice("focus", _("Keeping my mind on it"), "eye"),
                Choice("crowds", _("Busy places"), "pupils"),
                Choice("change", _("When things change"), "swap"),
                Choice("homework", _("Homework"), "home"),
                Choice("tests", _("Tests"), "tick"),
                Choice("tired", _("Being tired"), "moon"),
            ),
            AS_MANY,
        ),
        Question("want", _("What should happen next?"), Ask.WORDS, hint=_("This term, or after school.")),
    ),
)
