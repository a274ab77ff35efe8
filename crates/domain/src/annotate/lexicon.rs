//! What the rules know of English: word lists, and the classes that they put a word in.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// The classes of a word, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u64);

impl Classes {
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries and adverbs: never a name by themselves.
    pub const FUNCTION: Self = Self(1);
    /// The heads of offices: president, minister, chief.
    pub const OFFICE: Self = Self(1 << 1);
    /// What stands before the head of an office: foreign, deputy, former.
    pub const OFFICE_WORD: Self = Self(1 << 2);
    /// Mr, Dr, Ayatollah: before a name and no part of it.
    pub const HONORIFIC: Self = Self(1 << 3);
    /// Seyyed: before a name and a part of it.
    pub const NAME_PREFIX: Self = Self(1 << 4);
    /// Verbs that report words.
    pub const SPEECH: Self = Self(1 << 5);
    /// First names.
    pub const GIVEN: Self = Self(1 << 6);
    /// The last word of an organisation's name.
    pub const ORGANISATION: Self = Self(1 << 7);
    /// Organisations that are named after what they care for: "Ministry of Health".
    pub const ORGANISATION_OF: Self = Self(1 << 8);
    /// Treaty, accord, convention.
    pub const TREATY: Self = Self(1 << 9);
    /// Two or more of those.
    pub const TREATIES: Self = Self(1 << 10);
    /// What treaties are about; several in a row describe one.
    pub const TREATY_TOPIC: Self = Self(1 << 11);
    /// Inside of a person's name, in lower case: van, bin, de la.
    pub const PARTICLE: Self = Self(1 << 12);
    /// Months, days and seasons.
    pub const CALENDAR: Self = Self(1 << 13);
    /// May, would, if: not yet fact.
    pub const MODAL: Self = Self(1 << 14);
    /// Replace, supersede.
    pub const SUPERSEDE: Self = Self(1 << 15);
    /// Amend, modify.
    pub const AMEND: Self = Self(1 << 16);
    /// Common enough in English to tell it from other languages.
    pub const ENGLISH: Self = Self(1 << 17);
    /// Family names that stand first whatever follows: Xi, Nguyen.
    pub const FAMILY_FIRST: Self = Self(1 << 18);
    /// Family names that stand first before a Korean or Chinese given name: Kim, Lee.
    pub const FAMILY_MAYBE_FIRST: Self = Self(1 << 19);
    /// North, Upper, Lake: makes another place of the place that follows.
    pub const PLACE_PREFIX: Self = Self(1 << 20);
    /// He, she.
    pub const PRONOUN: Self = Self(1 << 21);
    /// Not, never, no.
    pub const NEGATION: Self = Self(1 << 22);
    /// Words that start a headline's verb phrase or follow a name without being part of it.
    pub const NOT_A_NAME: Self = Self(1 << 23);
    /// Offices that stand before a name after another office: "army chief General Munir".
    pub const RANK: Self = Self(1 << 24);
    /// Ltd, Inc: left out when a company is named again.
    pub const COMPANY_FORM: Self = Self(1 << 25);
    /// Says what the name after it is: "the group Futuro Verde".
    pub const SORT: Self = Self(1 << 26);
    /// Offices of several people: "Deputy Foreign Ministers".
    pub const OFFICES: Self = Self(1 << 27);
    /// What people are to each other: evidence of a person, and no office.
    pub const RELATION: Self = Self(1 << 28);

    /// Common enough in English that a capital may be due to a sentence or a title.
    pub const COMMON: Self = Self(1 << 29);
    /// Heads of organisations' names that also end other names: "Group", "Project".
    pub const AMBIGUOUS_HEAD: Self = Self(1 << 30);
    /// Heads of organisations' names in other languages, which stand first: "Universidad".
    pub const FOREIGN_HEAD: Self = Self(1 << 31);
    /// What a person is by trade or standing: "farmer", "resident".
    pub const PERSON_NOUN: Self = Self(1 << 32);
    /// What companies and other bodies are called in lower case: "broadcaster".
    pub const BODY_NOUN: Self = Self(1 << 33);
    /// What people do and bodies seldom: "smiled".
    pub const ACT: Self = Self(1 << 34);
    /// What companies own: "headquarters".
    pub const POSSESSION: Self = Self(1 << 35);
    /// What is done by companies: "built" by.
    pub const DEED: Self = Self(1 << 37);
    /// What belongs to a company: a "unit" of.
    pub const DEPENDENT: Self = Self(1 << 38);
    /// Offices of places, states and churches, and none of a company.
    pub const PUBLIC_OFFICE: Self = Self(1 << 36);
    /// Words that may begin what says that one treaty does something to another.
    pub const CLAIM: Self = Self(1 << 60);
    /// What a treaty is called besides: "deal".
    pub const LOOSE_TREATY: Self = Self(1 << 61);
    /// Roman numbers that tell a treaty from the one before it.
    pub const SEQUEL: Self = Self(1 << 62);

