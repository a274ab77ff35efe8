DROP TABLE saved_filters;
DROP TABLE dead_letters;
DROP TABLE polled_feeds;
DROP INDEX articles_by_status;
DROP INDEX articles_under_embargo;
DROP TABLE early_withdrawals;
DROP TABLE holds;
DROP TABLE article_metadata;
