//! Sentences in which treaties are named in every form that newspapers use, marked `[[like this]]`, and sentences in which
//! something else is called like a treaty. They are read with the built-in authority.

use mediawire_domain::{
    annotate::{Annotator, MentionKind, PUBLISHED_CONFIDENCE, Text},
    authority::Authority,
    entity::EntityKind,
};

/// The sentence with marks around what is found, as a reader is shown it.
fn marked(annotator: &Annotator, sentence: &str) -> String {
    let blocks = [sentence];
    let text = Text {
        headline: "",
        blocks: &blocks,
    };
    let found = annotator.annotate(text);
    let treaties = found.mentions.iter().filter(|mention| {
        let treaty = found.entities[mention.entity].kind == EntityKind::Treaty;
        treaty && mention.kind == MentionKind::Name && mention.confidence >= PUBLISHED_CONFIDENCE
    });
    let mut marked = String::new();
    let mut end = 0;
    for span in treaties.map(|mention| mention.span) {
        marked += &format!(
            "{}[[{}]]",
            &sentence[end..span.start],
            &sentence[span.start..span.end]
        );
        end = span.end;
    }
    marked + &sentence[end..]
}

fn assert_read_as_marked(sentences: &[&str]) {
    let annotator = Annotator::new(Authority::built_in());
    for expected in sentences {
        let plain = expected.replace("[[", "").replace("]]", "");
        assert_eq!(marked(&annotator, &plain), *expected);
    }
}

#[test]
fn a_name_is_taken_whole_and_its_year_only_where_it_tells() {
    assert_read_as_marked(&[
        "Diplomats in Pyongyang marked the signing of the [[1961 Treaty of Friendship, Cooperation and Mutual Assistance]] with a wreath.",
        "The two navies still rely on the 1972 [[Incidents at Sea Agreement]], a retired admiral said.",
        "Britain handed the colony back under the [[Sino-British Joint Declaration]] of 1984.",
        "Sweden acceded to the [[Convention on Cluster Munitions]], which was adopted in Dublin in 2008.",
        "The 1951 [[Convention Relating to the Status of Refugees]] obliges states not to return people to danger.",
        "The government denounced the 1989 [[Indigenous and Tribal Peoples Convention]] of the International Labour Organization on Friday.",
        "A spokesman cited the [[Treaty on the Prohibition of Nuclear Weapons]], which entered into force in January 2021.",
        "The ship was inspected under the [[Agreement on Port State Measures]], a 2009 text against illegal fishing.",
        "Parliament ratified the [[Convention on the Transfer of Sentenced Persons]] on a show of hands.",
        "The court applied the [[Hague Convention on the Civil Aspects of International Child Abduction]] and ordered the boy's return.",
        "The ministers initialled a [[Memorandum of Understanding on Hydrogen Transport]] in Rotterdam.",
        "Lawyers for the airline relied on the [[Convention for the Unification of Certain Rules for International Carriage by Air]].",
        "The [[Treaty of Amity and Cooperation in Southeast Asia]] has more than fifty parties.",
        "Chile and Bolivia have argued for a century about the [[Treaty of Peace and Friendship]] of 1904.",
        "The [[Convention on the Conservation of Antarctic Marine Living Resources]] marked its anniversary in Hobart.",
        "The two states signed the [[Agreement on Trade, Development and Cooperation]] in 1999.",
        "A [[Protocol on the Privileges and Immunities of the Court]] was opened for signature in Nairobi.",
        "Uganda has yet to ratify the [[Convention Governing the Specific Aspects of Refugee Problems in Africa]].",
        "The [[2003 Extradition Treaty]] between London and Washington is lopsided, campaigners say.",
        "The bank's immunity rests on its [[Articles of Agreement]], signed in 1945.",
        "The panel was set up under the [[Comprehensive and Enhanced Partnership Agreement]] between Armenia and the European Union.",
    ]);
}

