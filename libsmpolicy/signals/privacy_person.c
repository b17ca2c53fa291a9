/* Whose contact details, home or date of birth they are: of one person who is spoken of, or the
 * writer's own, a colleague's, or there for everybody.
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"
#include "signals/names.h"

/* ---- The words round them ------------------------------------------------------------------ */

typedef struct surroundings {
    uint32_t from, first, last, end; /* tokens; the detail itself is at `first` to `last` */
} surroundings;

static surroundings read_surroundings(const smp__detection *detection, uint32_t first,
                                      uint32_t last)
{
    enum { BEFORE = 14, BEHIND = 10, TITLE = 4 };
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, first)->sentence];
    surroundings about = {smp__reach_back(detection, first, BEFORE), first, last,
                          smp__reach_ahead(detection, last, BEHIND)};
    /* "Mrs. Example" may have ended a sentence. */
    if (about.from < sentence->first_token && first - sentence->first_token > TITLE)
        about.from = sentence->first_token;
    return about;
}

static uint32_t next_word(const smp__detection *detection, const surroundings *about,
                          uint32_t index)
{
    for (; index < about->end; index++) {
        if (index == about->first) index = about->last + 1;
        if (index < about->end && smp__is_kind(detection, index, SMP__KIND(WORD))) return index;
    }
    return SMP__NOWHERE;
}

/* What readers are given an address or a number for: "to join", "for more details", or what the
 * sentence begins with, "Tickets from ...". */
static bool is_publication(const smp__detection *detection, const surroundings *about,
                           uint32_t index)
{
    static const char purposes[] =
        " join joining book booking bookings register sign volunteer volunteering information info "
        "details enquiries enquire tickets order orders donate fundraising interested apply "
        "vacancy job jobs event events class classes course workshop session sessions group club "
        "stall shop cafe market sale press media website recruitment line helpline switchboard "
        "hear find learn ask reserve ";
    if (!smp__token_one_of(detection, index, purposes)) return false;
    uint32_t before = smp__before(detection, index);
    while (smp__token_one_of(detection, before, " more further any all full the our a your "))
        before = smp__before(detection, before);
    return before == SMP__NOWHERE || before < about->from ||
           smp__token_one_of(detection, before, " to for ");
}

/* The number of the first of the scene's hits that begins at `token` or later. */
static size_t hit_from(const smp__scene *scene, uint32_t token)
{
    size_t low = 0, high = scene->hit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scene->hits[middle].first_token < token) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* "to book her scan": what is said of a patient is for no reader. */
static bool is_of_care(const smp__detection *detection, const surroundings *about)
{
    const smp__scene *scene = detection->scene;
    if (smp__any_one_of(detection, about->from, about->end, " he she him her his hers "))
        return true;
    for (size_t i = hit_from(scene, about->from);
         i < scene->hit_count && scene->hits[i].first_token < about->end; i++) {
        uint32_t owner = scene->hits[i].owner;
        if (owner == scene->hints[SMP__HINT_CLINICAL] ||
            owner == scene->hints[SMP__HINT_CLINICAL_EVENT] ||
            owner == scene->hints[SMP__HINT_CLINICAL_ACT])
            return true;
    }
    return false;
}

/* ---- One person ---------------------------------------------------------------------------- */

/* "your mum", "any child": whoever reads it. */
static bool is_readers(const smp__detection *detection, uint32_t index)
{
    return smp__token_one_of(detection, smp__before(detection, index),
                             " your any every each a an or and no ");
}

/* Is something announced round it that everybody may come to or help with, "Bake sale on Friday.
 * Call Jo on ...", and nothing told of care? Then whoever is named runs it. */
static bool is_announced(const smp__detection *detection, const surroundings *about)
{
    enum { BEFORE = 80, BEHIND = 40 }; /* tokens, spaces too, over the lines of a short post */
    const uint32_t left = detection->document->token_count - about->last;
    surroundings wide = {about->first > BEFORE ? about->first - BEFORE : 0, about->first,
                         about->last, about->last + (left > BEHIND ? BEHIND : left)};
    if (is_of_care(detection, &wide)) return false;
    for (uint32_t at = next_word(detection, &wide, wide.from); at != SMP__NOWHERE;
         at = next_word(detection, &wide, at + 1))
        if (smp__token_known(detection, at, SMP__LEXICON_ANNOUNCED_EVENTS)) return true;
    return false;
}

