-- The list is taken in anew when this is migrated again; a merger is taken back, since there is nowhere to keep it.
DELETE FROM settings WHERE name = 'built_in_authority_version';
UPDATE entities SET status = 'CANDIDATE' WHERE status = 'MERGED';
ALTER TABLE changes DROP COLUMN merged_key;
ALTER TABLE changes DROP COLUMN entity_key;
ALTER TABLE mentions DROP COLUMN role_organisation_key;
DROP INDEX mentions_for_review;
DROP INDEX articles_held_back;
DROP TABLE co_mentions;
DROP TABLE stale_articles;
DROP TABLE treaty_link_verdicts;
DROP TABLE decisions;
DROP TABLE offices;
DROP INDEX entities_for_review;
DROP INDEX entities_by_merger;
ALTER TABLE entities DROP COLUMN merged_into;
DROP TABLE authority_entries;
