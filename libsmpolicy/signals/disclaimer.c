/* Disclaimers in any words: a profile says whose views it has by the parts that carry the meaning:
 * views and own, not and employer, speaking and for myself.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "signals/profile.h"

#define VIEWS SMP__WORD_VIEWS
#define SAID (SMP__WORD_VIEWS | SMP__WORD_TALK)
#define OWN SMP__WORD_OWN

/* How far apart two parts of one disclaimer may stand, in words. */
#define FAR 20u
#define NEARBY 3u

/* One stretch without a full stop in it. */
typedef struct stretch {
    const smp__row *row;
    uint32_t first, end;
    smp__disclaimed *into;
} stretch;

static bool says(const stretch *in, uint32_t at, uint32_t any_of)
{
    return at < in->end && smp__says(in->row, at, any_of);
}

static bool is(const stretch *in, uint32_t at, const char *words)
{
    return at < in->end && smp__row_is(in->row, at, words);
}

static bool parted(const stretch *in, uint32_t at)
{
    return at >= in->end || in->row->words[at].parting != SMP__PARTED_NOT;
}

static bool any_says(const stretch *in, uint32_t from, uint32_t to, uint32_t any_of)
{
    for (uint32_t i = from; i < to; i++)
        if (says(in, i, any_of)) return true;
    return false;
}

/* The words before `at` that may still be of one thought with it. */
static uint32_t reach_back(const stretch *in, uint32_t at)
{
    return at - in->first > FAR ? at - FAR : in->first;
}

static void widen(const stretch *in, uint32_t first, uint32_t end)
{
    smp__disclaimed *into = in->into;
    if (into->first == into->end) {
        into->first = first;
        into->end = end;
        return;
    }
    if (first < into->first) into->first = first;
    if (end > into->end) into->end = end;
}

/* The views are the writer's own, unless what stands round it takes that back. */
static void own(const stretch *in, uint32_t first, uint32_t end)
{
    smp__withdrawal withdrawn = smp__find_withdrawal(in->row, first, end, end - 1);
    if (withdrawn == SMP__SHARED) {
        in->into->contrary = true;
        in->into->contrary_first = first;
        in->into->contrary_end = end;
    }
    in->into->withdrawn |= withdrawn != SMP__STANDS;
    if (withdrawn != SMP__STANDS) return;
    in->into->own = true;
    widen(in, first, end);
}

/* "views on health" is about something; "views on here" is not. */
static bool is_about(const stretch *in, uint32_t at)
{
    return !parted(in, at + 1) && says(in, at + 1, SMP__WORD_TOPIC) &&
           !says(in, at + 2, SMP__WORD_HERE | SMP__WORD_MY);
}

/* What follows is not the thing that is owned: not "my own garden". */
static bool owns_nothing_else(const stretch *in, uint32_t at)
{
    return parted(in, at + 1) ||
           says(in, at + 1, SMP__WORD_GO_ON | SAID | OWN | SMP__WORD_NOT | SMP__WORD_HERE);
}

/* "are my own", "all mine", "= entirely my own" */
static bool is_predicate(const stretch *in, uint32_t from, uint32_t at)
{
    while (at > from + 1 && says(in, at - 1, SMP__WORD_MY | SMP__WORD_ONLY | OWN) &&
           !says(in, at - 1, SMP__WORD_IS))
        at--;
    return at > from + 1 && says(in, at - 1, SMP__WORD_IS);
}

/* Views first and then whose: "views my own", "opinions expressed on this page are entirely mine",
 * "thoughts, typos and terrible jokes all my own". */
