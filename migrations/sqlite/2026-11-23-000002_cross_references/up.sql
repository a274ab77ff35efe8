-- The whole authority that articles are annotated with, an entry a row as in its file; a newsroom's own entries and
-- editors' stand in for the ones that the binary brings.
CREATE TABLE authority_entries (
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    origin TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (kind, slug)
);

-- Where an entity that was merged into another is found now.
ALTER TABLE entities ADD COLUMN merged_into BIGINT REFERENCES entities (key);
CREATE INDEX entities_by_merger ON entities (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX entities_for_review ON entities (key) WHERE status = 'CANDIDATE';

CREATE TABLE offices (
    entity_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    since INTEGER,
    until INTEGER,
    PRIMARY KEY (entity_key, position)
);

-- What editors decided about machine-made data, in the order in which they did. A decision about a span is anchored by
-- the words themselves and the digest of the block that they stand in.
CREATE TABLE decisions (
    key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    article_key BIGINT REFERENCES articles (key),
    entity_key BIGINT REFERENCES entities (key),
    other_entity_key BIGINT REFERENCES entities (key),
    part TEXT,
    block INTEGER,
    start_byte INTEGER,
    end_byte INTEGER,
    block_digest TEXT,
    quoted TEXT,
    text TEXT,
    editor TEXT NOT NULL,
    at BIGINT NOT NULL,
    orphaned_since BIGINT
);
CREATE INDEX decisions_by_article ON decisions (article_key, key) WHERE article_key IS NOT NULL;
CREATE INDEX decisions_by_entity ON decisions (entity_key, key);
CREATE INDEX orphaned_decisions ON decisions (key) WHERE orphaned_since IS NOT NULL;

CREATE TABLE treaty_link_verdicts (
    subject_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    predicate TEXT NOT NULL,
    object_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    PRIMARY KEY (subject_key, predicate, object_key)
);

-- Articles that a change of the authority or of the annotator may touch, and that wait to be annotated again.
CREATE TABLE stale_articles (
    article_key BIGINT NOT NULL PRIMARY KEY REFERENCES articles (key)
);

-- How many articles refer to both of two entities, whatever their status; each pair both ways round.
CREATE TABLE co_mentions (
    entity_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    other_key BIGINT NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
    article_count BIGINT NOT NULL,
    PRIMARY KEY (entity_key, other_key)
);
INSERT INTO co_mentions (entity_key, other_key, article_count)
SELECT one.entity_key, other.entity_key, COUNT(*)
FROM article_references AS one JOIN article_references AS other ON other.article_key = one.article_key
WHERE other.entity_key <> one.entity_key
GROUP BY one.entity_key, other.entity_key;
CREATE INDEX co_mentions_by_count ON co_mentions (entity_key, article_count, other_key);
CREATE INDEX articles_held_back ON articles (key) WHERE pub_status <> 'USABLE' OR embargoed_until IS NOT NULL;

-- Findings that are not certain enough to publish wait for an editor.
CREATE INDEX mentions_for_review ON mentions (key) WHERE origin = 'MACHINE' AND confidence < 0.8;
CREATE INDEX mentions_in_doubt ON mentions (entity_key) WHERE confidence < 0.8;
ALTER TABLE mentions ADD COLUMN role_organisation_key BIGINT REFERENCES entities (key);
CREATE INDEX mentions_by_role_organisation ON mentions (role_organisation_key) WHERE role_organisation_key IS NOT NULL;
CREATE INDEX claims_by_speaker ON claims (speaker_key) WHERE speaker_key IS NOT NULL;

-- What a row tells of an entity: the one that changed, and the one that was merged into it.
ALTER TABLE changes ADD COLUMN entity_key BIGINT REFERENCES entities (key);
ALTER TABLE changes ADD COLUMN merged_key BIGINT REFERENCES entities (key);
