/* Looking at a subject: its texts as documents, and every signal they raise.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* ---- Signals ------------------------------------------------------------------------------- */

uint32_t smp__field_bit(uint8_t kind)
{
    switch (kind) {
    case SMP__IN_TEXT:
    case SMP__IN_NAME:
    case SMP__IN_HANDLE:
    case SMP__IN_PINNED: return SMP__FIELD_TEXT;
    case SMP__IN_ALT:
    case SMP__IN_IMAGE_TEXT:
    case SMP__IN_PLACE:
    case SMP__IN_CREDIT:
    case SMP__IN_AUTHOR_NAME: return SMP__FIELD_ALT;
    case SMP__IN_SHARED_TEXT:
    case SMP__IN_SHARED_ALT:
    case SMP__IN_SHARED_IMAGE_TEXT:
    case SMP__IN_SHARED_PLACE:
    case SMP__IN_SHARED_CREDIT: return SMP__FIELD_SHARED;
    default: return 0;
    }
}

/* The repair that the signal's pack asks for. */
static void suggest_repair(smp__view *view, const smp_evaluator *evaluator,
                           const smp__scene *scene, smp__observation *seen, const smp__hit *hit)
{
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, NULL);
    smp_text way = smp__policy_string(evaluator->policy, signals[hit->owner].replace);
    const smp__document *document = seen->field.document;
    if (smp__text_equal(way, SMP_TEXT("lead-in"))) {
        smp__suggest_without_lead_in(scene, &view->observations, seen, document, hit);
        return;
    }
    if (hit->value)
        smp__suggest_words(scene, &view->observations, seen, hit,
                           smp__policy_string(evaluator->policy, hit->value));
}

static void observe_hits(smp__view *view, const smp_evaluator *evaluator, const smp__scene *scene,
                         const smp__field *field, const smp__hit *hits, size_t hit_count)
{
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, NULL);
    for (size_t i = 0; i < hit_count; i++) {
        const smp__hit *hit = &hits[i];
        if (!smp__wanted(scene, hit->owner) ||
            !(signals[hit->owner].fields & smp__field_bit(field->kind)))
            continue;
        const smp__token *first = &field->document->tokens[hit->first_token];
        const smp__token *last = &field->document->tokens[hit->end_token - 1];
        smp__observation *seen =
            smp__observe(&view->observations, hit->owner, *field, first->start, last->end);
        if (seen && signals[hit->owner].replace)
            suggest_repair(view, evaluator, scene, seen, hit);
    }
}

/* ---- Fields -------------------------------------------------------------------------------- */

typedef struct looking {
    smp__view *view;
    smp_evaluator *evaluator;
    uint32_t purpose; /* SMP__ON_* or SMP__FOR_ACCESSIBILITY */
    smp__scene scene;
    smp_error *error;
} looking;

/* Adds a field; reads its text into a document and raises the signals of the text at once, since
 * the matcher remembers one document only. */
static smp_status add_field(looking *at, const smp__written *written)
{
    smp__view *view = at->view;
    smp__field *field = &view->fields[view->field_count];
    *field = (smp__field){.kind = written->kind, .index = written->index};
    view->field_names[view->field_count++] = written->name;
    if (!written->text.data) return SMP_OK;
    smp__document *document = smp__arena_allocate(&view->arena, sizeof *document);
    if (!document) return smp__fail_memory(at->error);
    smp_status status = smp__document_read(document, &view->arena, at->evaluator->segmenter,
                                           written->text, view->post.platform, at->error);
    if (status != SMP_OK) return status;
    field->document = document;
    bool of_picture = smp__field_bit(field->kind) == SMP__FIELD_ALT;
    smp__matcher_serve(at->evaluator->matcher,
                       of_picture ? at->purpose | SMP__FOR_PICTURES : at->purpose);
    const smp__hit *hits;
    size_t hit_count;
    status = smp__match(at->evaluator->matcher, document, &hits, &hit_count, at->error);
    if (status != SMP_OK) return status;
    observe_hits(view, at->evaluator, &at->scene, field, hits, hit_count);
    at->scene.hits = hits;
    at->scene.hit_count = hit_count;
    smp__detect_in_text(&at->scene, field, &view->observations);
    if (at->evaluator->sees_disguises)
        status = smp__look_behind(view, at->evaluator, &at->scene, field, at->error);
    if (status != SMP_OK) return status;
    smp__detect_in_spelt(&at->scene, field, &view->observations);
    return view->observations.failed ? smp__fail_memory(at->error) : SMP_OK;
}

/* What the host listed, as detectors read it: by full name, in the type that the policy
 * declares. */
static bool list_facts(looking *at, const smp__circumstances *about)
{
    const smp__listed_facts *const lists[] = {about->given, about->standing};
    const smp__fact_record *records = smp__policy_section(about->policy, SMP__SECTION_FACTS, NULL);
    size_t most = about->given->count + about->standing->count;
    if (most == 0) return true;
    smp__arena *arena = &at->view->arena;
    smp_fact *facts = smp__arena_allocate(arena, most * sizeof *facts);
    if (!facts) return false;
    for (size_t l = 0; l < SMP_COUNT(lists); l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            const smp__listed_fact *listed = &lists[l]->items[i];
            const smp__fact_record *record = &records[listed->fact];
            smp_fact *fact = &facts[at->scene.fact_count++];
            *fact = (smp_fact)SMP_FACT_INIT;
            fact->name = smp__policy_string(about->policy, record->name);
            if (listed->media != SMP__NO_MEDIA)
                fact->name = smp__arena_format(arena, "media.%u.%s", listed->media,
                                               fact->name.data + strlen("media."));
            fact->type = (smp_fact_type)record->type;
            fact->truth = (smp_tri)listed->value.truth;
            fact->text = listed->value.text;
            fact->number = listed->value.number;
            if (!fact->name.data) return false;
        }
    at->scene.facts = facts;
    return true;
}

