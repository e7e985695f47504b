"""What children of Years 3 to 6 are asked."""

from django.utils.translation import gettext_lazy as _

from fourfold.profiles.questions.shape import AS_MANY, FACES, Age, Ask, Choice, Question, QuestionSet

PRIMARY = QuestionSet(
    Age.PRIMARY,
    1,
    (
        Question("feel", _("How does school feel?"), Ask.FACES, FACES),
        Question(
            "helps",
            _("What helps you?"),
            Ask.PICTURES,
            (
                Choice("pictures", _("Picture cards"), "card"),
                Choice("friend", _("A friend"), "friend"),
                Choice("time", _("More time"), "slow"),
                Choice("quiet", _("Less noise"), "quietp"),
                Choice("moving", _("Moving about"), "move"),
                Choice("grown-up", _("A grown-up near"), "adult"),
            ),
            AS_MANY,
        ),
        Question(
            "hard",
            _("What is hard?"),
            Ask.PICTURES,
            (
                Choice("reading", _("Reading"), "book"),
                Choice("writing", _("Writing"), "plan"),
                Choice("maths", _("Maths"), "sums"),
                Choice("talking", _("Talking in class"), "talk"),
                Choice("noise", _("Noise"), "speaker"),
                Choice("playtime", _("Playtime"), "ball"),
                Choice("waiting", _("Waiting"), "clock"),
                Choice("change", _("When things change"), "swap"),
                Choice("sitting", _("Sitting still"), "chair"),
            ),
            AS_MANY,
        ),
        Question("want", _("What do you want to happen?"), Ask.WORDS, hint=_("It can be big or small.")),
    ),
)
