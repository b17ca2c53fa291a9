/* Patients as the notes and lists of a ward name them: beside a bed, an age and sex, or what is to
 * be done, and by whom they are cared for where.
 * SPDX-License-Identifier: MIT */
#include "signals/charted.h"
#include "signals/dates.h"

#include <string.h>

static const char marks[] = " , - : ; . ( ) | \342\200\223 \342\200\224 \342\200\242 ";

/* ---- Raising -------------------------------------------------------------------------------- */

/* The detector of names may have seen it already. */
static bool is_seen(const smp__detection *detection, uint32_t start, uint32_t end)
{
    const smp__observations *into = detection->into;
    for (size_t i = 0; i < into->count; i++) {
        const smp__observation *seen = &into->items[i];
        if (seen->signal == SMP__SIGNAL_PRIVACY_NAMED_PATIENT &&
            seen->field.kind == detection->field->kind &&
            seen->field.index == detection->field->index && seen->start < end && start < seen->end)
            return true;
    }
    return false;
}

static void raise(smp__detection *detection, const smp__charted_name *name)
{
    uint32_t start = smp__token_at(detection, name->first)->start;
    uint32_t end = smp__token_at(detection, name->last)->end;
    /* Where no more are raised, what was seen before is not gone through for each either. */
    if (detection->raised[SMP__SIGNAL_PRIVACY_NAMED_PATIENT] >= SMP__MAX_OBSERVATIONS_EACH ||
        smp__charted_is_other(detection, name) || is_seen(detection, start, end))
        return;
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT, start, end,
                      SMP_TEXT("[name removed]"));
}

/* ---- Beds and bays -------------------------------------------------------------------------- */

typedef struct place {
    uint32_t last; /* its last token; SMP__NOWHERE where there is none */
    bool bay;      /* several people lie there */
} place;

static bool is_number(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, index, SMP__ORDINARY) &&
           smp__ascii_digit(smp__initial(smp__token_at(detection, index)));
}

/* "bed4", "sr2" */
static bool is_joined_place(const smp__detection *detection, uint32_t index)
{
    static const char *const places[] = {"bed", "sr"};
    smp_text word = smp__folded(smp__token_at(detection, index));
    for (size_t i = 0; i < SMP_COUNT(places); i++) {
        size_t size = strlen(places[i]);
        if (smp__text_starts(word, places[i]) && word.size > size && word.size <= size + 2 &&
            smp__ascii_digit(word.data[size]))
            return true;
    }
    return false;
}

/* "Bed 4", "BED: 4", "SR2", "side room 2", "Bay B" */
static place place_at(const smp__detection *detection, uint32_t index)
{
    const place none = {SMP__NOWHERE, false};
    char first = smp__initial(smp__token_at(detection, index));
    if ((first != 'b' && first != 's' && first != 'c') ||
        !smp__is_kind(detection, index, SMP__KIND(WORD)))
        return none;
    uint32_t next = smp__after(detection, index);
    if (smp__token_one_of(detection, index, " side ")) {
        if (!smp__token_one_of(detection, next, " room ")) return none;
        next = smp__after(detection, next);
    } else if (!smp__token_one_of(detection, index, " bed sr bay cubicle ")) {
        return none;
    }
    if (smp__token_one_of(detection, next, " : - no ")) next = smp__after(detection, next);
    bool bay = smp__token_one_of(detection, index, " bay ");
    bool letter = bay && next != SMP__NOWHERE &&
                  smp__token_at(detection, next)->folded_size == 1 &&
                  smp__token_at(detection, next)->flags & SMP__TOKEN_FIRST_UPPER;
    return letter || is_number(detection, next) ? (place){next, bay} : none;
}

/* May the date be one of birth, by its year? */
static bool is_birth(const smp__date *date)
{
    enum { FIRST = 1910, LAST = 2015, FIRST_SHORT = 30 };
    return date->year < 100 ? date->year >= FIRST_SHORT : date->year >= FIRST && date->year <= LAST;
}

/* The token before what stands between a name and a bed: marks, an age, a date of birth. */
static uint32_t before_details(const smp__detection *detection, uint32_t index, bool *born)
{
    enum { MOST = 8 };
    for (int i = 0; i < MOST && index != SMP__NOWHERE; i++) {
        smp__date date;
        if (smp__read_written_date(detection, index, false, &date)) {
            if (!is_birth(&date)) return SMP__NOWHERE; /* of what happens there */
            *born = true;
        }
        if (!is_number(detection, index) && !smp__token_one_of(detection, index, marks) &&
            !smp__token_one_of(detection, index, " / in dob yrs yo f m "))
            return index;
        index = smp__before(detection, index);
    }
    return index;
}

