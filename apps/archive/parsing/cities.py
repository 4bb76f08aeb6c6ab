"""Names of cities, as far as the time zones have them, and seats of governments and of the United Nations besides."""

from functools import cache
from zoneinfo import available_timezones

_SEATS = (
    "New Delhi|Washington|Washington, D.C.|Washington, DC|Washington DC|Geneva|Genève|The Hague|Ottawa|"
    "Canberra|Islamabad|Naypyidaw|Nay Pyi Taw|Pretoria|Cape Town|Abuja|Brasília|Brasilia|Wellington|Bern|Berne|"
    "Ankara|Beijing|Hanoi|Rabat|Yaoundé|Ciudad de México|Quito|San José|San Salvador|Ciudad de Guatemala|"
    "Tegucigalpa|Santiago|Santiago de Chile|Buenos Aires|Bogotá|Asunción|Nueva York|Ginebra|Bruselas|Bruxelles|"
    "Brussels|Strasbourg|Luxembourg|Londres|Le Caire|Alger|Tunis|Genf|Wien|Vienna|Kyiv|Kiev|Astana|Nur-Sultan|"
    "Abu Dhabi|Doha|Muscat|Manama|Riyadh|Sana'a|Erbil|Ramallah|Jerusalem|Tel Aviv|Dakar|Bamako|Niamey|Cotonou|"
    "Lomé|Ouagadougou|Conakry|Nairobi|Mombasa|Kampala|Kigali|Addis Ababa|Addis Abeba|Dodoma|Lilongwe|Lusaka|"
    "Harare|Windhoek|Gaborone|Mumbai|Chennai|Lahore|Barcelona|Milan|Munich|Frankfurt|Hamburg|Lyon|Marseille|"
    "Boston|San Francisco|Seattle|Montreal|Melbourne|Osaka|Kyoto|Busan|Gwacheon|Sejong|서울|부산|세종|제네바|뉴욕|과천|"
    "بيروت|القاهرة|عمان|تونس|الرباط|بغداد|دمشق|جنيف|نيويورك|الخرطوم|صنعاء|الجزائر|طرابلس|Peking|Rangoon|Yangon|"
    "Putrajaya|Quezon City|Makati|Colombo|Sri Jayawardenepura Kotte|Male|Bishkek|Saint Petersburg|Lausanne|"
    "Montréal|Québec"
)


def is_city(text: str) -> bool:
    return text.strip(" ,.").casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    zones = (zone.split("/")[-1].replace("_", " ") for zone in available_timezones() if "/" in zone)
    return frozenset(name.casefold() for name in (*zones, *_SEATS.split("|")) if not any(c.isdigit() for c in name))
