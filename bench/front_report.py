"""The front's table for people, its goals in plain words, and the last line for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.front_kinds import SERVERS, Kind
from bench.front_measuring import Costs

MOST_CPU, STRETCH, LEAST_BEHIND = 2.0, 1.1, 0.9


@dataclass(frozen=True)
class Findings:
    """Everything a run has found; memory in bytes, the store's budget in megabytes."""

    kinds: Mapping[str, Kind]
    costs: Costs
    memory: Mapping[str, int]
    budget: int
    weights: Mapping[str, int]
    has_brotli: bool
    where: str


def table(found: Findings) -> str:
    """Return the table of kinds and servers."""
    costs = found.costs
    heads = f"{'requests/s':>12}{'×':>6}{'CPU µs':>9}{'×':>6}{'p50 ms':>8}{'p99 ms':>8}{'had':>8}"
    weights = ", ".join(f"{it:,} bytes as {name}" for name, it in found.weights.items())
    lines = [
        "One process of each server, under as much load as it answers; × is beside nginx's files",
        f"{found.where}; the page: {weights}",
        "",
        f"{'':44}{heads}",
    ]
    for name, kind in found.kinds.items():
        lines.append(kind.words)
        for server, words in SERVERS.items():
            cells = (
                f"{costs.of(name, server, 'rate'):12,.0f}{costs.ratio(name, server, 'rate'):6.2f}"
                f"{costs.of(name, server, 'cpu'):9.1f}{costs.ratio(name, server, 'cpu'):6.2f}"
                f"{costs.of(name, server, 'p50'):8.2f}{costs.of(name, server, 'p99'):8.2f}"
            )
            had = f"{costs.hits[name]:8.2%}" if server == "ours" else ""
            lines.append(f"    {words:40}{cells}{had}")
    lines += ["", *_notes(found), "", *_goals(found)]
    return "\n".join(line.rstrip() for line in lines)


def last_line(found: Findings) -> str:
    """Return the figures as `key=value` after the name of the benchmark."""
    figures = {
        f"{kind}_{server}_{key}": found.costs.of(kind, server, what)
        for kind in found.kinds
        for server in SERVERS
        for key, what in (("per_s", "rate"), ("us", "cpu"), ("p50_ms", "p50"), ("p99_ms", "p99"))
    }
    figures |= {
        f"{kind}_{server}_{what}_ratio": found.costs.ratio(kind, server, what)
        for kind in found.kinds
        for server in ("ours", "behind")
        for what in ("rate", "cpu")
    }
    figures |= {f"{kind}_had": share for kind, share in found.costs.hits.items()}
    figures |= {f"memory_{server}_mb": bytes_ / 1e6 for server, bytes_ in found.memory.items()}
    figures["budget_mb"] = found.budget
    words = " ".join(f"{name}={value:.3f}" for name, value in figures.items())
    return f"dateline-bench-front {words}"


def _notes(found: Findings) -> Iterator[str]:
    sizes = ", ".join(
        f"{words} {found.memory[server] / 1e6:,.0f}" for server, words in SERVERS.items()
    )
    yield f"memory of all processes at the end, MB (PSS): {sizes}"
    yield (
        f"the page store may keep {found.budget} MB in its file and an eighth of that in each "
        "process; “had” is what it had of all"
    )
    yield "nginx before Dateline is set up as docs/front/nginx.conf; its CPU counts both together"
    if not found.has_brotli:
        yield "nginx has no brotli for files (libnginx-mod-http-brotli-static): it gave them plain"


def _goals(found: Findings) -> Iterator[str]:
    cpu = found.costs.ratio("gzip", "ours", "cpu")
    said = "a kept page costs at most 2 × the CPU of nginx's file, 1.1 if it can be"
    met = "met" if cpu <= STRETCH else "met, the stretch is not" if cpu <= MOST_CPU else "not met"
    yield f"goal: {said}: {cpu:.2f}, {met}"
    behind = found.costs.ratio("gzip", "behind", "rate")
    met = "met" if behind >= LEAST_BEHIND else "not met"
    yield f"goal: behind nginx, at least 0.9 × its requests a second: {behind:.2f}, {met}"