static void look_before_bed(smp__detection *detection, uint32_t bed)
{
    bool born = false;
    uint32_t at = before_details(detection, smp__before(detection, bed), &born);
    if (at == SMP__NOWHERE) return;
    smp__charted_name name = smp__charted_up_to(detection, at);
    if (!name.form) { /* the initial of "Whitfield M" was passed over as a sex */
        at = smp__after(detection, at);
        name = smp__charted_up_to(detection, at);
    }
    if (name.form >= SMP__CHARTED_SURNAME || (born && name.form == SMP__CHARTED_LIKELY))
        raise(detection, &name);
}

/* "Bed 4: Whitfield", "SR2 Doris Whitfield" */
static void look_behind_bed(smp__detection *detection, uint32_t bed)
{
    uint32_t at = smp__after(detection, bed);
    bool comma = smp__token_one_of(detection, at, " , ");
    if (comma || smp__token_one_of(detection, at, " : - \342\200\223 \342\200\224 | "))
        at = smp__after(detection, at);
    if (at == SMP__NOWHERE) return;
    smp__charted_name name = smp__charted_from(detection, at);
    uint32_t next = smp__after(detection, name.last);
    bool ends = next == SMP__NOWHERE || !smp__is_kind(detection, next, SMP__KIND(WORD));
    if (name.form >= SMP__CHARTED_SURNAME && (ends || !comma)) raise(detection, &name);
}

/* "Bay 3: Whitfield, Okafor and Tully": two at least, one of them surely a name. */
static void look_in_bay(smp__detection *detection, uint32_t bay)
{
    enum { MOST = 12 };
    smp__charted_name names[MOST];
    uint32_t count = 0, sure = 0, at = smp__after(detection, bay);
    if (!smp__token_one_of(detection, at, " : - \342\200\223 \342\200\224 ")) return;
    while (count < MOST) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) break;
        names[count] = smp__charted_from(detection, at);
        if (!names[count].form) break;
        sure += names[count].form >= SMP__CHARTED_SURNAME;
        at = smp__after(detection, names[count++].last);
        if (!smp__token_one_of(detection, at, " , and & ; / ")) break;
    }
    for (uint32_t i = 0; count > 1 && sure && i < count; i++) raise(detection, &names[i]);
}

/* "caring for Doris in bay 3": whom staff care for in a place for patients. */
static void look_for_care(smp__detection *detection, uint32_t ward)
{
    uint32_t in = smp__before(detection, ward);
    if (smp__token_one_of(detection, in, " the our ")) in = smp__before(detection, in);
    if (!smp__token_one_of(detection, in, " in on from ")) return;
    uint32_t at = smp__before(detection, in);
    if (at == SMP__NOWHERE) return;
    smp__charted_name name = smp__charted_up_to(detection, at);
    if (name.form == SMP__CHARTED_NONE || name.form == SMP__CHARTED_LIKELY) return;
    uint32_t before = smp__before(detection, name.first), verb = before;
    if (smp__token_one_of(detection, before, " for after "))
        verb = smp__before(detection, before);
    bool cares = verb != before
                     ? smp__token_one_of(detection, verb, " caring cared care looking looked look ")
                     : smp__token_one_of(detection, verb, " nursing nursed specialling specialing "
                                                          "treating treated feeding washing ");
    if (cares) raise(detection, &name);
}

/* ---- Age and sex ---------------------------------------------------------------------------- */

/* The token before `index`, or after, over a comma or a stroke. */
static uint32_t beside(const smp__detection *detection, uint32_t index, bool after)
{
    uint32_t (*step)(const smp__detection *, uint32_t) = after ? smp__after : smp__before;
    uint32_t at = step(detection, index);
    return smp__token_one_of(detection, at, " , / ") ? step(detection, at) : at;
}

/* The bracket before an age and sex, "(F, 82)", "(82 F)", whose letter is at `index`; NOWHERE if it
 * stands otherwise. */
static uint32_t bracket_of(const smp__detection *detection, uint32_t index)
{
    uint32_t first = index, last = index, at = beside(detection, index, false);
    if (is_number(detection, at)) {
        first = at;
    } else {
        last = beside(detection, index, true);
        if (!is_number(detection, last)) return SMP__NOWHERE;
    }
    uint32_t open = smp__before(detection, first), close = smp__after(detection, last);
    return smp__token_one_of(detection, open, " ( ") && smp__token_one_of(detection, close, " ) ")
               ? open
               : SMP__NOWHERE;
}

/* The name before an age and sex at `index`. */
static void look_before_age(smp__detection *detection, uint32_t index)
{
    uint32_t at = smp__before(detection, index);
    if (smp__token_one_of(detection, at, marks)) at = smp__before(detection, at);
    if (at == SMP__NOWHERE) return;
    smp__charted_name name = smp__charted_up_to(detection, at);
    if (name.form >= SMP__CHARTED_PAIR) raise(detection, &name);
}

