/* Looking behind disguises: terms of abuse spelt so as not to be seen are read as they are meant.
 * What the patterns then find is reported together with how it was written.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* Lexicons whose words are looked for. */
static const struct {
    const char *name;
    smp__term_kind kind; /* of its words */
    bool starred;        /* they are written with most of their letters hidden, "f***" */
} lexicons[] = {
    {"group", SMP__TERM_NEUTRAL, false}, {"kind", SMP__TERM_NEUTRAL, false},
    {"vile", SMP__TERM_ALONE, false}, {"vermin", SMP__TERM_ALONE, false},
    {"foolish", SMP__TERM_ALONE, false}, {"offender", SMP__TERM_ALONE, false},
    {"oaf", SMP__TERM_ALONE, false}, {"slur-race", SMP__TERM_ALONE, false},
    {"slur-faith", SMP__TERM_ALONE, false}, {"slur-orientation", SMP__TERM_ALONE, false},
    {"slur-disability", SMP__TERM_ALONE, false}, {"slur-sex", SMP__TERM_ALONE, true},
    {"slur-elsewhere", SMP__TERM_ALONE, false}, {"insult", SMP__TERM_ALONE, false},
    {"profanity", SMP__TERM_ALONE, true}, {"bane", SMP__TERM_ALONE, false},
    {"loathsome", SMP__TERM_ALONE, false}, {"hate-verb", SMP__TERM, false},
    {"harm", SMP__TERM, false}, {"punished", SMP__TERM, false}, {"doomed", SMP__TERM, false},
    {"people", SMP__TERM, false}, {"sick-making", SMP__TERM, false}, {"byname", SMP__TERM, false},
    {"disguised-beside", SMP__TERM, false}, {"of-slogans", SMP__TERM_OF_TAGS, false}};

void smp__find_disguised(smp_evaluator *evaluator)
{
    for (uint32_t i = 0; i < SMP_COUNT(lexicons); i++)
        if (smp__lexicon_set_add(&evaluator->disguised, &evaluator->policy->image,
                                 lexicons[i].name, 1u << i) &&
            lexicons[i].kind >= SMP__TERM)
            evaluator->sees_disguises = true;
}

static smp__term_kind look_up(void *context, smp_text folded, uint32_t hash)
{
    const smp_evaluator *evaluator = context;
    uint32_t in = smp__word_lexicons(evaluator->matcher, folded, hash, &evaluator->disguised);
    smp__term_kind kind = SMP__NO_TERM;
    for (uint32_t i = 0; in; i++, in >>= 1)
        if ((in & 1) && lexicons[i].kind > kind) kind = lexicons[i].kind;
    return kind;
}

static bool is_known(void *context, smp_text folded, uint32_t hash)
{
    return smp__word_known(((const smp_evaluator *)context)->matcher, folded, hash);
}

static bool of_shape(void *context, smp_text shape, smp_text *term)
{
    const smp_evaluator *evaluator = context;
    uint32_t starred = 0;
    for (uint32_t i = 0; i < SMP_COUNT(lexicons); i++)
        if (lexicons[i].starred) starred |= 1u << i;
    return smp__word_of_shape(evaluator->matcher, shape, &evaluator->disguised, starred, term);
}

/* What was seen without looking behind anything; NULL for nothing. */
static smp__observation *find_seen(smp__observations *seen, uint32_t signal,
                                   const smp__field *field, uint32_t start, uint32_t end)
{
    if (!(seen->raised[signal / 64] >> (signal % 64) & 1)) return NULL;
    for (size_t i = seen->count; i-- > 0;) {
        smp__observation *other = &seen->items[i];
        if (other->signal == signal && other->field.document == field->document &&
            other->start < end && start < other->end)
            return other;
    }
    return NULL;
}

/* The first disguise among the tokens of a hit; NULL for none. */
static const smp__disguise *disguise_in(const smp__undisguised *read, const smp__hit *hit)
{
    uint32_t low = 0, high = read->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (read->items[middle].token < hit->first_token) low = middle + 1;
        else high = middle;
    }
    return low < read->count && read->items[low].token < hit->end_token ? &read->items[low] : NULL;
}

static void tell_how(smp__view *view, smp__observation *seen, const smp__disguise *disguise)
{
    smp_text *how = smp__arena_allocate(&view->arena, sizeof *how);
    if (how)
        *how = smp__arena_format(&view->arena, "it reads \"%.*s\", written with %s",
                                 (int)disguise->read.size, disguise->read.data,
                                 smp__disguise_name((smp__disguise_way)disguise->way));
    if (!how || !how->data) {
        view->observations.failed = true;
        return;
    }
    seen->detail = *how;
    seen->evidence = how;
    seen->evidence_count = 1;
}

/* Once something has been seen behind a disguise, the words that labels weigh are what is meant. */
static void keep_as_meant(smp__view *view, const smp__document *document)
{
    smp__document *kept = smp__arena_allocate(&view->arena, sizeof *kept);
    if (kept) *kept = *document;
    else view->observations.failed = true;
    view->as_meant = kept;
}

smp_status smp__look_behind(smp__view *view, smp_evaluator *evaluator, const smp__scene *scene,
                            const smp__field *field, smp_error *error)
{
    smp__undisguised read;
    smp__terms terms = {.is_known = is_known,
                        .kind = look_up,
                        .of_shape = of_shape,
                        .context = evaluator,
                        .run_together = field->kind == SMP__IN_HANDLE};
    terms.unknown = smp__unknown_tokens(evaluator->matcher, &terms.unknown_count);
    if (!smp__undisguise(&read, field->document, &view->arena, evaluator->segmenter, &terms))
        return smp__fail_memory(error);
    if (!read.count) return SMP_OK;
    const smp__hit *hits;
    size_t count;
    smp_status status = smp__match(evaluator->matcher, &read.document, &hits, &count, error);
    if (status != SMP_OK) return status;
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, NULL);
    for (size_t i = 0; i < count; i++) {
        const smp__hit *hit = &hits[i];
        const smp__disguise *disguise = disguise_in(&read, hit);
        if (!disguise || !smp__wanted(scene, hit->owner) ||
            !(signals[hit->owner].fields & smp__field_bit(field->kind)))
            continue;
        uint32_t start = read.document.tokens[hit->first_token].start;
        uint32_t end = read.document.tokens[hit->end_token - 1].end;
        smp__observation *seen = find_seen(&view->observations, hit->owner, field, start, end);
        uint32_t at = read.document.tokens[disguise->token].start;
        if (seen && (seen->evidence_count || at < seen->start || at >= seen->end)) continue;
        if (!seen) seen = smp__observe(&view->observations, hit->owner, *field, start, end);
        if (!seen) continue;
        tell_how(view, seen, disguise);
        if (view->use == SMP__ON_MESSAGE && !view->as_meant) keep_as_meant(view, &read.document);
    }
    return SMP_OK;
}
