/* What is told of a named person: a clinical detail, or one of employment or discipline. And the
 * name by itself, which is no fault but evidence. Which words tell something is the pack's to say
 * (the signals "told."); here is how a sentence ties them to a name.
 * SPDX-License-Identifier: MIT */
#include "signals/details.h"
#include "signals/names.h"

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

/* ---- What may be told of somebody ---------------------------------------------------------- */

/* Bits of smp__hint. */
#define HINT(name) (1u << SMP__HINT_##name)

/* Of somebody: a state to be in, what befalls, what is done to them. */
typedef struct subject {
    uint32_t state, event, act;
} subject;
/* Said of somebody who is no patient. */
#define NO_PATIENT (HINT(NO_PATIENT) | HINT(INVENTED))
static const subject clinical = {HINT(CLINICAL), HINT(CLINICAL_EVENT), HINT(CLINICAL_ACT)};
static const subject employment = {HINT(EMPLOYMENT), HINT(EMPLOYMENT_EVENT), HINT(EMPLOYMENT_ACT)};

static uint32_t any_of(subject about) { return about.state | about.event | about.act; }

/* ---- Sentences ------------------------------------------------------------------------------ */

/* What the sentence read last holds, so that a sentence of many names is read once. */
typedef struct sentence_view {
    uint32_t from, end;
    smp__name names[8]; /* the first of them; only where somebody is said to be no patient */
    uint32_t name_count;
    const smp__detail *no_patients[8]; /* the first details by which somebody is no patient */
    uint32_t no_patient_count;    /* all of them, though no more than one over are counted */
    uint32_t pronoun; /* with which the next sentence goes on about the same person; or NOWHERE */
    uint32_t next_end;
    bool known, clinical, invented, first_person;
} sentence_view;

/* The sentence, and the one after where the full stop of a title ("Mr. Example") has cut it; the
 * number of the last. */
static uint32_t sentence_round(const smp__detection *detection, const smp__name *name,
                               sentence_view *view)
{
    const smp__document *document = detection->document;
    uint32_t number = smp__token_at(detection, name->first)->sentence;
    uint32_t last = smp__token_at(detection, name->last)->sentence;
    view->from = document->sentences[number].first_token;
    view->end = document->sentences[last].end_token;
    bool cut = view->end - name->last <= 2 && last == number &&
               last + 1 < document->sentence_count &&
               smp__token_one_of(detection, name->first, " mr mrs ms dr ") &&
               view->end - view->from <= 4;
    if (cut) view->end = document->sentences[++last].end_token;
    return last;
}

/* Whether the sentence after number `last` goes on about the same person. */
static void find_pronoun(const smp__detection *detection, uint32_t last, sentence_view *view)
{
    const smp__document *document = detection->document;
    view->pronoun = SMP__NOWHERE;
    view->next_end = view->end;
    if (last + 1 >= document->sentence_count) return;
    const smp__sentence *next = &document->sentences[last + 1];
    uint32_t first = next->first_token;
    while (first < next->end_token && (!smp__is_kind(detection, first, SMP__ORDINARY) ||
                                       smp__token_one_of(detection, first, openers)))
        first++;
    if (first == next->end_token || !smp__token_one_of(detection, first, pronouns)) return;
    view->pronoun = first;
    view->next_end = next->end_token;
}

static void list_names(const smp__detection *detection, sentence_view *view)
{
    enum { MOST = sizeof view->names / sizeof *view->names };
    uint32_t at = view->from;
    while (view->name_count < MOST &&
           smp__next_name(detection, at, view->end, &view->names[view->name_count]))
        at = view->names[view->name_count++].last + 1;
}

static void list_no_patients(const smp__detail_list *details, sentence_view *view)
{
    if (!(details->hints & NO_PATIENT)) return;
    for (uint32_t i = smp__first_detail(details, view->from);
         i < details->count && details->items[i].first < view->end; i++) {
        if (!(details->items[i].hint & NO_PATIENT)) continue;
        if (view->no_patient_count++ == SMP_COUNT(view->no_patients)) return;
        view->no_patients[view->no_patient_count - 1] = &details->items[i];
    }
}

static void view_sentence(const smp__detection *detection, const smp__name *name,
                          const smp__detail_list *details, sentence_view *view)
{
    sentence_view now = {.known = true};
    uint32_t last = sentence_round(detection, name, &now);
    if (view->known && view->from == now.from && view->end == now.end) return;
    find_pronoun(detection, last, &now);
    *view = now;
    view->clinical = smp__any_detail(details, now.from, now.next_end, any_of(clinical));
    list_no_patients(details, view);
    view->invented = smp__any_detail(details, now.from, now.end, HINT(INVENTED));
    if (view->no_patient_count) list_names(detection, view);
    view->first_person =
        smp__any_one_of(detection, now.from, now.end, " my me i we us i've i'm i'd our ");
}

