/* What a profile says of its owner, and what the policy's terms make of it: association,
 * disclaimer, name and role, and what a corporate account must show.
 * SPDX-License-Identifier: MIT */
#include "signals/profile.h"

#include "signals/addresses.h"
#include "signals/detect.h"

#include <string.h>

/* One field of the profile, read. */
typedef struct part {
    const smp__field *field; /* NULL: the profile has none */
    smp__row row;
} part;

enum { BIO, NAME, HANDLE, PINNED, ROLE, PARTS };

typedef struct judging {
    const smp__scene *scene;
    smp__observations *into;
    part parts[PARTS];
    part link; /* the one that speaks, of several */
    const part *associated_in; /* where it says whom the owner works for */
    uint32_t associated_start, associated_end; /* bytes */
    bool failed;
} judging;

static bool read_parts(judging *with, const smp__field *fields, size_t field_count)
{
    static const uint8_t kinds[PARTS] = {SMP__IN_TEXT, SMP__IN_NAME, SMP__IN_HANDLE,
                                         SMP__IN_PINNED, SMP__IN_ROLE};
    for (size_t i = 0; i < field_count; i++)
        for (size_t p = 0; p < PARTS; p++)
            if (fields[i].kind == kinds[p]) with->parts[p].field = &fields[i];
    for (size_t p = 0; p < PARTS; p++)
        if (with->parts[p].field &&
            !smp__row_read(&with->parts[p].row, with->scene, with->parts[p].field,
                           &with->into->failed))
            return false;
    return true;
}

static smp__observation *observe(judging *with, smp__signal_id signal, const part *in,
                                 uint32_t start, uint32_t end)
{
    if (!smp__wanted(with->scene, signal)) return NULL;
    if (!in) return smp__observe(with->into, signal, (smp__field){0}, 0, 0);
    return smp__observe(with->into, signal, *in->field, start, end);
}

/* ---- Association --------------------------------------------------------------------------- */

/* What the host says of a profile, which it may know better than its words do. */
static smp_tri told_by_host(const judging *with, const char *name)
{
    const smp_fact *fact = smp__fact_of(with->scene, name);
    return fact && fact->type == SMP_FACT_TRUTH ? fact->truth : SMP_UNKNOWN;
}

/* The host may say whose account it is; else the words do. */
static bool is_declared(const smp__scene *scene)
{
    return scene->profile->account == SMP_ACCOUNT_CORPORATE ||
           scene->profile->account == SMP_ACCOUNT_PROFESSIONAL;
}

static void associate(judging *with, const part *in, uint32_t start, uint32_t end,
                      bool organisation)
{
    with->into->who.associated = true;
    if (!with->associated_in) {
        with->associated_in = in;
        with->associated_start = start;
        with->associated_end = end;
    }
    observe(with, SMP__SIGNAL_ASSOCIATION_NHS, in, start, end);
    if (organisation) observe(with, SMP__SIGNAL_ASSOCIATION_ORGANISATION, in, start, end);
}

static bool any_word(const smp__row *row, const char *words)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (smp__row_is(row, i, words)) return true;
    return false;
}

/* A pinned post talks of much that is not its writer: it counts where one says "I work for". */
static bool speaks_of_writer(const part *in, const smp__associated *found)
{
    return found->employed && any_word(&in->row, " i i'm im i've ive my ") &&
           !any_word(&in->row, " who everyone everybody anyone those thank thanks ");
}

static bool is_outsider(const judging *with)
{
    const smp__row *bio = &with->parts[BIO].row;
    for (uint32_t i = 0; i < bio->count; i++)
        if (smp__says(bio, i, SMP__WORD_OUTSIDE | SMP__WORD_PAST | SMP__WORD_KIN)) return true;
    return false;
}

/* The organisation's own site or address among the links, unless the bio speaks from outside: who
 * campaigns about a trust links to it too. Pages of the NHS are everybody's. */
static void judge_links(judging *with, const smp__field *fields, size_t field_count)
{
    bool outsider = is_outsider(with);
    for (size_t i = 0; i < field_count; i++) {
        const smp__document *document = fields[i].document;
        if (fields[i].kind != SMP__IN_LINK || !document) continue;
        for (uint32_t t = 0; t < document->token_count; t++) {
            const smp__token *token = &document->tokens[t];
            bool mail = token->kind == SMP_TOKEN_EMAIL;
            if (!mail && token->kind != SMP_TOKEN_URL) continue;
            smp_text folded = smp__folded(token);
            uint32_t says =
                smp__address_says(with->scene, mail ? folded : smp__read_address(folded).host);
            bool own = (says & SMP__WORD_NAME) != 0;
            if (!(mail ? says : own && !outsider)) continue;
            with->link.field = &fields[i];
            associate(with, &with->link, token->start, token->end, own);
        }
    }
}

