"""Reading files: bytes in; frozen dataclasses, plain-word problems and questions out. No database, no Django, nothing written.

`documents.documents_at` (a path) or `documents.document` (an upload) brings a file within its limits. Then `lists.read_list` reads
pupils, staff and classes (School Data Sync sets too), `ctf.read_ctf` a transfer file, and `gias.read_schools` an extract of schools.
Each raises `refusal.Refused` with one sentence, or answers rows with their problems; an open question means: ask, then read again.
"""
