"""Forms of address in front of names, and the word that ends an address in Spanish."""

import re

from apps.archive.parsing import names

_COURTESY = re.compile(
    r"^(?:the\s+)?(?:(?:right|most|very)?\s*hono(?:u)?rable|(?:rt\.?|right)\s+hon\.?(?:ou?rable)?|"
    r"h\.?\s?e\.?|(?:his|her|your|their)\s+"
    r"(?:excellenc(?:y|ies)|(?:royal\s+|serene\s+|imperial\s+)?(?:majesty|highness)|holiness|eminence|grace|"
    r"hono(?:u)?r)|s\.\s?e\.?(?:\s?m(?:me)?\.?)?(?!\w)|"
    r"son\s+excellence|su\s+excelencia|s\.?e\.?\s(?=[a-z])|excelent[íi]sim[oa](?:\s+(?:se[ñn]or|se[ñn]ora|sr\.|sra\.))?|excm[oa]s?\.?(?:\s+(?:sra?s?|do[ñn]a|don|d[ªº]?|dña)\.?)*|(?-i:DRA?|SRA?|MRS?|MS|PROF|MME|MLLE)\.?(?=\s)|ilustr[íi]sim[oa]|"
    r"l['’]honorable|honorable|السيدة?|معالي|سعادة|فخامة|سيادة|الأستاذة?|الدكتورة?|mtr[oa]\.|c\.|"
    r"el\s+señor|la\s+señora|smt\.?|shri|sri|lic\.|ing\.|dat(?:uk|o['’]?)|tan\s+sri|tun|herr|frau|lord|lady|"
    r"baroness|baron|"
    r"attn\.?:?|attention:?)(?!\w)[\s,]*",
    re.IGNORECASE,
)
_BARE_COURTESY = re.compile(
    r"(?:se[ñn]or(?:a|es)?(?:\s+(?:don|do[ñn]a))?|monsieur|madame|mr|mrs|ms|dr|السيدة?|الأستاذة?)\.?", re.IGNORECASE
)
_PRESENT = re.compile(
    r"p\s?r\s?e\s?s\s?e\s?n\s?t\s?e(?:\s?s)?[\s.,–-]*|e\.\s?s\.\s?d\.?|en su despacho\.?|presentes?", re.IGNORECASE
)


def has_courtesy(text: str) -> bool:
    return names.has_honorific(text) or bool(_COURTESY.match(text))


def is_bare(text: str) -> bool:
    """ "Señora", "His Excellency" alone in its line."""
    return bool(_BARE_COURTESY.fullmatch(text) or (len(text) < 40 and _COURTESY.fullmatch(text)))


def is_present(text: str) -> bool:
    """ "P r e s e n t e", below the address of a letter in Spanish."""
    return bool(_PRESENT.fullmatch(text))


def plain_name(name: str) -> str:
    """A name without forms of address, also where it is one word ("Lord Ashcombe"); an initial keeps its own."""
    initial = re.match(r"(?:Ms|Mrs|Mr|Dr|Prof)\.?\s+(?=M\.\s)", name)
    if initial:
        return name[initial.end() :]
    bare = re.sub(r"\s*\((?:Ms|Mrs|Mr|Mx|Dr|Mme|M)\.?\)$", "", name)
    for _ in range(3):
        bare = names.plain(_COURTESY.sub("", bare)).strip()
    end = names.end_of_honorifics(bare)
    rest = bare[end:].strip()
    return rest if len(rest.rstrip(".")) > 1 else bare or name
