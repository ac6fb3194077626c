"""Words for offices where they stand in a text, with what belongs to them: "Deputy Foreign Minister", "the former Finnish president"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import part_headed
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.words import Doc, Token

#: Words that stand before the head of a title and belong to it, whether capitalised or not.
_TITLE_MODIFIERS = frozenset(
    "acting assistant chief co-chair defence defense deputy economy ex finance first foreign former health home "
    "interior interim justice labour labor outgoing permanent presidential prime principal senior special state vice then "
    "army navy air force armed naval military national police intelligence security human rights peace affairs "
    "general trade transport energy oil agriculture education information cultural climate environment".split()
)
#: Words that set somebody in an office against the state, and out of the office.
_AGAINST = frozenset("rebel separatist secessionist insurgent guerrilla".split())
_OUSTED = frozenset("deposed ousted toppled overthrown".split())
#: Words that belong to some heads alone, and heads before which a noun says what they are in charge of.
_BEFORE_HEADS = {
    "prince": frozenset({"crown"}),
    "princess": frozenset({"crown"}),
    "chief": frozenset({"humanitarian", "nuclear", "diplomatic"}),
}
_CHARGED = frozenset({"chief", "coordinator"})
#: What "general" behind makes no general of: "attorney general".
_BEFORE_GENERAL = frozenset("secretary director attorney prosecutor inspector solicitor auditor".split())


@dataclass(frozen=True)
class Title:
    """An office in the text: its words, the noun at their head, and how it is written as a role."""

    tokens: tuple[Token, ...]
    head: Token
    text: str


def _is_charge(before: Token, head: Token, tokens: list[Token]) -> bool:
    """Tell whether a noun before "chief" says of what: "relief chief", "trade chief"."""
    is_noun = before.pos_ == "NOUN" and before.tag_ == "NN" and before.is_lower and before.dep_ == "compound"
    return head.lower_ in _CHARGED and is_noun and before.head in tokens


def find_titles(doc: Doc, gazetteer: Gazetteer, cast: Cast) -> list[Title]:
    """Find the offices that a text names, where no name has taken their words."""
    titles: list[Title] = []
    heads, last = gazetteer.title_heads, -1
    for token in [t for t in doc if t.lower_ in heads and t.pos_ in {"NOUN", "PROPN"}]:
        if token.i <= last or cast.index.mention_at(token):
            continue
        if token.pos_ == "NOUN" and token.tag_ == "NNS":
            continue
        after = token.nbor() if token.i + 1 < len(doc) else None
        if after is not None and after.lower_ == "general" and token.lower_ in _BEFORE_GENERAL:
            continue
        if after is not None and after.text.endswith(".") and after.lower_ in heads:
            continue  # "Brig. Gen." is read at its last word.
        tokens = [token]
        left = token.i - 1
        while left >= 0 and left > last:
            before = doc[left]
            joins = (
                before.lower_ in _TITLE_MODIFIERS or before.text in {"-", "&"} or gazetteer.is_title_head(before.lower_)
            )
            # "The EU's foreign policy chief" is not its chief, nor a crown prince the prince.
            joins = joins or before.lower_ in _BEFORE_HEADS.get(token.lower_, ()) or _is_charge(before, token, tokens)
            names = (
                before.pos_ == "PROPN"
                and before.head in tokens
                and before.dep_ == "compound"
                and before.ent_type_ != "PERSON"
            )
            if cast.index.mention_at(before) or not (joins or names) or before.is_space:
                break
            tokens.insert(0, before)
            left -= 1
        while tokens and tokens[0].text in {"-", "&"}:
            tokens.pop(0)
        # "the former Finnish president": what is past stands before the adjective.
        of_state = cast.index.mention_at(doc[left]) if left > 0 else None
        past = doc[max(of_state.tokens[0].i - 1, 0)].lower_ if of_state is not None else ""
        prefix = "former " if past in {"former", "ex", "late", "then", "ousted", "deposed"} else ""
        right = token.i + 1
        if right + 1 < len(doc) and doc[right].text in {"-"} and gazetteer.is_title_head(doc[right + 1].lower_):
            tokens += [doc[right], doc[right + 1]]
            right += 2
        elif (
            right + 1 < len(doc)
            and doc[right].lower_ == "of"
            and doc[right + 1].lower_ in {"state", "staff", "defense", "defence"}
        ):
            tokens += [doc[right], doc[right + 1]]
            right += 2
            if right + 1 < len(doc) and doc[right].lower_ == "for" and doc[right + 1].text[:1].isupper():
                while right < len(doc) and (doc[right].text[:1].isupper() or doc[right].lower_ in {"for", "and"}):
                    tokens.append(doc[right])
                    right += 1
        elif (
            right + 1 < len(doc)
            and doc[right].lower_ == "for"
            and doc[right + 1].lower_ in {"foreign", "internal", "political"}
        ):
            while right < len(doc) and doc[right].lower_ in {"for", "foreign", "internal", "political", "affairs"}:
                tokens.append(doc[right])
                right += 1
        last = tokens[-1].i
        text = prefix + re.sub(r"\s*-\s*", "-", " ".join(t.text for t in tokens))
        against = tokens[0].nbor(-1).lower_ if tokens[0].i > token.sent.start else ""
        if against in _AGAINST | _OUSTED and tokens[0].text[:1].islower():
            text = f"{against} {text}"  # "The separatist leader" is none of the state's.
        titles.append(Title(tuple(tokens), token, text + part_headed(tokens[-1], cast)))
    return titles
