"""What is said and known of Yusuf."""

from typing import Any

from fourfold.profiles.kinds import Part
from fourfold.support.kinds import SourceKind

WORRY = "He talks all the time at home in Dari. At school I think he is silent. I am worried."
WHY = "Yusuf understands far more than he can say. He needs time, pictures and a small group to find his words in English."
KNOWN = {
    SourceKind.TEACHER: "He follows every instruction and rarely speaks. He points, or asks a friend to say it.",
    SourceKind.PROGRESS: "Maths is as expected. What he says and writes in English grows slowly.",
    SourceKind.BEHAVIOUR: "Calm and kind. He leaves the carpet when all look at him.",
    SourceKind.OTHER_TEACHERS: "In PE he speaks to his team.",
    SourceKind.PARENTS: "At home in Dari he tells long stories. His hearing is good.",
    SourceKind.PUPIL: "I know the word in Dari. Then everyone waits and I forget it.",
    SourceKind.OUTSIDE: "Hearing test clear. The therapist finds that he understands much more than he can say.",
}
TALK: dict[str, Any] = {
    "strengths_and_difficulties": "He listens well and draws well. Speaking in front of others is hard.",
    "parents_concerns": WORRY,
    "outcomes": "That he tells his teacher what he needs.",
    "next_steps": "We decide by Monday and write to you in English and Dari.",
}
ME = "me"
PROFILE = (
    (Part.SAYS, "I told the fox story to my sister and she laughed.", ME),
    (Part.LIKES, "I am kind to younger children.", "Miss Okonkwo"),
    (Part.LIKES, "I notice everything.", "Dad"),
    (Part.LIKES, "I make my friends laugh.", "Maryam"),
    (Part.LIKES, "I do not give up.", "Mr Whitlock"),
    (Part.MATTERS, "My sister Leila.", ME),
    (Part.MATTERS, "Football at break.", ME),
    (Part.MATTERS, "That people wait for me.", ME),
    (Part.MATTERS, "Speaking Dari is good, not bad.", "Mum"),
    (Part.HELPS, "Ask me, then wait 10 seconds. I am thinking in two languages.", "Megan, my therapist"),
    (Part.HELPS, "Show me a picture with a new word. Five before the lesson is best.", "Miss Okonkwo"),
    (Part.HELPS, "Let me answer a friend first. Then I can say it to the class.", ME),
    (Part.HELPS, "Look for my help card. If it is up, come to me. Do not call my name.", ME),
    (Part.FIRST, "Say hello in Dari: salaam.", ME),
    (Part.FIRST, "Show me the plan for the day in pictures. Sit me next to Maryam or Jake.", "Miss Okonkwo"),
    (Part.FIRST, "I go to Story talk with Mr Whitlock at 9:40.", ME),
)
"""The lines of the page about him, and who each came from."""
SUGGESTED = (Part.MATTERS, "Time to draw when the room is loud.", "Mr Whitlock")
"""A line that waits for him or his family."""
BEFORE_REVIEW = (
    (
        "adaeze_okonkwo",
        "Teacher",
        "He told the class about his drawing in four sentences, with two pictures. He puts his hand up twice a day.",
        "Keep the five words before the lesson. Try a partner who is not Maryam.",
    ),
    (
        "dean_whitlock",
        "Teaching assistant",
        "He starts the story himself now. He still waits for me when a word is missing.",
        "Stand further away, and let him use the card.",
    ),
)
"""What those who work with him say before the review: who, as what, what has changed, and what next."""
BEFORE_REVIEW_OUTSIDE = ("He links two ideas with \u201cbecause\u201d, in both languages.", "Fewer new words, used more often, in class.")
BEFORE_REVIEW_PARENT = "He tells his sister what he did at school. In Dari he tells all of it."
BEFORE_REVIEW_CHILD = "I like to tell the end of the story. I want to do it with my friend."
