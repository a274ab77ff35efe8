#!/usr/bin/env python3
"""bench.py MEDIAWIRE STATIC_ANSWER [SECONDS]: what a feed page and an article page of the sample wire cost, beside a
static answer of the same bytes. Both servers run on this machine and are loaded in turn, A B A B A B; the medians and
their ratio are printed. Only the ratio travels to another machine. Needs wrk."""
import json, pathlib, re, shutil, socket, statistics, subprocess, sys, tempfile, time, urllib.parse, urllib.request

mediawire, static_answer = sys.argv[1:3]
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 4
sample = pathlib.Path(__file__).resolve().parent / "sample-wire"
ROUNDS, CONNECTIONS = 3, 16

FEED = """{ recent(first: 20) { asOf nodes { slug headline excerpt publishedAt publishedPrecision
  section { slug title } provenance { source { name } } references { salience entity { name slug kind } } }
  pageInfo { hasNextPage endCursor } } }"""
ARTICLE = """{ article(slug: "%s") { headline byline publishedAt section { title disclaimer }
  body { index text mentions { entity { name slug kind } span { start end } statedRole } }
  quotes { direct speaker { name } span { block start end } }
  claims { predicate modality subject { name } object { name } }
  provenance { source { name } sourceUrl missing bodyDigest } related { article { slug headline } shared { name } } } }"""

def free_address():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{s.getsockname()[1]}"

def start(arguments, address):
    server = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(address.split(":"), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{arguments[0]} did not start")

def url(address, query):
    return f"http://{address}/graphql?" + urllib.parse.urlencode({"query": " ".join(query.split())})

def get(url):
    request = urllib.request.Request(url, headers={"accept": "application/graphql-response+json"})
    return urllib.request.urlopen(request, timeout=10).read()

def rate(url):
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency",
                          "-H", "accept: application/graphql-response+json", url], capture_output=True, text=True).stdout
    if "Non-2xx" in out:
        raise SystemExit(out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), re.search(r"99%\s+(\S+)", out)[1]

if not shutil.which("wrk"):
    raise SystemExit("bench.py needs wrk: apt-get install wrk")

with tempfile.TemporaryDirectory() as folder:
    database, address = f"sqlite://{folder}/wire.db", free_address()
    subprocess.run([mediawire, "ingest", "--database-url", database, str(sample)], check=True, stdout=subprocess.DEVNULL)
    server = start([mediawire, "serve", "--bind", address, "--database-url", database, "--log-level", "off"], address)
    try:
        newest = json.loads(get(url(address, "{ articles(first: 1, filter: {representationType: FULL}) { nodes { slug } } }")))
        article = ARTICLE % newest["data"]["articles"]["nodes"][0]["slug"]
        print(f"{'':14} {'bytes':>7} {'requests/s':>11} {'p99':>9} {'static':>9} {'ratio':>7}")
        for name, query in [("feed of 20", FEED), ("article page", article)]:
            body = get(url(address, query))
            if b'"errors"' in body:
                raise SystemExit(body[:500])
            pathlib.Path(folder, "answer").write_bytes(body)
            twin_address = free_address()
            twin = start([static_answer, twin_address, f"{folder}/answer"], twin_address)
            try:
                ours, static, p99 = [], [], []
                for _ in range(ROUNDS):
                    requests, tail = rate(url(address, query))
                    ours.append(requests)
                    p99.append(tail)
                    static.append(rate(f"http://{twin_address}/")[0])
            finally:
                twin.kill()
            a, b = statistics.median(ours), statistics.median(static)
            print(f"{name:14} {len(body):7} {a:11.0f} {sorted(p99)[len(p99) // 2]:>9} {b:9.0f} {a / b:7.4f}")
    finally:
        server.kill()