    /// What states call a treaty that is none in law: "arrangement".
    pub const ARRANGEMENT: Self = Self(1 << 58);
    /// What treaties are called in few cases: "annex".
    pub const RARE_TREATY: Self = Self(1 << 56);
    /// The "according" of "according to".
    pub const ACCORDING: Self = Self(1 << 59);
    /// Written in capitals and nothing else, so that no list of words in lower case has it.
    pub const UPPER: Self = Self(1 << 57);
    /// Written in figures.
    pub const NUMBER: Self = Self(1 << 55);
    /// Written with a capital.
    pub const CAPITAL: Self = Self(1 << 63);

    /// Gates: they say where a rule has to look, and nothing of the word.
    const GATES: Self = Self::CLAIM
        .or(Self::LOOSE_TREATY)
        .or(Self::SEQUEL)
        .or(Self::ARRANGEMENT)
        .or(Self::RARE_TREATY)
        .or(Self::ACCORDING)
        .or(Self::UPPER)
        .or(Self::NUMBER)
        .or(Self::CAPITAL);

    /// Nothing is known of the word.
    pub fn is_empty(self) -> bool {
        self.0 & !Self::GATES.0 == 0
    }

    /// The two sets have a class in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All classes of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const LISTS: &[(Classes, &str)] = &[
    (
        Classes::ENGLISH,
        "the of and to that for with by from has said it was were is are this which have be not on at as",
    ),
    (
        Classes::FUNCTION,
        "a an the this that these those he she it they we i you his her its their our my your who whom whose which what \
         where when why how of in on at to for from by with without about against between among into onto over under \
         after before during since until till through throughout across within amid despite following including \
         regarding concerning toward towards upon via per than as and or but nor so yet if unless although though while \
         whereas because is are was were be been being am has have had having do does did will would shall should can \
         could may might must not no never only also just still already even again however meanwhile moreover therefore \
         thus then there here now today yesterday tomorrow earlier later recently separately additionally speaking \
         according both either neither each every all any some many most several few more less much other another such \
         same own one two three four five six seven eight nine ten first second third last next once ahead amidst yes \
         nevertheless nonetheless furthermore besides instead otherwise perhaps indeed finally currently previously \
         citing asked quoting based given like unlike near off out up down back him them us me",
    ),
    (
        Classes::OFFICE,
        "president minister premier chancellor king queen prince princess emperor emir executive chief head leader \
         chairman chairwoman chairperson chair director secretary governor mayor ambassador envoy commissioner \
         commander general admiral colonel spokesman spokeswoman spokesperson aide adviser advisor senator speaker \
         judge justice prosecutor attorney minister's representative rapporteur coordinator ceo cfo fm pm manager \
         negotiator diplomat congressman congresswoman lawmaker lawyer economist analyst professor counsel \
         undersecretary under-secretary-general secretary-general director-general vice-president vice-chairman \
         co-chair co-founder founder treasurer regulator inspector superintendent pope patriarch archbishop bishop \
         cardinal strategist counsellor councillor delegate deputy official mp mep president-elect captain major \
         lieutenant brigadier marshal commander-in-chief researcher scientist historian author activist dissident coach convener convenor organiser organizer ex-president ex-minister \
         ex-premier ex-chancellor engineer surveyor editor consul curator rector dean ombudsman auditor registrar controller comptroller \
         conductor commodore vice-admiral vice-minister co-leader co-chairman vice-chair commissioner-general vice-chancellor vice-rector minister-elect governor-elect chancellor-elect mayor-elect senator-elect premier-elect boss principal provost officer fellow custodian lecturer",
    ),
    (
        Classes::OFFICE_WORD,
        "foreign prime deputy vice first second former ex then acting interim incoming outgoing caretaker senior \
         chief assistant associate permanent special supreme crown defense defence finance health transport interior \
         energy oil petroleum trade economy economic justice education agriculture environment culture tourism labour \
         labor industry information intelligence security national federal state general executive managing \
         regional presidential parliamentary military naval army navy police climate home housing science technology \
         digital development planning public policy relations budget external internal international european economic affairs opposition \
         party rebel spiritual veteran top lead principal high under house senate majority minority press media human \
         rights nuclear space railway central bank court shadow late coast guard district current long-time longtime co commerce \
         treasury infrastructure communications sports youth social welfare immigration water mines fisheries \
         vice-presidential non-executive joint staff air force council committee ministry agency commission \
         country mission mining operating financial technology marketing legal commercial medical scientific technical creative sales \
         trade-union cultural fisheries forestry forest tax customs island islands district",
    ),
    (
        Classes::HONORIFIC,
        "maitre alhaji hajj hajji haji datuk senor senora monsieur madame herr frau engr sri mme mx mr mrs ms miss dr prof sir dame lord lady ayatollah rev reverend hojatoleslam imam sheikh sheikha \
         gen lt col maj sgt capt adm brig sen rep gov hon fr brigadier-general lieutenant-general \
         rabbi pastor advocate adv barrister maulana mullah shri smt madam elder pol deacon",
    ),
    (Classes::NAME_PREFIX, "seyyed sayyed sayyid seyed sayed syed"),
    (
        Classes::SPEECH,
        "said says say wrote writes write noted notes stated states added adds told tells explained explains stressed \
         stresses emphasized emphasised emphasizes emphasises announced announces warned warns argued argues declared \
         declares insisted insists remarked remarks claimed claims asked asks replied replies continued continues \
         concluded concludes commented comments reiterated reiterates underlined underlines underscored asserted \
         asserts acknowledged acknowledges admitted admits confirmed confirms denied denies described describes \
         called vowed vows pledged pledges recalled recalls tweeted posted cautioned cautions maintained observed \
         suggested suggests urged urges predicted predicts adding saying writing noting stressing warning telling \
         stating ruled testified quipped joked complained opined shouted cried conceded lamented countered boasted \
         recounted responded retorted mused proclaimed affirmed",
    ),
    (Classes::GIVEN, include_str!("given_names.txt")),
    (Classes::COMMON, include_str!("common_words.txt")),
    (
        Classes::ORGANISATION,
        "ministry agency bank university council corporation party front army parliament senate committee commission \
         institute institution foundation association federation union court tribunal bureau department office organisation \
         organization company group holdings airlines airways railways bancorp group's authority board chamber \
         assembly congress academy college league movement brigade brigades guard guards corps police command \
         coalition alliance forum fund centre center society network times news post tribune herald gazette journal \
         television broadcasting inc ltd corp plc gmbh ag llc industries motors airlines laboratories hospital church \
         secretariat administration service services survey treasury navy knesset bundestag exchange press",
    ),
    (
        Classes::ORGANISATION,
        "directorate observatory logistics telecom telecommunications pharmaceuticals technologies electronics semiconductor \
         semiconductors insurance securities breweries brewery studios shipyard shipyards shipbuilding chemicals polytechnic \
         cooperative co-operative confederation inspectorate syndicate militia battalion regiment constabulary embassy \
         consulate shipping railway airline therapeutics biosciences genomics diagnostics robotics analytics consulting \
         tv trust petroleum telegraph newspaper parliament ombudsman registry caucus forces initiative brotherhood \
         enterprises refineries carriers cement foods software biotech orchestra philharmonic cathedral-school school \
         headquarters guild gymnasium museum library clinic holding",
    ),
    (
        Classes::PERSON_NOUN,
        "resident student pilot nurse chef poet citizen expert coach captain colleague partner friend member boss \
         candidate pastor priest monk nun shepherd architect athlete cook clerk agent refugee immigrant migrant \
         veteran parent survivor victim witness suspect defendant striker goalkeeper winger rapper heir magnate \
         tycoon oligarch whistleblower surgeon physician doctor novelist tailor sailor hermit laureate cleric mufti \
         rabbi sheriff spy detective sergeant officer soldier fighter critic academic scholar fellow graduate native \
         mother-of-two grandmother grandfather mother father teenager woman man businesswoman businessman fisherman \
         fisherwoman chairwoman policeman policewoman boy girl farmer driver teacher lawyer worker fisher miner \
         baker butcher banker trader broker dealer engineer designer singer dancer writer reporter photographer \
         filmmaker producer director actor actress author editor professor lecturer researcher organiser organizer \
         lawmaker campaigner villager shopkeeper manager founder co-founder leader player footballer swimmer \
         runner rider boxer golfer skipper commuter passenger traveller traveler painter builder welder plumber \
         carpenter gardener ranger trainer dockworker steelworker herder grower breeder brewer winemaker beekeeper \
         translator interpreter investigator inventor donor solicitor barrister prisoner observer blogger vlogger \
         influencer broadcaster presenter commentator historian librarian technician electrician musician politician \
         mathematician veterinarian guardian custodian comedian",
    ),
    (
        Classes::BODY_NOUN,
        "company firm group broadcaster newspaper agency charity airline miner bank lender retailer insurer carmaker \
         automaker chipmaker drugmaker steelmaker planemaker shipbuilder brewer utility union party start-up startup \
         think-tank tank watchdog ngo conglomerate supplier contractor publisher operator maker producer \
         manufacturer consultancy brokerage network association organisation organization foundation outlet daily \
         weekly exporter importer shipper pollster website cooperative co-operative federation distributor refiner \
         smelter wholesaler grocer supermarket chain subsidiary unit parent regulator lobby militia movement \
         coalition alliance university college institute nonprofit non-profit enterprise fund hospital \
         clinic laboratory magazine channel station club broker dealer brewery bakery studio cinema school caterer \
         fishery shipyard steelworks dairy tannery haulier bookmaker stockbroker pharmacy telco",
    ),
    (
        Classes::ACT,
        "died resigned smiled nodded wept laughed wants thinks believes hopes lives lived works worked recalled \
         retired testified graduated studied teaches taught chairs chaired heads headed leads led founded joined \
         married fled sat sits stood walked knew knows feels felt grew shrugged pleaded runs served spoke took won \
         lost became replaced succeeded defeated met arrived flew visited travelled traveled attended signed",
    ),
    (
        Classes::POSSESSION,
        "profit profits revenue board headquarters workforce parent subsidiary factory plants customers spokesman \
         spokeswoman spokesperson chairman chairwoman newsroom chief sales fleet lenders creditors employees \
         engineers offices",
    ),
    (
        Classes::PUBLIC_OFFICE,
        "mayor governor king queen prince princess senator ambassador bishop archbishop emir emperor lord minister \
         premier mp envoy justice judge pope patriarch counterpart wife husband brother sister son daughter father \
         mother commander captain coach cardinal author mep consul",
    ),
    (
        Classes::DEED,
        "owned built made run operated controlled produced published developed employed hired bought acquired manufactured \
         supplied",
    ),
    (
        Classes::DEPENDENT,
        "unit subsidiary division arm branch customers employees affiliate clients",
    ),
    (
        Classes::FOREIGN_HEAD,
        "universidad universidade universita universite universitat universitet escola escuela ecole lycee instituto institut \
         banco banca banque ministerio ministere partido parti partito fundacion fondation fondazione stiftung compagnie \
         societe sociedad empresa asociacion associacao associazione federacion federation-nationale confederacion sindicato \
         centro grupo gruppo groupe minera movimiento mouvement frente tribunal corte cour comite comision conseil consejo \
         conselho camara chambre radio boulangerie cooperativa fuerzas guardia hopital ferrocarriles ferrovias \
         aerolineas petroleos agence agencia agenzia azienda consorcio corporacion caisse caja credito alianza coalicion \
         colegio academia fondo plataforma brasserie observatoire observatorio syndicat laboratoire laboratorio direction direccion yayasan kementerian",
    ),
    (
        Classes::AMBIGUOUS_HEAD,
        "ventures partners capital resources mining minerals media entertainment aerospace aviation construction club \
         project bloc refining air maritime marine division fleet mission campaign circle shield watch research advisory energy oil gas \
         power grid steel electric lines systems dynamics labs investments investment equity asset management savings mutual \
         brothers sons solutions retail stores hotels resorts properties estates farms fisheries radio daily chronicle \
         observer mail guardian monitor review weekly magazine cabinet theatre opera force resistance rangers mills wines \
         pumps tools engines dairies bakery markets data digital mobile wireless networks advisers associates works health care water \
         docket desk action relief aid rescue volunteers lawyers doctors friends workers farmers",
    ),
    (
        Classes::ORGANISATION_OF,
        "ministry bank university council department office institute institution party committee union court front army \
         organisation organization association federation chamber board house movement league academy agency centre \
         center fund society bureau commission authority college confederation community foundation forum alliance coalition \
         network observatory directorate parliament congress assembly secretariat service school administration trust \
         initiative tribunal brotherhood police guild museum library hospital bloc",
    ),
    (
        Classes::TREATY,
        "treaty treaties pact pacts accord accords agreement agreements convention conventions protocol protocols \
         declaration declarations memorandum memoranda charter charters covenant covenants armistice compact compacts concordat",
    ),
    (
        Classes::TREATIES,
        "treaties pacts accords agreements conventions protocols declarations memoranda charters covenants compacts",
    ),
    (
        Classes::TREATY_TOPIC,
        "comprehensive strategic enhanced partnership friendship cooperation co-operation mutual assistance defense defence \
         security peace trade free economic investment nuclear non-proliferation nonproliferation disarmament arms \
         control good neighborly neighbourly neighborliness neighbourliness alliance border boundary maritime delimitation \
         extradition military technical technological peaceful reconciliation non-aggression nonaggression aggression \
         neutrality amity commerce navigation association stabilisation stabilization verification reduction limitation \
         prohibition test ban demilitarisation demilitarization good-neighbourliness good-neighborliness \
         nonintervention non-interference",
    ),
    (
        Classes::PARTICLE,
        "van von der den ten de da di del della dos das do du la le bin ibn bint al el ben abu ul zu ter e y ould abd ag wa",
    ),
    (
        Classes::CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug \
         sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday ramadan christmas easter nowruz",
    ),
    (
        Classes::MODAL,
        "may might could should would to must can ought proposed intended meant designed aims aimed seeks hopes \
         plans planned expected likely if unless provided once",
    ),
    (
        Classes::SUPERSEDE.or(Classes::CLAIM),
        "replace replaces replaced replacing supersede supersedes superseded superseding supplant supplants supplanted \
         supplanting succeed succeeds succeeded succeeding repeal repeals repealed repealing \
         abrogate abrogates abrogated abrogating",
    ),
    (
        Classes::AMEND.or(Classes::CLAIM),
        "amend amends amended amending modify modifies modified modifying revise revises revised revising supplement \
         supplements supplemented supplementing alter alters altered altering rewrite \
         rewrites rewrote rewriting rewritten overhaul overhauls overhauled overhauling changed",
    ),
    (
        Classes::CLAIM,
        "take takes took taking taken give gives gave given giving make makes made making in instead add adds added adding \
         successor replacement substitute amendment protocol supplement revision addendum modification repeal merge merges \
         merged merging roll rolls rolled rolling fold folds folded folding fuse fuses fused combine combines combined \
         consolidate consolidates consolidated predecessor scrap scraps scrapped scrapping abandon abandons abandoned \
         abandoning drop dropped dropping ditch ditched ditching discard discarded discarding jettisoned abolished \
         terminated retired cancelled canceled annulled rescinded renegotiate renegotiates renegotiated renegotiating \
         transformed reworked recast remade converted turned introduced introduces",
    ),
    (Classes::LOOSE_TREATY, "deal draft text DEAL DRAFT TEXT"),
    (Classes::SEQUEL, "ii iii iv II III IV"),
    (Classes::ARRANGEMENT, "arrangement understanding"),
    (
        Classes::RARE_TREATY,
        "amendment amendments adjustment framework statute communique understanding arrangement annex addendum letter act \
         exchange regulations code",
    ),
    (Classes::ACCORDING, "according"),
    (
        Classes::FAMILY_FIRST,
        "xi li wang zhang liu chen yang zhao huang wu zhou xu zhu hu lin guo gao zheng liang xie tang deng feng choe \
         choi pak yoon nguyen tran pham ri hwang kang jang jeong cho shin ahn bui vo dang",
    ),
    (
        Classes::FAMILY_MAYBE_FIRST,
        "kim lee park moon han sun ma he jo no yi an oh to le so jin song yun im ho ban hong",
    ),
    (
        Classes::PLACE_PREFIX,
        "north south east west northern southern eastern western central upper lower greater new lake mount fort port \
         saint st san santa little old inner outer",
    ),
    (Classes::PRONOUN, "he she"),
    (
        Classes::RANK,
        "general colonel admiral captain major lieutenant brigadier marshal commodore vice-admiral prince princess king queen pope cardinal \
         archbishop bishop judge professor senator ambassador",
    ),
    (
        Classes::OFFICES.or(Classes::OFFICE),
        "ministers presidents premiers senators ambassadors judges generals professors chancellors governors secretaries",
    ),
    (
        Classes::RELATION.or(Classes::OFFICE),
        "counterpart counterparts wife husband brother sister son daughter father mother predecessor successor colleague \
         widow grandson nephew",
    ),
    (
        Classes::SORT,
        "group party company firm newspaper network agency charity organisation organization movement club magazine \
         channel outlet website bank city town village province state island river ship vessel daily broadcaster \
         think-tank union university operator maker retailer airline lender brand app platform programme program \
         project operation militia faction tribe clan district region county",
    ),
    (
        Classes::COMPANY_FORM,
        "inc ltd corp plc gmbh ag llc group holdings corporation company",
    ),
    (
        Classes::NEGATION,
        "not never no cannot wont doesnt didnt neither nor wouldnt without isnt",
    ),
    (
        Classes::NOT_A_NAME,
        "meets meet visits visit holds hold calls call condemns condemn warns urges rejects reject backs back slams \
         hails accuses accuse arrives arrive signs sign vows seeks seek threatens threaten supports support opposes \
         talks talk attack attacks strike strikes war crisis deal summit ceasefire election elections vote votes \
         sanctions blankets kills killed dead death dies die news live breaking exclusive update video photos watch \
         analysis opinion report reports islamic republic revolution city province region government state people day \
         week month year years world time street square road way boulevard lane terrace causeway pier quay river sea ocean island islands strait gulf \
         mountain mountains valley desert airport port resort stadium bridge river's avenue palace hotel tower prize \
         award cup olympics games war treaty god christians muslims jews zionists democrats republicans conservatives",
    ),
];