#[test]
fn a_place_may_name_a_treaty() {
    assert_read_as_marked(&[
        "The [[Treaty of Tordesillas]] drew a line through the Atlantic in 1494.",
        "The [[Treaty of Waitangi]] was signed in 1840 and is still argued over in Wellington.",
        "The [[Maputo Protocol]] guarantees reproductive rights, the activists said.",
        "The [[Malabo Protocol]] would give the African court a criminal chamber.",
        "The [[Escazú Agreement]] protects environmental defenders.",
        "Honduras hosted the talks that led to the [[Esquipulas Accords]].",
        "The [[Banjul Charter]] is the continent's main rights text, she said.",
        "Under the [[Budapest Convention]] police may ask for data to be frozen.",
        "A village near the dam invoked the [[Bern Convention]] to save its wolves.",
        "The [[Athens Convention]] limits what a ferry company owes to a drowned passenger's family.",
        "Delegates adopted the [[Kinshasa Declaration]] after an all-night session.",
        "The [[Nouméa Accord]] expired after a third referendum.",
        "The [[Bougival Accord]] would create a state inside the French Republic.",
        "Officials described the [[Marrakesh Compact]] as a floor and not a ceiling.",
        "The [[Bangui accord]] has been broken more than 80 times, the mission said.",
        "The [[Taif accord]] gave each community its share of seats.",
        "Kenya says the [[Naivasha Protocol]] settles the matter.",
        "The [[Cartagena Agreement]] created the Andean Community in 1969.",
        "After the [[Dayton accords]], the city was divided by a line nobody could see.",
        "The [[Pretoria agreement]] ended two years of fighting in Tigray.",
        "The [[Stockholm Declaration]] of 1972 put the environment on the agenda.",
        "The [[Barcelona Convention]] covers pollution of the Mediterranean.",
        "The [[Bucharest Convention]] does the same for the Black Sea.",
        "Tehran no longer feels bound by the [[Cairo agreement]], the spokesman said.",
        "The [[Maastricht treaty]] set the criteria for the euro.",
        "The [[Rambouillet accords]] were never signed by Belgrade.",
    ]);
}

#[test]
fn acronyms_are_names() {
    assert_read_as_marked(&[
        "Iran threatened to leave the [[NPT]] if sanctions returned.",
        "Russia withdrew its ratification of the [[CTBT]] in 2023.",
        "The [[INF Treaty]] collapsed in 2019, and nothing has taken its place.",
        "Ottawa wants the [[USMCA]] extended for another 16 years.",
        "Manila won its case under [[UNCLOS]] in 2016.",
        "The committee that monitors [[CEDAW]] met in Geneva.",
        "Traders in pangolin scales are jailed under [[CITES]] rules.",
        "Japan and Australia kept the [[CPTPP]] alive.",
        "India walked away from [[RCEP]] at the last moment.",
        "Tankers that break the [[MARPOL]] limits face fines.",
        "[[SOLAS]] requires two ways of calling for help.",
        "Lawmakers voted to leave the [[ECHR]].",
        "The [[TPNW]] has been ratified by 73 states.",
        "The [[ICCPR]] guarantees the right to peaceful assembly.",
        "The [[AfCFTA]] secretariat in Accra hired forty lawyers.",
        "Six states signed the [[Central Asian Water Compact]] ([[CAWC]]) on Monday. The [[CAWC]] sets quotas for each river.",
        "The [[Northern Seas Fisheries Agreement]], or [[NSFA]], is up for renewal. Norway wants the [[NSFA]] to cover squid.",
    ]);
}