static void views_then_own(const stretch *in, uint32_t at)
{
    bool direct = true, others = false, placed = false; /* "views from my own window" */
    for (uint32_t i = at + 1; i < in->end && i <= at + FAR; i++) {
        bool denied = says(in, i - 1, SMP__WORD_NOT);
        bool writers = is(in, i, " author author's user user's ") && is(in, i - 1, " the ");
        if ((says(in, i, OWN) || writers) && !denied && !others &&
            (direct ? (says(in, at, VIEWS) && !placed) || owns_nothing_else(in, i)
                    : is_predicate(in, at, i) && owns_nothing_else(in, i))) {
            own(in, at, i + 1);
            return;
        }
        if (is(in, i, " me myself ") && is_predicate(in, at, i) && parted(in, i + 1)) {
            own(in, at, i + 1); /* "these tweets are all me" */
            return;
        }
        if (says(in, i, OWN) && denied) return;
        if (says(in, i, SMP__WORD_EMPLOYER) && !any_says(in, at, i, SMP__WORD_NOT)) others = true;
        bool links = says(in, i, SAID | SMP__WORD_LINK | SMP__WORD_IS | SMP__WORD_HERE |
                                     SMP__WORD_MY | SMP__WORD_ONLY);
        bool turns = says(in, i, SMP__WORD_TOPIC) &&
                     says(in, i + 1, SMP__WORD_HERE | SMP__WORD_LINK);
        placed = placed || turns;
        if (!links && !turns) direct = false;
    }
}

/* Whose first: "own views", "personal opinions only", "mine are the views". */
static void own_then_views(const stretch *in, uint32_t at)
{
    if (at > in->first && says(in, at - 1, SMP__WORD_THEIRS)) return;
    for (uint32_t i = at + 1; i < in->end && i <= at + NEARBY; i++) {
        if (says(in, i, SAID)) {
            if (!is_about(in, i)) own(in, at, i + 1);
            return;
        }
        if (!says(in, i, OWN | SMP__WORD_LINK | SMP__WORD_IS)) return;
    }
}

/* "These are my views", "my opinions only"; not "my thoughts on parenting". */
static void my_views(const stretch *in, uint32_t at)
{
    uint32_t views = at + 1;
    if (!says(in, views, SAID) || is_about(in, views)) return;
    if (!parted(in, views + 1) && !says(in, views + 1, SMP__WORD_ONLY | SMP__WORD_NOT) &&
        !is(in, views + 1, " i "))
        return;
    bool told = at > in->first && (says(in, at - 1, SMP__WORD_IS) || is(in, at - 1, " just only "));
    if (at > in->first && is(in, at - 1, " in for share sharing ")) return; /* "in my opinion" */
    if (says(in, views, VIEWS) || told) own(in, at, views + 1);
}

/* "Speaking for myself", "here as me", "tweeting as an individual", "I only represent myself". */
static void speaks_as_self(const stretch *in, uint32_t at)
{
    bool stands = says(in, at, SMP__WORD_STAND);
    if (!stands && !says(in, at, SMP__WORD_SPEAK)) return;
    bool turned = stands;
    if (!stands && is(in, at + 1, " personally ") && parted(in, at + 2)) own(in, at, at + 2);
    for (uint32_t i = at + 1; i < in->end && i <= at + NEARBY + 1; i++) {
        if (is(in, i, " for as ")) turned = true;
        else if (turned && says(in, i, SMP__WORD_SELF) && !says(in, i - 1, SMP__WORD_MY)) {
            if (!stands || is(in, i, " myself me ")) own(in, at, i + 1);
            return;
        } else if (!says(in, i, SMP__WORD_ONLY | SMP__WORD_LINK | OWN)) {
            return;
        }
    }
}

/* "It's just me talking" */
static void self_speaks(const stretch *in, uint32_t at)
{
    if (at > in->first && is(in, at - 1, " just only ") && is(in, at, " me ") &&
        says(in, at + 1, SMP__WORD_SPEAK))
        own(in, at - 1, at + 2);
}

/* "All of it is mine", "everything here is mine alone"; not "all of the garden is mine" */
static void all_is_own(const stretch *in, uint32_t at)
{
    if (!is(in, at, " mine ") || !is_predicate(in, in->first, at)) return;
    if (!parted(in, at + 1) && !is(in, at + 1, " alone only ")) return;
    for (uint32_t i = at; i-- > in->first;) {
        if (is(in, i, " all everything ")) {
            own(in, i, at + 1);
            return;
        }
        if (!is(in, i, " of it this here on is ")) return;
    }
}