/// A quick hash: every word of every text is looked up, in a table that no text can add to.
fn hash(word: &str) -> u64 {
    let letters = word.as_bytes();
    let (eights, _) = letters.as_chunks::<8>();
    let before_last = eights.iter().take(letters.len().saturating_sub(1) / 8);
    let start = before_last.fold(letters.len() as u64, |hash, eight| {
        mixed(hash ^ u64::from_le_bytes(*eight))
    });
    let hash = mixed(start ^ last_letters(letters));
    (hash ^ hash >> 29).max(1)
}

fn mixed(hash: u64) -> u64 {
    hash.wrapping_mul(0x517c_c1b7_2722_0a95).rotate_left(5)
}

/// The last eight letters as a number; all of a shorter word, whose first half and last half may overlap.
fn last_letters(letters: &[u8]) -> u64 {
    if let Some(eight) = letters.last_chunk() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(first), Some(last)) = (letters.first_chunk(), letters.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    letters
        .iter()
        .fold(0, |number, letter| number << 8 | u64::from(*letter))
}

/// The classes by word, in one flat table that is at most half full. Only hashes are compared: of ten thousand words no two
/// share 64 bits, which a test checks.
struct Table(Vec<(u64, Classes)>);

impl Table {
    fn of(classes: &HashMap<&str, Classes>) -> Self {
        let size = (classes.len() * 2).next_power_of_two();
        let mut table = Self(vec![(0, Classes::default()); size]);
        for (word, classes) in classes {
            *table.entry(hash(word)) = (hash(word), *classes);
        }
        table
    }

