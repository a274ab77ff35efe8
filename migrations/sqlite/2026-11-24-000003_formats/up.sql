-- Who delivered an article, whoever it names as its source.
ALTER TABLE articles ADD COLUMN sender_key BIGINT REFERENCES sources (key);

-- What a sender says of an article's current version besides its text; signals is a JSON object.
CREATE TABLE article_metadata (
    article_key BIGINT NOT NULL PRIMARY KEY REFERENCES articles (key),
    copyright_notice TEXT,
    usage_terms TEXT,
    ed_note TEXT,
    source_version INTEGER,
    revised_at BIGINT,
    signals TEXT NOT NULL
);

-- Why an article that is withheld or killed is, what stands in for it, and the editor who placed the hold; none where
-- the sender did.
CREATE TABLE holds (
    article_key BIGINT NOT NULL PRIMARY KEY REFERENCES articles (key),
    reason TEXT NOT NULL,
    replacement_key BIGINT REFERENCES articles (key),
    placed_by TEXT,
    at BIGINT NOT NULL
);

CREATE INDEX holds_by_time ON holds (at);

-- Stories that their sender took back before they came: when one comes, it is held back at once.
CREATE TABLE early_withdrawals (
    key INTEGER NOT NULL PRIMARY KEY,
    source_key BIGINT REFERENCES sources (key),
    guid TEXT,
    source_url TEXT,
    pub_status TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX early_withdrawals_by_guid ON early_withdrawals (guid);
CREATE INDEX early_withdrawals_by_source_url ON early_withdrawals (source_url);

CREATE INDEX articles_under_embargo ON articles (embargoed_until) WHERE embargoed_until IS NOT NULL;
CREATE INDEX changes_of_no_article ON changes (sequence) WHERE article_key IS NULL;
CREATE INDEX articles_taken_back ON articles (published_at, key) WHERE pub_status <> 'USABLE';

-- Feeds that are polled, and what became of that. One that is paused has no next poll; claimed_until is how long a server
-- has it to itself.
CREATE TABLE polled_feeds (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_key BIGINT NOT NULL REFERENCES sources (key),
    url TEXT NOT NULL UNIQUE,
    section TEXT,
    language TEXT,
    interval_seconds BIGINT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    last_polled_at BIGINT,
    next_poll_at BIGINT,
    claimed_until BIGINT,
    failures INTEGER NOT NULL,
    last_error TEXT
);
CREATE INDEX polled_feeds_by_source ON polled_feeds (source_key);
CREATE INDEX polled_feeds_by_time ON polled_feeds (next_poll_at);

-- Inputs from which something was refused, byte for byte; capture is what was known of one besides its bytes, as a
-- JSON object, and reasons is a JSON array.
CREATE TABLE dead_letters (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    format TEXT NOT NULL,
    capture TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BLOB NOT NULL,
    size BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    first_received_at BIGINT NOT NULL,
    last_received_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    UNIQUE (origin, digest)
);
CREATE INDEX dead_letters_by_time ON dead_letters (last_received_at, key);

-- Filters that have a name, and so a feed; filter is a JSON object.
CREATE TABLE saved_filters (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    filter TEXT NOT NULL
);
