/* How a sentence ties to a name what it tells of somebody: by the words between, by a pronoun, or
 * by nothing but their order.
 * SPDX-License-Identifier: MIT */
#include "signals/told_of.h"

#include <string.h>

/* ---- Words --------------------------------------------------------------------------------- */

/* Between the name and what is told: "is", "has just been", "from ward 4 was". */
static const char links[] =
    " is was has had got is being been having who who's he's she's being're are were have "
    "isn't wasn't hasn't remains stays went came gets needs needed started starts begins began "
    "suffered suffers lives lived with back gone ";
static const char light[] =
    " been being now just recently finally sadly still currently since again today yesterday "
    "tonight a an the in on off out to with his her their for of from under having suffering "
    "recovering rushed taken sent given put facing going through got getting about because and "
    "very suspected possible another more some new any also all not back bravely "
    "three two four five six weeks days months years ago last next this morning night week month "
    "year home monday tuesday wednesday thursday friday saturday sunday after before at until "
    "waiting due diagnosed ";
/* "We put Name on ...", "had Name in ...": what follows the name is told of its bearer. */
static const char governs[] =
    " put had have got keep kept started starting sent send moved took seen saw see visited lost "
    "nursed nursing treated treating reviewed booked listed referred ";
static const char against[] = " of for against into on about regarding ";
/* Before a name, and no part of it. */
static const char fond[] = " poor old dear little young lovely our my her his the baby lady ";
static const char pronouns[] = " he she they he's she's they're his her their ";
static const char possessives[] = " his her their ";
/* What a sentence may begin with before such a pronoun: "After his stroke ...", "Now he ...". */
static const char openers[] =
    " after before since following when while during despite until and but now then today "
    "yesterday sadly last month week year with on in for at ";

/* Of somebody else, of several, or of the world may be what stands after one of these. */
static const char others[] =
    " i i'm i've my me mine we our us you your and & : people those patients survivors children "
    "adults women men families everyone anyone years says said say tells asks explains warns "
    "writes wrote ";

/* ---- Where it is told ----------------------------------------------------------------------- */

/* The sentence, and the one after where the full stop of a title ("Mr. Example") has cut it; the
 * number of the last. */
static uint32_t sentence_round(const smp__detection *detection, const smp__name *name,
                               smp__told_round *round)
{
    const smp__document *document = detection->document;
    uint32_t number = smp__token_at(detection, name->first)->sentence;
    uint32_t last = smp__token_at(detection, name->last)->sentence;
    round->from = document->sentences[number].first_token;
    round->end = document->sentences[last].end_token;
    bool cut = round->end - name->last <= 2 && last == number &&
               last + 1 < document->sentence_count &&
               smp__token_one_of(detection, name->first, " mr mrs ms dr ") &&
               round->end - round->from <= 4;
    if (cut) round->end = document->sentences[++last].end_token;
    return last;
}

/* Whether the sentence after number `last` goes on about the same person. */
static void find_pronoun(const smp__detection *detection, uint32_t last, smp__told_round *round)
{
    const smp__document *document = detection->document;
    round->pronoun = SMP__NOWHERE;
    round->next_end = round->end;
    if (last + 1 >= document->sentence_count) return;
    const smp__sentence *next = &document->sentences[last + 1];
    uint32_t first = next->first_token;
    while (first < next->end_token && (!smp__is_kind(detection, first, SMP__ORDINARY) ||
                                       smp__token_one_of(detection, first, openers)))
        first++;
    if (first == next->end_token || !smp__token_one_of(detection, first, pronouns)) return;
    round->pronoun = first;
    round->next_end = next->end_token;
}

bool smp__read_told_round(const smp__detection *detection, const smp__name *name,
                          smp__told_round *round)
{
    smp__told_round now;
    uint32_t last = sentence_round(detection, name, &now);
    if (round->from == now.from && round->end == now.end) return false;
    find_pronoun(detection, last, &now);
    *round = now;
    return true;
}

/* ---- What is told of whom ------------------------------------------------------------------ */

/* Do the words from `since` on tell something of whoever stands before them? Between stand no words
 * but light ones. */
static bool goes_on(const smp__detection *detection, const smp__detail_list *details,
                    uint32_t since, uint32_t end, bool linked, smp__told of)
{
    enum { REACH = 12, BESIDE = 5 };
    uint32_t limit = smp__reach_ahead(detection, since - 1, REACH), words = 0;
    if (limit > end) limit = end;
    for (uint32_t i = since; i < limit; i++) {
        char mark = smp__mark_of(smp__token_at(detection, i));
        if (mark && memchr("(,", mark, 2) && i <= since + 1) {
            linked = linked || mark == '(';
            uint32_t next = smp__after(detection, i);
            if (next != SMP__NOWHERE && next < end &&
                smp__any_detail(details, next, next + 1, of.state))
                return true;
        }
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        bool link = smp__token_one_of(detection, i, links);
        linked = linked || link;
        if (smp__any_detail(details, i, i + 1, linked ? of.state | of.event : of.event))
            return true;
        if (link) continue;
        if (!linked) {
            if (smp__token_one_of(detection, i, " my me i we us our you your ") || ++words > BESIDE)
                return false;
        } else if (!smp__token_one_of(detection, i, light) &&
                   !smp__is_kind(detection, i, SMP__KIND(NUMBER))) {
            return false;
        }
    }
    return false;
}

/* The token before the name and what is fondly said of its bearer; NOWHERE where the sentence
 * begins. */
static uint32_t before_name(const smp__detection *detection, const smp__name *name,
                            const smp__told_round *round)
{
    uint32_t before = smp__before(detection, name->first);
    for (uint32_t i = 0; i < 3 && smp__token_one_of(detection, before, fond); i++)
        before = smp__before(detection, before);
    return before == SMP__NOWHERE || before < round->from ? SMP__NOWHERE : before;
}

