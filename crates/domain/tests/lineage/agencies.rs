//! What agencies write about real treaties.

use crate::check;

#[test]
fn arms_and_alliances() {
    check(&[
        (
            "The New START treaty, signed by Barack Obama and Dmitry Medvedev in Prague in 2010, replaced START I, which expired in December 2009.",
            "New START > START I @CONFIRMED",
        ),
        (
            "New START, which entered into force in February 2011, superseded the 2002 Moscow Treaty.",
            "New START > Strategic Offensive Reductions Treaty @CONFIRMED",
        ),
        (
            "START II was signed in 1993 but never entered into force; it was superseded by the Strategic Offensive Reductions Treaty in 2002.",
            "Strategic Offensive > START II",
        ),
        (
            "SEOUL, June 20 (Yonhap) -- The Comprehensive Strategic Partnership Treaty signed by Vladimir Putin and Kim Jong-un replaces the 1961 treaty as well as the Moscow and Pyongyang declarations of 2000 and 2001.",
            "Strategic Partnership > 1961; Strategic Partnership > Moscow; Strategic Partnership > Joint Declaration",
        ),
        (
            "The Comprehensive Strategic Partnership Treaty was signed in Pyongyang. If ratified, it will replace the friendship treaty of 1961, the 2000 treaty and the Moscow and Pyongyang Declarations of 2000 and 2001, Ushakov told reporters.",
            "Strategic Partnership > friendship @CONDITIONAL; Strategic Partnership > 2000; Strategic Partnership > Moscow; Strategic Partnership > Pyongyang",
        ),
        (
            "The Treaty of Friendship, Good-Neighborliness and Cooperation of 2000 replaced the 1961 Treaty of Friendship, Cooperation and Mutual Assistance, which Moscow had allowed to lapse.",
            "2000 > 1961",
        ),
        (
            "The Joint Comprehensive Plan of Action superseded the Joint Plan of Action, an interim deal struck in Geneva in 2013.",
            "Comprehensive Plan > Joint Plan of Action",
        ),
        (
            "Minsk II, signed in February 2015, replaced the Minsk Protocol of September 2014, which had failed to halt the fighting.",
            "Minsk II > Minsk Protocol",
        ),
        (
            "The Minsk Protocol gave way to a second deal, Minsk II, in February 2015.",
            "Minsk II > Minsk Protocol",
        ),
        (
            "The Oslo II Accord superseded the Gaza–Jericho Agreement, the two sides said.",
            "Oslo II > Gaza–Jericho @REPORTED",
        ),
        (
            "The Dayton Agreement superseded the Washington Agreement of 1994 in most respects.",
            "Dayton > Washington",
        ),
        (
            "The Hay-Pauncefote Treaty replaced the Clayton-Bulwer Treaty of 1850.",
            "Hay–Pauncefote > Clayton–Bulwer",
        ),
        (
            "The Torrijos-Carter Treaties superseded the Hay–Bunau-Varilla Treaty of 1903.",
            "Torrijos > Hay–Bunau",
        ),
        (
            "Under the Treaty of Mutual Cooperation and Security, which replaced the 1951 Security Treaty, Washington is obliged to defend Japan.",
            "Mutual Cooperation > Security",
        ),
        (
            "The Nakamal Agreement will replace the Vanuatu-Australia Security Pact signed in 2022, Prime Minister Jotham Napat said.",
            "Nakamal > Vanuatu @REPORTED by Napat",
        ),
        (
            "Finland's Agreed Principles gave way to the 1992 Agreement on Good-Neighbourly Relations, which replaced the 1948 Treaty of Friendship, Cooperation and Mutual Assistance.",
            "1992 > 1948",
        ),
        (
            "GENEVA, Feb 6 (Reuters) - Russia and the United States no longer have binding limits on their strategic arsenals after New START lapsed on Thursday. / The 2010 pact had itself replaced START I, which ran out in December 2009, and the Moscow Treaty of 2002.",
            "New START > START I @CONFIRMED; New START > Strategic Offensive @CONFIRMED",
        ),
        (
            "New START expires // MOSCOW, Feb 5 (TASS) - The treaty, which superseded the 2002 Strategic Offensive Reductions Treaty, expired at midnight.",
            "New START > Strategic",
        ),
        (
            "New START expires in a year // MOSCOW, Feb 5 (TASS) - The treaty, which superseded the 2002 Strategic Offensive Reductions Treaty, expires in a year.",
            "New START > Strategic Offensive",
        ),
        (
            "The CPTPP is the successor to the Trans-Pacific Partnership, from which Washington pulled out in 2017.",
            "Comprehensive > Trans-Pacific Partnership",
        ),
        (
            "PYONGYANG - Putin and Kim signed a Comprehensive Strategic Partnership Treaty. / The document is to replace the Treaty of Friendship, Cooperation and Mutual Assistance of 1961, the Treaty of Friendship, Good-Neighborliness and Cooperation of 2000 and the Moscow and Pyongyang Declarations of 2000 and 2001.",
            "Strategic Partnership > Soviet; Strategic Partnership > Treaty of Friendship, Good; Strategic Partnership > Moscow; Strategic Partnership > Joint",
        ),
        (
            "Russia's State Duma ratified the Comprehensive Strategic Partnership Treaty with Iran. It replaces the 2001 treaty, which had been extended by five years in 2021.",
            "Strategic Partnership > 2001",
        ),
        (
            "The Treaty of Lausanne replaced the Treaty of Sevres, which Ottoman envoys had signed but Ankara never recognised.",
            "Lausanne > vres",
        ),
        (
            "The Kellogg-Briand Pact renounced war, but the U.N. Charter superseded it.",
            "Charter > Kellogg",
        ),
        (
            "The Bilateral Security Agreement replaced the Status of Forces Agreement of 2003 and the Acquisition Agreement of 2004.",
            "Bilateral > Status; Bilateral > Acquisition",
        ),
        (
            "Paris and Warsaw signed the Nancy Treaty, which takes the place of the 1991 Treaty of Friendship and Solidarity.",
            "Nancy > 1991",
        ),
        (
            "Under a 1979 treaty the canal was returned to Panama. The Torrijos-Carter Treaties abrogated the Hay–Bunau-Varilla Treaty.",
            "Torrijos > Hay",
        ),
        (
            "North Korea, Russia sign mutual defence pact // PYONGYANG, June 19 (Reuters) - Russian President Vladimir Putin and North Korean leader Kim Jong Un signed a Comprehensive Strategic Partnership Treaty on Wednesday. / Kremlin aide Yuri Ushakov told reporters that the document, if signed, would replace a 1961 treaty, a 2000 treaty and declarations made in 2000 and 2001. / Kim called it the strongest ever treaty.",
            "Strategic Partnership > 1961 @CONDITIONAL by Ushakov; Strategic Partnership > 2000 @CONDITIONAL by Ushakov",
        ),
        (
            "Putin: Russia, North Korea treaty replaces 1961 pact // MOSCOW (TASS) - The Treaty on Comprehensive Strategic Partnership between Russia and North Korea has replaced the 1961 Treaty of Friendship, Cooperation and Mutual Assistance, Putin said.",
            "Strategic Partnership > Soviet @REPORTED by Putin",
        ),
        (
            "VIENNA - Iran said in January that the JCPOA, which superseded the 2013 Joint Plan of Action, was no longer binding.",
            "Comprehensive Plan > Joint Plan of Action",
        ),
        (
            "SARAJEVO - The Dayton Agreement ended the war. It superseded the Washington Agreement only in part.",
            "Dayton > Washington",
        ),
        (
            "HELSINKI - Finland and Russia signed a Treaty on the Foundations of Relations in 1992, which replaced the 1948 Agreement of Friendship, Cooperation, and Mutual Assistance.",
            "Foundations of Relations > 1948",
        ),
        (
            "TOKYO - The 1960 Treaty of Mutual Cooperation and Security replaced the 1951 Security Treaty signed the same day as the San Francisco Peace Treaty.",
            "Mutual Cooperation > Security Treaty",
        ),
        (
            "PORT VILA - Vanuatu never ratified the 2022 Bilateral Security Agreement. The Nakamal Agreement, worth A$500 million, will supersede it, officials said.",
            "Nakamal > Bilateral Security @PROPOSED",
        ),
        (
            "BERLIN - The Two Plus Four Treaty, signed in Moscow in 1990, superseded the Potsdam Agreement as the basis of Germany's status.",
            "Final Settlement > Potsdam",
        ),
        (
            "PARIS - Macron and Tusk signed the Nancy Treaty on Friday. The new treaty replaces a 1991 friendship treaty. / France has similar treaties with Germany, Italy and Spain: the Aachen Treaty, the Quirinal Treaty and the Barcelona Treaty.",
            "Nancy > 1991",
        ),
        (
            "ROME - Italy's Lateran Pacts were revised in 1984 by the Villa Madama Agreement, under which Catholicism ceased to be the state religion.",
            "Villa Madama ~ Lateran",
        ),
    ]);
}

