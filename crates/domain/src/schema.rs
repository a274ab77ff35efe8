//! The tables, as the migrations make them.

use diesel::{allow_tables_to_appear_in_same_query, joinable, table};

table! { settings (name) { name -> Text, value -> Text, } }

table! { sections (key) { key -> BigInt, slug -> Text, title -> Text, disclaimer -> Nullable<Text>, } }

table! { sources (key) { key -> BigInt, id -> Text, slug -> Text, name -> Text, url -> Nullable<Text>, } }

table! {
    entities (key) {
        key -> BigInt,
        id -> Text,
        kind -> Text,
        slug -> Text,
        name -> Text,
        status -> Text,
        wikidata_id -> Nullable<Text>,
        year -> Nullable<Integer>,
        merged_into -> Nullable<BigInt>,
    }
}

table! {
    entity_names (entity_key, position) {
        entity_key -> BigInt,
        position -> Integer,
        name -> Text,
        folded -> Text,
    }
}

table! {
    authority_entries (kind, slug) {
        kind -> Text,
        slug -> Text,
        origin -> Text,
        entry -> Text,
    }
}

table! {
    offices (entity_key, position) {
        entity_key -> BigInt,
        position -> Integer,
        title -> Text,
        since -> Nullable<Integer>,
        until -> Nullable<Integer>,
    }
}

table! { treaty_parties (treaty_key, place_key) { treaty_key -> BigInt, place_key -> BigInt, } }

table! {
    treaty_links (subject_key, predicate, object_key) {
        subject_key -> BigInt,
        predicate -> Text,
        object_key -> BigInt,
    }
}

table! {
    articles (key) {
        key -> BigInt,
        id -> Text,
        slug -> Text,
        section_key -> BigInt,
        source_key -> Nullable<BigInt>,
        guid -> Nullable<Text>,
        source_url -> Nullable<Text>,
        folded_headline -> Text,
        headline -> Text,
        original_headline -> Text,
        slugline -> Nullable<Text>,
        byline -> Nullable<Text>,
        dateline -> Nullable<Text>,
        creditline -> Nullable<Text>,
        language -> Text,
        lede -> Text,
        word_count -> Integer,
        representation_type -> Text,
        pub_status -> Text,
        embargoed_until -> Nullable<BigInt>,
        published_at -> BigInt,
        published_precision -> Text,
        received_at -> BigInt,
        first_created -> BigInt,
        version_created -> BigInt,
        version -> Integer,
        body_digest -> Text,
        published_sequence -> BigInt,
        changed_sequence -> BigInt,
        sender_key -> Nullable<BigInt>,
    }
}

table! {
    article_versions (key) {
        key -> BigInt,
        article_key -> BigInt,
        version -> Integer,
        headline -> Text,
        representation_type -> Text,
        body -> Text,
        body_digest -> Text,
        version_created -> BigInt,
    }
}

table! {
    article_metadata (article_key) {
        article_key -> BigInt,
        copyright_notice -> Nullable<Text>,
        usage_terms -> Nullable<Text>,
        ed_note -> Nullable<Text>,
        source_version -> Nullable<Integer>,
        revised_at -> Nullable<BigInt>,
        signals -> Text,
    }
}

table! {
    holds (article_key) {
        article_key -> BigInt,
        reason -> Text,
        replacement_key -> Nullable<BigInt>,
        placed_by -> Nullable<Text>,
        at -> BigInt,
    }
}

table! {
    early_withdrawals (key) {
        key -> BigInt,
        source_key -> Nullable<BigInt>,
        guid -> Nullable<Text>,
        source_url -> Nullable<Text>,
        pub_status -> Text,
        reason -> Text,
        at -> BigInt,
    }
}

table! {
    hops (article_key, position) {
        article_key -> BigInt,
        position -> Integer,
        party -> Text,
        action -> Text,
        at -> Nullable<BigInt>,
    }
}

table! {
    desk_notes (key) {
        key -> BigInt,
        article_key -> BigInt,
        version -> Integer,
        part -> Nullable<Text>,
        block -> Nullable<Integer>,
        start_byte -> Nullable<Integer>,
        end_byte -> Nullable<Integer>,
        text -> Text,
        at -> BigInt,
    }
}

table! {
    annotations (article_key) {
        article_key -> BigInt,
        version -> Integer,
        annotator_version -> Integer,
        authority_version -> Text,
    }
}

