"""The server: uvicorn's HTTP, pages that are at hand, and Django behind them.

Some processes take turns at one socket; each is forked once everything is loaded. In each, one
event loop speaks HTTP and gives out what the page store holds; whatever else is asked goes to
Django in threads that live as long as the process, and so do their connections to the database.
No thread waits for a slow client: what one sends is taken in whole before a thread has it, and
what it is sent leaves the thread before it is written.
"""
