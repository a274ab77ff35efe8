-- Instants are microseconds since 1970-01-01T00:00:00Z. `key` is a row's own number and stays inside;
-- `id` is a UUIDv7 and goes outside.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE sections (
    key INTEGER NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    disclaimer TEXT
);

CREATE TABLE sources (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    url TEXT
);

CREATE TABLE entities (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    wikidata_id TEXT,
    year INTEGER,
    UNIQUE (kind, slug)
);

-- An entity's names: its own at position 0, its aliases after it.
CREATE TABLE entity_names (
    entity_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (entity_key, position)
);
CREATE INDEX entity_names_by_folded ON entity_names (folded, entity_key);

CREATE TABLE treaty_parties (
    treaty_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    place_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    PRIMARY KEY (treaty_key, place_key)
);

-- What the authority itself says of two treaties; what articles say of them is in claims.
CREATE TABLE treaty_links (
    subject_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    predicate TEXT NOT NULL,
    object_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    PRIMARY KEY (subject_key, predicate, object_key)
);
CREATE INDEX treaty_links_by_object ON treaty_links (object_key, predicate);

-- What a list shows of an article, in one row; the text itself is in article_versions.
CREATE TABLE articles (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    section_key BIGINT NOT NULL REFERENCES sections (key),
    source_key BIGINT REFERENCES sources (key),
    guid TEXT,
    source_url TEXT,
    folded_headline TEXT NOT NULL,
    headline TEXT NOT NULL,
    original_headline TEXT NOT NULL,
    slugline TEXT,
    byline TEXT,
    dateline TEXT,
    creditline TEXT,
    language TEXT NOT NULL,
    lede TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    representation_type TEXT NOT NULL,
    pub_status TEXT NOT NULL,
    embargoed_until BIGINT,
    published_at BIGINT NOT NULL,
    published_precision TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    first_created BIGINT NOT NULL,
    version_created BIGINT NOT NULL,
    version INTEGER NOT NULL,
    body_digest TEXT NOT NULL,
    published_sequence BIGINT NOT NULL,
    changed_sequence BIGINT NOT NULL
);
CREATE INDEX articles_by_time ON articles (published_at, key);
CREATE INDEX articles_by_section ON articles (section_key, published_at, key);
CREATE INDEX articles_by_source ON articles (source_key, published_at, key);
CREATE INDEX articles_by_published_sequence ON articles (published_sequence);
CREATE INDEX articles_by_changed_sequence ON articles (changed_sequence);
CREATE INDEX articles_by_guid ON articles (guid);
CREATE INDEX articles_by_source_url ON articles (source_url);
CREATE INDEX articles_by_folded_headline ON articles (folded_headline);

CREATE TABLE article_versions (
    key INTEGER NOT NULL PRIMARY KEY,
    article_key BIGINT NOT NULL REFERENCES articles (key),
    version INTEGER NOT NULL,
    headline TEXT NOT NULL,
    representation_type TEXT NOT NULL,
    body TEXT NOT NULL,
    body_digest TEXT NOT NULL,
    version_created BIGINT NOT NULL,
    UNIQUE (article_key, version)
);

CREATE TABLE hops (
    article_key BIGINT NOT NULL REFERENCES articles (key),
    position INTEGER NOT NULL,
    party TEXT NOT NULL,
    action TEXT NOT NULL,
    at BIGINT,
    PRIMARY KEY (article_key, position)
);

-- A note's span lies in the version that it was made on.
CREATE TABLE desk_notes (
    key INTEGER NOT NULL PRIMARY KEY,
    article_key BIGINT NOT NULL REFERENCES articles (key),
    version INTEGER NOT NULL,
    part TEXT,
    block INTEGER,
    start_byte INTEGER,
    end_byte INTEGER,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX desk_notes_by_article ON desk_notes (article_key, key);

-- What the annotator found in an article's current version, and with which version of itself and the authority.
CREATE TABLE annotations (
    article_key BIGINT NOT NULL PRIMARY KEY REFERENCES articles (key),
    version INTEGER NOT NULL,
    annotator_version INTEGER NOT NULL,
    authority_version TEXT NOT NULL
);

CREATE TABLE mentions (
    key INTEGER NOT NULL PRIMARY KEY,
    article_key BIGINT NOT NULL REFERENCES articles (key),
    entity_key BIGINT NOT NULL REFERENCES entities (key),
    part TEXT NOT NULL,
    block INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    kind TEXT NOT NULL,
    stated_role TEXT,
    origin TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL
);
CREATE INDEX mentions_by_article ON mentions (article_key, key);
CREATE INDEX mentions_with_role ON mentions (entity_key, article_key) WHERE stated_role IS NOT NULL;

-- An article's mentions of one entity, summed; published_at is the article's.
CREATE TABLE article_references (
    article_key BIGINT NOT NULL REFERENCES articles (key),
    entity_key BIGINT NOT NULL REFERENCES entities (key),
    salience TEXT NOT NULL,
    count INTEGER NOT NULL,
    position INTEGER NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (article_key, entity_key)
);
CREATE INDEX article_references_by_entity ON article_references (entity_key, published_at, article_key);

CREATE TABLE quotes (
    key INTEGER NOT NULL PRIMARY KEY,
    article_key BIGINT NOT NULL REFERENCES articles (key),
    speaker_key BIGINT REFERENCES entities (key),
    part TEXT NOT NULL,
    block INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    direct BOOLEAN NOT NULL,
    published_at BIGINT NOT NULL
);
CREATE INDEX quotes_by_article ON quotes (article_key, key);
CREATE INDEX quotes_by_speaker ON quotes (speaker_key, published_at, key);

CREATE TABLE claims (
    key INTEGER NOT NULL PRIMARY KEY,
    article_key BIGINT NOT NULL REFERENCES articles (key),
    predicate TEXT NOT NULL,
    subject_key BIGINT NOT NULL REFERENCES entities (key),
    object_key BIGINT NOT NULL REFERENCES entities (key),
    modality TEXT NOT NULL,
    speaker_key BIGINT REFERENCES entities (key),
    part TEXT NOT NULL,
    block INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    origin TEXT NOT NULL
);
CREATE INDEX claims_by_article ON claims (article_key, key);
CREATE INDEX claims_by_subject ON claims (subject_key, predicate);
CREATE INDEX claims_by_object ON claims (object_key, predicate);

-- The log. A row is written in the transaction of what it tells of; its order is the order of commits.
CREATE TABLE changes (
    sequence INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    article_key BIGINT REFERENCES articles (key),
    version INTEGER,
    changed_fields TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Folded text, so that both databases find the same words; rowid is the article's key.
CREATE VIRTUAL TABLE article_search USING fts5 (
    headline, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