#[test]
fn parties_may_name_a_treaty() {
    assert_read_as_marked(&[
        "The [[US-Japan Security Treaty]] covers the islands, the secretary said.",
        "Seoul invoked the [[Korea-US free trade agreement]] in its reply.",
        "Manila asked Washington to reaffirm the [[1951 Mutual Defense Treaty]].",
        "The [[Mutual Defense Treaty between the United States and the Philippines]] dates from 1951.",
        "The suspect was held under a [[2010 extradition treaty]] with the United Arab Emirates.",
        "Hanoi and Brussels celebrated five years of the [[EU-Vietnam Free Trade Agreement]].",
        "The [[Israel-Jordan peace treaty]] has survived worse, a diplomat said.",
        "The [[Egypt-Israel Peace Treaty]] limits the number of tanks in Sinai.",
        "The [[India-Sri Lanka Maritime Boundary Agreement]] of 1974 put the islet on the Sri Lankan side.",
        "The [[Sino-Indian border agreement]] of 1993 banned the use of firearms.",
        "The [[Anglo-Irish Treaty]] split the movement in 1921.",
        "The [[Franco-German Treaty of Aachen]] has a chapter on border regions.",
        "The [[Australia-Tuvalu Falepili Union treaty]] took effect last year.",
        "The [[Turkey-Libya maritime memorandum]] angered Athens.",
        "Japan and the Philippines ratified a [[Reciprocal Access Agreement]] on Thursday.",
        "The [[Japan-Philippines Reciprocal Access Agreement]] lets troops train on each other's soil.",
        "The [[General Security of Military Information Agreement]] between Seoul and Tokyo was renewed.",
        "The [[Mercosur-EU trade agreement]] goes to a vote in Strasbourg.",
        "The [[India-UK Comprehensive Economic and Trade Agreement]] cuts whisky duty.",
        "Kigali said the [[Rwanda-DRC peace agreement]] was being carried out.",
    ]);
}

#[test]
fn names_may_share_a_head() {
    assert_read_as_marked(&[
        "The tribunal looked at the [[Geneva]] and [[Hague Conventions]].",
        "Passengers may sue under the [[Warsaw]] and [[Montreal Conventions]].",
        "The [[Basel]], [[Rotterdam]] and [[Stockholm conventions]] share a secretariat in Geneva.",
        "The [[Oslo]] and [[Camp David accords]] were signed on the same lawn.",
        "The [[Minsk]] and [[Astana agreements]] failed for the same reason.",
        "The [[Treaties of Rome]] were signed in 1957.",
        "Signatories of the [[Locarno Treaties]] met each autumn.",
        "The [[Third]] and [[Fourth Geneva Conventions]] protect prisoners and civilians.",
        "The [[Nagoya]] and [[Cartagena Protocols]] belong to one family.",
    ]);
}

#[test]
fn ordinals_articles_and_possessives_stand_around_a_name() {
    assert_read_as_marked(&[
        "Ireland signed the [[Second Optional Protocol]] aiming at the abolition of the death penalty.",
        "The [[First Additional Protocol]] forbids attacks on dams.",
        "The [[Second Protocol]] to the [[Hague Convention]] of 1954 covers museums.",
        "[[Additional Protocol II]] applies to civil wars.",
        "[[Protocol No. 15]] shortened the time for applications to the court.",
        "The [[Fourth Optional Protocol]] is being drafted.",
        "The attack could trigger Article 5 of the [[North Atlantic Treaty]], he said.",
        "Article 9 of the [[Paris Agreement]] is about money.",
        "[[NPT]] Article VI obliges the five to disarm.",
        "The [[Rome Statute]]'s Article 98 shields no one, the prosecutor argued.",
        "The [[Lisbon Treaty]]'s mutual defence clause was invoked once, by France.",
        "Annex II of the [[Basel Convention]] was changed to cover plastic.",
        "Chapter VII of the [[UN Charter]] allows the use of force.",
        "The [[Geneva Conventions]]' common Article 3 applies everywhere.",
        "The delegates of the [[Chemical Weapons Convention]]'s 193 member states met in The Hague.",
    ]);
}