/* Text facts that patterns may name with {fact}. */
static smp_status give_pattern_facts(looking *at, const smp__circumstances *about)
{
    smp_text texts[64] = {{NULL, 0}};
    size_t count;
    const smp__fact_record *facts =
        smp__policy_section(about->policy, SMP__SECTION_FACTS, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (facts[i].pattern_id >= SMP_COUNT(texts)) continue;
        smp__fact_value value = smp__fact_get(about, i, SMP__NO_MEDIA);
        if (value.known) texts[facts[i].pattern_id] = value.text;
    }
    return smp__match_facts(at->evaluator->matcher, texts, SMP_COUNT(texts),
                            at->evaluator->segmenter, at->error);
}

const smp__sayings *smp__view_sayings(smp__view *view, const smp__document *document)
{
    if (view->attributed != document) {
        view->attributed = NULL;
        if (!smp__find_sayings(&view->sayings, document, &view->arena)) return NULL;
        view->attributed = document;
    }
    return &view->sayings;
}

/* Says of each observation whose words it is in: of a message, for its labels ask; of all else,
 * where a clause does. */
static bool attribute(smp__view *view, const smp_policy *policy)
{
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    for (size_t i = 0; i < view->observations.count; i++) {
        smp__observation *seen = &view->observations.items[i];
        if (!seen->field.document || seen->start == seen->end) continue;
        if (view->use != SMP__ON_MESSAGE && !signals[seen->signal].wakes.count) continue;
        const smp__sayings *sayings = smp__view_sayings(view, seen->field.document);
        if (!sayings) return false;
        seen->saying = smp__saying_at(sayings, seen->start);
        /* "My son says he ..." is seen as a whole, and what he says is at its end. */
        if (seen->saying) continue;
        const smp__saying *last = smp__saying_at(sayings, seen->end - 1);
        if (last && last->by == SMP__BY_REPORTED) seen->saying = last;
    }
    return true;
}

smp_status smp__view_look(smp__view *view, smp_evaluator *evaluator,
                          const smp__circumstances *about, smp_error *error)
{
    const uint32_t purpose =
        evaluator->recipe->accessibility_only ? SMP__FOR_ACCESSIBILITY : view->use;
    const smp__sought *sought = smp__sought_in(evaluator, purpose);
    view->as_meant = view->attributed = NULL;
    looking at = {.view = view, .evaluator = evaluator, .purpose = purpose, .error = error};
    at.scene = (smp__scene){.post = &view->post,
                            .profile = view->use == SMP__ON_PROFILE ? &view->profile : NULL,
                            .message = view->use == SMP__ON_MESSAGE ? &view->message : NULL,
                            .account = view->use == SMP__ON_ACCOUNT ? &view->account : NULL,
                            .window = view->use == SMP__ON_CONVERSATION ? &view->window : NULL,
                            .media = view->media,
                            .media_count = view->media_count,
                            .shared_media = view->shared_media,
                            .shared_media_count = view->shared_media_count,
                            .parameters = (const double(*)[2])evaluator->parameters,
                            .wanted = sought->signals,
                            .detectors = sought->detectors,
                            .image = &evaluator->policy->image,
                            .matcher = evaluator->matcher,
                            .terms = &evaluator->terms,
                            .lists = evaluator->lists,
                            .hints = evaluator->hints,
                            .segmenter = evaluator->segmenter,
                            .arena = &view->arena};
    memcpy(at.scene.lexicons, evaluator->lexicons, sizeof at.scene.lexicons);
    view->observations.count = 0;
    view->observations.failed = false;
    view->observations.reading_age = 0;
    memset(view->observations.raised, 0, (evaluator->signal_count + 63) / 64 * sizeof(uint64_t));

    size_t most = view->written_count + 1;
    view->field_count = 0;
    view->fields = smp__arena_allocate(&view->arena, most * sizeof *view->fields);
    view->field_names = smp__arena_allocate(&view->arena, most * sizeof *view->field_names);
    if (!view->fields || !view->field_names || !list_facts(&at, about))
        return smp__fail_memory(error);
    smp_status status = evaluator->has_pattern_facts ? give_pattern_facts(&at, about) : SMP_OK;
    for (size_t i = 0; status == SMP_OK && i < view->written_count; i++)
        status = add_field(&at, &view->written[i]);
    if (status != SMP_OK) return status;
    smp__detect_in_subject(&at.scene, view->fields, view->field_count, &view->observations);
    return view->observations.failed || !attribute(view, evaluator->policy)
               ? smp__fail_memory(error)
               : SMP_OK;
}

static void raise(smp__observations *into, uint32_t signal)
{
    into->raised[signal / 64] |= (uint64_t)1 << (signal % 64);
}

void smp__view_sift(smp__view *view, const smp_evaluator *evaluator,
                    bool (*keeps)(const void *context, const smp__observation *seen),
                    const void *context)
{
    smp__observations *seen = &view->observations;
    size_t kept = 0;
    memset(seen->raised, 0, (evaluator->signal_count + 63) / 64 * sizeof(uint64_t));
    for (size_t i = 0; i < seen->count; i++) {
        if (!keeps(context, &seen->items[i])) continue;
        seen->items[kept] = seen->items[i];
        raise(seen, seen->items[kept++].signal);
    }
    seen->count = kept;
}
