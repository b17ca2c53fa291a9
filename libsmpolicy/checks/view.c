/* Looking at a subject: its structs, its texts as documents, and every signal they raise.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* ---- The caller's structs ------------------------------------------------------------------ */

/* Copies an array of structs that may be older and shorter than ours. */
static smp_status take_media(smp__view *view, smp_media **out, const smp_media *given, size_t count,
                             smp_error *error)
{
    *out = NULL;
    if (count == 0) return SMP_OK;
    if (!given || count > SMP__MAX_MEDIA)
        return smp__fail(error, given ? SMP_ERROR_LIMIT : SMP_ERROR_ARGUMENT,
                         given ? "A post may have at most %u media items."
                               : "media_count is not 0 but media is NULL (%u items allowed).",
                         SMP__MAX_MEDIA);
    smp_media *media = smp__arena_allocate(&view->arena, count * sizeof *media);
    if (!media) return smp__fail_memory(error);
    for (size_t i = 0; i < count; i++)
        if (!smp__copy_sized(&media[i], sizeof media[i],
                             (const char *)given + i * given->struct_size))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "Media item %zu has no struct_size. Start from SMP_MEDIA_INIT.", i);
    *out = media;
    return SMP_OK;
}

smp_status smp__view_take(smp__view *view, const smp_evaluator *evaluator, const smp_post *post,
                          smp_error *error)
{
    smp__arena_reset(&view->arena);
    if (!post || !smp__copy_sized(&view->post, sizeof view->post, post))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The post is NULL or has no struct_size. Start from SMP_POST_INIT.");
    memset(&view->shared, 0, sizeof view->shared);
    if (view->post.shared) {
        if (!smp__copy_sized(&view->shared, sizeof view->shared, view->post.shared))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "The shared post has no struct_size. Start from SMP_SHARED_INIT.");
        view->post.shared = &view->shared;
    }
    if (view->post.text.size > evaluator->max_text_bytes ||
        view->shared.text.size > evaluator->max_text_bytes)
        return smp__fail(error, SMP_ERROR_LIMIT,
                         "The text is longer than %zu bytes. Shorten it or raise max_text_bytes.",
                         evaluator->max_text_bytes);
    if (view->post.fact_count > SMP__MAX_FACTS || (view->post.fact_count && !view->post.facts))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "A post may have at most %u facts, and `facts` must not be NULL.",
                         SMP__MAX_FACTS);
    if ((unsigned)view->post.account > SMP_ACCOUNT_PERSONAL ||
        (unsigned)view->post.platform > SMP_PLATFORM_OTHER ||
        (unsigned)view->post.action > SMP_ACTION_DIRECT_MESSAGE)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "platform, account or action is not a value of its enumeration.");
    smp_status status = take_media(view, &view->media, view->post.media, view->post.media_count,
                                   error);
    if (status != SMP_OK) return status;
    view->media_count = view->post.media_count;
    view->post.media = view->media;
    status = take_media(view, &view->shared_media, view->shared.media, view->shared.media_count,
                        error);
    view->shared_media_count = view->shared.media_count;
    view->shared.media = view->shared_media;
    if (status == SMP_OK && !view->post.text.data && !view->media_count && !view->post.shared)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is nothing to check: the post has no text, media or share. Give "
                         "at least one of them.");
    if (status == SMP_OK && view->post.action == SMP_ACTION_UNKNOWN)
        view->post.action = view->post.shared ? SMP_ACTION_SHARE : SMP_ACTION_POST;
    return status;
}

/* ---- Signals ------------------------------------------------------------------------------- */

static uint32_t field_bit(uint8_t kind)
{
    switch (kind) {
    case SMP__IN_TEXT: return SMP__FIELD_TEXT;
    case SMP__IN_ALT: return SMP__FIELD_ALT;
    case SMP__IN_SHARED_TEXT:
    case SMP__IN_SHARED_ALT: return SMP__FIELD_SHARED;
    default: return 0;
    }
}

/* The words to write instead, with a capital where what they replace has one. */
static smp_text replacement(const smp_policy *policy, smp__sref value, bool capital,
                            smp__arena *arena)
{
    smp_text with = smp__policy_string(policy, value);
    if (!capital || with.size == 0) return with;
    size_t first = 0;
    char upper[4];
    uint32_t letter = smp__to_upper(smp__utf8_next(with.data, &first));
    size_t upper_size = smp__utf8_put(letter, upper);
    return smp__arena_format(arena, "%.*s%.*s", (int)upper_size, upper, (int)(with.size - first),
                             with.data + first);
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
    if (!hit->value) return;
    bool capital = document->tokens[hit->first_token].flags & SMP__TOKEN_FIRST_UPPER;
    smp__suggest(scene, &view->observations, seen, seen->start, seen->end,
                 replacement(evaluator->policy, hit->value, capital, &view->arena));
}

static void observe_hits(smp__view *view, const smp_evaluator *evaluator, const smp__scene *scene,
                         const smp__field *field, const smp__hit *hits, size_t hit_count)
{
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, NULL);
    for (size_t i = 0; i < hit_count; i++) {
        const smp__hit *hit = &hits[i];
        if (!smp__wanted(scene, hit->owner) ||
            !(signals[hit->owner].fields & field_bit(field->kind)))
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
    smp__scene scene;
    smp_error *error;
} looking;