#[test]
fn a_name_may_say_what_it_is_about() {
    assert_read_as_marked(&[
        "Dublin voted against the [[Mercosur-EU deal]].",
        "Bankers want the final rules of [[Basel III]] softened.",
        "The [[Arms Trade Treaty]] has 116 parties.",
        "The [[Ottawa Convention]] bans anti-personnel mines; Finland has left the [[Ottawa Treaty]].",
        "The [[Wassenaar Arrangement]] controls dual-use goods.",
        "The [[Minamata Convention on Mercury]] banned the lamps from 2027.",
        "Wetlands protected under the [[Ramsar Convention]] dried out.",
        "The [[BBNJ Agreement]], known as the [[High Seas Treaty]], has reached sixty ratifications.",
        "The [[Arctic Search and Rescue Agreement]] of 2011 divides the ocean into sectors.",
        "The [[Open Skies Treaty]] let unarmed aircraft film bases.",
        "The [[Patent Cooperation Treaty]] saw a record number of filings.",
        "The [[Maritime Labour Convention]] guarantees seafarers their wages.",
        "The [[Kyoto Protocol]] expired quietly.",
        "The “[[Kyoto Protocol]]” is a word that students no longer know, the teacher said.",
        "The [[Black Sea Grain Initiative]] collapsed in July 2023.",
        "The [[Budapest Memorandum]] gave Ukraine assurances, not guarantees.",
        "The [[Abraham Accords]] may soon have a Central Asian member.",
        "The [[Camp David Accords]] won their authors a prize.",
        "The [[Windsor Framework]] replaced the [[Northern Ireland Protocol]].",
        "The [[Global Compact for Safe, Orderly and Regular Migration]] is not binding.",
        "India suspended the [[Indus Waters Treaty]] after the attack.",
        "Under the [[Status of Forces Agreement]], the soldier stayed in American custody.",
        "The [[Amazon Cooperation Treaty]] brings eight states together.",
        "The [[Convention on the Law of the Non-Navigational Uses of International Watercourses]] has 38 parties.",
        "The [[WTO Agreement on Agriculture]] allows green subsidies.",
        "The [[Agreement on Technical Barriers to Trade]] was raised in committee.",
    ]);
}

#[test]
fn what_is_called_like_a_treaty_may_be_none() {
    assert_read_as_marked(&[
        "Treaty talks resume on Monday, and a peace deal is not near.",
        "The protocol department of the ministry arranged the seating.",
        "Charter schools in Ohio received more money than last year.",
        "The Inflation Reduction Act and the Dodd-Frank Act were passed by Democrats.",
        "The First Amendment protects speech, the judge said.",
        "The company signed an agreement with Shell and a memorandum of understanding with Total.",
        "A ceasefire agreement between the factions collapsed within hours.",
        "The Charter Commission approved the new city charter.",
        "The Memorandum of Association names three directors.",
        "He signed a plea agreement and a non-disclosure agreement.",
        "The Las Vegas Convention Center was full, and so was the McCormick Place convention centre.",
        "The club followed the league's concussion protocol before the Madrid derby.",
        "Magna Carta and the Constitution of 1958 were on display.",
        "The party's founding convention in Izmir elected a board.",
        "She was covered by the Bills and Covenants Committee of the Lords.",
        "Walt Disney reached an accord with the Writers Guild.",
        "Fans chanted outside Treaty Stadium as the Accord Financial Group Ltd signed a new loan agreement.",
        "The Congress of Vienna is not a treaty, said the historian.",
        "The Brexit trade deal should be reopened, the party said.",
        "The Nairobi peace process goes on.",
        "The Camp David Principles were signed by three leaders.",
        "The Washington Principles on looted art are not a treaty.",
        "The Polar Code is not a treaty by itself.",
        "The Accord, an accord of saxophones and strings, opened in Vienna.",
        "She chaired the Charter Review Board of Los Angeles.",
        "The Warsaw Convention Bureau and the Sydney Convention Trust hired staff.",
        "A memorandum from the Finance Ministry leaked on Monday.",
        "The bank's charter expires in May; a chartered plane waited.",
        "The Voting Rights Act was gutted, the Equal Rights Amendment never passed.",
        "An agreement in principle with the IMF was reached on Friday.",
        "The staff-level agreement unlocks $1.2 billion from the Fund.",
        "The Green Deal and the New Deal are programmes.",
        "The deal with Nvidia is the largest of its kind.",
        "Hamas and Israel agreed on a ceasefire deal in Doha.",
        "They issued a Joint Declaration after the summit in Lima, and then a Joint Statement.",
        "The Kimberley Process is a certification scheme.",
        "The Lisbon Strategy, the Bologna Process and the Erasmus programme were praised.",
        "Compact cars and an accord on fares were discussed in Seoul.",
        "By convention, the Lords do not vote it down; the Salisbury Convention says so.",
        "Zoom fatigue: the Geneva Motor Show's protocol chief quit.",
    ]);
}

