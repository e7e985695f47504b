"""Asking the authority for an EHC needs assessment: the school's request with its bundle and clock; and a family's own, which is theirs."""
