"""The demo's front door: one press and you are somebody. It stands in demo mode alone."""
