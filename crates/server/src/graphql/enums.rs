//! The domain's enums, as GraphQL writes them.

use async_graphql::Enum;
use mediawire_domain as domain;

/// The orders in which articles can be listed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::article::ArticleOrder")]
pub(crate) enum ArticleOrder {
    /// By publication, the latest first; in the order of the page they came from where that ties.
    NewestFirst,
    /// The reverse of NEWEST_FIRST.
    OldestFirst,
    /// By their last change in the log, the latest first.
    RecentlyChanged,
}

/// What an entity is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::entity::EntityKind")]
pub(crate) enum EntityKind {
    /// A human being.
    Person,
    /// A body that acts under a name: ministry, company, party, armed group, newspaper.
    Organisation,
    /// A treaty, agreement, accord, declaration, convention, pact or protocol.
    Treaty,
    /// A state, region, city, sea or other place.
    Place,
}

/// Whether an article may be published: pubStatus of IPTC's NewsML-G2.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::article::PubStatus")]
pub(crate) enum PubStatus {
    /// It may.
    Usable,
    /// Not now.
    Withheld,
    /// Never again: the story was killed.
    Canceled,
}

/// Whether an article holds its whole text: representationType of IPTC's ninjs.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::story::RepresentationType")]
pub(crate) enum RepresentationType {
    /// The whole text.
    Full,
    /// A teaser: the body is the excerpt as received.
    Partial,
}

/// How much an article is about an entity.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::salience::Salience")]
pub(crate) enum Salience {
    /// One of the few that the article is about.
    About,
    /// Plays a part in it.
    Major,
    /// Is named in passing.
    Mention,
}

/// Who found something.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::mention::Origin")]
pub(crate) enum Origin {
    /// The annotator; see its confidence.
    Machine,
    /// An editor.
    Editor,
}

/// The part of an article that a span lies in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::span::TextPart")]
pub(crate) enum TextPart {
    /// The headline as received; its block is 0.
    Headline,
    /// A block of the body.
    Body,
}

/// What offsets are counted in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::span::TextUnit")]
pub(crate) enum TextUnit {
    /// UTF-16 code units, as JavaScript, Java and Swift's NSString count.
    #[graphql(name = "UTF16")]
    Utf16,
    /// Unicode code points, as Python counts.
    CodePoint,
    /// Bytes of UTF-8.
    Byte,
}

/// How precisely an instant is known.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::timestamp::TimePrecision")]
pub(crate) enum TimePrecision {
    /// To the second or better.
    Second,
    /// To the minute.
    Minute,
    /// To the hour, as "8 hours ago" is.
    Hour,
    /// To the day.
    Day,
    /// Not stated; the instant is when the story was captured.
    Unknown,
}

/// What a story may lack.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::provenance::ProvenanceGap")]
pub(crate) enum ProvenanceGap {
    /// It names no source.
    Source,
    /// It has no address of its original.
    SourceUrl,
    /// It has no date.
    PublishedAt,
    /// It names no author.
    Byline,
}

/// What a claim says its subject does to its object.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::claim::ClaimPredicate")]
pub(crate) enum ClaimPredicate {
    /// The subject replaces the object.
    Supersedes,
    /// The subject changes the object, which stays in force.
    Amends,
}

/// How firmly a claim is made.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::claim::Modality")]
pub(crate) enum Modality {
    /// It may, should or is meant to happen.
    Proposed,
    /// It happens if something else does.
    Conditional,
    /// Somebody is reported to say so.
    Reported,
    /// The article states it, in its own voice, as having happened.
    Confirmed,
}

/// How a mention refers.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::annotate::MentionKind")]
pub(crate) enum MentionKind {
    /// By a name, in full or in part.
    Name,
    /// By a description of an entity that is named elsewhere in the text.
    Nominal,
}

/// What a row of the log tells of.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::change::ChangeKind")]
pub(crate) enum ChangeKind {
    /// An article was shown for the first time.
    Published,
    /// An article's text or data changed.
    Updated,
    /// The desk corrected an article.
    Corrected,
    /// The desk holds an article back.
    Withheld,
    /// An article that was held back is shown again.
    Released,
    /// An article was killed.
    Canceled,
    /// A right to an article ended.
    Revoked,
    /// Two entities became one.
    EntityMerged,
}

/// How an entity came to be known.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::entity::EntityStatus")]
pub(crate) enum EntityStatus {
    /// The authority has it, or an editor has confirmed it.
    Confirmed,
    /// The annotator met its name in an article, and no editor has looked at it yet.
    Candidate,
    /// An editor found it to be another, which stands in its place.
    Merged,
}

/// What an editor found of a link between treaties.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::desk::Verdict")]
pub(crate) enum Verdict {
    /// It holds.
    Verified,
    /// It does not hold, whatever articles say.
    Rejected,
}

/// What an editor decided.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::decision::DecisionKind")]
pub(crate) enum DecisionKind {
    /// These words name this entity, as the annotator found.
    ConfirmMention,
    /// These words do not name this entity.
    RejectMention,
    /// These words name this entity, which the annotator missed.
    AddMention,
    /// These words name another entity than the annotator found.
    RelinkMention,
    /// These words never name this entity, in one article or in any.
    RejectAlias,
    /// There is such an entity.
    CreateEntity,
    /// The entity is described otherwise.
    UpdateEntity,
    /// Two entities are one.
    MergeEntities,
    /// What was taken for one entity is another: in one article, or wherever some names stand.
    SplitEntity,
    /// One treaty does to another what is said, or does not.
    VerifyTreatyLink,
    /// A remark of the desk's.
    AddDeskNote,
}