/* "82F", "74M": two figures or more, or "F" could be a size. */
static bool is_age_and_sex(const smp__token *token)
{
    const smp_text word = smp__folded(token);
    return word.size >= 3 && word.size <= 4 && token->flags & SMP__TOKEN_HAS_UPPER &&
           memchr("fm", word.data[word.size - 1], 2) && smp__ascii_digit(word.data[0]) &&
           smp__ascii_digit(word.data[word.size - 2]);
}

/* ---- The detectors -------------------------------------------------------------------------- */

void smp__detect_charted_ages(smp__detection *detection)
{
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        if (is_age_and_sex(smp__token_at(detection, i))) {
            look_before_age(detection, i);
        } else if (is_joined_place(detection, i)) {
            look_before_bed(detection, i);
            look_behind_bed(detection, i);
        }
    }
}

/* "Pt: Doris Whitfield" */
static void look_behind_label(smp__detection *detection, uint32_t label)
{
    uint32_t at = smp__after(detection, label);
    if (smp__token_one_of(detection, at, " name ")) at = smp__after(detection, at);
    if (!smp__token_one_of(detection, at, " : ")) return;
    at = smp__after(detection, at);
    if (at == SMP__NOWHERE) return;
    smp__charted_name name = smp__charted_from(detection, at);
    if (name.form >= SMP__CHARTED_SURNAME) raise(detection, &name);
}

void smp__detect_charted(smp__detection *detection)
{
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        if (smp__token_one_of(detection, i, " pt patient ")) look_behind_label(detection, i);
        if (smp__token_one_of(detection, i, " dob d.o.b ")) look_before_age(detection, i);
        if (smp__token_one_of(detection, i, " f m female male ")) {
            uint32_t open = bracket_of(detection, i);
            if (open != SMP__NOWHERE) look_before_age(detection, open);
        }
        if (smp__token_one_of(detection, i, " ward ")) look_for_care(detection, i);
        place found = place_at(detection, i);
        if (found.last == SMP__NOWHERE) continue;
        look_for_care(detection, i);
        if (found.bay) {
            look_in_bay(detection, found.last);
        } else {
            look_before_bed(detection, i);
            look_behind_bed(detection, found.last);
        }
        i = found.last;
    }
}

/* Does a year stand behind it, as in a list of what authors have written? */
static bool is_of_authors(const smp__detection *detection, uint32_t index)
{
    enum { FAR = 40 };
    for (uint32_t i = index; i < smp__reach_ahead(detection, index, FAR); i++) {
        const smp_text word = smp__folded(smp__token_at(detection, i));
        if (word.size == 4 && (smp__text_starts(word, "19") || smp__text_starts(word, "20")) &&
            smp__is_kind(detection, i, SMP__KIND(NUMBER)))
            return true;
    }
    return false;
}

static void look_beside_hit(smp__detection *detection, const smp__hit *hit)
{
    enum { FEW = 4 };
    smp__charted_name name = {0, 0, SMP__CHARTED_NONE};
    uint32_t at = smp__before(detection, hit->first_token);
    for (int skipped = 0; skipped < FEW; skipped++)
        if (smp__token_one_of(detection, at,
                              " - : ? ( ) awaiting awaits for post needs \342\200\223 ") ||
            smp__is_kind(detection, at, SMP__KIND(NUMBER)))
            at = smp__before(detection, at);
    if (at != SMP__NOWHERE) name = smp__charted_up_to(detection, at);
    if (name.form != SMP__CHARTED_INITIAL) {
        at = smp__after(detection, hit->end_token - 1);
        if (smp__token_one_of(detection, at, " back results result form request "))
            at = smp__after(detection, at);
        if (smp__token_one_of(detection, at, " for ")) at = smp__after(detection, at);
        else at = SMP__NOWHERE;
        if (at != SMP__NOWHERE) name = smp__charted_from(detection, at);
    }
    if (name.form == SMP__CHARTED_INITIAL && !is_of_authors(detection, name.last))
        raise(detection, &name);
}

/* "Okafor P - awaiting CT", "bloods back for Okafor P": what is to be done, beside a name that
 * nobody writes so elsewhere but in lists of authors. */
void smp__detect_charted_notes(smp__detection *detection)
{
    const smp__scene *scene = detection->scene;
    for (size_t i = 0; scene->hints && i < scene->hit_count; i++) {
        const smp__hit *hit = &scene->hits[i];
        if (hit->owner == scene->hints[SMP__HINT_CLINICAL] ||
            hit->owner == scene->hints[SMP__HINT_CLINICAL_EVENT] ||
            hit->owner == scene->hints[SMP__HINT_CLINICAL_ACT])
            look_beside_hit(detection, hit);
    }
}