#[test]
fn trade_and_taxes() {
    check(&[
        (
            "The United States-Mexico-Canada Agreement replaced the North American Free Trade Agreement on July 1, 2020.",
            "United States–Mexico–Canada > North American Free Trade @CONFIRMED",
        ),
        (
            "Trump, who has called NAFTA the worst trade deal ever made, scrapped it in favor of the USMCA during his first term.",
            "United States–Mexico–Canada > North American Free Trade",
        ),
        (
            "WASHINGTON, March 4 (Reuters) - U.S. President Donald Trump said on Tuesday he may let the USMCA, the trade pact that succeeded NAFTA in 2020, lapse.",
            "United States–Mexico–Canada > North American Free Trade",
        ),
        (
            "The USMCA, negotiated during Trump's first term as a replacement for NAFTA, is up for review in July.",
            "United States–Mexico–Canada > North American Free Trade",
        ),
        (
            "NAFTA was renegotiated into the USMCA in 2018.",
            "United States–Mexico–Canada > North American Free Trade",
        ),
        (
            "The pact, known as USMCA, took the place of the 1994 North American Free Trade Agreement.",
            "United States–Mexico–Canada > North American Free Trade",
        ),
        (
            "The Cotonou Agreement, which replaced the Lomé Convention in 2000, was itself succeeded by the Samoa Agreement in 2023.",
            "Cotonou > Lomé; Samoa > Cotonou",
        ),
        (
            "The Samoa Agreement, the successor to the Cotonou Agreement, was signed in Apia on Nov. 15, 2023.",
            "Samoa > Cotonou",
        ),
        (
            "EU and African, Caribbean and Pacific states on Wednesday signed the Samoa Agreement, which will serve as the new legal framework for their relations and replaces the Cotonou Agreement of 2000.",
            "Samoa > Cotonou",
        ),
        (
            "The Havana Charter was scrapped in favour of the General Agreement on Tariffs and Trade.",
            "General Agreement > Havana",
        ),
        (
            "Britain and Switzerland signed the Second Protocol amending the Double Taxation Convention between the two countries.",
            "Second Protocol ~ Double Taxation",
        ),
        (
            "MEXICO CITY - Mexico, Canada and the United States open the first review of the USMCA on Wednesday. The 2020 pact, which replaced the 1994 North American Free Trade Agreement, governs $1.8 trillion in trade.",
            "United States–Mexico–Canada > North American",
        ),
        (
            "OTTAWA - The Canada-United States-Mexico Agreement, or CUSMA, superseded NAFTA in July 2020 and contains a sunset clause.",
            "Canada > North American",
        ),
        (
            "\"We got rid of NAFTA and replaced it with the USMCA,\" Trump told reporters aboard Air Force One.",
            "United States–Mexico–Canada > North American @REPORTED by Trump",
        ),
        (
            "The CPTPP is the successor to the Trans-Pacific Partnership, from which Washington pulled out in 2017.",
            "Comprehensive > Trans-Pacific Partnership",
        ),
        (
            "The modernised EU-Mexico Global Agreement will replace the Global Agreement of 2000, the European Commission said in a statement.",
            "EU-Mexico > Global",
        ),
        (
            "WASHINGTON, Jan 21 (AP) - The Senate on Thursday approved the U.S.-Mexico-Canada Agreement, sending the rewrite of the 26-year-old North American Free Trade Agreement to President Donald Trump. The deal will replace NAFTA, which tore down most trade barriers.",
            "United States–Mexico–Canada > North American",
        ),
        (
            "BRUSSELS, Nov 15 (Agence Europe) - The EU and the OACPS signed the Samoa Agreement in Apia. It replaces the Cotonou Agreement, which had governed relations since 2000 and was extended several times, most recently until Oct. 31. / Cotonou itself followed the Lomé conventions.",
            "Samoa > Cotonou @CONFIRMED",
        ),
        (
            "BASEL - The Basel III accord replaced Basel II after the 2008 crisis, the Bank for International Settlements says.",
            "Basel III > Basel II",
        ),
        (
            "OTTAWA - The Agreement on Internal Trade gave way to the Canadian Free Trade Agreement in 2017, neither of which is a treaty.",
            "Canadian > Internal",
        ),
    ]);
}

