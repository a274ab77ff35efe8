use mediawire_domain::{
    article::ArticleFilter,
    connection::AnyConnection,
    entity::{Entity, EntityKind},
    error::StoreError,
    saved_filter::SavedFilter,
    section::Section,
    source::Source,
    visibility::Viewer,
};

/// What has a feed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Channel {
    /// Every article.
    All,
    /// A section's articles.
    Section(String),
    /// A source's articles.
    Source(String),
    /// The articles that mention an entity.
    Entity(EntityKind, String),
    /// The articles that a saved filter lets through.
    Filter(String),
}

/// What is known of a channel.
pub(super) struct Described {
    name: Option<String>,
    pub(super) description: String,
    pub(super) filter: ArticleFilter,
}

impl Described {
    /// The feed's title, on the site with this name.
    pub(super) fn title(&self, site: &str) -> String {
        match &self.name {
            Some(name) => format!("{name} – {site}"),
            None => site.to_owned(),
        }
    }
}

impl Channel {
    /// The channel of this kind, by the word that its address has, with this slug.
    pub(crate) fn of(room: &str, slug: &str) -> Option<Self> {
        let slug = slug.to_owned();
        Some(match room {
            "sections" => Self::Section(slug),
            "sources" => Self::Source(slug),
            "filters" => Self::Filter(slug),
            _ => Self::Entity(kind(room)?, slug),
        })
    }

    /// Its address, below the server's.
    pub(super) fn path(&self) -> String {
        match self {
            Self::All => "articles".to_owned(),
            Self::Section(slug) => format!("sections/{slug}"),
            Self::Source(slug) => format!("sources/{slug}"),
            Self::Entity(kind, slug) => format!("{}/{slug}", room(*kind)),
            Self::Filter(slug) => format!("filters/{slug}"),
        }
    }

    /// What it holds; `None` where there is no such thing, or none that the viewer may know of.
    pub(super) fn describe(
        &self,
        connection: &mut AnyConnection,
        viewer: &Viewer,
    ) -> Result<Option<Described>, StoreError> {
        Ok(match self {
            Self::All => Some(Described {
                name: None,
                description: "Every story, the newest first".to_owned(),
                filter: ArticleFilter::default(),
            }),
            Self::Section(slug) => Section::by_slug(connection, slug)?.map(|section| Described {
                description: format!("Stories of the section {}", section.title),
                name: Some(section.title),
                filter: ArticleFilter::of_section(slug),
            }),
            Self::Source(slug) => Source::by_slug(connection, slug)?.map(|source| Described {
                description: format!("Stories from {}", source.name),
                name: Some(source.name),
                filter: ArticleFilter::of_source(slug),
            }),
            Self::Entity(kind, slug) => known(connection, viewer, *kind, slug)?.map(|entity| Described {
                description: format!("Stories that mention {}", entity.name),
                filter: ArticleFilter::mentioning(entity.key),
                name: Some(entity.name),
            }),
            Self::Filter(slug) => match SavedFilter::by_slug(connection, slug)? {
                Some(saved) => Some(Described {
                    description: format!("Stories that the filter {} lets through", saved.title),
                    filter: saved.filter(connection)?,
                    name: Some(saved.title),
                }),
                None => None,
            },
        })
    }
}

/// The entity with this slug, where the viewer may know of it: a name that only held-back stories have is theirs.
fn known(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    kind: EntityKind,
    slug: &str,
) -> Result<Option<Entity>, StoreError> {
    let found = Entity::by_slug(connection, kind, slug)?;
    let known = Entity::known_to(connection, viewer, found.into_iter().collect())?;
    Ok(known.into_iter().next())
}

fn room(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Organisation => "organisations",
        EntityKind::Treaty => "treaties",
        EntityKind::Place => "places",
    }
}

fn kind(word: &str) -> Option<EntityKind> {
    EntityKind::ALL.iter().copied().find(|kind| room(*kind) == word)
}
