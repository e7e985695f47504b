"""The pages of assessment: rounds, how far each class has come, and the sheet on which results are entered (6.17)."""
