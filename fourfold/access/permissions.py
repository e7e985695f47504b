"""What a person may do, as `object.deed`. The objects and their fields are those of the access specification."""

from enum import StrEnum


class Permission(StrEnum):
    """View, create, edit, or approve (publish, agree, sign, release, remove a restriction, answer a concern, void). Nobody hard-deletes."""

    # identity: name, class, year
    IDENTITY_VIEW = "identity.view"
    IDENTITY_CREATE = "identity.create"
    IDENTITY_EDIT = "identity.edit"
    IDENTITY_APPROVE = "identity.approve"
    # contacts: addresses, phones, family, restrictions, looked-after, social worker, virtual head
    CONTACTS_VIEW = "contacts.view"
    CONTACTS_CREATE = "contacts.create"
    CONTACTS_EDIT = "contacts.edit"
    CONTACTS_APPROVE = "contacts.approve"
    # profile: needs summary, strategies, one-page profile, the family's names, language and access needs
    PROFILE_VIEW = "profile.view"
    PROFILE_CREATE = "profile.create"
    PROFILE_EDIT = "profile.edit"
    PROFILE_APPROVE = "profile.approve"
    # clinical: diagnostic detail
    CLINICAL_VIEW = "clinical.view"
    CLINICAL_CREATE = "clinical.create"
    CLINICAL_EDIT = "clinical.edit"
    CLINICAL_APPROVE = "clinical.approve"
    # status: SEN status, needs by census code, the decision, notices and letters
    STATUS_VIEW = "status.view"
    STATUS_CREATE = "status.create"
    STATUS_EDIT = "status.edit"
    STATUS_APPROVE = "status.approve"
    # progress: results, signs, prompts, circumstances
    PROGRESS_VIEW = "progress.view"
    PROGRESS_CREATE = "progress.create"
    PROGRESS_EDIT = "progress.edit"
    PROGRESS_APPROVE = "progress.approve"
    # plan: assessment, plan, review
    PLAN_VIEW = "plan.view"
    PLAN_CREATE = "plan.create"
    PLAN_EDIT = "plan.edit"
    PLAN_APPROVE = "plan.approve"
    # sessions: what was delivered
    SESSIONS_VIEW = "sessions.view"
    SESSIONS_CREATE = "sessions.create"
    SESSIONS_EDIT = "sessions.edit"
    SESSIONS_APPROVE = "sessions.approve"
    CONCERN_VIEW = "concern.view"
    CONCERN_CREATE = "concern.create"
    CONCERN_EDIT = "concern.edit"
    CONCERN_APPROVE = "concern.approve"
    MEETING_VIEW = "meeting.view"
    MEETING_CREATE = "meeting.create"
    MEETING_EDIT = "meeting.edit"
    MEETING_APPROVE = "meeting.approve"
    # advice: referrals, agreements, grants, professional reports, attachments
    ADVICE_VIEW = "advice.view"
    ADVICE_CREATE = "advice.create"
    ADVICE_EDIT = "advice.edit"
    ADVICE_APPROVE = "advice.approve"
    MESSAGE_VIEW = "message.view"
    MESSAGE_CREATE = "message.create"
    MESSAGE_EDIT = "message.edit"
    MESSAGE_APPROVE = "message.approve"
    # ehc_request: an EHC request and its bundle
    EHC_REQUEST_VIEW = "ehc_request.view"
    EHC_REQUEST_CREATE = "ehc_request.create"
    EHC_REQUEST_EDIT = "ehc_request.edit"
    EHC_REQUEST_APPROVE = "ehc_request.approve"
    # audit: the ledger, who looked
    AUDIT_VIEW = "audit.view"
    AUDIT_CREATE = "audit.create"
    AUDIT_EDIT = "audit.edit"
    AUDIT_APPROVE = "audit.approve"
    # export: bulk export, subject access
    EXPORT_VIEW = "export.view"
    EXPORT_CREATE = "export.create"
    EXPORT_EDIT = "export.edit"
    EXPORT_APPROVE = "export.approve"
    # people: staff, roles
    PEOPLE_VIEW = "people.view"
    PEOPLE_CREATE = "people.create"
    PEOPLE_EDIT = "people.edit"
    PEOPLE_APPROVE = "people.approve"
    # library: provision and its cost
    LIBRARY_VIEW = "library.view"
    LIBRARY_CREATE = "library.create"
    LIBRARY_EDIT = "library.edit"
    LIBRARY_APPROVE = "library.approve"
    SETTINGS_VIEW = "settings.view"
    SETTINGS_CREATE = "settings.create"
    SETTINGS_EDIT = "settings.edit"
    SETTINGS_APPROVE = "settings.approve"
    MACHINE_WRITE = "machine.write"
    """Deliveries, bounces, reminders sent and feed copies: SYSTEM's alone, outside the matrix."""
