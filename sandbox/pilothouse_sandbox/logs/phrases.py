"""What programs say, by kind of writer: at their start, every day, when something is odd, when it fails."""

import random

# (method, path, usual status, usual ms)
ROUTES = (
    ("GET", "/health", 200, 3), ("GET", "/health", 200, 4), ("GET", "/api/v1/items", 200, 38), ("GET", "/api/v1/items/{n}", 200, 22),
    ("POST", "/api/v1/search", 200, 140), ("POST", "/api/v1/documents", 201, 310), ("GET", "/api/v1/jobs/{n}", 200, 18),
    ("PUT", "/api/v1/items/{n}", 200, 64), ("POST", "/api/v1/generate", 200, 900),
)
TASKS = ("embed_document", "index_batch", "refresh_cache", "send_digest", "transcribe", "clean_up_expired")

START = {
    "api": ("Starting application, version {version}", "Connected to database in {ms} ms", "Cache is reachable at cache:6379", "Migrations are up to date",
            "Application startup complete", "Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)"),
    "worker": ("celery@{host} v5.4.0 (opalescent) starting, version {version}", "Connected to broker", "mingle: searching for neighbors", "celery@{host} ready."),
    "model": ("Listening on 127.0.0.1:11434 (version 0.6.2)", "inference compute id=0 library=cpu total=\"15.4 GiB\" available=\"14.1 GiB\""),
    "store": ("Starting store, version {version}", "Loaded collection documents in {ms} ms", "Listening on 0.0.0.0:8000"),
    "collector": ("Starting otelcol-contrib...", "Everything is ready. Begin running and processing data."),
    "proxy": ("nginx/1.26.2 starting", "start worker processes"),
}

ODD = {
    "api": ("Slow query took {slow} ms: SELECT * FROM items WHERE owner_id = {n} ORDER BY created_at DESC", "Retrying call to model service, attempt 2 of 3",
            "Rate limit of client 10.0.{a}.{b} reached, request refused", "Cache miss ratio of 61 % over the last 5 minutes"),
    "worker": ("Task app.tasks.{task}[{uuid}] retry: Retry in 30s: ConnectionError('model service closed the connection')",
               "Substantial drift from celery@{host} may mean clocks are out of sync. Current drift is {a} seconds."),
    "model": ("request took {slow} ms, queue has {a} entries", "key not found key=general.alignment default=32"),
    "store": ("Compaction of segment {n} took {slow} ms", "Query returned fewer results than asked for: {a} of 200"),
    "collector": ("Exporting failed. Will retry the request after interval. error=\"rpc error: code = Unavailable\" interval=5.{a}s",),
    "proxy": ("an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/{a}/{n}",),
    "function": ("Cold start took {slow} ms", "Retrying call to model service, attempt 2 of 3"),
}

FAILED = {
    "api": ("Unhandled exception while handling POST /api/v1/search: TimeoutError: model service did not answer within 30 s",
            "Database error: OperationalError: could not connect to server: Connection timed out (host=\"db\", port=5432)",
            "ValueError: document {n} has no text; request {uuid} failed", "Upstream http://10.0.{a}.{b}:8000 answered 503"),
    "worker": ("Task app.tasks.{task}[{uuid}] raised unexpected: ConnectionRefusedError(111, 'Connection refused')",
               "Task app.tasks.{task}[{uuid}] raised unexpected: ValueError('document {n} has no text')"),
    "model": ("llama runner process has terminated: exit status 2",),
    "store": ("Failed to read segment {n}: checksum mismatch",),
    "collector": ("Exporting failed. Dropping data. error=\"max elapsed time expired\" dropped_items={n}",),
    "proxy": ("connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.{a}.{b}, server: _, upstream: \"http://127.0.0.1:8000/api/v1/search\"",),
    "function": ("Unhandled exception: ClientError: An error occurred (ThrottlingException) when calling the InvokeModel operation: Too many requests",
                 "KeyError: 'document_{n}'"),
}

# What is said more often while a trouble of that kind lasts; (level, text).
BY_TROUBLE = {
    "slow": ("WARN", "Request took {slow} ms, above the limit of 2000 ms"),
    "cpu": ("WARN", "Event loop was blocked for {slow} ms"),
    "memory": ("ERROR", "MemoryError: cannot allocate {n} bytes; worker {a} is restarted"),
    "disk-full": ("ERROR", "OSError: [Errno 28] No space left on device: '/data/segments/{n}.tmp'"),
    "queue-backlog": ("WARN", "Queue default holds {n} messages, the oldest {slow} ms old"),
    "service-down": ("ERROR", "Connection refused by http://127.0.0.1:8000/health"),
}


def fill(text: str, rng: random.Random) -> str:
    """The text with plausible values in its places."""
    if "{" not in text:
        return text
    return text.format(
        n=rng.randrange(1000, 99999), a=rng.randrange(1, 60), b=rng.randrange(2, 250), ms=rng.randrange(12, 140), slow=rng.randrange(2050, 9800),
        uuid=uuid(rng), task=rng.choice(TASKS), host=f"ip-10-0-{rng.randrange(1, 60)}-{rng.randrange(2, 250)}", version="1.4.2",
    )


def uuid(rng: random.Random) -> str:
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