/* ---- Who is no patient --------------------------------------------------------------------- */

/* Is it `other` whom a detail is about, and not `name`: does it stand at that one, or beyond it?
 * What stands between the two is said of whoever is known to work there. */
static bool is_of_other(const smp__detection *detection, const smp__detail *found,
                        const smp__name *name, const smp__name *other)
{
    if (found->first <= other->last && other->first < found->end) return true;
    if (smp__after(detection, found->end - 1) == other->first ||
        smp__before(detection, found->first) == other->last)
        return true;
    if (smp__is_named_staff(other)) return true;
    return name->first < other->first ? found->first > other->last : found->end <= other->first;
}

static bool are_alike(const smp__detection *detection, uint32_t token, uint32_t other)
{
    return smp__text_equal(smp__without_possessive(smp__folded(smp__token_at(detection, token))),
                           smp__without_possessive(smp__folded(smp__token_at(detection, other))));
}

/* The same person, by the surname or by the given name alone? */
static bool may_be_same(const smp__detection *detection, const smp__name *name,
                        const smp__name *other)
{
    return are_alike(detection, name->last, other->last) ||
           (name->bearer != SMP__BEARER_TITLED && are_alike(detection, name->first, other->first));
}

/* Does the sentence name the same person elsewhere, and say there who it is? */
static bool is_named_again(const smp__detection *detection, const smp__name *name,
                           const sentence_view *view)
{
    for (uint32_t i = 0; i < view->name_count; i++)
        if (view->names[i].first != name->first &&
            may_be_same(detection, name, &view->names[i]))
            return true;
    return false;
}

/* "Tom and Ann", "Tom, Ann": what is said of one is said of both. */
static bool are_joined(const smp__detection *detection, const smp__name *name,
                       const smp__name *other)
{
    enum { FAR = 16 }; /* tokens, white space too */
    const smp__name *earlier = name->first < other->first ? name : other;
    const smp__name *later = earlier == name ? other : name;
    if (later->first - earlier->last > FAR) return false;
    for (uint32_t i = earlier->last + 1; i < later->first; i++)
        if (smp__is_kind(detection, i, SMP__ORDINARY) &&
            !smp__token_one_of(detection, i, " and & or with "))
            return false;
    return true;
}

/* Is all that says that somebody in the sentence is no patient said of others who are named in it:
 * "Dr Example said that Name is doing well after the operation"? Where it is said more often than
 * a sentence says it, nobody can tell of whom. */
static bool others_are_no_patients(const smp__detection *detection, const smp__name *name,
                                   const sentence_view *view)
{
    if (view->no_patient_count > SMP_COUNT(view->no_patients)) return false;
    for (uint32_t i = 0; i < view->no_patient_count; i++) {
        bool of_other = false;
        for (uint32_t j = 0; j < view->name_count && !of_other; j++) {
            const smp__name *other = &view->names[j];
            of_other = !may_be_same(detection, name, other) &&
                       !are_joined(detection, name, other) &&
                       is_of_other(detection, view->no_patients[i], name, other);
        }
        if (!of_other) return false;
    }
    return true;
}

/* ---- What is told of whom ------------------------------------------------------------------ */

/* Do the words from `since` on tell something of whoever stands before them? Between stand no words
 * but light ones. */
static bool goes_on(const smp__detection *detection, const smp__detail_list *details,
                    uint32_t since, uint32_t end, bool linked, subject of)
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
                            const sentence_view *view)
{
    uint32_t before = smp__before(detection, name->first);
    for (uint32_t i = 0; i < 3 && smp__token_one_of(detection, before, fond); i++)
        before = smp__before(detection, before);
    return before == SMP__NOWHERE || before < view->from ? SMP__NOWHERE : before;
}

/* Does one of `hints` end right before the name, or before what is fondly said of its bearer? */
static bool ends_before(const smp__detection *detection, const smp__detail_list *details,
                        const smp__name *name, const sentence_view *view, uint32_t hints)
{
    uint32_t beside = smp__before(detection, name->first);
    uint32_t before = before_name(detection, name, view);
    return (before != SMP__NOWHERE && smp__any_detail_ends(details, before, hints)) ||
           (beside != SMP__NOWHERE && beside != before && beside >= view->from &&
            smp__any_detail_ends(details, beside, hints));
}

