//! Offices as sentences state them: the `{office}` and the `[name]` that it stands beside. They are read with the built-in
//! authority.

use std::collections::BTreeSet;

use mediawire_domain::{
    annotate::{Annotator, MentionKind, Text},
    authority::Authority,
};

/// The sentence without its marks, and each office with the name that is nearest to it.
fn expected(marked: &str) -> (String, BTreeSet<(String, String)>) {
    let mut plain = String::new();
    let (mut offices, mut names, mut open) = (Vec::new(), Vec::new(), 0);
    for letter in marked.chars() {
        match letter {
            '{' | '[' => open = plain.len(),
            '}' => offices.push(open..plain.len()),
            ']' => names.push(open..plain.len()),
            _ => plain.push(letter),
        }
    }
    let pairs = offices.iter().map(|office| {
        let distance = |name: &&std::ops::Range<usize>| {
            name.start
                .saturating_sub(office.end)
                .max(office.start.saturating_sub(name.end))
        };
        let name = names.iter().min_by_key(distance).expect("an office has a holder");
        (plain[office.clone()].to_owned(), plain[name.clone()].to_owned())
    });
    let pairs = pairs.collect();
    (plain, pairs)
}

fn stated(annotator: &Annotator, sentence: &str) -> BTreeSet<(String, String)> {
    let blocks = [sentence];
    let text = Text {
        headline: "",
        blocks: &blocks,
    };
    let found = annotator.annotate(text);
    let named = found
        .mentions
        .into_iter()
        .filter(|mention| mention.kind == MentionKind::Name);
    named
        .filter_map(|mention| {
            let name = &sentence[mention.span.start..mention.span.end];
            Some((mention.stated_role?, name.to_owned()))
        })
        .collect()
}

fn assert_stated(sentences: &[&str]) {
    let annotator = Annotator::new(Authority::built_in());
    for marked in sentences {
        let (sentence, expected) = expected(marked);
        assert_eq!(stated(&annotator, &sentence), expected, "{sentence}");
    }
}

#[test]
fn an_office_stands_before_the_name() {
    assert_stated(&[
        "The {speaker of parliament}, [Lena Karapetyan], closed the session.",
        "{Parliament speaker} [Lena Karapetyan] closed the session.",
        "The letter was signed by {Prime Minister-elect} [Tomas Havel].",
        "The minister's {spokesman} [Goran Ilic] declined to comment.",
        "{Army chief} General [Asim Raza] met the king.",
        "{Central bank governor} [Elif Demir] kept rates at 50 percent.",
        "{Bank of Japan Governor} [Kenji Morita] said inflation was slowing.",
        "{European Central Bank President} [Claire Dumont] will speak in Sintra.",
        "{Former Polish president} [Adam Wrona] was cleared.",
        "{Ex-finance minister} [Luis Prado] was arrested at the airport.",
        "{White House press secretary} [Dana Whitfield] took no questions.",
        "{Amnesty International's regional director}, [Thandi Nkosi], was expelled.",
        "The {company's chairman}, [Akira Ueno], bowed.",
        "The {company's chairman} [Akira Ueno] bowed.",
        "Its {chairman}, [Akira Ueno], bowed.",
        "{Rebel leader} [Joseph Tansi] was seen in Goma.",
        "{Chief prosecutor} [Elena Vidal] asked for nine years.",
        "{Republican Senator} [Tom Wicker] abstained.",
        "{Minister of Mines} [Kofi Adjei] revoked the licence.",
        "{Minister for Agriculture} [Siobhan Daly] disagreed.",
        "{IMF mission chief} [Ivan Horvat] warned of debt.",
        "{Fire chief} [Dan Kowalski] ordered an evacuation.",
        "{Police Commissioner} [Amara Conteh] resigned.",
        "The {union's general secretary}, [Pedro Rocha], called off the strike.",
        "The {director of the institute}, [Olof Strand], apologised.",
        "The {institute's director}, [Olof Strand], apologised.",
        "The {president of the Court of Appeal}, [Olof Strand], read the verdict.",
        "The {court's president}, Judge [Olof Strand], read the verdict.",
        "{Fijian Trade Minister} [Olof Strand] and {Tongan Fisheries Minister} [Mele Vaipulu] signed.",
        "Its {ambassador in Ankara}, [Olof Strand], was summoned.",
        "{Swedish ambassador} [Olof Strand] was summoned.",
        "The {Swedish ambassador to Turkey}, [Olof Strand], was summoned.",
        "{Deputy national security adviser} [Olof Strand] was summoned.",
        "{National Security Adviser} [Olof Strand] was summoned.",
        "{Hamas political bureau chief} [Khalil Hayya] was in Doha.",
        "“No,” said {spokeswoman} [Aino Virtanen].",
        "“No,” said {company spokeswoman} [Aino Virtanen].",
        "“No,” said {ministry spokeswoman} [Aino Virtanen].",
        "“No,” {police chief} [Aino Virtanen] told reporters.",
        "“No,” {military spokesman} Colonel [Lars Dahl] told reporters.",
        "“No,” {army spokesman} Brigadier General [Lars Dahl] told reporters.",
        "{District governor} [Lars Dahl] said 12 people had died.",
        "{Local mayor} [Lars Dahl] said 12 people had died.",
        "The {mayor}, [Lars Dahl], said 12 people had died.",
        "{Health Minister} Dr [Lars Dahl] said 12 people had died.",
        "{Interior ministry spokesman} [Lars Dahl] said 12 people had died.",
        "{Regional governor} [Lars Dahl] said 12 people had died.",
        "{Bishop} [Lars Dahl] prayed.",
    ]);
}