#[test]
fn the_union_and_the_isles() {
    check(&[
        (
            "The Treaty of Lisbon, which amended the Treaty on European Union and the Treaty establishing the European Community, entered into force on December 1, 2009.",
            "Lisbon ~ Maastricht; Lisbon ~ European Community",
        ),
        (
            "The Lisbon Treaty replaced the Nice Treaty in 2009 after Irish voters backed it in a second referendum.",
            "Lisbon > Nice",
        ),
        (
            "The Windsor Framework, which amended the Northern Ireland Protocol, was agreed by Rishi Sunak and Ursula von der Leyen in February 2023.",
            "Windsor ~ Northern Ireland Protocol",
        ),
        (
            "The Northern Ireland Protocol was revised in 2023 by the Windsor Framework.",
            "Windsor ~ Northern Ireland Protocol",
        ),
        (
            "The Aachen Treaty supplements the Elysee Treaty of 1963, the French presidency said.",
            "Aachen ~ lys @REPORTED",
        ),
        (
            "The Good Friday Agreement replaced the Sunningdale Agreement in all but name, he said.",
            "Good Friday > Sunningdale",
        ),
        (
            "The Treaty of Rome was amended by the Single European Act, which was signed in 1986.",
            "Single European Act ~ Rome",
        ),
        (
            "The Treaty of Nice amended the Maastricht Treaty and the Treaty of Rome.",
            "Nice ~ Maastricht; Nice ~ Rome",
        ),
        (
            "The Treaty of Amsterdam, amending the Treaty on European Union, came into force on May 1, 1999.",
            "Amsterdam ~ Maastricht",
        ),
        (
            "Under the Windsor Framework, which replaces the Northern Ireland Protocol, goods move through a green lane.",
            "Windsor > Northern Ireland Protocol",
        ),
        (
            "The Windsor Framework replaced parts of the Northern Ireland Protocol.",
            "Windsor > Northern Ireland Protocol",
        ),
        (
            "The Anglo-Irish Agreement was superseded by the Good Friday Agreement of 1998, which was amended in 2006 by the St Andrews Agreement.",
            "Good Friday > Anglo-Irish; St Andrews ~ Good Friday",
        ),
        (
            "LONDON - Sunak's Windsor Framework, struck with Brussels in February, rewrites the Northern Ireland Protocol, part of the 2019 Withdrawal Agreement.",
            "Windsor ~ Northern Ireland Protocol",
        ),
        (
            "PARIS - Macron and Tusk signed the Nancy Treaty on Friday. The new treaty replaces a 1991 friendship treaty. / France has similar treaties with Germany, Italy and Spain: the Aachen Treaty, the Quirinal Treaty and the Barcelona Treaty.",
            "Nancy > 1991",
        ),
    ]);
}

