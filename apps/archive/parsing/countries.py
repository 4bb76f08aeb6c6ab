"""Country names as people print them, to ISO 3166-1 alpha-2; names come from CLDR, abbreviations from here."""

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale

# The later ones win where two countries share a name.
_LANGUAGES = ("it", "nl", "pt", "ar", "de", "ko", "es", "fr", "en")
# CLDR lists these beside the countries of ISO 3166-1: groupings, exceptional reservations, private use.
_NOT_ISO = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
_ALIASES = {
    "US": "USA, US, America, United States of America, Etats-Unis d'Amérique, EE.UU., EEUU, EE. UU., EUA, 미합중국, "
    "the States, الولايات المتحدة, الولايات المتحدة الأمريكية",
    "GB": "UK, GB, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Royaume-Uni, "
    "Ecosse, Pays de Galles, "
    "Grande-Bretagne, Gran Bretaña, Inglaterra, Escocia, Angleterre, U.K. of Great Britain, بريطانيا, المملكة المتحدة",
    "KR": "ROK, Republic of Korea, République de Corée, República de Corea, "
    "S. Korea, Korea, Korea (South), Korea (Republic of), Korea (ROK), 한국",
    "KP": "DPRK, RPDC, N. Korea, Democratic People's Republic of Korea, Korea (North), 조선민주주의인민공화국",
    "AE": "UAE, الإمارات",
    "BD": "Bengladesh, Bangla Desh",
    "BH": "البحرين",
    "DO": "Dominican Rep, Rep Dominicana, República Dominicana",
    "EG": "مصر",
    "GM": "The Gambia, Gambia",
    "IN": "Bharat",
    "JP": "Nippon",
    "LY": "Libia, Libye",
    "NZ": "Aotearoa, Aotearoa New Zealand, Aotearoa/New Zealand, New Zealand/Aotearoa, NZ",
    "PG": "PNG",
    "SA": "KSA, Kingdom of Saudi Arabia, السعودية",
    "SS": "South Soudan, Soudan du Sud",
    "ZA": "RSA, Republic of South Africa",
    "BY": "Belorussia, Biélorussie, Bielorrusia",
    "BO": "Plurinational State of Bolivia",
    "BA": "Bosnia, Bosnia-Herzegovina",
    "BN": "Brunei Darussalam",
    "CD": "DRC, RDC, RD Congo, R.D. Congo, D.R. Congo, DR of Congo, Congo RDC, Congo DRC, "
    "Congo (DRC), Congo-Kinshasa, République démocratique du Congo,  Democratic Republic of the Congo, "
    "Congo (Kinshasa)",
    "CF": "CAR, RCA, République centrafricaine",
    "CG": "Republic of the Congo, Republic of Congo, Congo-Brazzaville, Congo (Brazzaville), République du Congo",
    "CI": "Ivory Coast, Cote d'Ivoire, Costa de Marfil, RCI",
    "CN": "République populaire de Chine, People's Republic of China, PRC",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic, République tchèque, República Checa, Czechia",
    "DE": "Federal Republic of Germany",
    "HK": "Hong Kong, Hong Kong SAR",
    "IE": "Republic of Ireland",
    "IR": "Islamic Republic of Iran",
    "KG": "Kyrgyz Republic",
    "LA": "Lao PDR, Laos, Lao People's Democratic Republic",
    "MD": "Republic of Moldova",
    "MK": "Macedonia, North Macedonia",
    "MM": "Birmanie, Birmania, Burma, Myanmar, Burma/Myanmar, Myanmar/Burma",
    "NL": "Holland, Hollande, Netherlands, Kingdom of the Netherlands",
    "PS": "Palestine, State of Palestine, Occupied Palestinian Territory, OPT, Palestina, فلسطين, فلسطين المحتلة",
    "RU": "Fédération de Russie, Russian Federation",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "Timor Leste, East Timor",
    "TR": "Turkey, Türkiye",
    "TW": "Taiwan (ROC), Taiwan ROC, Taiwan R.O.C.",
    "TZ": "United Republic of Tanzania",
    "VA": "Holy See",
    "VE": "Bolivarian Republic of Venezuela",
    "VN": "Viet Nam",
}
_ADJECTIVES = {
    "AF": "Afghan, afghane", "AL": "Albanian", "DZ": "Algerian, algérien, algérienne", "AO": "Angolan",
    "AR": "Argentine, Argentinian, argentino, argentina", "AM": "Armenian", "AU": "Australian", "AT": "Austrian",
    "AZ": "Azerbaijani, Azeri", "BH": "Bahraini", "BD": "Bangladeshi", "BY": "Belarusian, Belarussian",
    "BE": "Belgian, belge", "BJ": "Beninese", "BO": "Bolivian, boliviano, boliviana", "BA": "Bosnian",
    "BW": "Botswanan",
    "BR": "Brazilian, brasileño, brasileiro, brasileira", "BG": "Bulgarian", "BF": "Burkinabe",
    "BI": "Burundian, burundais",
    "KH": "Cambodian", "CM": "Cameroonian, camerounais, camerounaise", "CA": "Canadian, canadien, canadienne",
    "TD": "Chadian", "CL": "Chilean, chileno, chilena", "CN": "Chinese", "CO": "Colombian, colombiano, colombiana",
    "CD": "Congolese, congolais, congolaise", "CR": "Costa Rican", "HR": "Croatian", "CU": "Cuban, cubano, cubana",
    "CY": "Cypriot", "CZ": "Czech", "DK": "Danish", "DO": "Dominican", "NL": "Dutch", "TL": "Timorese, East Timorese",
    "EC": "Ecuadorian, Ecuadorean, ecuatoriano, ecuatoriana", "EG": "Egyptian, égyptien, égyptienne", "ER": "Eritrean",
    "SV": "Salvadoran, Salvadorean, salvadoreño", "EE": "Estonian", "SZ": "Swazi", "ET": "Ethiopian", "FJ": "Fijian",
    "FI": "Finnish", "FR": "French, français, française, francés", "GA": "Gabonese", "GM": "Gambian", "GE": "Georgian",
    "DE": "German, allemand, allemande, alemán", "GH": "Ghanaian", "GR": "Greek",
    "GT": "Guatemalan, guatemalteco, guatemalteca",
    "GN": "Guinean, guinéen, guinéenne", "GY": "Guyanese", "HT": "Haitian, haïtien", "HN": "Honduran, hondureño",
    "HU": "Hungarian",
    "IS": "Icelandic", "IN": "Indian", "ID": "Indonesian", "IR": "Iranian", "IQ": "Iraqi", "IE": "Irish",
    "IL": "Israeli",
    "IT": "Italian, italien, italiano", "CI": "Ivorian, ivoirien, ivoirienne", "JM": "Jamaican", "JP": "Japanese",
    "JO": "Jordanian",
    "KZ": "Kazakh, Kazakhstani", "KE": "Kenyan", "KW": "Kuwaiti", "KG": "Kyrgyz", "LA": "Lao, Laotian", "LV": "Latvian",
    "LB": "Lebanese, libanais, libanaise", "LR": "Liberian", "LY": "Libyan", "LT": "Lithuanian", "LU": "Luxembourgish",
    "MG": "Malagasy", "MW": "Malawian", "MY": "Malaysian", "MV": "Maldivian", "ML": "Malian, malien, malienne",
    "MT": "Maltese",
    "MR": "Mauritanian, mauritanien", "MU": "Mauritian", "MX": "Mexican, mexicano, mexicana", "MD": "Moldovan",
    "MN": "Mongolian",
    "ME": "Montenegrin", "MA": "Moroccan, marocain, marocaine", "MZ": "Mozambican", "MM": "Burmese, Myanmarese",
    "NA": "Namibian",
    "NP": "Nepali, Nepalese", "NZ": "New Zealander", "NI": "Nicaraguan, nicaragüense", "NE": "Nigerien, nigérien",
    "NG": "Nigerian, nigérian",
    "KP": "North Korean", "MK": "Macedonian", "NO": "Norwegian", "OM": "Omani", "PK": "Pakistani",
    "PS": "Palestinian, palestinien",
    "PA": "Panamanian", "PY": "Paraguayan", "PE": "Peruvian, peruano, peruana", "PH": "Filipino, Philippine",
    "PL": "Polish",
    "PT": "Portuguese", "QA": "Qatari", "RO": "Romanian", "RU": "Russian, russe", "RW": "Rwandan, rwandais",
    "SA": "Saudi",
    "SN": "Senegalese, sénégalais, sénégalaise", "RS": "Serbian", "SL": "Sierra Leonean", "SG": "Singaporean",
    "SK": "Slovak",
    "SI": "Slovenian, Slovene", "SO": "Somali", "ZA": "South African", "KR": "South Korean", "SS": "South Sudanese",
    "ES": "Spanish, espagnol, español, española", "LK": "Sri Lankan", "SD": "Sudanese, soudanais", "SE": "Swedish",
    "CH": "Swiss, suisse, suizo", "SY": "Syrian, syrien", "TW": "Taiwanese", "TJ": "Tajik", "TZ": "Tanzanian",
    "TH": "Thai",
    "TG": "Togolese, togolais, togolaise", "TO": "Tongan", "TT": "Trinidadian", "TN": "Tunisian, tunisien, tunisienne",
    "TR": "Turkish", "TM": "Turkmen", "UG": "Ugandan", "UA": "Ukrainian", "AE": "Emirati",
    "GB": "British, English, Scottish, Welsh, britannique, británico",
    "US": "American, U.S.-based, américain, estadounidense",
    "UY": "Uruguayan, uruguayo", "UZ": "Uzbek", "VU": "Ni-Vanuatu", "VE": "Venezuelan, venezolano, venezolana",
    "VN": "Vietnamese",
    "YE": "Yemeni", "ZM": "Zambian", "ZW": "Zimbabwean",
}  # fmt: skip
_REGIONS = frozenset(
    (
        "africa, east africa, eastern africa, west africa, western africa, southern africa, north africa, "
        "central africa, sub saharan africa, "
        "horn of africa, great lakes, sahel, maghreb, middle east, mena, near east, middle east and north africa, "
        "middle east north africa, gulf, levant, arab region, arab world, asia, southeast asia, south east asia, "
        "south asia, east asia, "
        "northeast asia, central asia, asia pacific, asia and the pacific, asia and pacific, europe, eastern europe, "
        "western europe, "
        "central europe, central and eastern europe, northern europe, southern europe, europe and central asia, "
        "eurasia, balkans, "
        "western balkans, caucasus, south caucasus, scandinavia, eu, european union, latin america, "
        "latin america and the caribbean, "
        "latin america and caribbean, central america, south america, north america, americas, caribbean, pacific, "
        "pacific islands, oceania, "
        "kosovo, kosova, tibet, kurdistan, somaliland, palestine israel, "
        "international, global, worldwide, regional, multiple countries, various, other, others, "
        "afrique, afrique de l'ouest, afrique centrale, afrique australe, afrique de l'est, afrique du nord, "
        "moyen orient, asie, "
        "asie du sud est, amerique latine, ameriques, amerique du nord, amerique du sud, amerique centrale, "
        "caraibes, oceanie, pacifique, mondial, "
        "europa, america latina, america latina y el caribe, centroamerica, sudamerica, america central, "
        "america del sur, norteamerica, "
        "america del norte, americas, asia pacifico, medio oriente, caribe, regionales, internacionales, "
        "internationales, internationale, internacional, regional, "
        "아시아, 아프리카, 유럽, 중동, 남미, 북미, 국제, 해외, 국내, الشرق الاوسط, افريقيا, اوروبا, اسيا, دولي, اقليمي"
    ).split(", ")
)
# German for Iceland; nothing.
_OTHER_MEANINGS = ("island", "")
_LEAST_LETTERS = 7
LONGEST = 80
_TRAILING_WORDS = 6