/* Does one of `hints` end right before the name, or before what is fondly said of its bearer? */
static bool ends_before(const smp__detection *detection, const smp__detail_list *details,
                        const smp__name *name, const smp__told_round *round, uint32_t hints)
{
    uint32_t beside = smp__before(detection, name->first);
    uint32_t before = before_name(detection, name, round);
    return (before != SMP__NOWHERE && smp__any_detail_ends(details, before, hints)) ||
           (beside != SMP__NOWHERE && beside != before && beside >= round->from &&
            smp__any_detail_ends(details, beside, hints));
}

/* "the grievance against Name", "we discharged poor old Name", "we put Name on ...". */
static bool comes_before(const smp__detection *detection, const smp__detail_list *details,
                         const smp__name *name, const smp__told_round *round, smp__told of)
{
    if (ends_before(detection, details, name, round, of.act)) return true;
    uint32_t before = before_name(detection, name, round);
    if (before == SMP__NOWHERE) return false;
    if (smp__token_one_of(detection, before, governs) &&
        goes_on(detection, details, name->last + 1, round->end, true, of))
        return true;
    if (!smp__token_one_of(detection, before, against)) return false;
    before = smp__before(detection, before);
    return before != SMP__NOWHERE && before >= round->from &&
           smp__any_detail_ends(details, before, of.state);
}

bool smp__is_told_of(const smp__detection *detection, const smp__detail_list *details,
                       const smp__name *name, const smp__told_round *round, smp__told of)
{
    if (!(details->hints & (of.state | of.event | of.act))) return false;
    bool possessive = smp__token_is_possessive(detection, name->last);
    uint32_t relative = possessive ? smp__after(detection, name->last) : SMP__NOWHERE;
    if (smp__token_known(detection, relative, SMP__LEXICON_RELATIVES) &&
        goes_on(detection, details, relative + 1, round->end, false, of))
        return true; /* "Name's mum has sepsis" */
    if (goes_on(detection, details, name->last + 1, round->end, possessive, of) ||
        comes_before(detection, details, name, round, of))
        return true;
    return round->pronoun != SMP__NOWHERE &&
           goes_on(detection, details, round->pronoun + 1, round->next_end,
                   smp__token_one_of(detection, round->pronoun, possessives) ||
                       smp__token_one_of(detection, round->pronoun, links),
                   of);
}

bool smp__is_told_beside(const smp__detection *detection, const smp__detail_list *details,
                           const smp__name *name, const smp__told_round *round, smp__told of)
{
    enum { REACH = 8 }; /* tokens, white space aside */
    bool known = name->bearer == SMP__BEARER_PUBLIC; /* whose death is told everywhere */
    if (!known && ends_before(detection, details, name, round, of.act)) return true;
    uint32_t hints = smp__token_is_possessive(detection, name->last) ? of.state | of.event
                                                                     : of.event;
    uint32_t end = smp__reach_ahead(detection, name->last, REACH);
    bool place = false; /* a name that follows is that of one */
    for (uint32_t i = name->last + 1; i < end && i < round->end; i++) {
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        if (smp__any_detail(details, i, i + 1, hints)) return true;
        place = smp__token_one_of(detection, i, " from of near in at ") ||
                (place && smp__is_capitalised(detection, i));
        if (!place && !smp__is_kind(detection, i, SMP__KIND(NUMBER)) &&
            !smp__token_one_of(detection, i, links) && !smp__token_one_of(detection, i, light))
            return false;
    }
    return false;
}

bool smp__is_told_later(const smp__detection *detection, const smp__detail_list *details,
                          const smp__name *name, const smp__told_round *round, smp__told of)
{
    enum { AFTER = 24, HEADING = 2 }; /* tokens, white space aside */
    uint32_t end = smp__reach_ahead(detection, name->last, AFTER);
    if (smp__reach_ahead(detection, name->last, HEADING) >= round->end &&
        smp__reach_back(detection, name->first, 1) <= round->from)
        return smp__any_detail(details, name->last + 1, end, of.state | of.event) &&
               !smp__any_detail(details, name->last + 1, end, SMP__TOLD_NO_PATIENT);
    if (end > round->end) end = round->end;
    for (uint32_t i = name->last + 1; i < end; i++) {
        bool who = smp__token_one_of(detection, i, " who who's ");
        if (!who && !smp__token_one_of(detection, i, pronouns)) continue;
        bool linked = smp__token_one_of(detection, i, possessives) ||
                      smp__token_one_of(detection, i, links);
        if (smp__any_detail(details, i, i + 1, of.state | of.event) ||
            goes_on(detection, details, i + 1, end, linked, of))
            return true;
    }
    return false;
}

bool smp__is_told_in_passing(const smp__detection *detection, const smp__detail_list *details,
                               const smp__name *name, const smp__told_round *round, smp__told of)
{
    enum { AFTER = 14 }; /* tokens, white space aside */
    uint32_t end = smp__reach_ahead(detection, name->last, AFTER);
    if (end > round->end) end = round->end;
    bool topic = false; /* "about epilepsy", "a study of sepsis", "for a blood test form" */
    for (uint32_t i = name->last + 1; i < end; i++) {
        if (smp__any_detail(details, i, i + 1, of.state | of.event)) return !topic;
        if (smp__token_one_of(detection, i, others) || smp__is_staff_role(detection, i))
            return false;
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        topic = smp__token_one_of(detection, i, " for about of into on with ") ||
                (topic && !smp__token_one_of(detection, i, " her his their "));
    }
    return false;
}

