"""The Local Offer as staff use it: the search, and pointing a service out for a child."""