static smp_text field_name(smp__arena *arena, uint8_t kind, size_t index)
{
    switch (kind) {
    case SMP__IN_TEXT: return SMP_TEXT("text");
    case SMP__IN_SHARED_TEXT: return SMP_TEXT("shared.text");
    case SMP__IN_ALT: return smp__arena_format(arena, "media.%zu.alt", index);
    case SMP__IN_MEDIA: return smp__arena_format(arena, "media.%zu", index);
    case SMP__IN_SHARED_ALT: return smp__arena_format(arena, "shared.media.%zu.alt", index);
    case SMP__IN_SHARED_MEDIA: return smp__arena_format(arena, "shared.media.%zu", index);
    case SMP__IN_FILE_NAME: return smp__arena_format(arena, "media.%zu.file_name", index);
    default: return SMP_TEXT("");
    }
}

/* Adds a field; reads its text into a document and raises the signals of the text at once, since the
 * matcher remembers one document only. */
static smp_status add_field(looking *at, uint8_t kind, size_t index, const smp_text *text)
{
    smp__view *view = at->view;
    smp__field *field = &view->fields[view->field_count];
    *field = (smp__field){.kind = kind, .index = (uint16_t)index};
    smp_text name = field_name(&view->arena, kind, index);
    if (!name.data) return smp__fail_memory(at->error);
    view->field_names[view->field_count++] = name;
    if (!text) return SMP_OK;
    smp__document *document = smp__arena_allocate(&view->arena, sizeof *document);
    if (!document) return smp__fail_memory(at->error);
    smp_status status = smp__document_read(document, &view->arena, at->evaluator->segmenter, *text,
                                           view->post.platform, at->error);
    if (status != SMP_OK) return status;
    field->document = document;
    const smp__hit *hits;
    size_t hit_count;
    status = smp__match(at->evaluator->matcher, document, &hits, &hit_count, at->error);
    if (status != SMP_OK) return status;
    observe_hits(view, at->evaluator, &at->scene, field, hits, hit_count);
    smp__detect_in_text(&at->scene, field, &view->observations);
    return view->observations.failed ? smp__fail_memory(at->error) : SMP_OK;
}

static smp_status add_media(looking *at, const smp_media *media, size_t count, uint8_t whole,
                            uint8_t alt)
{
    for (size_t i = 0; i < count; i++) {
        smp_status status = add_field(at, whole, i, NULL);
        if (status == SMP_OK && media[i].alt.data) status = add_field(at, alt, i, &media[i].alt);
        if (status == SMP_OK && whole == SMP__IN_MEDIA && !smp__is_empty(media[i].file_name))
            status = add_field(at, SMP__IN_FILE_NAME, i, &media[i].file_name);
        if (status != SMP_OK) return status;
    }
    return SMP_OK;
}

/* What the host listed, as detectors read it: by full name, in the type that the policy declares. */
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

smp_status smp__view_look(smp__view *view, smp_evaluator *evaluator,
                          const smp__circumstances *about, smp_error *error)
{
    looking at = {.view = view, .evaluator = evaluator, .error = error};
    at.scene = (smp__scene){.post = &view->post,
                            .media = view->media,
                            .media_count = view->media_count,
                            .shared_media = view->shared_media,
                            .shared_media_count = view->shared_media_count,
                            .parameters = (const double(*)[2])evaluator->parameters,
                            .wanted = evaluator->wanted,
                            .image = &evaluator->policy->image,
                            .matcher = evaluator->matcher,
                            .arena = &view->arena};
    memcpy(at.scene.lexicons, evaluator->lexicons, sizeof at.scene.lexicons);
    view->observations.count = 0;
    view->observations.failed = false;
    view->observations.reading_age = 0;
    memset(view->observations.raised, 0, (evaluator->signal_count + 63) / 64 * sizeof(uint64_t));

    size_t most = 3 + 3 * view->media_count + 2 * view->shared_media_count;
    view->field_count = 0;
    view->fields = smp__arena_allocate(&view->arena, most * sizeof *view->fields);
    view->field_names = smp__arena_allocate(&view->arena, most * sizeof *view->field_names);
    if (!view->fields || !view->field_names || !list_facts(&at, about))
        return smp__fail_memory(error);
    smp_status status = evaluator->has_pattern_facts ? give_pattern_facts(&at, about) : SMP_OK;
    if (status == SMP_OK) status = add_field(&at, SMP__IN_SUBJECT, 0, NULL);
    if (status == SMP_OK && view->post.text.data)
        status = add_field(&at, SMP__IN_TEXT, 0, &view->post.text);
    if (status == SMP_OK && view->shared.text.data)
        status = add_field(&at, SMP__IN_SHARED_TEXT, 0, &view->shared.text);
    if (status == SMP_OK)
        status = add_media(&at, view->media, view->media_count, SMP__IN_MEDIA, SMP__IN_ALT);
    if (status == SMP_OK)
        status = add_media(&at, view->shared_media, view->shared_media_count,
                           SMP__IN_SHARED_MEDIA, SMP__IN_SHARED_ALT);
    if (status != SMP_OK) return status;
    smp__detect_in_subject(&at.scene, view->fields, view->field_count, &view->observations);
    return view->observations.failed ? smp__fail_memory(error) : SMP_OK;
}