static void judge_association(judging *with, const smp__field *fields, size_t field_count)
{
    static const uint8_t speaking[] = {BIO, NAME, HANDLE, ROLE, PINNED};
    smp__who *who = &with->into->who;
    who->associated = is_declared(with->scene);
    for (size_t i = 0; i < SMP_COUNT(speaking); i++) {
        const part *in = &with->parts[speaking[i]];
        if (!in->field) continue;
        smp__associated found = smp__read_association(&in->row);
        who->has_role |= found.role && speaking[i] != HANDLE && speaking[i] != PINNED;
        if (!found.with_nhs) continue;
        if (speaking[i] == PINNED && !speaks_of_writer(in, &found)) continue;
        associate(with, in, in->row.words[found.first].start, in->row.words[found.end - 1].end,
                  found.with_organisation);
    }
    judge_links(with, fields, field_count);
    smp_tri told = told_by_host(with, "profile.shows_employer");
    if (told != SMP_UNKNOWN) who->associated = told == SMP_YES;
}

/* ---- Disclaimer ---------------------------------------------------------------------------- */

static void offer(judging *with, smp__observation *seen, uint32_t start, uint32_t end)
{
    if (seen && !smp__offer_disclaimer(with->scene, with->into, seen, with->parts[BIO].field, start,
                                       end))
        with->failed = true;
}

/* The best that one field has to offer. */
typedef struct candidate {
    smp__disclaimer judged;
    const part *in;
    uint32_t first, end; /* words */
    smp_text detail;
} candidate;

static smp_text difference(judging *with, const part *in, const smp__likeness *likeness,
                           const smp__wording *wording)
{
    smp_text told = smp__tell_difference(&in->row, likeness, wording, with->scene->arena);
    if (!told.data) with->failed = true;
    return told;
}

/* A few words in common are chance; two in five of them, and four at least, are not. */
static bool is_near(const smp__likeness *likeness, const smp__wording *wording)
{
    uint32_t same = wording->count - likeness->distance;
    return likeness->distance == 0 || (same >= 4 && same * 5 >= wording->count * 2);
}

/* The wording that the row comes nearest to, in words; false where none is near. */
static bool nearest_wording(judging *with, const part *in, smp__likeness *nearest,
                            const smp__wording **wording)
{
    const smp__profile_terms *terms = with->scene->terms;
    bool near = false;
    *nearest = (smp__likeness){.distance = UINT32_MAX};
    for (size_t i = 0; i < terms->wording_count; i++) {
        smp__likeness likeness;
        if (!smp__compare_wording(&likeness, &in->row, &terms->wordings[i], with->scene->arena)) {
            with->failed = true;
            return false;
        }
        if (likeness.distance >= nearest->distance) continue;
        *nearest = likeness;
        *wording = &terms->wordings[i];
        near = is_near(&likeness, &terms->wordings[i]);
    }
    return near;
}

/* A printed wording that is taken back leaves none of its parts. */
static bool is_withdrawn(const part *in, const smp__likeness *likeness, smp__disclaimed *said)
{
    smp__withdrawal found =
        smp__find_withdrawal(&in->row, likeness->first, likeness->end, likeness->first);
    if (found != SMP__STANDS && likeness->distance == 0) {
        *said = (smp__disclaimed){.contrary = found == SMP__SHARED,
                                  .contrary_first = likeness->first,
                                  .contrary_end = likeness->end};
    }
    return found != SMP__STANDS;
}

