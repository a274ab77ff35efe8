//! Relay's Node: whatever has an id of its own.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, ID, Interface, OutputType, Positioned, Result, ServerResult, Value,
    parser::types::Field, registry::Registry,
};

use super::{
    article::Article,
    entity::{Entity, Organisation, Person, Place, Treaty},
    global_id::{GlobalId, NodeKind},
    loads::{ArticleById, EntityById, SourceById},
    section::Source,
    session::Session,
};

/// Something with an id of its own (Relay's Node).
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Opaque and stable."))]
pub(crate) enum Node {
    Article(Article),
    Source(Source),
    Person(Person),
    Organisation(Organisation),
    Treaty(Treaty),
    Place(Place),
}

impl From<Entity> for Node {
    fn from(entity: Entity) -> Self {
        match entity {
            Entity::Person(person) => Self::Person(person),
            Entity::Organisation(organisation) => Self::Organisation(organisation),
            Entity::Treaty(treaty) => Self::Treaty(treaty),
            Entity::Place(place) => Self::Place(place),
        }
    }
}

impl Node {
    /// What an id stands for; `None` also where it is no id of this API.
    pub(crate) async fn known(session: &Session, id: &ID) -> Result<Option<Self>> {
        match GlobalId::decode(id) {
            Ok(_) => Self::by_id(session, id).await,
            Err(_) => Ok(None),
        }
    }

    /// What an id stands for; `None` where nothing has it any more.
    pub(crate) async fn by_id(session: &Session, id: &ID) -> Result<Option<Self>> {
        let GlobalId { kind, id } = GlobalId::decode(id)?;
        Ok(match kind {
            NodeKind::Article => {
                let row = session.load(ArticleById(id)).await?;
                row.map(|row| Self::Article(Article::new(session.viewer(), row)))
            }
            NodeKind::Entity => session
                .load(EntityById(id))
                .await?
                .map(|row| Entity::new(row).into()),
            NodeKind::Source => session
                .load(SourceById(id))
                .await?
                .map(|row| Self::Source(Source(row))),
        })
    }
}

/// Registers that the interface Entity implements the interface Node, which the derive of interfaces cannot say.
pub(crate) struct EntityIsNode;

impl OutputType for EntityIsNode {
    fn type_name() -> Cow<'static, str> {
        <Entity as OutputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let entity = <Entity as OutputType>::create_type_info(registry);
        registry.add_implements(&Self::type_name(), &<Node as OutputType>::type_name());
        entity
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::Null)
    }
}
