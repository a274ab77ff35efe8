use mediawire_domain::timestamp::TimePrecision;

use super::read;

fn instant(text: &str) -> String {
    read(text).map_or_else(|| "none".to_owned(), |date| date.at.to_string())
}

fn check(expected: &[(&str, &str)]) {
    for (text, at) in expected {
        assert_eq!(instant(text), *at, "{text}");
    }
}

#[test]
fn rfc_822_is_read_with_its_old_and_its_new_years() {
    check(&[
        ("Tue, 18 Jun 2024 05:30:00 GMT", "2024-06-18T05:30:00Z"),
        ("18 Jun 24 05:30 +0200", "2024-06-18T03:30:00Z"),
        ("Tue, 18 Jun 97 05:30:00 Z", "1997-06-18T05:30:00Z"),
        ("Tue,18 June, 2024 5:30:00 -01:30", "2024-06-18T07:00:00Z"),
        ("Tue, Jun 18 2024 05:30:00 GMT+02:00", "2024-06-18T03:30:00Z"),
        ("Tue Jun 18 05:30:00 2024", "2024-06-18T05:30:00Z"),
        ("Tue Jun 18 05:30:00 +0000 2024", "2024-06-18T05:30:00Z"),
        ("18-Jun-2024 5:30 PM", "2024-06-18T17:30:00Z"),
        ("18 Jun 2024 12:05 am", "2024-06-18T00:05:00Z"),
    ]);
}

#[test]
fn zones_have_names() {
    check(&[
        ("Tue, 18 Jun 2024 05:30:00 EDT", "2024-06-18T09:30:00Z"),
        ("Tue, 18 Jun 2024 05:30:00 PST", "2024-06-18T13:30:00Z"),
        ("Tue, 18 Jun 2024 05:30:00 CEST", "2024-06-18T03:30:00Z"),
        ("Tue, 18 Jun 2024 05:30:00 Etc/GMT", "2024-06-18T05:30:00Z"),
        (
            "Tue, 18 Jun 2024 05:30:00 UTC (Universal)",
            "2024-06-18T05:30:00Z",
        ),
        ("Tue, 18 Jun 2024 05:30:00 XYZT", "2024-06-18T05:30:00Z"),
        ("Tue, 18 Jun 2024 05:30:00", "2024-06-18T05:30:00Z"),
    ]);
}

#[test]
fn a_wrong_weekday_does_not_matter() {
    check(&[("Mon, 18 Jun 2024 05:30:00 GMT", "2024-06-18T05:30:00Z")]);
}

#[test]
fn rfc_3339_and_its_relatives_are_read() {
    check(&[
        ("2024-06-18T05:30:00Z", "2024-06-18T05:30:00Z"),
        ("2024-06-18t05:30:00.25+02:00", "2024-06-18T03:30:00.25Z"),
        ("2024-06-18T05:30-0500", "2024-06-18T10:30:00Z"),
        ("2024-06-18 T 05:30:00 Z", "2024-06-18T05:30:00Z"),
        ("2024-06-18 05:30:00 -00:20", "2024-06-18T05:50:00Z"),
        ("2024-06-18 05:30:00.0", "2024-06-18T05:30:00Z"),
        ("2024-06-18T05:30:00 EST", "2024-06-18T10:30:00Z"),
        ("20240618T053000Z", "2024-06-18T05:30:00Z"),
        ("2024-06-18T05Z", "2024-06-18T05:00:00Z"),
        ("2024-6-8T5:30Z", "2024-06-08T05:30:00Z"),
        ("2024-06-18T05:30:60Z", "2024-06-18T05:30:59Z"),
        ("Tue, 2024/06/18 05:30:00 EDT", "2024-06-18T09:30:00Z"),
    ]);
}

#[test]
fn days_are_written_in_many_ways() {
    for text in [
        "2024-06-18",
        "20240618",
        "2024-W25-2",
        "2024W252",
        "2024-170",
        "2024170",
        "24-06-18",
        "240618",
        "24170",
        "2024-006-18",
        "18 Jun 2024",
        "Tuesday, June 18, 2024",
        "2024/06/18",
        "18th June 2024",
    ] {
        let date = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (date.at.to_string().as_str(), date.precision),
            ("2024-06-18T00:00:00Z", TimePrecision::Day),
            "{text}"
        );
    }
}

#[test]
fn precision_is_what_is_stated() {
    let precision = |text: &str| read(text).unwrap().precision;
    assert_eq!(precision("Tue, 18 Jun 2024 05:30:00 GMT"), TimePrecision::Second);
    assert_eq!(precision("Tue, 18 Jun 2024 05:30 GMT"), TimePrecision::Minute);
    assert_eq!(precision("2024-06-18T05:30Z"), TimePrecision::Minute);
}

#[test]
fn greek_hungarian_and_korean_dates_are_read() {
    check(&[
        ("Κυρ, 14 Ιούλ 2024 12:00:00 EST", "2024-07-14T17:00:00Z"),
        ("2024-július-13T9:15-05:00", "2024-07-13T14:15:00Z"),
        ("2024년 05월 28일  01:31:15", "2024-05-27T16:31:15Z"),
        ("2024-05-25 오후 11:23:17", "2024-05-25T14:23:17Z"),
    ]);
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "today",
        "2024",
        "2024-06",
        "June 2024",
        "2024-13-01",
        "2024-02-30",
        "31 Jun 2024",
        "2024-06-18T25:00Z",
        "2024-06-18T05:61Z",
        "Sun, 16 Dec 2012 1:2:3:4 GMT",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "99 Jun 2009 12:00 GMT",
        "Sun, 16 Dec 2012 11:47:32 +zz:00",
        "2013-01-27-01",
        "2013-xx-27",
        "22013-1",
        "9999-12-31T23:59:59-99:99",
        "\u{661}\u{662}-01-01",
        "年",
        "-",
        "w",
        "2024-w",
        "2024w",
        "1:2",
        "😀😀😀😀😀😀",
        "2024-é1-01",
        "éé240618",
    ] {
        assert_eq!(instant(text), "none", "{text}");
    }
}