static candidate judge_part(judging *with, const part *in, candidate *contrary)
{
    const smp__profile_terms *terms = with->scene->terms;
    candidate best = {.judged = SMP__DISCLAIMER_ABSENT, .in = in};
    smp__likeness likeness;
    const smp__wording *wording = NULL;
    bool near = nearest_wording(with, in, &likeness, &wording);
    smp__disclaimed said = smp__find_disclaimer(&in->row);
    if (near && is_withdrawn(in, &likeness, &said)) near = false;
    if (said.contrary && !said.own && !contrary->in)
        *contrary = (candidate){.in = in, .first = said.contrary_first, .end = said.contrary_end};
    best.first = near ? likeness.first : said.first;
    best.end = near ? likeness.end : said.end;
    bool says = said.own || said.not_employer;
    if (says) with->into->who.own_views = true;
    if (near && likeness.distance == 0) {
        best.judged = SMP__DISCLAIMER_EXACT;
        with->into->who.own_views = true;
    } else if (near && (!says || terms->accepts == SMP__ACCEPTS_EXACT)) {
        best.judged = SMP__DISCLAIMER_NEAR;
        best.detail = difference(with, in, &likeness, wording);
    } else if (says) {
        best.judged = SMP__DISCLAIMER_EQUIVALENT;
        best.first = said.first;
        best.end = said.end;
    } else if (said.attempt && !said.contrary) {
        best.judged = SMP__DISCLAIMER_NEAR;
    }
    return best;
}

static uint32_t first_byte(const candidate *of) { return of->in->row.words[of->first].start; }

static uint32_t last_byte(const candidate *of) { return of->in->row.words[of->end - 1].end; }

/* Told of what says the contrary, which is to be replaced; else of what shows the employer, where
 * that is in the bio; else of the whole bio, where the words are to be put. */
static void tell_absent(judging *with, const candidate *contrary)
{
    const part *bio = &with->parts[BIO], *in = with->associated_in;
    uint32_t start = with->associated_start, end = with->associated_end;
    bool replaces = contrary->in == bio;
    if (replaces) {
        in = bio;
        start = first_byte(contrary);
        end = last_byte(contrary);
    } else if (in != bio && bio->field && bio->field->document->text.size) {
        in = bio;
        start = 0;
        end = (uint32_t)bio->field->document->text.size;
    }
    offer(with, observe(with, SMP__SIGNAL_DISCLAIMER_MISSING, in, start, end),
          replaces ? start : 0, replaces ? end : 0);
}

static void tell_present(judging *with, const candidate *best)
{
    static const smp__signal_id signals[] = {
        [SMP__DISCLAIMER_NEAR] = SMP__SIGNAL_DISCLAIMER_NEAR,
        [SMP__DISCLAIMER_EQUIVALENT] = SMP__SIGNAL_DISCLAIMER_EQUIVALENT,
        [SMP__DISCLAIMER_EXACT] = SMP__SIGNAL_DISCLAIMER_EXACT};
    uint32_t start = first_byte(best), end = last_byte(best);
    smp__observation *seen = observe(with, signals[best->judged], best->in, start, end);
    if (seen) seen->detail = best->detail;
    if (best->judged != SMP__DISCLAIMER_EXACT) offer(with, seen, start, end);
}

static void judge_disclaimer(judging *with)
{
    static const uint8_t speaking[] = {BIO, PINNED, NAME};
    const smp__profile_terms *terms = with->scene->terms;
    candidate best = {.judged = SMP__DISCLAIMER_NOT_REQUIRED};
    candidate contrary = {.in = NULL};
    for (size_t i = 0; i < SMP_COUNT(speaking) && !with->failed; i++) {
        const part *in = &with->parts[speaking[i]];
        if (!in->field || in->row.count == 0) continue;
        candidate one = judge_part(with, in, &contrary);
        if (one.judged > best.judged) best = one;
    }
    smp_tri told = told_by_host(with, "profile.disclaimer");
    if (best.judged == SMP__DISCLAIMER_NOT_REQUIRED || told == SMP_NO)
        best.judged = SMP__DISCLAIMER_ABSENT;
    if (told == SMP_YES && best.judged < SMP__DISCLAIMER_EQUIVALENT)
        best = (candidate){.judged = SMP__DISCLAIMER_EQUIVALENT};
    if (contrary.in)
        observe(with, SMP__SIGNAL_DISCLAIMER_CONTRARY, contrary.in, first_byte(&contrary),
                last_byte(&contrary));
    bool required = with->into->who.associated &&
                    (terms->accounts >> with->scene->profile->account & 1);
    if (!required || with->failed) return;
    with->into->who.disclaimer = best.judged;
    if (best.judged == SMP__DISCLAIMER_ABSENT) tell_absent(with, &contrary);
    else if (told != SMP_YES) tell_present(with, &best);
}

/* ---- Name, role and the rest --------------------------------------------------------------- */