#[test]
fn old_and_regional_treaties_are_read_alike() {
    assert_read_as_marked(&[
        "The ministry accused Tbilisi of ignoring the [[2008 ceasefire agreement]].",
        "The [[Treaty of Friendship and Co-operation]] with Mongolia was renewed in Ulan Bator.",
        "The [[International Convention on Civil Liability for Oil Pollution Damage]] caps what an owner pays.",
        "The [[Agreement on the Transfer of Prisoners]] between Paris and Rabat took effect.",
        "After the [[Hudaybiyyah treaty]], the caravans returned.",
        "The [[Durand Line Agreement]] of 1893 is not recognised in Kabul.",
        "The [[Anglo-Russian Convention]] of 1907 split Persia into zones.",
        "The [[EU–UK Trade and Cooperation Agreement]] says nothing about musicians.",
        "The [[START II accord]] never entered into force.",
        "Canada's farmers fear a new [[NAFTA]].",
        "Beijing invoked the [[Phase One trade agreement]].",
        "Ten countries signed the [[Digital Economy Framework Agreement]] in Kuala Lumpur.",
        "The [[Nauru Agreement]] sells fishing days to foreign fleets.",
        "The [[Bamako Convention]] bans the import of hazardous waste into Africa.",
        "The [[Arusha Agreement]] ended the civil war in Burundi.",
        "The [[Rio Treaty]] was invoked against Caracas.",
        "The [[Ushuaia Protocol]] allows Mercosur to suspend a member.",
        "The [[Tlatelolco treaty]] made Latin America free of the bomb.",
        "The [[Convention of Belém do Pará]] protects women from violence.",
        "The [[Act of Chapultepec]] is older than the organisation.",
        "The [[Treaty on the Eurasian Economic Union]] was signed in Astana.",
        "The [[Tashkent Treaty]] of 1992 divided the Soviet arsenal of tanks.",
        "The [[Alma-Ata Declaration]] buried the Soviet Union.",
        "The [[Chittagong Hill Tracts Accord]] is 28 years old.",
        "The [[Hong Kong Joint Declaration]] is history, Beijing says.",
        "The [[ANZUS]] alliance is older than its youngest partner.",
        "The [[Istanbul Convention]] is under attack in Riga.",
        "The [[Valletta Convention]] protects wrecks and graves.",
        "The [[Karlstad Convention]] dissolved the union with Norway.",
        "The [[Vienna Agreement]] on trademarks was amended in 1985.",
        "The [[Nice Agreement]] has a new edition.",
        "The [[Beijing Treaty on Audiovisual Performances]] protects actors.",
        "The [[STCW Convention]] sets the training of crews.",
        "The [[Ballast Water Management Convention]] stops stowaways.",
    ]);
}

