use std::borrow::Cow;

use url::Url;

/// What a sender states as an address, as a link's target: `None` unless it leads to the web, for a link may also run
/// a script. An address in ASCII stays as it is; any other is written in ASCII.
pub(super) fn web_address(stated: &str) -> Option<Cow<'_, str>> {
    let address = Url::parse(stated).ok()?;
    let is_web = matches!(address.scheme(), "http" | "https") && address.has_host();
    let is_written_out = stated.bytes().all(may_stand_in_an_address);
    is_web.then(|| {
        if is_written_out {
            Cow::Borrowed(stated)
        } else {
            Cow::Owned(address.into())
        }
    })
}

/// RFC 3986, appendix A.
fn may_stand_in_an_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

/// Where Wikidata describes an entity.
pub(super) fn wikidata(id: &str) -> String {
    format!("https://www.wikidata.org/wiki/{id}")
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn a_web_address_stays_as_it_is() {
        for stated in ["https://example.com", "http://example.com/a%20b?q='x'&y=[1]#z"] {
            assert_eq!(web_address(stated).as_deref(), Some(stated));
        }
    }

    #[test]
    fn an_address_in_other_letters_is_written_in_ascii() {
        let stated = "https://příklad.example/zpráva <1>";
        assert_eq!(
            web_address(stated).as_deref(),
            Some("https://xn--pklad-zsa96e.example/zpr%C3%A1va%20%3C1%3E")
        );
    }

    #[test]
    fn what_leads_elsewhere_is_no_link() {
        for stated in [
            "javascript:alert(1)",
            "data:text/html,x",
            "/a/b",
            "example.com",
            "tag:a,1:b",
        ] {
            assert_eq!(web_address(stated), None, "{stated}");
        }
    }
}
