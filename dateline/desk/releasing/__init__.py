"""Letting go and taking back: how stories leave the desk, and how they are called back.

One verb a module: release, update, correct, withdraw, restore, cancel, reschedule, confirm.
Each does all of its work in one transaction, or none of it: the story's state on the desk, the
version on the record, who let it go, the audit log, and the letters that follow. Pictures are
developed before that transaction opens. No verb trusts the form it was called from: each asks
who is calling, and whether what they saw is still what there is.
"""
