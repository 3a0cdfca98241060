"""The team: roles, invitations, the audit log."""
