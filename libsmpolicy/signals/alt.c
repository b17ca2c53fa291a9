/* What is wrong with alternative text: file names, "image of", nothing said, too short, too long.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* The media item that the field's alt text belongs to. */
static const smp_media *media_of(const smp__detection *detection)
{
    const smp__scene *scene = detection->scene;
    bool shared = detection->field->kind == SMP__IN_SHARED_ALT;
    size_t count = shared ? scene->shared_media_count : scene->media_count;
    if (detection->field->index >= count) return NULL;
    return &(shared ? scene->shared_media : scene->media)[detection->field->index];
}

static smp_text trim(smp_text text)
{
    size_t start = 0, end = text.size;
    while (start < end && strchr(" \t\r\n", text.data[start])) start++;
    while (end > start && strchr(" \t\r\n", text.data[end - 1])) end--;
    return smp__text_slice(text, start, end);
}

/* ---- File names ---------------------------------------------------------------------------- */

static bool has_file_ending(smp_text folded)
{
    size_t dot = folded.size;
    while (dot > 0 && folded.data[dot - 1] != '.') dot--;
    return dot > 1 && smp__one_of(smp__text_slice(folded, dot, folded.size),
                                  " jpg jpeg png gif webp bmp tif tiff heic svg mp4 mov avi ai psd "
                                  "eps pdf ");
}

/* Three small letters in a row. */
static bool has_word(smp_text folded)
{
    uint32_t run = 0;
    for (size_t i = 0; i < folded.size && run < 3; i++)
        run = smp__ascii_lower(folded.data[i]) ? run + 1 : 0;
    return run == 3;
}

/* What cameras, telephones and programs call a picture, before the number. */
static bool has_camera_name(smp_text folded)
{
    static const char *const names[] = {"img",        "dsc",      "dscn",        "dscf",
                                        "pxl",        "image",    "photo",       "picture",
                                        "screenshot", "untitled", "screen shot", "whatsapp image"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        size_t at = strlen(names[i]);
        if (!smp__text_starts(folded, names[i])) continue;
        while (at < folded.size && strchr(" _-", folded.data[at])) at++;
        size_t digits = at;
        while (digits < folded.size && folded.data[digits] >= '0' && folded.data[digits] <= '9')
            digits++;
        /* "Image 1 of 3" may be the start of a description; a file's number has no words after. */
        if (digits > at && !has_word(smp__text_slice(folded, digits, folded.size))) return true;
    }
    return false;
}

static bool is_file_name(const smp__detection *detection, smp_text folded)
{
    const smp_media *media = media_of(detection);
    if (media && !smp__is_empty(media->file_name) &&
        smp__text_equal_ascii_fold(trim(detection->document->text), media->file_name))
        return true;
    return has_file_ending(folded) || has_camera_name(folded);
}

/* ---- Words that say nothing ---------------------------------------------------------------- */

/* The whole of an alt text, its words joined by "-". */
static const char placeholders[] =
    " image images photo photos picture pictures pic img alt alt-text alttext art todo tbc "
    "tbd na n-a none graphic graphics photograph gif video screenshot untitled placeholder "
    "description image-description photo-description insert-alt-text add-alt-text "
    "alt-text-here banner poster infographic icon text test blank a-photo a-picture an-image "
    "the-image photo-of image-of picture-of social-media-graphic social-media-image caption "
    "see-post see-caption see-above x ";

static bool is_placeholder(const smp__detection *detection)
{
    const smp__document *document = detection->document;
    char joined[31];
    size_t size = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        smp_text word = smp__folded(smp__token_at(detection, i));
        if (size + word.size + 1 > sizeof joined) return false;
        if (size) joined[size++] = '-';
        memcpy(joined + size, word.data, word.size);
        size += word.size;
    }
    /* Marks alone ("...", "-") say nothing either; emoji are another rule's. */
    if (!size) return smp__has_only(detection, SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL) |
                                                   SMP__KIND(SPACE));
    return smp__one_of((smp_text){joined, size}, placeholders);
}

/* ---- "Image of" ---------------------------------------------------------------------------- */

static const char pictures[] = " image photo picture graphic photograph pic img ";

/* The token after "image of", "a photo showing", "this picture shows"; SMP__NOWHERE if the text
 * does not begin so. */
static uint32_t after_prefix(const smp__detection *detection)
{
    uint32_t at = 0;
    if (!smp__is_kind(detection, at, SMP__KIND(WORD))) at = smp__after(detection, at);
    if (smp__token_one_of(detection, at, " a an the this ")) at = smp__after(detection, at);
    if (!smp__token_one_of(detection, at, pictures)) return SMP__NOWHERE;
    at = smp__after(detection, at);
    if (at != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, at)) == ':')
        return smp__after(detection, at);
    if (!smp__token_one_of(detection, at, " of showing shows ")) return SMP__NOWHERE;
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
    smp_text text = trim(detection->document->text);
    if (text.size <= 200) {
        smp_text folded = smp__fold_in(detection, text);
        if (is_file_name(detection, folded)) {
            smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_FILENAME, 0, end);
            return;
        }
        if (is_placeholder(detection)) {
            smp__raise(detection, SMP__SIGNAL_MEDIA_ALT_PLACEHOLDER, 0, end);
            return;
        }
    }
    check_prefix(detection);
    const smp_media *media = media_of(detection);
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
