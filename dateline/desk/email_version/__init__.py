"""A story as an e-mail: to be copied into a mail program, downloaded, or read as plain text.

What is public is there for everybody on the desk; what is not, for those who may write it,
and then it says in every part that it is a draft. Sends nothing.
"""
