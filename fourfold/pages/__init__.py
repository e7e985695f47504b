"""What people see, by audience. No models, no rules: a page translates in, asks once, and translates out."""