    /// The word's entry, or the empty one where it would be.
    fn entry(&mut self, hash: u64) -> &mut (u64, Classes) {
        let mut place = self.first_place(hash);
        while self.0[place].0 != 0 && self.0[place].0 != hash {
            place = (place + 1) % self.0.len();
        }
        &mut self.0[place]
    }

    fn classes(&self, hash: u64) -> Classes {
        let place = self.first_place(hash);
        let entries = self.0[place..].iter().chain(&self.0);
        let mut ends = entries.skip_while(|(known, _)| *known != 0 && *known != hash);
        ends.next().map_or(Classes::default(), |(_, classes)| *classes)
    }

    fn first_place(&self, hash: u64) -> usize {
        (hash >> 20) as usize & (self.0.len() - 1)
    }
}

static CLASSES: LazyLock<Table> = LazyLock::new(|| Table::of(&all_classes()));

fn all_classes() -> HashMap<&'static str, Classes> {
    let mut classes: HashMap<&str, Classes> = HashMap::new();
    for (class, words) in LISTS {
        for word in words.split_whitespace() {
            let known = classes.entry(word).or_default();
            *known = known.or(*class);
        }
    }
    // "US" and "IT" are looked up in capitals; offices are the only words that are also written so.
    for office in ["CEO", "CFO"] {
        classes.insert(office, Classes::OFFICE);
    }
    for office in ["FM", "PM", "MP", "MEP"] {
        classes.insert(office, Classes::OFFICE.or(Classes::PUBLIC_OFFICE));
    }
    classes.insert("NGO", Classes::BODY_NOUN);
    for company in ["AG", "LLC"] {
        classes.insert(company, Classes::ORGANISATION.or(Classes::COMPANY_FORM));
    }
    classes
}

