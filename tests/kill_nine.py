#!/usr/bin/env python3
"""kill_nine.py BINARY [ROUNDS] [SEED]: kills `mediawire ingest` and `mediawire serve` with SIGKILL at random moments
while they write, ROUNDS times each (50), and looks for what is lost: every story and every note that was acknowledged
must be there, word for word, the log must have no gap, and the database must pass its own check.

On SQLite, and on PostgreSQL as well where MEDIAWIRE_TEST_POSTGRES names a server. Standard library only."""
import base64, hashlib, hmac, json, os, pathlib, random, shutil, signal, socket, sqlite3, subprocess, sys, tempfile
import threading, time, urllib.error, urllib.request

BINARY = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 50
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6)
SECRET = "a secret of thirty-two bytes, at least"
WRITERS = 4
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MEDIAWIRE_")}
chance = random.Random(SEED)


class Sqlite:
    name = "SQLite"

    def __init__(self, folder):
        self.file = pathlib.Path(folder) / "wire.db"
        self.url = f"sqlite://{self.file}"

    def select(self, statement):
        connection = sqlite3.connect(self.file)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def faults(self):
        """What the database's own check finds; nothing when all is well."""
        integrity = [row[0] for row in self.select("PRAGMA integrity_check") if row[0] != "ok"]
        return integrity + self.select("PRAGMA foreign_key_check")

    def drop(self):
        pass


