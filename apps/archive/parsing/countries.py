"""Country names as people print them, to ISO 3166-1 alpha-2; names come from CLDR, abbreviations from here."""

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale

_LANGUAGES = ("ar", "de", "ko", "es", "fr", "en")
# CLDR lists these beside the countries of ISO 3166-1: groupings, exceptional reservations, private use.
_NOT_ISO = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
_ALIASES = {
    "US": "USA, US, America, United States of America, Etats-Unis d'Amérique, EE.UU., EEUU, 미합중국",
    "GB": "UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Royaume-Uni, "
    "Grande-Bretagne, Gran Bretaña, Angleterre, U.K. of Great Britain",
    "KR": "ROK, Republic of Korea, République de Corée, República de Corea, "
    "S. Korea, Korea, Korea (South), Korea (Republic of), Korea (ROK), 한국",
    "KP": "DPRK, RPDC, N. Korea, Democratic People's Republic of Korea, Korea (North), 조선민주주의인민공화국",
    "AE": "UAE",
    "BY": "Belorussia, Biélorussie, Bielorrusia",
    "BO": "Plurinational State of Bolivia",
    "BA": "Bosnia, Bosnia-Herzegovina",
    "BN": "Brunei Darussalam",
    "CD": "DRC, DR Congo, Democratic Republic of the Congo, Congo (Kinshasa)",
    "CF": "CAR",
    "CG": "Republic of the Congo, Congo (Brazzaville)",
    "CI": "Ivory Coast, Cote d'Ivoire",
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
    "PS": "Palestine, State of Palestine",
    "RU": "Fédération de Russie, Russian Federation",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "Timor Leste, East Timor",
    "TR": "Turkey, Türkiye",
    "TW": "Taiwan (ROC)",
    "TZ": "United Republic of Tanzania",
    "VA": "Holy See",
    "VE": "Bolivarian Republic of Venezuela",
    "VN": "Viet Nam",
}
_ADJECTIVES = {
    "AF": "Afghan", "AR": "Argentine, Argentinian", "AU": "Australian", "BD": "Bangladeshi", "BE": "Belgian",
    "BR": "Brazilian", "CA": "Canadian", "CL": "Chilean", "CM": "Cameroonian", "CO": "Colombian", "CD": "Congolese",
    "CZ": "Czech", "DK": "Danish", "EG": "Egyptian", "ET": "Ethiopian", "FI": "Finnish", "FR": "French",
    "DE": "German", "GH": "Ghanaian", "GB": "British, English, Scottish, Welsh", "GR": "Greek", "HU": "Hungarian",
    "IN": "Indian", "ID": "Indonesian", "IQ": "Iraqi", "IR": "Iranian", "IE": "Irish", "IL": "Israeli",
    "IT": "Italian", "JP": "Japanese", "JO": "Jordanian", "KE": "Kenyan", "KH": "Cambodian", "KR": "South Korean",
    "KP": "North Korean", "LB": "Lebanese", "LK": "Sri Lankan", "MA": "Moroccan", "MX": "Mexican", "MY": "Malaysian",
    "NG": "Nigerian", "NL": "Dutch", "NO": "Norwegian", "NP": "Nepali, Nepalese", "NZ": "New Zealander",
    "PE": "Peruvian", "PH": "Filipino, Philippine", "PK": "Pakistani", "PL": "Polish", "PT": "Portuguese",
    "RU": "Russian", "SE": "Swedish", "CH": "Swiss", "SN": "Senegalese", "ES": "Spanish", "TH": "Thai",
    "TN": "Tunisian", "TR": "Turkish", "TW": "Taiwanese", "UA": "Ukrainian", "UG": "Ugandan", "US": "American",
    "VN": "Vietnamese", "ZA": "South African", "ZM": "Zambian", "ZW": "Zimbabwean",
}  # fmt: skip
_REGIONS = (
    "africa, east africa, west africa, southern africa, north africa, middle east, mena, asia, southeast asia, "
    "south asia, east asia, central asia, asia pacific, europe, eastern europe, western europe, latin america, "
    "central america, south america, north america, americas, caribbean, pacific, oceania, international, global, "
    "worldwide, regional"
).split(", ")
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
    table.pop("", None)
    return table