#[test]
fn climate_air_and_sea() {
    check(&[
        (
            "The Paris Agreement effectively replaced the Kyoto Protocol in 2020.",
            "Paris > Kyoto",
        ),
        (
            "The U.S. Senate voted 69-27 on Wednesday to ratify the Kigali Amendment, which amends the 1987 Montreal Protocol to curb climate-warming refrigerants.",
            "Kigali ~ Montreal Protocol",
        ),
        (
            "The 1994 Agreement relating to the Implementation of Part XI modified the United Nations Convention on the Law of the Sea.",
            "1994 ~ Law of the Sea",
        ),
        (
            "The Cartagena Protocol is a supplement to the Convention on Biological Diversity.",
            "Cartagena ~ Biological",
        ),
        (
            "The Montreal Convention of 1999 replaced the Warsaw Convention of 1929 for most international flights.",
            "Montreal > Warsaw",
        ),
        (
            "The Hague Protocol of 1955 amended the Warsaw Convention.",
            "Hague ~ Warsaw",
        ),
        (
            "Delegates in Glasgow left the Paris Agreement, the 2015 pact that replaced the Kyoto Protocol, intact.",
            "Paris > Kyoto",
        ),
        (
            "The Kigali Amendment changed the Montreal Protocol to cover HFCs.",
            "Kigali ~ Montreal Protocol",
        ),
        (
            "The 1992 Fund Convention superseded the 1971 Fund Convention, whose fund was wound up in 2014.",
            "1992 > 1971",
        ),
        (
            "The Cape Town Agreement of 2012 supersedes the Torremolinos Protocol of 1993, which itself modified the Torremolinos Convention of 1977.",
            "Cape Town > Torremolinos Protocol; Torremolinos Protocol ~ Torremolinos",
        ),
        (
            "The Beijing Convention of 2010 replaces the Montreal Convention of 1971 as between states that are party to both.",
            "Beijing > 1971",
        ),
        (
            "Paris and Warsaw signed the Nancy Treaty, which takes the place of the 1991 Treaty of Friendship and Solidarity.",
            "Nancy > 1991",
        ),
        (
            "The Nagoya Protocol supplements the Convention on Biological Diversity, as does the Cartagena Protocol.",
            "Nagoya ~ Biological",
        ),
        (
            "GENEVA, July 1 - The Warsaw Convention system, consisting of the 1929 Warsaw Convention as amended at The Hague in 1955, was replaced among most states by the Montreal Convention.",
            "Montreal > Warsaw",
        ),
        (
            "MONTREAL - ICAO says 140 states are party to the Montreal Convention 1999, which modernised and replaced the Warsaw Convention of 1929.",
            "Montreal > Warsaw",
        ),
    ]);
}