/* "the grievance against Name", "we discharged poor old Name", "we put Name on ...". */
static bool comes_before(const smp__detection *detection, const smp__detail_list *details,
                         const smp__name *name, const sentence_view *view, subject of)
{
    if (ends_before(detection, details, name, view, of.act)) return true;
    uint32_t before = before_name(detection, name, view);
    if (before == SMP__NOWHERE) return false;
    if (smp__token_one_of(detection, before, governs) &&
        goes_on(detection, details, name->last + 1, view->end, true, of))
        return true;
    if (!smp__token_one_of(detection, before, against)) return false;
    before = smp__before(detection, before);
    return before != SMP__NOWHERE && before >= view->from &&
           smp__any_detail_ends(details, before, of.state);
}

/* Does the sentence, or the next one of the same person, say it of the bearer: "Name was admitted",
 * "Name from ward 4 has sepsis", "Name's biopsy", "the grievance against Name"? */
static bool is_told_of(const smp__detection *detection, const smp__detail_list *details,
                       const smp__name *name, const sentence_view *view, subject of)
{
    if (!(details->hints & any_of(of))) return false;
    bool possessive = smp__token_is_possessive(detection, name->last);
    uint32_t relative = possessive ? smp__after(detection, name->last) : SMP__NOWHERE;
    if (smp__token_known(detection, relative, SMP__LEXICON_RELATIVES) &&
        goes_on(detection, details, relative + 1, view->end, false, of))
        return true; /* "Name's mum has sepsis" */
    if (goes_on(detection, details, name->last + 1, view->end, possessive, of) ||
        comes_before(detection, details, name, view, of))
        return true;
    return view->pronoun != SMP__NOWHERE &&
           goes_on(detection, details, view->pronoun + 1, view->next_end,
                   smp__token_one_of(detection, view->pronoun, possessives) ||
                       smp__token_one_of(detection, view->pronoun, links),
                   of);
}

/* Is it told of the bearer right beside the name, whoever else the sentence is about: "removed a
 * tumour from Name, 72", "Name, from Place, who has lost two fingers", "Name's biopsy"? */
