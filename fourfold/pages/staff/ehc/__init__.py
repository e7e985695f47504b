"""The school's request for an EHC needs assessment."""
