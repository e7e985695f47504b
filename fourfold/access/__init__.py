"""Who may see and do what: pure, knows no framework. Deny by default; a right is a role, a relationship and no veto."""
