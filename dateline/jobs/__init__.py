"""Jobs: side effects that were asked for, until it is known what came of them.

Keeps one row for each: a mail to send, whatever else leaves the house. A job is asked for in
the transaction that gives rise to it, so both are kept or neither. A worker leases it, does it
outside any transaction and writes down what came of it; a worker that dies leaves a lease that
ends. Promises that each job is done at least once or given up where people can see it. Never
does what readers wait for: no page appears, changes or vanishes by a job.
"""
