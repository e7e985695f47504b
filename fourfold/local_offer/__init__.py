"""The Local Offer: the authority's directory of services, copied from its Open Referral UK feed, searched and pointed to."""