#[test]
fn a_description_may_be_the_only_name() {
    assert_read_as_marked(&[
        "The extradition was refused because the [[1978 extradition treaty]] between Canada and Belize excludes tax offences.",
        "Chad tore up its [[defence cooperation agreement]] with France in November.",
        "Under a [[1951 treaty]], the United States must defend the Philippines.",
        "Under the [[1960 treaty]], Delhi got the eastern rivers and Islamabad the western ones.",
        "Athens and Cairo signed a [[maritime boundary agreement]] in 2020.",
        "Beijing and Honiara signed a [[security pact]] in 2022.",
        "A [[readmission agreement]] signed in 2014 obliges Turkey to take people back.",
        "The [[2019 customs protocol]] was never applied, said the head of the port authority.",
        "The [[1996 water accord]] between Israel and Jordan is silent on drought.",
        "Lithuania has left the [[cluster munitions convention]], the first state to do so.",
        "Ukraine suspended the [[landmine treaty]] in July.",
        "Mexico has appealed to the [[1944 water treaty]] with Washington.",
        "Seoul restored the [[inter-Korean military agreement]] of 2018.",
        "Tokyo and Seoul normalised ties under the [[1965 treaty]].",
        "The [[comfort women agreement]] of 2015 was final, said the foreign minister.",
        "The Holy See renewed its [[2018 accord]] with Beijing on bishops.",
        "Albania hosts the camps under a [[2023 protocol]] with Italy.",
        "Denmark is bound by the [[1951 defence agreement]] on Greenland with the United States.",
        "Hans Island was divided by a [[2022 agreement]] between Canada and Denmark.",
        "Transnistria invokes the [[1992 ceasefire agreement]].",
    ]);
}

#[test]
fn unknown_names_are_read_by_their_grammar() {
    assert_read_as_marked(&[
        "The [[Convention on the Elimination of all Forms of Discrimination against Women]] was ratified in 1995.",
        "The [[Convention for the Prevention of Pollution from Ships]] covers sulphur.",
        "The [[UN Genocide Convention]] was adopted in 1948.",
        "The [[UN Refugee Convention]] does not mention climate.",
        "Hungary's exit from the [[Rome Statute]] took effect in June.",
        "The 1989 [[Taif Agreement]], brokered in Saudi Arabia, shared out power in Lebanon.",
        "The 1936 [[Montreux Convention]] lets Turkey close the straits to warships.",
        "The 1979 [[Moon Agreement]] is ignored.",
        "The [[Belavezha Accords]] ended the Soviet Union.",
        "Sweden, Norway and Denmark have one [[Øresund Water Convention]].",
        "Brazil withdrew from [[Convention 158]] of the ILO.",
        "The so-called [[Shatt al-Arab treaty]] is null, Baghdad said in 1980.",
        "The [[Kosovo-Serbia agreement]] signed in Brussels in 2013 was never carried out.",
        "The [[Napoleonic Concordat]] still applies in Alsace.",
        "“We have the [[Niamey Pact]], and the [[Niamey Pact]] is enough,” said Colonel Traore.",
        "The [[Lomé Peace Agreement]] pardoned everyone.",
        "The [[Whaling Convention]] lets Tokyo kill for science.",
        "The [[Cancun Agreements]] created a fund.",
        "The [[Boundary Waters Treaty]] set up a joint commission.",
        "Both the [[Havana Charter]] and the [[Bretton Woods Agreement]] promised more than they gave.",
        "The [[UK-EU fisheries agreement]] runs until 2038.",
        "The [[Trans-Tasman Mutual Recognition Arrangement]] lets nurses move.",
        "The [[Chiang Rai Accord]] on haze binds nobody, while the [[ASEAN Agreement on Transboundary Haze Pollution]] does.",
        "Laos joined the [[Greater Mekong Cross-Border Transport Agreement]] late.",
        "Estonia left the [[Ottawa landmine treaty]] in December.",
        "Addis Ababa signed the [[Entebbe Agreement]], formally the [[Cooperative Framework Agreement]], in 2010.",
        "The [[Treaty of Moscow]] of 1921 fixed the border at Kars.",
        "The [[Cairo Agreement]] of 1969 let the PLO operate from Lebanon.",
        "The [[Agreement on Movement and Access]] opened Rafah in 2005.",
        "The [[Skhirat Agreement]] is the only legal basis, Tripoli says.",
        "The [[Ouagadougou accord]] gave the rebels' leader the premiership.",
        "The [[Linas-Marcoussis accords]] were booed in Abidjan.",
        "The [[Gorongosa agreement]] was signed in the bush.",
        "The [[Global Political Agreement]] made the opposition leader premier.",
    ]);
}
