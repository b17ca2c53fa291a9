/* What is wrong with alternative text: nobody's words, "image of", too short, too long.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

/* The media item that the field's alt text belongs to. */
static const smp_media *media_of(const smp__detection *detection)
{
    const smp__scene *scene = detection->scene;
    bool shared = detection->field->kind == SMP__IN_SHARED_ALT;
    size_t count = shared ? scene->shared_media_count : scene->media_count;
    if (detection->field->index >= count) return NULL;
    return &(shared ? scene->shared_media : scene->media)[detection->field->index];
}

/* ---- "Image of" ---------------------------------------------------------------------------- */

static const char pictures[] = " image photo picture graphic photograph pic img gif ";
static const char labels[] = " alt alttext image photo picture description text ";

static bool is_mark(const smp__detection *detection, uint32_t index, char mark)
{
    return index != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, index)) == mark;
}

/* The token after "Alt text:", "Image description -"; SMP__NOWHERE if the text does not begin
 * so. */
static uint32_t after_label(const smp__detection *detection, uint32_t at)
{
    uint32_t words = 0;
    for (; smp__token_one_of(detection, at, labels); words++) at = smp__after(detection, at);
    if (!words || !is_mark(detection, at, ':')) return SMP__NOWHERE;
    return smp__after(detection, at);
}

/* The token after "image of", "a photo that shows", "in this picture,", "this is a photo of";
 * SMP__NOWHERE if the text does not begin so. */
static uint32_t after_prefix(const smp__detection *detection)
{
    uint32_t at = 0;
    if (!smp__is_kind(detection, at, SMP__KIND(WORD))) at = smp__after(detection, at);
    const uint32_t label = after_label(detection, at);
    if (label != SMP__NOWHERE) return label;
    const bool within = smp__token_one_of(detection, at, " in ");
    if (within) at = smp__after(detection, at);
    if (smp__token_one_of(detection, at, " this here ") &&
        smp__token_one_of(detection, smp__after(detection, at), " is "))
        at = smp__after(detection, smp__after(detection, at));
    if (smp__token_one_of(detection, at, " a an the this ")) at = smp__after(detection, at);
    if (!smp__token_one_of(detection, at, pictures)) return SMP__NOWHERE;
    at = smp__after(detection, at);
    if (within) return is_mark(detection, at, ',') ? smp__after(detection, at) : SMP__NOWHERE;
    if (smp__token_one_of(detection, at, " that which is ")) at = smp__after(detection, at);
    if (!smp__token_one_of(detection, at,
                           " of showing shows depicting depicts featuring features "))
        return SMP__NOWHERE;
    return smp__after(detection, at);
}

static void check_prefix(smp__detection *detection)
{
    uint32_t rest = after_prefix(detection);
    if (rest == SMP__NOWHERE) return;
    const smp__document *document = detection->document;
    uint32_t end = smp__token_at(detection, rest)->start;
    smp__observation *observation =
        smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_PREFIX,
                   smp__token_at(detection, 0)->start, end);
    if (!observation) return;
    size_t at = end;
    uint32_t first = smp__utf8_next(document->text.data, &at);
    char capital[4];
    size_t size = smp__utf8_put(smp__to_upper(first), capital);
    smp__repair(detection, observation, 0, (uint32_t)at,
                smp__arena_copy(detection->scene->arena, (smp_text){capital, size}));
}

/* ---- Length -------------------------------------------------------------------------------- */

static uint32_t words_of(const smp__document *document)
{
    return document->kind_counts[SMP_TOKEN_WORD] + document->kind_counts[SMP_TOKEN_NUMBER];
}

static void check_length(smp__detection *detection, uint32_t end)
{
    const smp__document *document = detection->document;
    const smp__platform_limits *limits = smp__platform_limits_of(document->platform);
    if (document->code_points > smp__parameter(detection, SMP__SIGNAL_MEDIA_ALT_LONG))
        smp__raise_value(detection, SMP__SIGNAL_MEDIA_ALT_LONG, 0, end, document->code_points);
    bool known = detection->scene->post->platform != SMP_PLATFORM_UNKNOWN;
    smp__observation *observation = NULL;
    if (known && limits->alt && document->code_points > limits->alt)
        observation = smp__raise_value(detection, SMP__SIGNAL_MEDIA_ALT_OVER_LIMIT, 0, end,
                                       document->code_points);
    if (observation) observation->limit = limits->alt;
}

void smp__detect_alt_wording(smp__detection *detection)
{
    uint32_t end = (uint32_t)detection->document->text.size;
    check_length(detection, end);
    const smp_media *media = media_of(detection);
    if (smp__raise_nobodys_words(detection, media)) return;
    check_prefix(detection);
    uint32_t words = words_of(detection->document);
    if (words && words < smp__parameter(detection, SMP__SIGNAL_MEDIA_ALT_SHORT) &&
        !(media && media->decorative == SMP_YES))
        smp__raise_value(detection, SMP__SIGNAL_MEDIA_ALT_SHORT, 0, end, words);
}

/* ---- What does not belong in it ------------------------------------------------------------ */

void smp__detect_alt_content(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_EMOJI)
            smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_EMOJI, token->start, token->end);
        else if (token->kind == SMP_TOKEN_HASHTAG)
            smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_HASHTAG, token->start, token->end);
        else if (token->kind == SMP_TOKEN_URL)
            smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_URL, token->start, token->end);
    }
}