/* "Tweeting in a personal capacity"; the capacity alone only begins to say it. */
static void in_own_capacity(const stretch *in, uint32_t at)
{
    uint32_t from = at > in->first + 2 ? at - 2 : in->first;
    if (!any_says(in, from, at, OWN | SMP__WORD_SELF)) return;
    if (any_says(in, reach_back(in, at), at, SMP__WORD_SPEAK | SAID))
        own(in, reach_back(in, at), at + 1);
    else {
        in->into->attempt = true;
        widen(in, from, at + 1);
    }
}

/* "About the Trust", "with the Trust": then the "not" is of something else. */
static bool turns_away(const stretch *in, uint32_t at)
{
    if (is(in, at, " with ")) return !says(in, at - 1, SMP__WORD_STAND) && !is(in, at - 1, " do ");
    return is(in, at, " about in at during ") ||
           (is(in, at, " on ") && !is(in, at + 1, " behalf here "));
}

/* "Not those of my employer", "do not represent the NHS", "I don't speak for the Trust", "nothing
 * here is the Trust's view". */
static void not_employer(const stretch *in, uint32_t at)
{
    bool told = any_says(in, reach_back(in, at), at, SAID), stands = false;
    for (uint32_t i = at + 1; i < in->end && i <= at + FAR / 2; i++) {
        if (says(in, i, SMP__WORD_EMPLOYER) && (told || says(in, i + 1, SAID))) {
            in->into->not_employer = true;
            widen(in, at, i + 1);
            return;
        }
        if (says(in, i, SMP__WORD_STAND | SMP__WORD_SPEAK | SAID)) told = true;
        stands = stands || says(in, i, SMP__WORD_STAND) ||
                 (says(in, i, SMP__WORD_SPEAK) && !says(in, i, SAID));
        if (turns_away(in, i) || (is(in, i, " and & ") && !stands)) return;
    }
    if (at > in->first && says(in, at - 1, SMP__WORD_EMPLOYER) &&
        is(in, at + 1, " responsible liable ")) {
        in->into->not_employer = true;
        widen(in, at - 1, at + 2);
    }
}

/* "Nothing to do with work", "my employer has nothing to do with this account". */
static void nothing_to_do(const stretch *in, uint32_t at)
{
    if (!is(in, at, " nothing ") || !is(in, at + 1, " to ") || !is(in, at + 2, " do ") ||
        !is(in, at + 3, " with "))
        return;
    uint32_t from = reach_back(in, at), to = at + 4 + NEARBY < in->end ? at + 4 + NEARBY : in->end;
    for (uint32_t i = at + 4; i < to; i++) {
        bool accounts = says(in, i, SMP__WORD_ACCOUNT | SAID);
        if (!says(in, i, SMP__WORD_EMPLOYER) &&
            !(accounts && any_says(in, from, at, SMP__WORD_EMPLOYER)))
            continue;
        in->into->not_employer = true;
        widen(in, at, i + 1);
        return;
    }
}

/* "Opiniones personales", "moje opinie": perhaps one, for somebody to look at who reads it. */
static void foreign_views(const stretch *in)
{
    for (uint32_t i = in->first; i < in->end; i++) {
        if (!says(in, i, SMP__WORD_FOREIGN_VIEWS)) continue;
        uint32_t from = i - in->first > NEARBY ? i - NEARBY : in->first;
        uint32_t to = in->end - i > NEARBY ? i + NEARBY + 1 : in->end;
        if (!any_says(in, from, to, SMP__WORD_FOREIGN_OWN)) continue;
        in->into->attempt = true;
        widen(in, from, to);
    }
}

