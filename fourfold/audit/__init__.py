"""The ledger and the one door: nothing about a child is written but through an action, and nothing is looked at unseen."""
