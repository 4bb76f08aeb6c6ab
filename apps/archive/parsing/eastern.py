"""Addressees as Korean and Arabic letters name them: body, post and person in one line, in that order."""

import re

from apps.archive.parsing import countries, offices

_FORM = re.compile(r"\s*(귀하|귀중|각하|앞|님(?:께)?|께)\s*$")
_NAME = re.compile(r"[가-힣]{2,4}")
# The first letter tells a Korean name of three letters from a foreign one.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍유고문양손배백허남심노하곽성차주우"
    "구민나진지엄채원천방공현함변염여추도소석선설길왕"
)
_BARE_POST = re.compile(r"(?:장관|차관|대표|의장|위원장|총장|총리|청장|원장|국장|사무총장|이사장|대사|회장)")
_ARABIC_HONORIFIC = re.compile(
    r"(?<!\w)(?:أصحاب|صاحبة?|معالي|سعادة|فخامة|دولة|سيادة|سماحة|جلالة|سمو|حضرة|السعادة|المعالي|الفخامة|الجلالة|"
    r"السمو)(?!\w)\s*"
)
_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:السيدة?|الدكتورة?|د\.|الأستاذة?|المهندسة?|القاضية?|الشيخة?|اللواء|الفريق|الأميرة?)(?!\w)\s*"
)
_AFTER_NAME = re.compile(r"[\s،,]*(?<!\w)(?:المحترمين|المحترمون|المحترمة?|الموقرة?)[\s،,]*$")


def read_korean(text: str) -> tuple[str, str, str] | None:
    """(name, title, organisation) of "통일부 통일부장관 박정훈 귀하"; None without 귀하, 귀중 and the like.

    귀하 follows a person or post, 귀중 a body.
    """
    form = _FORM.search(text)
    if not re.search("[가-힣]{2}", text) or (not form and not offices.is_post(text)):
        return None
    bare = text[: form.start()].strip() if form else text.strip()
    if form and form[1] == "귀중":
        return "", "", bare
    words = bare.split()
    name = words.pop() if len(words) > 1 and _is_name(words[-1]) and offices.is_post(words[-2]) else ""
    if not name and len(words) > 1 and _is_name(words[0]) and offices.is_post(" ".join(words[1:])):
        name = words.pop(0)
        while len(words) > 1 and not _is_korean(name) and _goes_on_in(words):
            name += f" {words.pop(0)}"
    if not words or not offices.is_post(words[-1]):
        return " ".join([*words, name]).strip(), "", ""
    bodies = len(words) > 1 and not _BARE_POST.fullmatch(words[-1])
    return name, words[-1] if bodies else " ".join(words), " ".join(words[:-1]) if bodies else ""


def read_arabic(text: str) -> tuple[str, str, str] | None:
    """(name, title, organisation) of "معالي وزير العدل الدكتور نبيل منصور"; None for other scripts."""
    if not re.search("[\u0621-\u064a]{2}", text):
        return None
    bare = re.sub(r"^(?:إلى|الى)\s+", "", text)
    bare = _AFTER_NAME.sub("", _ARABIC_HONORIFIC.sub("", bare)).strip(" ،,")
    parts = [part.strip(" ،,-–") for part in re.split(r"[،,]|\s[-–]\s", bare) if part.strip(" ،,-–")]
    name, title, body = "", [], []
    for part in parts:
        before = _BEFORE_NAME.search(part)
        if before and not offices.is_post(part[before.end() :]):
            name = name or part[before.end() :].strip()
            part = part[: before.start()].strip()
        part = _BEFORE_NAME.sub("", part) if part and before else part
        if offices.is_post(part):
            title.append(part)
        elif offices.is_body(part):
            body.append(part)
        elif part and not name:
            name = part
        elif part:
            title.append(part)
    return name, "، ".join(title), "، ".join(body)


def _is_korean(name: str) -> bool:
    return len(name) == 3 and name[0] in _SURNAMES


def _goes_on_in(words: list[str]) -> bool:
    """Whether a foreign name goes on: "토마스 퀸타로" before "유엔 … 보고관"."""
    place = re.search(r"^[주재].|(?:시|도|구|군|국|당|유엔)$", words[0]) or countries.lookup(words[0])
    return bool(re.fullmatch(r"[가-힣]{2,5}", words[0])) and not place and _is_name(words[0][:4])


def _is_name(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) and not offices.is_post(word) and not offices.is_body(word)
