"""Events for people's calendars: iCalendar (RFC 5545, RFC 7986), of a listing or of one item.

A calendar holds what is to come and what was lately, each under an id that stays, in local time
with the rules of its zone. What was withdrawn stands there as cancelled, without its words. What
did not change is the same bytes, so that nobody takes it in anew.
"""
