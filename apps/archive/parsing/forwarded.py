"""Mails within mails: what was forwarded is the text, what a reply quotes is not."""

import re

_FORWARDED = re.compile(
    r"^[ \t>]*-{2,}\s*(?:forwarded|message transf[ée]r[ée]|mensaje reenviado|전달된|الرسالة المعاد)[^\n]*-{2,}[ \t]*$|"
    r"^begin forwarded message:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(
    r"^[ \t]*-{3,}\s*(?:original message|message d['’]origine|mensaje original|원본 메시지)\s*-{3,}|"
    r"^_{10,}\s*\n\s*(?:From|De|Von)\s*:|"
    r"^[ \t]*(?:On|Le|El) [^\n]{6,120}(?:wrote|a écrit|escribió)\s*:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = re.compile(
    r"[ \t>]*(?:From|To|Cc|Date|Sent|Subject|Reply-To|De|À|A|Para|Envoyé|Enviado|Objet|Asunto|Fecha)\s*:.*|\s+\S.*",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:^|[._-])(?:list|lists|press|news|all|everyone|undisclosed|members|announce|forum|group|groups|network|"
    r"civilsociety|subscribers)"
    r"(?:[._-]|$)|"
    r"-list$|listserv|googlegroups|lists?\.",
    re.IGNORECASE,
)
_LONG = 400


def own_words(body: str) -> tuple[str, str]:
    """(the text of a mail, what stands around it): a letter that was forwarded, or the answer above what it quotes."""
    forwarded = _FORWARDED.search(body)
    if forwarded:
        inner = _without_header(body[forwarded.end() :])
        if len(inner.strip()) > max(_LONG, len(body[: forwarded.start()].strip())):
            return inner, body[: forwarded.start()]
    quoted = _QUOTED.search(body)
    if quoted and len(body[: quoted.start()].strip()) > 80:
        return body[: quoted.start()], body[quoted.start() :]
    return body, ""


def subject(text: str) -> str:
    """A subject without "Fwd:", "RE:" and the tag of a mailing list."""
    bare = " ".join(text.split())
    while match := re.match(r"(?:(?:re|fwd?|fw|tr|rv|aw|wg|답장|전달)\s*:|\[[^\]]{1,40}\])\s*", bare, re.IGNORECASE):
        bare = bare[match.end() :]
    return bare


def is_list(address: str) -> bool:
    """Whether a mail address is that of many readers, who are no addressees of a letter."""
    return bool(_LIST.search(address.partition("@")[0]) or _LIST.search(address.partition("@")[2]))


def _without_header(text: str) -> str:
    lines = text.lstrip("\r\n").splitlines(keepends=True)
    count = 0
    while count < len(lines) and _HEADER_LINE.fullmatch(lines[count].rstrip("\r\n")):
        count += 1
    return "".join(lines[count:])
