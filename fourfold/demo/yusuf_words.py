"""What is said and known of Yusuf."""

from typing import Any

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
PROFILE = {
    "likes": "Foxes, football and drawing.",
    "matters": "My sister. Time to think.",
    "helps": "Ask, then wait 10 seconds. Show a picture with a new word. Let me answer a friend first.",
    "hard": "When all look at me.",
    "want": "To talk to the football coach.",
}