/* A given name a word or two from the detail, or somebody's by name: "Jane's mobile". */
static bool is_name(const smp__detection *detection, const surroundings *about, uint32_t index)
{
    enum { NEAR = 4 };
    if (!smp__is_capitalised(detection, index)) return false;
    smp_text word = smp__folded(smp__token_at(detection, index));
    bool near = index < about->first
                    ? index >= smp__reach_back(detection, about->first, NEAR)
                    : index < smp__reach_ahead(detection, about->last, NEAR);
    return (near || smp__is_possessive(word)) &&
           smp__is_only_given_name(smp__without_possessive(word)) &&
           !smp__is_public_name(detection, index, index);
}

static bool is_cared_for(const smp__detection *detection, uint32_t index)
{
    smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return smp__one_of(word, " patient pt resident casualty family household ") &&
           smp__is_somebody(detection, index);
}

/* The last token of the name of somebody who works there that stands round the detail from token
 * `index` on, "Jane, our ward manager"; SMP__NOWHERE if none does. */
static uint32_t staff_from(const smp__detection *detection, const surroundings *about,
                           uint32_t index)
{
    smp__name name;
    bool found = smp__next_name(detection, index, about->end, &name) && name.first == index;
    return found && smp__is_named_staff(&name) ? name.last : SMP__NOWHERE;
}

/* Is the detail that of one person, by the words round it? */
static bool is_of_person(const smp__detection *detection, const surroundings *about)
{
    bool named = false, spoken_of = false, cared_for = false, published = false;
    bool colleague = false;
    for (uint32_t at = next_word(detection, about, about->from); at != SMP__NOWHERE;
         at = next_word(detection, about, at + 1)) {
        published |= is_publication(detection, about, at);
        if (is_readers(detection, at)) continue;
        cared_for |= is_cared_for(detection, at);
        /* "Jane, our ward manager, on ...: she will ring back" */
        if (colleague && smp__token_one_of(detection, at, " he she ")) continue;
        bool somebody = smp__is_somebody(detection, at);
        if (!somebody && !is_name(detection, about, at)) continue;
        uint32_t staff = staff_from(detection, about, at);
        if (staff != SMP__NOWHERE) {
            colleague = true;
            at = staff;
        } else {
            named = named || !somebody;
            spoken_of = spoken_of || somebody;
        }
    }
    if (cared_for || !(named || spoken_of) || (published && !is_of_care(detection, about)))
        return cared_for;
    return spoken_of || !is_announced(detection, about);
}

/* "my mobile", "I live at", "me": the writer's own. */
static bool is_writers(const smp__detection *detection, const surroundings *about)
{
    return smp__any_one_of(detection, about->from, about->first, " i my me mine i'm i've ours ") ||
           smp__any_one_of(detection, about->last + 1, about->end, " me my mine ");
}

/* ---- The signal ---------------------------------------------------------------------------- */

static void raise(smp__detection *detection, uint32_t start, uint32_t end, smp_text mask)
{
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_OF_PERSON, start, end, mask);
}

void smp__raise_contact_of_person(smp__detection *detection, uint32_t first, uint32_t last,
                                  uint32_t start, uint32_t end, smp_text mask)
{
    if (!smp__wants(detection, SMP__SIGNAL_PRIVACY_OF_PERSON)) return;
    surroundings about = read_surroundings(detection, first, last);
    if (is_of_person(detection, &about)) raise(detection, start, end, mask);
}

void smp__raise_home_of_person(smp__detection *detection, uint32_t first, uint32_t last,
                               uint32_t start, uint32_t end, smp_text mask)
{
    if (!smp__wants(detection, SMP__SIGNAL_PRIVACY_OF_PERSON)) return;
    surroundings about = read_surroundings(detection, first, last);
    if (!is_writers(detection, &about) || is_of_person(detection, &about))
        raise(detection, start, end, mask);
}
