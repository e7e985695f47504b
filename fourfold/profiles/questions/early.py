"""What the youngest are asked: faces and pictures."""

from django.utils.translation import gettext_lazy as _

from fourfold.profiles.questions.shape import AS_MANY, FACES, Age, Ask, Choice, Question, QuestionSet

EARLY = QuestionSet(
    Age.EARLY,
    1,
    (
        Question("feel", _("How does school feel?"), Ask.FACES, FACES),
        Question(
            "like",
            _("What do you like?"),
            Ask.PICTURES,
            (
                Choice("friends", _("My friends"), "friend"),
                Choice("playing-out", _("Playing out"), "ball"),
                Choice("stories", _("Stories"), "book"),
                Choice("drawing", _("Drawing"), "plan"),
                Choice("building", _("Building"), "blocks"),
                Choice("songs", _("Songs"), "music"),
            ),
            AS_MANY,
        ),
        Question(
            "helps",
            _("What helps you?"),
            Ask.PICTURES,
            (
                Choice("pictures", _("Picture cards"), "card"),
                Choice("friend", _("A friend"), "friend"),
                Choice("grown-up", _("A grown-up near"), "adult"),
                Choice("quiet", _("Less noise"), "quietp"),
                Choice("moving", _("Moving about"), "move"),
                Choice("time", _("More time"), "slow"),
            ),
            AS_MANY,
        ),
        Question(
            "hard",
            _("What is hard?"),
            Ask.PICTURES,
            (
                Choice("talking", _("Talking"), "talk"),
                Choice("noise", _("Noise"), "speaker"),
                Choice("waiting", _("Waiting"), "clock"),
                Choice("sitting", _("Sitting still"), "chair"),
                Choice("playtime", _("Playtime"), "ball"),
                Choice("lunch", _("Lunch"), "eat"),
            ),
            AS_MANY,
        ),
    ),
)
