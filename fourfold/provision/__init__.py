"""The library of provision: what this school can offer that is additional to or different from what every pupil has (6.76)."""