#[test]
fn neighbours_and_borders() {
    check(&[
        (
            "BERN - The Federal Council adopted the Electricity Agreement, which would supersede the Transit Accord of 1999, Energy Minister Albert Roesti said.",
            "Electricity > Transit @REPORTED by Roesti",
        ),
        (
            "Once in force, the Comprehensive Nuclear-Test-Ban Treaty would supersede the Partial Test Ban Treaty of 1963.",
            "Comprehensive > Partial",
        ),
        (
            "Astana and Tashkent signed a Treaty on Allied Relations in 2022. The treaty supersedes the 2013 Strategic Partnership Treaty, according to the Kazakh presidency.",
            "Allied > Strategic @REPORTED",
        ),
        (
            "MINSK - Belarus and Russia signed a Treaty on Security Guarantees within the Union State. It supplements the 1999 Union State Treaty, Lukashenko said.",
            "Security Guarantees ~ Union State @REPORTED by Lukashenko",
        ),
        (
            "ANKARA - The Montreux Convention of 1936 replaced the Straits Convention signed at Lausanne in 1923.",
            "Montreux > Straits",
        ),
        (
            "SKOPJE - The Prespa Agreement, which took the place of the 1995 Interim Accord, ended a 27-year name dispute.",
            "Prespa > Interim",
        ),
        (
            "STOCKHOLM - The Nordic Convention on Social Security of 2012 superseded the 2003 convention of the same name.",
            "Nordic > 2003",
        ),
        (
            "LJUBLJANA - The Osimo Treaty, which supplanted the London Memorandum of 1954, settled the border.",
            "Osimo > London",
        ),
        (
            "THIMPHU - The India-Bhutan Friendship Treaty of 2007 replaced the Treaty of Perpetual Peace and Friendship of 1949, under which Bhutan was \"guided\" by Delhi in foreign affairs.",
            "Bhutan > Perpetual",
        ),
        (
            "BEIJING - The 2001 Treaty of Good-Neighborliness and Friendly Cooperation was extended for five years; it had in effect succeeded the lapsed Sino-Soviet Treaty of Friendship, Alliance and Mutual Assistance.",
            "China and Russia > Sino-Soviet",
        ),
        (
            "HANOI - Vietnam and the EU implemented a Free Trade Agreement that superseded the 1995 Framework Cooperation Agreement.",
            "Free Trade > 1995",
        ),
        (
            "BUENOS AIRES - The Treaty of Asuncion was supplemented by the Ouro Preto Protocol in 1994, which gave Mercosur its institutions.",
            "Ouro Preto ~ Asunci",
        ),
        (
            "LA PAZ - The 1904 Treaty of Peace and Friendship superseded the truce pact of 1884, Chile told the court.",
            "1904 > truce pact @REPORTED",
        ),
        (
            "HAVANA - The 1934 Treaty of Relations abrogated the 1903 treaty that contained the Platt Amendment.",
            "1934 > 1903",
        ),
        (
            "NASSAU - The Cotonou-era Economic Partnership Agreement took over from the trade chapters of the Cotonou Agreement.",
            "Economic Partnership > Cotonou",
        ),
    ]);
}
