"""Reading across rooms: what a school must see together. No models, no verbs."""