#[test]
fn an_office_stands_after_the_name() {
    assert_stated(&[
        "[Rui Tavares], {Portugal's ambassador to Japan}, opened the exhibition.",
        "[Sarah Okafor], {co-chair of the Global Water Panel}, resigned on Friday.",
        "[Henrik Dahl], {chief executive officer of Norsk Kabel}, sold his shares.",
        "Gen. [Michael Burke], {commander of US forces in Korea}, visited the border.",
        "[Ingrid Haugen], {leader of the Centre Party}, ruled out a coalition.",
        "[Emeka Obi], a {professor at the University of Lagos}, called it a farce.",
        "[Julia Brandt], a {senior fellow at the Brookings Institution}, disagreed.",
        "[Kwame Asante], {analyst at Standard Bank}, expects a cut.",
        "[Oksana Bilyk], the {deputy head of the regional administration}, was hurt.",
        "[Oksana Bilyk], {head of the Kharkiv regional military administration}, was hurt.",
        "“We will wait,” said [Marek Duda], {vice-president of the Polish Chamber of Commerce}.",
        "“We will wait,” said [Thandi Nkosi], {spokeswoman for the South African Farmers' Union}.",
        "“We will wait,” said [Thandi Nkosi], a {spokeswoman for the police}.",
        "“We will wait,” said [Thandi Nkosi], {Amnesty International's regional director}.",
        "[Thandi Nkosi], {Amnesty International’s researcher on Zambia}, was expelled.",
        "[Akira Ueno], its {chairman}, bowed.",
        "[Akira Ueno], {chairman}, bowed.",
        "[Akira Ueno], a {former chairman of Kita Steel}, bowed.",
        "[Akira Ueno] ({chairman of Kita Steel}) bowed.",
        "[Tom Wicker], the {Republican chairman of the Senate Armed Services Committee}, abstained.",
        "Dr [Mercy Phiri], {director of the Africa Centre for Disease Control}, said cases had doubled.",
        "[Leila Haddad], {founder and director of the Beirut Design Fair}, left Lebanon.",
        "[Pedro Rocha], {general secretary of the dockers' union}, called off the strike.",
        "“It leaks,” said [Ines Correia], a {partner at the law firm Quill Barrow}.",
        "[Olof Strand], {member of the Danube Board}, objected.",
        "[Olof Strand], a {member of parliament for Turku}, objected.",
        "[Olof Strand], {warden of the Saltholm Reserve}, counted 40 seals.",
        "[Olof Strand], {vice-chancellor of the University of Malta}, apologised.",
        "[Olof Strand], {secretary of the Nordic Council}, apologised.",
        "[Olof Strand], {permanent representative of Latvia to the United Nations}, apologised.",
        "[Olof Strand], {Latvia's permanent representative to the United Nations}, apologised.",
        "[Olof Strand], {trade director at Kaffa Union}, apologised.",
        "[Olof Strand], {head of trade at Kaffa Union}, apologised.",
        "[Olof Strand], {head of research at the Bank of Estonia}, apologised.",
        "[Olof Strand], {chief negotiator for the bloc}, apologised.",
        "[Olof Strand], the {bloc's chief negotiator}, apologised.",
        "[Olof Strand], a {former Finnish ambassador to Moscow}, apologised.",
        "[Olof Strand], the {former head of the Finnish border guard}, apologised.",
        "[Olof Strand], {lord mayor of Dublin}, apologised.",
        "[Olof Strand], 61, {chairman of the cooperative}, apologised.",
        "[Olof Strand], {curator of maps at the Maritime Museum}, apologised.",
        "[Olof Strand], {editor of the Gotland Post}, apologised.",
        "[Olof Strand], {leader of the opposition}, apologised.",
        "[Olof Strand], {leader of the opposition Reform Party}, apologised.",
        "[Olof Strand], {first deputy speaker of the Riigikogu}, apologised.",
        "Signing were [Olof Strand], {trade minister of Fiji}; [Mele Vaipulu], {fisheries minister of Tonga}; and [Pita Manu], {ambassador of Samoa}.",
        "The new post goes to [Aino Virtanen], {director of the Tampere Museum}.",
        "“No,” Captain [Lars Dahl], {spokesman for the coast guard}, told reporters.",
    ]);
}

#[test]
fn a_trade_and_a_clause_are_no_office() {
    assert_stated(&[
        "[Anna Lindqvist], who heads the Nordic Grain Council, said prices would fall.",
        "[Farid Nazari] was appointed as ambassador to Oman in June.",
        "[Farid Nazari] was sworn in as president on Tuesday.",
        "“We will wait,” said [Marek Duda], who chairs the Polish Chamber of Commerce.",
        "“We will wait,” said [Thandi Nkosi] of the South African Farmers' Union.",
        "“We will wait,” said [Thandi Nkosi], a nurse.",
        "[Olof Strand], who is chairman of the cooperative, apologised.",
        "[Olof Strand], a lawyer, apologised.",
        "[Olof Strand], a lawyer for the plaintiffs, apologised.",
        "[Olof Strand], a retired pilot, apologised.",
        "It named [Aino Virtanen] as director.",
        "[Aino Virtanen] replaces [Lars Dahl] as chief executive.",
        "[Lars Dahl], who was finance minister until May, will advise the fund.",
        "“No,” Lieutenant Colonel [Lars Dahl] told reporters.",
    ]);
}
