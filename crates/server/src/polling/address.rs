//! Which addresses may be asked: a feed's host must not lead into the network that Mediawire stands in.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Whether an address belongs to the public internet. Addresses that carry another one are as public as that.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_reserved = match (a, b, c) {
        // This network, and what is reserved with multicast and broadcast.
        (0 | 224..=255, _, _) => true,
        // Between a provider and its customers.
        (100, 64..=127, _) => true,
        // Protocols, documentation, and measuring.
        (192, 0, 0 | 2) | (198, 18..=19, _) | (198, 51, 100) | (203, 0, 113) | (192, 88, 99) => true,
        _ => false,
    };
    !(is_reserved || address.is_private() || address.is_loopback() || address.is_link_local())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let embedded = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high, low].map(u16::to_be_bytes);
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        // Mapped, and translated by NAT64.
        [0, 0, 0, 0, 0, 0xFFFF, high, low] | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => embedded(high, low),
        // 6to4.
        [0x2002, high, low, ..] => embedded(high, low),
        // Teredo, benchmarks, ORCHIDs and the like; documentation.
        [0x2001, 0..=0x01FF, ..] | [0x2001, 0x0DB8, ..] | [0x3FFF, 0..=0x0FFF, ..] => false,
        // Global unicast, and nothing else.
        [first, ..] => (0x2000..=0x3FFF).contains(&first),
    }
}

/// Resolves names to public addresses only, but for one host that may be anywhere. What it returns is what is connected to, so a name that answers otherwise
/// the next time leads nowhere else.
pub(super) struct PublicResolver {
    system: DefaultResolver,
    allowed_host: Option<String>,
}

impl PublicResolver {
    /// A resolver that lets this host, as it is named in addresses, be anywhere.
    pub(super) fn new(allowed_host: Option<String>) -> Self {
        Self {
            system: DefaultResolver::default(),
            allowed_host,
        }
    }

    fn is_allowed(&self, host: &str) -> bool {
        let allowed = self.allowed_host.as_deref();
        allowed.is_some_and(|allowed| allowed.eq_ignore_ascii_case(host))
    }
}

/// A host leads nowhere that is public.
#[derive(Debug, thiserror::Error)]
#[error("`{host}` is at {address}, which is not on the public internet; --poll-allow-host allows it by name")]
pub(super) struct NotPublic {
    host: String,
    address: IpAddr,
}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default();
        if self.is_allowed(host) {
            return Ok(found);
        }
        let mut public = self.empty();
        let is_fit = |address: &&SocketAddr| is_public(address.ip());
        found
            .iter()
            .filter(is_fit)
            .for_each(|address| public.push(*address));
        match found.first() {
            Some(first) if public.is_empty() => Err(Error::Other(Box::new(NotPublic {
                host: host.to_owned(),
                address: first.ip(),
            }))),
            _ => Ok(public),
        }
    }
}

impl fmt::Debug for PublicResolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublicResolver").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_are_not_public() {
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }

    #[test]
    fn addresses_outside_are_public() {
        for outside in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2001:4860:4860::8888",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
        ] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }
}
