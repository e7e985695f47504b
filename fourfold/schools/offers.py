"""What a school tells its families of an authority's offers: its own entry, over what the installation began with."""

from fourfold.schools.models import Authority, AuthorityEntry, School


def offers_at(school: School, authority: Authority | None = None) -> Authority | AuthorityEntry:
    """The school's own entry of this authority (its own, where none is named), where it keeps one; else what the installation knows."""
    asked = authority or school.authority
    own = AuthorityEntry.objects.filter(school=school, authority=asked).select_related("authority").first()
    return own or asked
