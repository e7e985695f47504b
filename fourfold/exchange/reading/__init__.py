"""Reading files: bytes in; frozen dataclasses, plain-word problems and questions out. No database, no Django, nothing written."""
