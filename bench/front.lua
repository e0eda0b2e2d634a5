-- What wrk does for `make bench-front`: it asks for the pages that a file lists, one after the
-- other, and prints its figures as `key=value`. Arguments: the file, the place to begin at.
local requests, place = {}, 0

function init(arguments)
  place = tonumber(arguments[2])
  local made = {}
  for path in io.lines(arguments[1]) do
    made[path] = made[path] or wrk.format("GET", path)
    requests[#requests + 1] = made[path]
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    "bench requests=%d us=%d refused=%d broken=%d p50=%d p99=%d\n",
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)
  ))
end