class Postgres:
    name = "PostgreSQL"

    def __init__(self, _folder):
        self.server, _ = os.environ["MEDIAWIRE_TEST_POSTGRES"].rsplit("/", 1)
        self.database = f"kill_nine_{os.getpid()}"
        self.url = f"{self.server}/{self.database}"
        self.run("postgres", f"CREATE DATABASE {self.database}")

    def run(self, database, statement):
        command = ["psql", "-XAtq", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", f"{self.server}/{database}", "-c", statement]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def select(self, statement):
        return [tuple(line.split("\x1f")) for line in self.run(self.database, statement).splitlines()]

    def faults(self):
        """PostgreSQL itself is not killed here: its keys and its constraints hold by themselves."""
        return [] if self.select("SELECT 1") == [("1",)] else ["the server does not answer"]

    def drop(self):
        self.run("postgres", f"DROP DATABASE {self.database} WITH (FORCE)")


class Tally:
    def __init__(self, what):
        self.what, self.rounds, self.cut_short, self.acknowledged, self.present, self.lost = what, 0, 0, 0, 0, []
        self.faults = []

    def line(self):
        return (f"{self.what}: {self.rounds} kills ({self.cut_short} while it wrote), {self.acknowledged} acknowledged, "
                f"{self.present} in the database, {len(self.lost)} lost, {len(self.faults)} faults")


def page(number):
    """A page like no other; its text is the one paragraph."""
    paragraph = f"Paragraph {number} says {chance.getrandbits(256):064x}, " + "and it goes on for a while. " * chance.randrange(1, 60)
    paragraph = paragraph.strip()
    return f"Media Wire\n\nBulletin number {number} from the conference\n\n{paragraph}\n", paragraph


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def command(name, database, *arguments):
    return [BINARY, name, "--database-url", database.url, *arguments]


def wait_until_killed(process, seconds):
    """Kills the process after so many seconds; true when it was still there."""
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def check(database, tally):
    """The database opens, passes its check, and its log tells of every version once, without a gap."""
    migrated = subprocess.run(command("migrate", database), capture_output=True, text=True, env=ENVIRONMENT)
    if migrated.returncode:
        tally.faults.append(migrated.stderr)
    tally.faults += database.faults()
    sequences = [int(row[0]) for row in database.select("SELECT sequence FROM changes ORDER BY sequence")]
    if sequences != list(range(1, len(sequences) + 1)):
        tally.faults.append("the log has a gap")
    halves = database.select(
        "SELECT articles.key FROM articles LEFT JOIN article_versions ON article_versions.article_key = articles.key "
        "LEFT JOIN changes ON changes.article_key = articles.key AND changes.kind = 'PUBLISHED' "
        "WHERE article_versions.key IS NULL OR changes.sequence IS NULL")
    if halves:
        tally.faults.append(f"{len(halves)} articles are there by half")


def kill_ingest(database, folder):
    tally = Tally(f"{database.name}, ingest")
    expected, number = {}, 0
    for _ in range(ROUNDS):
        pages = pathlib.Path(folder) / "pages"
        shutil.rmtree(pages, ignore_errors=True)
        pages.mkdir()
        files = {}
        for _ in range(1_000):
            number += 1
            text, paragraph = page(number)
            path = pages / f"{number:06}.txt"
            path.write_text(text, encoding="utf-8")
            files[str(path)] = digest(paragraph)
        said = pathlib.Path(folder) / "said"
        with said.open("wb") as output:
            process = subprocess.Popen(command("ingest", database, "--verbose", str(pages)), stdout=output,
                                       stderr=subprocess.STDOUT, env=ENVIRONMENT)
            tally.cut_short += wait_until_killed(process, chance.uniform(0.02, 0.6))
        tally.rounds += 1
        # A line that was cut short acknowledges nothing.
        for line in said.read_text().split("\n")[:-1]:
            path, separator, outcome = line.partition(": ")
            if separator and path in files and outcome.startswith("1 stored"):
                expected[files[path]] = path
        if tally.rounds in (1, ROUNDS) or tally.rounds % 5 == 0:
            check(database, tally)
            found = {row[0] for row in database.select("SELECT body_digest FROM articles")}
            tally.lost += [path for body, path in expected.items() if body not in found]
            tally.present = len(found)
    tally.acknowledged = len(expected)
    bodies = database.select("SELECT body, body_digest FROM article_versions")
    tally.faults += [f"a body is not what its digest says: {row[1]}" for row in bodies if digest(row[0]) != row[1]]
    return tally


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def token():
    def part(data):
        return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=")
    signed = part({"alg": "HS256", "typ": "JWT"}) + b"." + part({"sub": "desk", "exp": 4102444800, "scope": "edit"})
    signature = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    return (signed + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def ask(port, document, variables):
    body = json.dumps({"query": document, "variables": variables}).encode()
    headers = {"content-type": "application/json", "accept": "application/graphql-response+json",
               "authorization": f"Bearer {token()}"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/graphql", body, headers)
    answer = json.load(urllib.request.urlopen(request, timeout=10))
    if answer.get("errors"):
        raise ValueError(answer["errors"])
    return answer["data"]


def wait_until_ready(process, port):
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=1)
            return
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"the server ended with code {process.returncode}")
            time.sleep(0.05)
    raise SystemExit("the server did not become ready in 15 seconds")


ADD = """mutation($input: AddDeskNoteInput!) { addDeskNote(input: $input) { note { text } userErrors { message } } }"""


def add_notes(port, article, name, acknowledged):
    """Adds notes until the server is gone. One is acknowledged when its text came back with status 200."""
    step = 0
    while True:
        step += 1
        text = f"{name}, note {step}"
        try:
            added = ask(port, ADD, {"input": {"articleId": article, "text": text}})["addDeskNote"]
        except (OSError, urllib.error.URLError, ValueError, EOFError):
            return
        except Exception as cut:  # http.client's own, when an answer is cut short
            if type(cut).__module__ != "http.client":
                raise
            return
        if added["note"] and added["note"]["text"] == text:
            acknowledged.append(text)


def kill_server(database):
    tally = Tally(f"{database.name}, serve")
    expected = []
    for number in range(ROUNDS):
        port = free_port()
        process = subprocess.Popen(command("serve", database, "--bind", f"127.0.0.1:{port}", "--token-secret", SECRET),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        try:
            wait_until_ready(process, port)
            article = ask(port, "{ articles(first: 1) { nodes { id } } }", {})["articles"]["nodes"][0]["id"]
            lists = [[] for _ in range(WRITERS)]
            threads = [threading.Thread(target=add_notes, args=(port, article, f"Round {number}, writer {writer}", kept))
                       for writer, kept in enumerate(lists)]
            for thread in threads:
                thread.start()
            tally.cut_short += wait_until_killed(process, chance.uniform(0.05, 1.0))
            for thread in threads:
                thread.join()
        finally:
            process.kill()
            process.wait()
        tally.rounds += 1
        expected += [text for kept in lists for text in kept]
        if tally.rounds in (1, ROUNDS) or tally.rounds % 5 == 0:
            check(database, tally)
            found = [row[0] for row in database.select("SELECT text FROM desk_notes")]
            tally.lost += sorted(set(expected) - set(found))
            tally.present = len(found)
            if len(found) != len(set(found)):
                tally.faults.append("a note is there twice")
            told = database.select("SELECT COUNT(*) FROM changes WHERE changed_fields = 'notes'")
            if int(told[0][0]) != len(found):
                tally.faults.append("the log does not tell of every note")
    tally.acknowledged = len(expected)
    return tally


def main():
    print(f"{ROUNDS} rounds, seed {SEED}", flush=True)
    tallies = []
    for kind in [Sqlite] + ([Postgres] if os.environ.get("MEDIAWIRE_TEST_POSTGRES") else []):
        with tempfile.TemporaryDirectory() as folder:
            database = kind(folder)
            try:
                for kill in (lambda: kill_ingest(database, folder), lambda: kill_server(database)):
                    started = time.monotonic()
                    tally = kill()
                    tallies.append(tally)
                    print(f"{tally.line()}; {time.monotonic() - started:.0f} s", flush=True)
                    for fault in (tally.lost + tally.faults)[:5]:
                        print(f"  {fault}", flush=True)
            finally:
                database.drop()
    sys.exit(1 if any(tally.lost or tally.faults for tally in tallies) else 0)


main()
