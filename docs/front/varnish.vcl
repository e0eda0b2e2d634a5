# Varnish 7.1 or later in front of Dateline, which tells it what changed.
# Start it with `-p http_gzip_support=off`: Dateline compresses, with brotli too, and Varnish would
# take that apart. Give Dateline DATELINE_PURGE=http://127.0.0.1:6081, the address Varnish has.
# docs/how-to/behind-a-proxy.md tells more; tests/contracts/test_behind_caches.py runs this very file.

vcl 4.1;

import std;

backend dateline {
    .host = "127.0.0.1";
    .port = "8000";
    .first_byte_timeout = 75s;
    .between_bytes_timeout = 75s;
}

# Who may say what is to be forgotten.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # Varnish itself names who asked; a second name means that a proxy on this machine,
        # such as the one for TLS, speaks for somebody else.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(405, "Not for you"));
        }
        # All bans are about the kept answers alone, so that Varnish can carry them out and forget
        # them by itself while nobody asks.
        if (req.http.Surrogate-Key == "*") {
            ban("obj.status != 0");
        } else if (req.http.Surrogate-Key ~ "^[A-Za-z0-9-]+( [A-Za-z0-9-]+)*$") {
            ban("obj.http.Surrogate-Key ~ (^|\s)(" +
                regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)");
        } else {
            return (synth(400, "No surrogate keys"));
        }
        return (synth(200, "Forgotten"));
    }

    # Only who stands between Varnish and the reader on this machine may say how it was asked.
    if (client.ip !~ purgers || !req.http.X-Forwarded-Proto) {
        set req.http.X-Forwarded-Proto = "http";
    }
    unset req.http.X-Real-IP;
    unset req.http.Forwarded;

    # Of the many spellings of Accept-Encoding, three answers are kept.
    if (req.http.Accept-Encoding ~ "(?i)(^|[, ])br(?!\s*;\s*q=0(\.0*)?\s*(,|$))\s*(;|,|$)") {
        set req.http.Accept-Encoding = "br";
    } else if (req.http.Accept-Encoding ~ "(?i)(^|[, ])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))\s*(;|,|$)") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }

    # The desk is of each person alone, and whatever is sent is for Dateline.
    if (req.url ~ "^/desk/" || (req.method != "GET" && req.method != "HEAD")) {
        return (pass);
    }
    # Public answers are the same for everybody.
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    # Nothing is ever given out stale, not even while a new answer is on its way.
    set beresp.grace = 0s;
    # What is over is still good for asking Dateline whether it has changed.
    set beresp.keep = 5m;
    # A request that was on its way as a second turned would else live past the whole minute.
    if (beresp.ttl < 1d) {
        set beresp.ttl = beresp.ttl - 1s;
    }
    # What does not say what it depends on may depend on anything, as in the API and of pictures.
    if (!beresp.http.Surrogate-Key && beresp.http.Cache-Control !~ "immutable") {
        set beresp.http.Surrogate-Key = "all";
    }
    if (bereq.uncacheable || beresp.ttl <= 0s || beresp.http.Set-Cookie ||
        beresp.http.Cache-Control !~ "^(public|max-age)") {
        # Not for long: a refusal of the API, say, is over in a moment.
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
    }
    return (deliver);
}

sub vcl_deliver {
    # Readers are told what is left, in whole seconds.
    if (obj.hits > 0 && resp.http.Cache-Control ~ "^public, max-age=") {
        set resp.http.Cache-Control = "public, max-age=" + std.integer(duration = obj.ttl, fallback = 0);
        unset resp.http.Age;
    }
    if (obj.hits > 0) {
        # How much of its allowance somebody has left is nobody else's.
        unset resp.http.RateLimit;
        set resp.http.Cache-Status = "varnish; hit";
    } else if (req.url ~ "^/desk/" || (req.method != "GET" && req.method != "HEAD")) {
        set resp.http.Cache-Status = "varnish; fwd=bypass";
    } else {
        set resp.http.Cache-Status = "varnish; fwd=miss";
    }
    # Meant for caches, and nobody else.
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/plain; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    set beresp.body = {"The site cannot be reached at the moment. Please try again in half a minute.
"};
    return (deliver);
}