table! {
    mentions (key) {
        key -> BigInt,
        article_key -> BigInt,
        entity_key -> BigInt,
        part -> Text,
        block -> Integer,
        start_byte -> Integer,
        end_byte -> Integer,
        kind -> Text,
        stated_role -> Nullable<Text>,
        origin -> Text,
        confidence -> Double,
        role_organisation_key -> Nullable<BigInt>,
    }
}

table! {
    article_references (article_key, entity_key) {
        article_key -> BigInt,
        entity_key -> BigInt,
        salience -> Text,
        count -> Integer,
        position -> Integer,
        published_at -> BigInt,
    }
}

table! {
    quotes (key) {
        key -> BigInt,
        article_key -> BigInt,
        speaker_key -> Nullable<BigInt>,
        part -> Text,
        block -> Integer,
        start_byte -> Integer,
        end_byte -> Integer,
        direct -> Bool,
        published_at -> BigInt,
    }
}

table! {
    claims (key) {
        key -> BigInt,
        article_key -> BigInt,
        predicate -> Text,
        subject_key -> BigInt,
        object_key -> BigInt,
        modality -> Text,
        speaker_key -> Nullable<BigInt>,
        part -> Text,
        block -> Integer,
        start_byte -> Integer,
        end_byte -> Integer,
        origin -> Text,
    }
}

table! {
    decisions (key) {
        key -> BigInt,
        id -> Text,
        kind -> Text,
        article_key -> Nullable<BigInt>,
        entity_key -> Nullable<BigInt>,
        other_entity_key -> Nullable<BigInt>,
        part -> Nullable<Text>,
        block -> Nullable<Integer>,
        start_byte -> Nullable<Integer>,
        end_byte -> Nullable<Integer>,
        block_digest -> Nullable<Text>,
        quoted -> Nullable<Text>,
        text -> Nullable<Text>,
        editor -> Text,
        at -> BigInt,
        orphaned_since -> Nullable<BigInt>,
    }
}

table! {
    treaty_link_verdicts (subject_key, predicate, object_key) {
        subject_key -> BigInt,
        predicate -> Text,
        object_key -> BigInt,
        verdict -> Text,
    }
}

table! { stale_articles (article_key) { article_key -> BigInt, } }

table! {
    co_mentions (entity_key, other_key) {
        entity_key -> BigInt,
        other_key -> BigInt,
        article_count -> BigInt,
    }
}

table! {
    changes (sequence) {
        sequence -> BigInt,
        kind -> Text,
        article_key -> Nullable<BigInt>,
        version -> Nullable<Integer>,
        changed_fields -> Text,
        at -> BigInt,
        entity_key -> Nullable<BigInt>,
        merged_key -> Nullable<BigInt>,
    }
}

table! {
    polled_feeds (key) {
        key -> BigInt,
        id -> Text,
        source_key -> BigInt,
        url -> Text,
        section -> Nullable<Text>,
        language -> Nullable<Text>,
        interval_seconds -> BigInt,
        etag -> Nullable<Text>,
        last_modified -> Nullable<Text>,
        last_polled_at -> Nullable<BigInt>,
        next_poll_at -> Nullable<BigInt>,
        claimed_until -> Nullable<BigInt>,
        failures -> Integer,
        last_error -> Nullable<Text>,
    }
}

table! {
    dead_letters (key) {
        key -> BigInt,
        id -> Text,
        origin -> Text,
        format -> Text,
        capture -> Text,
        digest -> Text,
        bytes -> Binary,
        size -> BigInt,
        reasons -> Text,
        first_received_at -> BigInt,
        last_received_at -> BigInt,
        attempts -> Integer,
    }
}

table! {
    saved_filters (key) {
        key -> BigInt,
        id -> Text,
        slug -> Text,
        title -> Text,
        filter -> Text,
    }
}

joinable!(article_references -> articles (article_key));
joinable!(quotes -> articles (article_key));
joinable!(claims -> articles (article_key));
joinable!(mentions -> articles (article_key));
joinable!(changes -> articles (article_key));
joinable!(stale_articles -> articles (article_key));
joinable!(holds -> articles (article_key));
joinable!(entity_names -> entities (entity_key));
joinable!(treaty_parties -> entities (place_key));

allow_tables_to_appear_in_same_query!(
    article_references,
    articles,
    article_versions,
    changes,
    claims,
    decisions,
    entities,
    entity_names,
    holds,
    mentions,
    quotes,
    sections,
    sources,
    stale_articles,
    treaty_links,
    treaty_parties,
);