/* "Bristol" in the display name of a Bristol team is nobody's name. */
static bool is_of_organisation(const judging *with, const smp__row *row, uint32_t at)
{
    const smp__profile_terms *terms = with->scene->terms;
    for (size_t n = 0; n < terms->name_count; n++)
        for (uint32_t i = 0; i < terms->names[n].count; i++)
            if (smp__row_has_at(row, at, &terms->names[n].words[i])) return true;
    return false;
}

/* A word of letters that is in no list may be of a person's name. */
static bool may_be_name(const judging *with, const smp__row *row, uint32_t at)
{
    size_t first = 0;
    const smp__row_word *word = &row->words[at];
    return !word->says && word->end - word->start >= 2 &&
           smp__is_letter(smp__utf8_next(word->folded.data, &first)) &&
           !smp__row_is(row, at, " dr mr mrs ms miss mx prof professor the and ") &&
           !is_of_organisation(with, row, at);
}

static bool has_name(const judging *with, const smp__row *row)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (may_be_name(with, row, i)) return true;
    return false;
}

/* "Pat Sample, nurse": a bio may begin with its owner's name, two or three words with capitals and
 * something that parts them from what follows. */
static bool begins_with_name(const judging *with, const part *bio)
{
    uint32_t count = 0;
    const smp__row *row = &bio->row;
    if (!bio->field || row->count == 0) return false;
    const char *text = bio->field->document->text.data;
    do {
        char letter = text[row->words[count].start];
        if (letter < 'A' || letter > 'Z' || !may_be_name(with, row, count)) return false;
        count++;
    } while (count < row->count && row->words[count].parting == SMP__PARTED_NOT);
    return count >= 2 && count <= 3;
}

static void judge_nhsmail(judging *with)
{
    static const uint8_t shown[] = {BIO, PINNED, NAME};
    const smp_text end = SMP_TEXT("@nhs.net");
    if (!smp__wanted(with->scene, SMP__SIGNAL_PROFILE_NHSMAIL)) return;
    for (size_t p = 0; p < SMP_COUNT(shown); p++) {
        const part *in = &with->parts[shown[p]];
        for (uint32_t i = 0; in->field && i < in->row.count; i++) {
            const smp__row_word *word = &in->row.words[i];
            smp_text folded = word->folded;
            if (folded.size > end.size &&
                smp__text_equal(smp__text_slice(folded, folded.size - end.size, folded.size), end))
                observe(with, SMP__SIGNAL_PROFILE_NHSMAIL, in, word->start, word->end);
        }
    }
}

static void judge_identity(judging *with)
{
    const part *name = &with->parts[NAME];
    smp__who *who = &with->into->who;
    who->has_name = (name->field && has_name(with, &name->row)) ||
                    begins_with_name(with, &with->parts[BIO]);
    if (with->scene->profile->account == SMP_ACCOUNT_CORPORATE) return;
    if (!who->has_name) observe(with, SMP__SIGNAL_PROFILE_NAME_MISSING, NULL, 0, 0);
    if (!who->has_role) observe(with, SMP__SIGNAL_PROFILE_ROLE_MISSING, NULL, 0, 0);
    judge_nhsmail(with);
}

static void judge_corporate(judging *with)
{
    const smp_profile *profile = with->scene->profile;
    if (profile->account != SMP_ACCOUNT_CORPORATE) return;
    const part *bio = &with->parts[BIO];
    if (!bio->field || bio->row.count == 0)
        observe(with, SMP__SIGNAL_PROFILE_DESCRIPTION_MISSING, NULL, 0, 0);
    bool linked = profile->link_count ||
                  (bio->field && bio->field->document->kind_counts[SMP_TOKEN_URL]);
    if (!linked) observe(with, SMP__SIGNAL_PROFILE_LINK_MISSING, NULL, 0, 0);
}

void smp__detect_profile(const smp__scene *scene, const smp__field *fields, size_t field_count,
                         smp__observations *into)
{
    memset(&into->who, 0, sizeof into->who);
    if (!scene->profile) return;
    judging with = {.scene = scene, .into = into};
    if (!read_parts(&with, fields, field_count)) {
        into->failed = true;
        return;
    }
    judge_association(&with, fields, field_count);
    judge_disclaimer(&with);
    judge_identity(&with);
    judge_corporate(&with);
    if (with.failed) into->failed = true;
}
