/* What is told of a named person: a clinical detail, or one of employment or discipline. And the
 * name by itself, which is no fault but evidence. Which words tell something is the pack's to say
 * (the signals "told."); told_of.c knows how a sentence ties them to a name.
 * SPDX-License-Identifier: MIT */
#include "signals/told_of.h"

/* ---- What may be told of somebody ---------------------------------------------------------- */

static const smp__told clinical = {SMP__TOLD(CLINICAL), SMP__TOLD(CLINICAL_EVENT),
                                   SMP__TOLD(CLINICAL_ACT)};
static const smp__told employment = {SMP__TOLD(EMPLOYMENT), SMP__TOLD(EMPLOYMENT_EVENT),
                                     SMP__TOLD(EMPLOYMENT_ACT)};

static uint32_t any_of(smp__told about) { return about.state | about.event | about.act; }

/* ---- Sentences ------------------------------------------------------------------------------ */

/* What the sentence read last holds, so that a sentence of many names is read once. */
typedef struct sentence_view {
    smp__told_round round;
    smp__name names[8]; /* the first of them; only where somebody is said to be no patient */
    uint32_t name_count;
    const smp__detail *no_patients[8]; /* the first details by which somebody is no patient */
    uint32_t no_patient_count; /* all of them, though no more than one over are counted */
    bool clinical, invented, first_person;
} sentence_view;

static void list_names(const smp__detection *detection, sentence_view *view)
{
    enum { MOST = sizeof view->names / sizeof *view->names };
    uint32_t at = view->round.from;
    while (view->name_count < MOST &&
           smp__next_name(detection, at, view->round.end, &view->names[view->name_count]))
        at = view->names[view->name_count++].last + 1;
}

static void list_no_patients(const smp__detail_list *details, sentence_view *view)
{
    if (!(details->hints & SMP__TOLD_NO_PATIENT)) return;
    for (uint32_t i = smp__first_detail(details, view->round.from);
         i < details->count && details->items[i].first < view->round.end; i++) {
        if (!(details->items[i].hint & SMP__TOLD_NO_PATIENT)) continue;
        if (view->no_patient_count++ == SMP_COUNT(view->no_patients)) return;
        view->no_patients[view->no_patient_count - 1] = &details->items[i];
    }
}

static void view_sentence(const smp__detection *detection, const smp__name *name,
                          const smp__detail_list *details, sentence_view *view)
{
    smp__told_round round = view->round;
    if (!smp__read_told_round(detection, name, &round)) return;
    *view = (sentence_view){.round = round};
    view->clinical = smp__any_detail(details, round.from, round.next_end, any_of(clinical));
    list_no_patients(details, view);
    view->invented = smp__any_detail(details, round.from, round.end, SMP__TOLD(INVENTED));
    if (view->no_patient_count) list_names(detection, view);
    view->first_person =
        smp__any_one_of(detection, round.from, round.end, " my me i we us i've i'm i'd our ");
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
    return smp__any_one_of(detection, view->round.from, view->round.end, " my me i i've i'm i'd ");
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
    const smp__told_round *round = &view->round;
    if (name->bearer == SMP__BEARER_STAFF) return false;
    if (!view->invented && !is_named_again(detection, name, view) &&
        smp__is_told_beside(detection, details, name, round, clinical))
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
    return smp__is_told_of(detection, details, name, round, clinical) ||
           ((is_whole(name) || name->tag || name->bearer == SMP__BEARER_TITLED) &&
            smp__is_told_later(detection, details, name, round, clinical)) ||
           (is_whole(name) && smp__is_told_in_passing(detection, details, name, round, clinical));
}

static bool is_employee(const smp__detection *detection, const smp__detail_list *details,
                        const smp__name *name, const sentence_view *view)
{
    const smp__told_round *round = &view->round;
    if (name->bearer == SMP__BEARER_DOUBTFUL)
        return smp__is_told_beside(detection, details, name, round, employment);
    return name->bearer != SMP__BEARER_PUBLIC && name->bearer != SMP__BEARER_PATIENT &&
           (smp__is_told_of(detection, details, name, round, employment) ||
            (is_whole(name) &&
             (smp__is_told_later(detection, details, name, round, employment) ||
              smp__is_told_in_passing(detection, details, name, round, employment))));
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
    sentence_view view = {.name_count = 0};
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
