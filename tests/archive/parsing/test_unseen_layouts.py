"""Lists of signatories in layouts that letters have besides those of the corpus; every name is invented."""

import pytest

from apps.archive.parsing import parse

ENGLISH = """Open letter to the Government of Ruritania

12 March 2019

Dear Minister,

We, the undersigned, write to express our concern about the closure of the river ports. We urge you to reopen them.

Yours sincerely,

"""
SPANISH = """Carta abierta al gobierno

Lima, 12 de marzo de 2019

Señor Ministro:

Las organizaciones abajo firmantes expresamos nuestra preocupación por el cierre de los puertos. Le pedimos abrirlos.

Atentamente,

"""
FRENCH = """Lettre ouverte au gouvernement

Paris, le 12 mars 2019

Monsieur le Ministre,

Nous, organisations soussignées, sommes inquiètes de la fermeture des ports. Nous vous demandons de les rouvrir.

"""
KOREAN = """공동성명

2019년 3월 12일

우리는 정부가 항구를 폐쇄한 것에 깊은 우려를 표한다. 정부는 항구를 즉시 다시 열어야 한다.

"""
BODY, PERSON = "organisation", "individual"
LISTS = {
    "in one line behind words": (
        ENGLISH + "Signed by Lake Watch (Kenya), River Forum (Ghana) and Justice for Ports (Uganda).",
        [("Lake Watch", BODY, "KE"), ("River Forum", BODY, "GH"), ("Justice for Ports", BODY, "UG")],
    ),
    "in one line behind a colon": (
        ENGLISH + "Signed by: Lake Watch (Kenya), River Forum (Ghana), the Reed Society and the Network for Ports",
        [
            ("Lake Watch", BODY, "KE"),
            ("River Forum", BODY, "GH"),
            ("the Reed Society", BODY, None),
            ("the Network for Ports", BODY, None),
        ],
    ),
    "a post ahead of the name, the body below": (
        ENGLISH + "Executive Director Jane Dorrit\nLake Watch\n\nSecretary General Omar Belfast\nRiver Forum",
        [("Jane Dorrit", PERSON, None), ("Omar Belfast", PERSON, None)],
    ),
    "a post ahead of the name, the country behind": (
        ENGLISH + "Signatories\n\nSenator AMINA SOW (Senegal)\nDr. Lucia Pell, Togo\nLake Watch",
        [("AMINA SOW", PERSON, "SN"), ("Lucia Pell", PERSON, "TG"), ("Lake Watch", BODY, None)],
    ),
    "name, body and country between dashes": (
        ENGLISH + "Signatories:\nJane Dorrit – Lake Watch – Kenya\nOmar Belfast – River Forum – Ghana\n"
        "Lucia Pell – Reed Society – Togo",
        [("Jane Dorrit", PERSON, "KE"), ("Omar Belfast", PERSON, "GH"), ("Lucia Pell", PERSON, "TG")],
    ),
    "name, body and country between strokes": (
        ENGLISH + "Signatories:\nJane Dorrit | Lake Watch | Kenya\nOmar Belfast | River Forum | Ghana\n"
        "Lucia Pell | Reed Society | Togo",
        [("Jane Dorrit", PERSON, "KE"), ("Omar Belfast", PERSON, "GH"), ("Lucia Pell", PERSON, "TG")],
    ),
    "name and body in Spanish": (
        SPANISH
        + "Firmantes:\nJuana Dorrit Paz – Observatorio de Ríos – Perú\nOmar Belgrano – Colectivo Ribera – México\n"
        "Lucía Pell – Asociación Pro Lagos – Bolivia",
        [("Juana Dorrit Paz", PERSON, "PE"), ("Omar Belgrano", PERSON, "MX"), ("Lucía Pell", PERSON, "BO")],
    ),
    "an acronym ahead is no person": (
        ENGLISH + "The following organisations sign this letter:\n"
        "LW – Lake Watch – Kenya\nRF – River Forum – Ghana\nRS – Reed Society – Togo",
        [("LW – Lake Watch", BODY, "KE"), ("RF – River Forum", BODY, "GH"), ("RS – Reed Society", BODY, "TG")],
    ),
    "towns between name and country": (
        ENGLISH + "Signed:\nLake Watch, Nairobi, Kenya\nRiver Forum, Accra, Ghana\nJustice for Ports, Kampala, Uganda",
        [("Lake Watch", BODY, "KE"), ("River Forum", BODY, "GH"), ("Justice for Ports", BODY, "UG")],
    ),
    "towns of states": (
        ENGLISH + "Signatories:\nLake Watch, Chicago, IL\nReed Society, Portland, OR\nBasin Trust",
        [("Lake Watch", BODY, None), ("Reed Society", BODY, None), ("Basin Trust", BODY, None)],
    ),
    "who signs for a body": (
        FRENCH + "Pour l'Observatoire des rivières, Jeanne Dorrit, présidente\n"
        "Pour la Ligue du lac, Omar Belfort, secrétaire général",
        [("Observatoire des rivières", BODY, None), ("Ligue du lac", BODY, None)],
    ),
    "two bodies behind a colon": (
        FRENCH + "Ont signé :\n\nSyndicats : Union des dockers, Fédération des marins\n"
        "Associations : Réseau du fleuve, Cercle du lac, Comité des ports",
        [
            (n, BODY, None)
            for n in (
                "Union des dockers",
                "Fédération des marins",
                "Réseau du fleuve",
                "Cercle du lac",
                "Comité des ports",
            )
        ],
    ),
    "a word alone with a comma": (
        ENGLISH + "Signed,\n\nLake Watch, Kenya Section\nRiver Forum of Ghana",
        [("Lake Watch, Kenya Section", BODY, None), ("River Forum of Ghana", BODY, None)],
    ),
    "regions alone in their lines": (
        ENGLISH + "Signatories\n\nInternational\nLake Watch International\n\nAfrica\nRiver Forum, Ghana",
        [("Lake Watch International", BODY, None), ("River Forum", BODY, "GH")],
    ),
    "members of a parliament": (
        ENGLISH
        + "Members of Parliament\n\nJane Dorrit (Labour, Ports East)\nOmar Belfast (Conservative)\nLucia Pell (Green)",
        [("Jane Dorrit", PERSON, None), ("Omar Belfast", PERSON, None), ("Lucia Pell", PERSON, None)],
    ),
    "short names side by side": (
        ENGLISH + "Signatories\n\nLake Watch                River Forum\nReed Society              Delta Voices\n"
        "Basin Trust               Ports for All\nAmity Network             Harbour Women",
        [
            (n, BODY, None)
            for n in (
                *("Lake Watch", "Reed Society", "Basin Trust", "Amity Network"),
                *("River Forum", "Delta Voices", "Ports for All", "Harbour Women"),
            )
        ],
    ),
    "Korean themes with numbers": (
        KOREAN + "[참여단체]\n환경(2): 강물지킴이, 한빛환경센터\n여성(2): 호수여성연대, 갈대여성모임",
        [(n, BODY, None) for n in ("강물지킴이", "한빛환경센터", "호수여성연대", "갈대여성모임")],
    ),
    "a Korean heading with the number of bodies": (
        KOREAN + "<연명단체 총 3개>\n\n강물지킴이\n호수연대\n(사)한빛환경센터",
        [("강물지킴이", BODY, None), ("호수연대", BODY, None), ("(사)한빛환경센터", BODY, None)],
    ),
    "codes of countries": (
        ENGLISH + "Signatories:\nLake Watch (KE)\nRiver Forum (GH)\nReed Forum (RF)\nDelta Voices Group (DVG)",
        [
            ("Lake Watch", BODY, "KE"),
            ("River Forum", BODY, "GH"),
            ("Reed Forum (RF)", BODY, None),
            ("Delta Voices Group (DVG)", BODY, None),
        ],
    ),
    "the short name of a branch": (
        ENGLISH + "Signatories:\nWomen against Dams (WAD-Burundi)\nRiver Forum (Ghana)\nReed Society",
        [
            ("Women against Dams (WAD-Burundi)", BODY, None),
            ("River Forum", BODY, "GH"),
            ("Reed Society", BODY, None),
        ],
    ),
    "addresses of mail and links behind names": (
        ENGLISH
        + "Signed:\n\nLake Watch, Kenya, info@lake.example\nRiver Forum, Ghana, www.river.example\nReed Society, Togo",
        [("Lake Watch", BODY, "KE"), ("River Forum", BODY, "GH"), ("Reed Society", BODY, "TG")],
    ),
    "numbers with a point and a stroke": (
        SPANISH + "ADHESIONES:\n\nOrganizaciones:\n1.- Observatorio de Ríos\n2.- Colectivo Ribera\n\nPersonas:\n"
        "1.- Juana Dorrit Paz\n2.- Omar Belgrano, abogado",
        [
            ("Observatorio de Ríos", BODY, None),
            ("Colectivo Ribera", BODY, None),
            ("Juana Dorrit Paz", PERSON, None),
            ("Omar Belgrano", PERSON, None),
        ],
    ),
    "who signs for a body, behind a colon": (
        SPANISH + "Por Observatorio de Ríos: Juana Dorrit Paz\nPor Colectivo Ribera: Omar Belgrano",
        [("Observatorio de Ríos", BODY, None), ("Colectivo Ribera", BODY, None)],
    ),
    "a Korean heading in brackets": (
        KOREAN + "[공동성명 참여 단체 (가나다순, 총 3개 단체)]\n갈대네트워크, 강물지킴이, 노을인권센터",
        [("갈대네트워크", BODY, None), ("강물지킴이", BODY, None), ("노을인권센터", BODY, None)],
    ),
    "lines of the page below the list": (
        ENGLISH
        + "Signed:\n1. Lake Watch\n2. River Forum\n\nTo add your organisation, write to us.\n\nPrevious article: Ports",
        [("Lake Watch", BODY, None), ("River Forum", BODY, None)],
    ),
    "countries ahead of the names in them": (
        FRENCH
        + "Liste des signataires\nBELGIQUE : Action Fleuve ; Cercle du lac\nFRANCE : Amis des ports ; Comité des ports",
        [(n, BODY, None) for n in ("Action Fleuve", "Cercle du lac", "Amis des ports", "Comité des ports")],
    ),
}


@pytest.mark.parametrize("layout", LISTS)
def test_signatories_of_a_layout(layout: str) -> None:
    text, expected = LISTS[layout]
    assert [(each.name, each.kind, each.country) for each in parse(text.encode()).signatories] == expected


def test_post_ahead_of_a_name_is_the_title() -> None:
    letter = parse(
        (ENGLISH + "Signatories\n\nSecretary General Omar Belfast, River Forum\nLake Watch\nReed Society").encode()
    )
    assert (letter.signatories[0].name, letter.signatories[0].title) == (
        "Omar Belfast",
        "Secretary General, River Forum",
    )
