"""A corpus of inputs that try to be more than text: some by hand, most made of payloads in wrappings, some by chance."""

from __future__ import annotations

import random
import string

_PAYLOADS = {
    "html": (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//evil.example>",
        "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example/x.css>",
        "<object data=//evil.example>", "<form action=//evil.example><button>go</button></form>", "<math><mtext></mtext><mglyph/></math>",
        "<details open ontoggle=alert(1)>", "<body onpageshow=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#x3c;script&#x3e;",
        "<a href=javascript:alert(1)>x</a>", "<style>*{display:none}</style>", "<!-- ", "<![CDATA[x]]>", "<?xml version='1.0'?>", "</p></td></table></main>",
    ),
    "css": (
        "</style><style>@import '//evil.example'", "url(//evil.example/a.png)", "expression(alert(1))", "}*{background:red}", "\\00003cscript",
        "position:fixed;inset:0",
    ),
    "typst": (
        '#read("/etc/passwd")', '#include "/etc/passwd"', '#image("/etc/passwd")', "#sys.inputs", "$ x^2 $", "#panic()", "#let x = 1", "#while true {}",
        "@preview/evil:1.0.0", '#import "@preview/evil:1.0.0"', "*bold* _under_ `raw`", "= Heading", "<label> @label", "// comment", "/* open", "\\u{41}", '#link("//evil.example")',
        "```typ #x```",
    ),
    "markdown": (
        "](javascript:alert(1))", "[x](javascript:alert(1))", "![x](//evil.example/x.png)", "[x]: //evil.example", "<http://evil.example>", "# Heading", "```", "~~~", "> quote",
        "| a | b |", "* * *", "[^1]", "$$x$$", "![](file:///etc/passwd)", "{=html}", "<details>",
    ),
    "latex": ("\\input{/etc/passwd}", "\\write18{id}", "\\immediate", "\\end{document}", "^^41", "%comment", "\\href{//evil.example}{x}", "$\\def\\x{\\x}\\x$"),
    "csv": ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "=HYPERLINK(\"//evil.example\")", "\t=1+1", "\r=1+1", "=IMPORTXML(\"//evil.example\",\"/\")", "\"a\",\"b\"", "'=1"),
    "template": ("{{ 7*7 }}", "{% include '/etc/passwd' %}", "{{ config }}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{0.__class__}", "%s%s%n", "{{''.__class__.__mro__}}", "[[7*7]]"),
    "terminal": ("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\x08\x08\x08", "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07"),
    "direction": ("\u202egnp.exe", "\u2066x\u2069", "\u200fabc", "\u202aabc\u202c", "\u061c1", "abc\u2028def\u2029ghi"),
    "control": ("a\x00b", "\x01\x02\x03", "\x7f", "\ufffe\uffff", "\ufeffx", "\u00ad\u200b\u2060", "\U000e0041\U000e007f", "x" + "\u0301" * 200),
    "path": ("../../etc/passwd", "/etc/passwd", "C:\\con", "file:///etc/passwd", "CON", "a" * 300, "..", "~", "name\nwith\nlines", "\\\\evil.example\\share"),
    "shape": ("", " ", "\n\n\n", "\t", "W" * 5000, "iiii " * 800, "-" * 900, "\u2014" * 400, "(((((" * 200, "é" * 999, "あ" * 900, "ا" * 900, "👩‍👩‍👧" * 150),
    "xml": ("<!DOCTYPE x [<!ENTITY a \"b\">]>&a;", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;&x;&x;", "<x xmlns='http://www.w3.org/2000/svg'>", "]]>", "&#0;", "&#x110000;"),
    "code": ("__import__('os').system('id')", "'; DROP TABLE events; --", "$(id)", "`id`", "|| id", "\"\"\" + open('/etc/passwd').read() + \"\"\"", "\\N{BULLET}", "!ls", "%%bash\nid"),
}  # fmt: skip
_WRAPPINGS = ("{}", "“{}”, he said.", "Talks {} in Tehran")


#: Ten megabytes without a blank.
ONE_WORD = "mediate" * 1_430_000


def list_nasty(*, seed: int = 20261124, by_chance: int = 60) -> list[str]:
    """List the corpus: every payload as it is and in a sentence, then some put together by chance; the same each time."""
    made = [wrapping.format(payload) if wrapping != "{}" else payload
            for payloads in _PAYLOADS.values() for payload in payloads for wrapping in _WRAPPINGS[:2]]  # fmt: skip
    chance = random.Random(seed)
    pieces = [payload for payloads in _PAYLOADS.values() for payload in payloads if len(payload) < 60]
    letters = string.punctuation + string.ascii_letters + "\x00\x1b\u202e\u200d\ufeff\n\té漢ع"
    for _ in range(by_chance):
        noise = "".join(chance.choices(letters, k=chance.randint(1, 40)))
        made.append(_WRAPPINGS[2].format("".join(chance.sample(pieces, 3)) + noise))
    return made
