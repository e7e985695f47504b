"""Files that belong to a record, and letters made into PDFs. A file has no address of its own: the page of its owner serves it."""
