"""A grammar of letters, replies and statements for hypothesis: every layout is put together from parts that occur."""

from hypothesis import strategies as st

NAMES = (
    "Amnesty International",
    "Union des Journalistes Libres",
    "Centre for Law & Dignity (CLD)",
    "Colectivo Memoria y Verdad",
    "북한인권시민연합",
    "مركز القاهرة للتوثيق",
    "NK Watch",
    "Jane Doe, Ph.D.",
    "Prof. Élise Martin",
    "Groupe Lotus Blanc, section de l'Est",
)
COUNTRIES = ("Kenya", "South Korea", "France", "Colombia", "Ukraine", "مصر", "Latin America", "Polish", "U.S.A.")
TOPICS = (
    "the prisoners of conscience",
    "la loi sur la presse",
    "los desaparecidos",
    "강제송환",
    "الصحفيين المعتقلين",
    "coal",
)
VERBS = ("release", "publish", "suspend", "investigate", "respect", "end")
LEADS = (
    "We call on you to:",
    "Nous vous demandons :",
    "Pedimos que:",
    "우리는 다음과 같이 요구합니다.",
    "ونطالبكم بما يلي:",
    "Our demands",
    "Since January:",
    "We have three concerns:",
    "## Recommendations",
)
CLOSINGS = (
    "Sincerely,",
    "Yours faithfully",
    "Respectfully,",
    "Atentamente,",
    "감사합니다",
    "In solidarity,",
    "With hope",
)
HEADINGS = (
    "Signatories",
    "Groups",
    "Individuals:",
    "Endorsed by",
    "연명단체",
    "■ 단체",
    "**Signed**",
    "Firmantes:",
    "",
)
FURNITURE = (
    "Page 2 of 3",
    "- 2 -",
    "Skip to content",
    "___________",
    "OPEN LETTER - FOR RELEASE",
    "Share this: Facebook",
)
BULLETS = ("- ", "• ", "* ", "– ", "○ ", "▲ ")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    topic = draw(st.sampled_from(TOPICS))
    return draw(
        st.sampled_from(
            (
                f"We write to you about {topic}, and we do so with concern.",
                f"In 2019, 44 organisations from 12 countries wrote about {topic}; nothing came of it.",
                f"Since March, Mr. K. and others have been held because of {topic}.{{note}}",
                f"We urge you to act on {topic} without delay; to publish what you find; and to tell us.",
                f"We, the undersigned twelve organisations, cannot be silent about {topic} any longer!",
                f"우리 12개 단체는 {topic} 문제에 깊은 우려를 표합니다.",
                f"نحن الموقعين أدناه نعبر عن قلقنا إزاء {topic}.",
                f"Thank you for your letter of 3 May 2019 about {topic}. We will answer it and will come.",
                f"We ask that you (a) {draw(st.sampled_from(VERBS))} it; (b) tell us; and (c) meet us.",
            )
        )
    )


@st.composite
def demands(draw: st.DrawFn) -> list[str]:
    """A list: its announcement, then items under one of the ways to number them, broken over lines now and then."""
    count = draw(st.integers(2, 5))
    heads = draw(st.sampled_from(("", "Right to food: ", "**Pay first.** ", "Access – ")))
    items = [f"{heads}{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(TOPICS))}" for _ in range(count)]
    end = draw(st.sampled_from((";", ".", "", ",")))
    style = draw(st.sampled_from(("1.", "(1)", "a)", "(i)", "①", "가.", "ordinal", *BULLETS)))
    labels = {
        "1.": [f"{n}. " for n in range(1, 9)],
        "(1)": [f"({n}) " for n in range(1, 9)],
        "a)": [f"{c}) " for c in "abcdefgh"],
        "(i)": ["(i) ", "(ii) ", "(iii) ", "(iv) ", "(v) "],
        "①": [f"{c} " for c in "①②③④⑤"],
        "가.": [f"{c}. " for c in "가나다라마"],
        "ordinal": ["First, ", "Second, ", "Third, ", "Fourth, ", "Finally, "],
    }.get(style, [style] * 9)
    gap = draw(st.sampled_from(("\n", "\n\n")))
    wrap = draw(st.sampled_from((" ", "\n    ")))
    lines = [f"{label}{item}{wrap}in the coming year{end}" for label, item in zip(labels, items, strict=False)]
    return [draw(st.sampled_from(LEADS)), gap.join(lines)]


@st.composite
def signatories(draw: st.DrawFn) -> list[str]:
    separator = draw(st.sampled_from((", ", "\t", "  ", " – ", " / ", " | ")))
    bullet = draw(st.sampled_from(("", "", "1. ", *BULLETS)))
    lines = []
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=8)):
        country = draw(st.sampled_from((*COUNTRIES, "")))
        lines.append(f"{bullet}{name}{separator}{country}" if country else f"{bullet}{name}")
    brackets = draw(st.booleans())
    return [f"{line} ({draw(st.sampled_from(COUNTRIES))})" if brackets else line for line in lines]


@st.composite
def headers(draw: st.DrawFn) -> list[str]:
    parts = [
        draw(st.sampled_from(("", "# Open letter on coal", "JOINT LETTER", "Joint statement: coal and the sea"))),
        draw(
            st.sampled_from(
                ("New York, 10 November 2014", "2021년 8월 24일", "Paris, le 3 mai 2022", "31 June 2020", "")
            )
        ),
        draw(
            st.sampled_from(
                (
                    "H.E. Jane Roe\nMinister of Justice\nMinistry of Justice\nFax: +1 2 3/4",
                    "To: Jane Roe, Minister of Justice\nCC: John Doe, Ombudsman",
                    "수신: 통일부 장관 귀하",
                    "إلى معالي وزير العدل المحترم",
                    "",
                )
            )
        ),
        draw(st.sampled_from(("Re: Prisons", "Objet : prisons", "Subject: Prisons\nOur ref: A/12-3", ""))),
    ]
    return draw(st.permutations(parts))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A whole document as text; greeting, closing, list, notes and furniture may each be missing."""
    body = [
        *draw(st.lists(sentences(), min_size=1, max_size=4)),
        *draw(demands()),
        *draw(st.lists(sentences(), max_size=2)),
    ]
    noted = draw(st.sampled_from(("", "¹", "[1]", "^{1}", "<sup>1</sup>", "*")))
    body = [part.replace("{note}", noted) for part in body]
    if draw(st.booleans()):
        body.insert(draw(st.integers(0, len(body))), draw(st.sampled_from(FURNITURE)))
    greeting = draw(
        st.sampled_from(("Dear Minister,", "Your Excellency:", "Monsieur le Ministre,", "존경하는 장관님께,", ""))
    )
    end = [draw(st.sampled_from((*CLOSINGS, ""))), draw(st.sampled_from(HEADINGS)), "\n".join(draw(signatories()))]
    marks = {"¹": "¹ ", "[1]": "[1] ", "^{1}": "^{1} ", "<sup>1</sup>": "<sup>1</sup> ", "*": "* "}
    note = [f"{marks[noted]}See A/HRC/41/33, para. 3."] if noted and draw(st.booleans()) else []
    last = [draw(st.sampled_from((*FURNITURE, "Contact: press@example.org", "")))]
    parts = [part for part in (*draw(headers()), greeting, *body, *end, *note, *last) if part]
    ends = draw(st.sampled_from(("\n", "\n", "\r\n")))
    return ("\n\n".join(parts) + "\n").replace("\n", ends)