/* "Views expressed are those of the Trust", "my views are my employer's": where it ends; else 0. */
static uint32_t contrary_end(const stretch *in, uint32_t at)
{
    bool told = false;
    if (any_says(in, reach_back(in, at), at, SMP__WORD_NOT)) return 0;
    for (uint32_t i = at + 1; i < in->end && i <= at + FAR / 2; i++) {
        if (says(in, i, SMP__WORD_NOT | OWN)) return 0;
        if (says(in, i, SMP__WORD_EMPLOYER))
            return told || is(in, at + 1, " of ") ? i + 1 : 0;
        if (is(in, i, " are is represent reflect ")) told = true;
        else if (!says(in, i, SMP__WORD_LINK | SMP__WORD_HERE | SMP__WORD_IS)) return 0;
    }
    return 0;
}

/* "The usual disclaimers apply": which, it does not say. */
static void usual_disclaimer(const stretch *in, uint32_t at)
{
    if (at == in->first || !is(in, at - 1, " usual standard ") ||
        !is(in, at, " disclaimer disclaimers "))
        return;
    in->into->attempt = true;
    widen(in, at - 1, at + 1);
}

/* "Unofficial", "not an official account": whose else, it does not say. */
static void unofficial(const stretch *in, uint32_t at)
{
    uint32_t from = at > in->first + NEARBY ? at - NEARBY : in->first;
    if (!is(in, at, " unofficial ") &&
        !(is(in, at, " official ") && any_says(in, from, at, SMP__WORD_NOT)))
        return;
    in->into->attempt = true;
    widen(in, at, at + 1);
}

/* What begins with one of a few words, asked for at once. */
static void read_telling_word(const stretch *in, uint32_t at)
{
    if (!is(in, at, " disclaimer disclaimers unofficial official nothing ")) return;
    usual_disclaimer(in, at);
    unofficial(in, at);
    nothing_to_do(in, at);
}

/* Only words that lead up to saying whose: "Opinions expressed here". */
static bool only_begins(const stretch *in)
{
    if (!any_says(in, in->first, in->end, SAID)) return false;
    for (uint32_t i = in->first; i < in->end; i++)
        if (!says(in, i, SAID | SMP__WORD_LINK | SMP__WORD_IS | SMP__WORD_HERE) &&
            !(says(in, i, SMP__WORD_TOPIC) && says(in, i + 1, SMP__WORD_HERE)))
            return false;
    return true;
}

/* What is told in one stretch as the employer's is not made the writer's by its other words. */
static void read_stretch(const stretch *in)
{
    smp__disclaimed contrary = *in->into;
    contrary.contrary = false;
    for (uint32_t i = in->first; i < in->end; i++) {
        read_telling_word(in, i);
        if (!says(in, i, UINT32_MAX)) continue;
        if (says(in, i, SAID)) {
            views_then_own(in, i);
            uint32_t end = says(in, i, VIEWS) ? contrary_end(in, i) : 0;
            if (end) {
                contrary.contrary = true;
                contrary.contrary_first = i;
                contrary.contrary_end = end;
            }
        }
        if (says(in, i, OWN)) {
            own_then_views(in, i);
            all_is_own(in, i);
        }
        if (says(in, i, SMP__WORD_MY)) my_views(in, i);
        speaks_as_self(in, i);
        if (says(in, i, SMP__WORD_SELF)) self_speaks(in, i);
        if (says(in, i, SMP__WORD_CAPACITY)) in_own_capacity(in, i);
        if (says(in, i, SMP__WORD_NOT)) not_employer(in, i);
        if (says(in, i, SMP__WORD_ACCOUNT) && i > in->first &&
            says(in, i - 1, OWN | SMP__WORD_MY)) {
            in->into->attempt = true;
            widen(in, i - 1, i + 1);
        }
    }
    foreign_views(in);
    if (contrary.contrary) *in->into = contrary;
    if (!in->into->own && !in->into->not_employer && !in->into->withdrawn && only_begins(in)) {
        in->into->attempt = true;
        widen(in, in->first, in->end);
    }
}

smp__disclaimed smp__find_disclaimer(const smp__row *row)
{
    smp__disclaimed found = {.own = false};
    for (uint32_t first = 0; first < row->count;) {
        uint32_t end = smp__stretch_end(row, first, SMP__PARTED);
        stretch in = {row, first, end, &found};
        read_stretch(&in);
        first = end;
    }
    return found;
}