/// The classes of a word in lower case, or of an acronym in capitals.
pub(super) fn classes(word: &str) -> Classes {
    CLASSES.classes(hash(word))
}

/// Abbreviations that are written with a full stop.
pub(super) fn takes_full_stop(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Gen"
            | "Lt"
            | "Col"
            | "Maj"
            | "Sgt"
            | "Capt"
            | "Adm"
            | "Brig"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Hon"
            | "St"
            | "Jr"
            | "Sr"
            | "Rev"
            | "Engr"
            | "Messrs"
            | "vs"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}

/// Acronyms that stay in capitals where everything else is in capitals too.
pub(super) fn is_acronym(word: &str) -> bool {
    static ACRONYMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        "UN EU UK UAE IMF WTO IAEA WHO OPEC NATO DPRK BRICS ASEAN IRGC JCPOA NPT INF ICC ICJ CEO FM PM USA U.S. U.N. U.K. BBC CNN \
         FBI CIA ECB ILO WFP IEA"
            .split_whitespace()
            .collect()
    });
    ACRONYMS.contains(word)
}

/// Which heads of office can name the same person: the two words stand in one group.
pub(super) fn same_office(one: &str, other: &str) -> bool {
    const GROUPS: &[&[&str]] = &[
        &["president", "leader"],
        &["premier", "pm", "leader"],
        &["chancellor", "leader"],
        &["king", "monarch", "leader"],
        &["emir", "leader"],
        &["pm", "premier", "minister"],
        &["fm", "minister", "diplomat"],
        &["aide", "adviser", "advisor"],
        &["spokesman", "spokeswoman", "spokesperson"],
        &["chairman", "chairwoman", "chairperson", "chair"],
        &["chief", "head", "boss", "executive", "ceo"],
        &["ambassador", "envoy"],
        &["secretary-general", "secretary"],
    ];
    one == other
        || GROUPS
            .iter()
            .any(|group| group.contains(&one) && group.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_share_a_hash() {
        let words = all_classes();
        let hashes: HashSet<u64> = words.keys().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
    }

    #[test]
    fn a_word_has_the_classes_of_every_list_that_it_is_in() {
        assert!(classes("minister").meets(Classes::OFFICE));
        assert!(classes("general").meets(Classes::RANK) && classes("general").meets(Classes::OFFICE_WORD));
        assert_eq!(classes("xyzzy"), Classes::default());
    }
}
