use actix_web::http::Uri;
use clap::Args;
use mediawire_wire::publish::Publisher;

/// What articles and feeds say of the site that publishes them.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Feeds and pages")]
pub struct SiteSettings {
    /// Where the world reaches this server, such as `https://wire.example`; every link is below it. Unless set,
    /// links are below http:// and the Host that the client names, X-Forwarded headers count for nothing, and no shared
    /// cache keeps an answer: set it behind a proxy.
    #[arg(long, env = "MEDIAWIRE_PUBLIC_URL", value_name = "URL", value_parser = web_address)]
    pub public_url: Option<String>,

    /// What the site is called.
    #[arg(
        long,
        env = "MEDIAWIRE_SITE_NAME",
        default_value = "Mediawire",
        value_name = "NAME"
    )]
    pub site_name: String,

    /// Language of the articles that state none, as BCP 47 writes it.
    #[arg(
        long,
        env = "MEDIAWIRE_SITE_LANGUAGE",
        default_value = "en",
        value_name = "TAG"
    )]
    pub site_language: String,

    /// A picture for articles, such as the site's logo; search engines ask for one.
    #[arg(long, env = "MEDIAWIRE_SITE_IMAGE_URL", value_name = "URL", value_parser = web_address)]
    pub site_image_url: Option<String>,

    /// The WebSub hub at which readers of feeds subscribe to changes.
    #[arg(long, env = "MEDIAWIRE_HUB_URL", value_name = "URL", value_parser = web_address)]
    pub hub_url: Option<String>,
}

impl SiteSettings {
    /// The publisher, at this address.
    pub(crate) fn publisher(&self, base: &str) -> Publisher {
        Publisher {
            name: self.site_name.clone(),
            url: format!("{}/", base.trim_end_matches('/')),
            language: self.site_language.clone(),
            image_url: self.site_image_url.clone(),
        }
    }
}

fn web_address(text: &str) -> Result<String, String> {
    let is_web =
        |address: &Uri| matches!(address.scheme_str(), Some("http" | "https")) && address.host().is_some();
    match text.parse::<Uri>() {
        Ok(address) if is_web(&address) => Ok(text.to_owned()),
        _ => Err("it is no address such as https://wire.example".to_owned()),
    }
}