static bool is_told_beside(const smp__detection *detection, const smp__detail_list *details,
                           const smp__name *name, const sentence_view *view, subject of)
{
    enum { REACH = 8 }; /* tokens, white space aside */
    bool known = name->bearer == SMP__BEARER_PUBLIC; /* whose death is told everywhere */
    if (!known && ends_before(detection, details, name, view, of.act)) return true;
    uint32_t hints = smp__token_is_possessive(detection, name->last) ? of.state | of.event
                                                                     : of.event;
    uint32_t end = smp__reach_ahead(detection, name->last, REACH);
    bool place = false; /* a name that follows is that of one */
    for (uint32_t i = name->last + 1; i < end && i < view->end; i++) {
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

/* Do later words of the sentence say it of somebody by a pronoun: "Name, who ran the shop, came in
 * and he's had his scan"? If a name stands by itself it is a heading, and what follows is about its
 * bearer. */
static bool goes_on_later(const smp__detection *detection, const smp__detail_list *details,
                          const smp__name *name, const sentence_view *view, subject of)
{
    enum { AFTER = 24, HEADING = 2 }; /* tokens, white space aside */
    uint32_t end = smp__reach_ahead(detection, name->last, AFTER);
    if (smp__reach_ahead(detection, name->last, HEADING) >= view->end &&
        smp__reach_back(detection, name->first, 1) <= view->from)
        return smp__any_detail(details, name->last + 1, end, of.state | of.event) &&
               !smp__any_detail(details, name->last + 1, end, NO_PATIENT);
    if (end > view->end) end = view->end;
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

/* Does a state or an event stand after the name, with nobody else between whose it may be: "Name
 * the postman, leg off below the knee", "Name from the wool shop can't speak since the stroke"? */
static bool is_told_in_passing(const smp__detection *detection, const smp__detail_list *details,
                               const smp__name *name, const sentence_view *view, subject of)
{
    enum { AFTER = 14 }; /* tokens, white space aside */
    uint32_t end = smp__reach_ahead(detection, name->last, AFTER);
    if (end > view->end) end = view->end;
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

/* A given name and a surname at least. */
static bool is_whole(const smp__name *name)
{
    return name->bearer == SMP__BEARER_PERSON &&
           (name->whole || (!name->tag && name->last > name->first + 1));
}

/* "under Mr Example", "Mr Example removed my appendix": a surgeon, who bears the same title. */
static bool may_be_carer(const smp__detection *detection, const smp__name *name,
                         const sentence_view *view)
{
    return view->first_person || smp__token_one_of(detection, smp__before(detection, name->first),
                                                   " by under thank thanks to ");
}

/* Patients thank who cared for them: "thanks to Name, who had my X-ray done in no time". */
static bool is_of_writer(const smp__detection *detection, const sentence_view *view)
{
    return smp__any_one_of(detection, view->from, view->end, " my me i i've i'm i'd ");
}

/* Is its first or last word a name and no word besides: "patient Ann Example", not "patient
 * Participation Group"? */
static bool has_known_name(const smp__detection *detection, const smp__name *name)
{
    const uint32_t ends[] = {name->first, name->last};
    for (size_t i = 0; i < SMP_COUNT(ends); i++) {
        smp_text word = smp__folded(smp__token_at(detection, ends[i]));
        uint32_t flags = smp__name_flags(smp__without_possessive(word));
        if (flags && !(flags & SMP__NAME_WORD)) return true;
    }
    return false;
}

static bool is_patient(const smp__detection *detection, const smp__detail_list *details,
                       const smp__name *name, const sentence_view *view)
{
    if (name->bearer == SMP__BEARER_STAFF) return false;
    if (!view->invented && !is_named_again(detection, name, view) &&
        is_told_beside(detection, details, name, view, clinical))
        return name->bearer != SMP__BEARER_THANKED || !is_of_writer(detection, view);
    if (name->bearer == SMP__BEARER_PUBLIC || name->bearer == SMP__BEARER_DOUBTFUL ||
        name->bearer == SMP__BEARER_THANKED)
        return false;
    /* Whom the words call a patient is one, whoever is thanked or praised beside. */
    if (name->bearer == SMP__BEARER_PATIENT && has_known_name(detection, name) &&
        view->clinical && !view->invented)
        return true;
    if (view->no_patient_count && !others_are_no_patients(detection, name, view)) return false;
    if (view->clinical && name->bearer == SMP__BEARER_TITLED &&
        !may_be_carer(detection, name, view))
        return true;
    return is_told_of(detection, details, name, view, clinical) ||
           ((is_whole(name) || name->tag || name->bearer == SMP__BEARER_TITLED) &&
            goes_on_later(detection, details, name, view, clinical)) ||
           (is_whole(name) && is_told_in_passing(detection, details, name, view, clinical));
}

static bool is_employee(const smp__detection *detection, const smp__detail_list *details,
                        const smp__name *name, const sentence_view *view)
{
    if (name->bearer == SMP__BEARER_DOUBTFUL)
        return is_told_beside(detection, details, name, view, employment);
    return name->bearer != SMP__BEARER_PUBLIC && name->bearer != SMP__BEARER_PATIENT &&
           (is_told_of(detection, details, name, view, employment) ||
            (is_whole(name) && (goes_on_later(detection, details, name, view, employment) ||
                                is_told_in_passing(detection, details, name, view, employment))));
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void raise(smp__detection *detection, smp__signal_id signal, const smp__name *name)
{
    const smp__token *last = smp__token_at(detection, name->last);
    uint32_t start = smp__token_at(detection, name->first)->start, end = last->end;
    bool possessive = smp__token_is_possessive(detection, name->last);
    smp__raise_masked(detection, signal, start, end,
                      possessive ? SMP_TEXT("[name removed]'s") : SMP_TEXT("[name removed]"));
}

/* The names among the tokens [from, end), and what is told of them. */
static void look_among(smp__detection *detection, const smp__detail_list *details, uint32_t from,
                       uint32_t end)
{
    smp__name name;
    sentence_view view = {.known = false};
    for (uint32_t at = from; smp__next_name(detection, at, end, &name); at = name.last + 1) {
        if (name.bearer != SMP__BEARER_DOUBTFUL)
            raise(detection, SMP__SIGNAL_PRIVACY_PERSON_NAME, &name);
        if (!details->hints) continue;
        view_sentence(detection, &name, details, &view);
        if (is_patient(detection, details, &name, &view))
            raise(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT, &name);
        if (is_employee(detection, details, &name, &view))
            raise(detection, SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT, &name);
    }
}

void smp__detect_names(smp__detection *detection)
{
    const smp__document *document = detection->document;
    smp__detail_list details;
    if (!smp__read_details(detection, &details)) return;
    if (smp__wants(detection, SMP__SIGNAL_PRIVACY_PERSON_NAME)) {
        look_among(detection, &details, 0, document->token_count);
        return;
    }
    /* By itself a name is not asked for: only where something is told, there or shortly after. */
    enum { SENTENCES = 2 };
    for (uint32_t i = 0; details.hints && i < document->sentence_count; i++) {
        uint32_t last = i + SENTENCES < document->sentence_count ? i + SENTENCES
                                                                 : document->sentence_count - 1;
        if (smp__any_detail(&details, document->sentences[i].first_token,
                            document->sentences[last].end_token,
                            any_of(clinical) | any_of(employment)))
            look_among(detection, &details, document->sentences[i].first_token,
                       document->sentences[i].end_token);
    }
}
