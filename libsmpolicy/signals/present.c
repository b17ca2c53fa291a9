/* What is there at all: shares, mentions, links, media, ill-formed bytes, and the length of it.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

void smp__detect_input(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->ill_formed_count; i++) {
        uint32_t start = document->ill_formed[i].start;
        smp__raise(detection, SMP__SIGNAL_TEXT_ILL_FORMED, start, start + 3);
    }
}

/* One observation at the first of its kind; the value is how many there are. */
static void observe_first(smp__detection *detection, smp_token_kind kind, smp__signal_id signal)
{
    const smp__document *document = detection->document;
    uint32_t count = document->kind_counts[kind];
    if (!count) return;
    const smp__token *token = document->tokens;
    while (token->kind != kind) token++;
    smp__raise_value(detection, signal, token->start, token->end, count);
}

void smp__detect_present(smp__detection *detection)
{
    observe_first(detection, SMP_TOKEN_MENTION, SMP__SIGNAL_MENTION_PRESENT);
    observe_first(detection, SMP_TOKEN_URL, SMP__SIGNAL_LINK_PRESENT);
}

void smp__detect_length(smp__detection *detection)
{
    const smp__document *document = detection->document;
    if (detection->scene->post->platform == SMP_PLATFORM_UNKNOWN) return;
    const smp__platform_limits *limits = smp__platform_limits_of(document->platform);
    uint32_t limit = detection->scene->profile ? limits->bio : limits->text;
    if (!limit || smp__platform_length_bound(document) <= limit) return;
    uint32_t length = smp__platform_length(document, detection->scene->arena);
    smp__observation *observation = NULL;
    if (length == UINT32_MAX) detection->into->failed = true; /* memory ran out */
    else if (length > limit)
        observation = smp__raise_value(detection, SMP__SIGNAL_LENGTH_PLATFORM_LIMIT, 0,
                                       (uint32_t)document->text.size, length);
    if (observation) observation->limit = limit;
}

void smp__detect_subject_present(const smp__scene *scene, smp__observations *into)
{
    const smp_post *post = scene->post;
    bool shares = post->shared || post->action == SMP_ACTION_SHARE ||
                  post->action == SMP_ACTION_QUOTE;
    if (shares && smp__wanted(scene, SMP__SIGNAL_SHARE_PRESENT))
        smp__observe(into, SMP__SIGNAL_SHARE_PRESENT, (smp__field){.kind = SMP__IN_SUBJECT}, 0, 0);
    if (!smp__wanted(scene, SMP__SIGNAL_MEDIA_PRESENT)) return;
    for (size_t i = 0; i < scene->media_count; i++)
        smp__observe(into, SMP__SIGNAL_MEDIA_PRESENT,
                     (smp__field){.kind = SMP__IN_MEDIA, .index = (uint16_t)i}, 0, 0);
}
