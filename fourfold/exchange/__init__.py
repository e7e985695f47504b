"""In and out: transfer files, spreadsheets, schools and results read from files, and files made for others."""