def lookup(name: str) -> str | None:
    """ISO code if the whole text is the name of a country; never a guess from a part of it."""
    return _table().get(_key(name)) if 0 < len(name) <= LONGEST else None


def lookup_beside(text: str) -> str | None:
    """The code of what stands in the place of a country: also an adjective, or a long name one slip away.

    Only for a part that a sign sets off from the name, since "Polish" or "Columbia" may belong to a name.
    """
    if not 0 < len(text) <= LONGEST:
        return None
    return lookup(text) or _adjectives().get(_key(text)) or _one_slip_away(_key(text))


def is_code(text: str) -> bool:
    """Whether a text is the code of a country itself, in capitals: "NL"."""
    return len(text) == 2 and text.isascii() and text.isupper() and text in _table().values()


def is_region(text: str) -> bool:
    return len(text) <= LONGEST and _key(text) in _REGIONS


@cache
def _adjectives() -> dict[str, str]:
    return {_key(name): code for code, names in _ADJECTIVES.items() for name in names.split(", ")}


@lru_cache(10_000)
def _one_slip_away(key: str) -> str | None:
    """The only country whose English name is one letter more, less, other or swapped; two doublings count as one."""
    if len(key) < _LEAST_LETTERS or not key.isascii():
        return None
    english = {_key(name) for name in Locale("en").territories.values()} & _table().keys()
    single = re.sub(r"(.)\1", r"\1", key)
    found = {
        _table()[name]
        for name in english
        if len(name) >= _LEAST_LETTERS and (_differ_by_one(key, name) or single == re.sub(r"(.)\1", r"\1", name))
    }
    return found.pop() if len(found) == 1 else None


def _differ_by_one(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def trailing(text: str) -> tuple[int, str] | None:
    """(start, ISO code) of the longest country name that ends the text behind a space or a bracket."""
    starts = [match.end() for match in re.finditer(r"\s+", text)][-_TRAILING_WORDS:]
    for start in starts:
        code = lookup(text[start:])
        if code:
            return start, code
    return None


@lru_cache(20_000)
def _key(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().replace("’", "'").replace(".", "").replace("&", " and ")
    plain = re.sub(r"[\s\-‐-―]+", " ", plain).strip()
    return plain.removeprefix("the ")


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NOT_ISO:
                table[_key(name)] = code
    for code, names in _ALIASES.items():
        table.update((_key(name), code) for name in names.split(", "))
    for word in _OTHER_MEANINGS:
        table.pop(word, None)
    return table
