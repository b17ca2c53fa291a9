/* Media by what the host says of them: alt text, captions, transcripts, contrast, movement.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

typedef struct media_view {
    const smp__scene *scene;
    smp__observations *into;
    const smp_media *media;
    smp__field field;
    bool shared;
} media_view;

static smp__observation *raise_media(const media_view *view, smp__signal_id signal, double value)
{
    if (!smp__wanted(view->scene, signal)) return NULL;
    smp__observation *observation = smp__observe(view->into, signal, view->field, 0, 0);
    if (observation) observation->value = value;
    return observation;
}

static double limit_of(const media_view *view, smp__signal_id signal)
{
    return view->scene->parameters[signal][0];
}

static bool is_picture(const smp_media *media)
{
    return media->kind == SMP_MEDIA_IMAGE || media->kind == SMP_MEDIA_GIF;
}

static bool is_blank(smp_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!strchr(" \t\r\n", text.data[i])) return false;
    return true;
}

/* ---- Descriptions -------------------------------------------------------------------------- */

/* Nowhere to put alt text, so the post itself must describe the picture. */
static bool has_no_alt_field(smp_platform platform)
{
    return platform == SMP_PLATFORM_SNAPCHAT || platform == SMP_PLATFORM_WHATSAPP;
}

/* "Image description: ...", "[Photo: ...]", "Alt text: ..." */
static bool describes_picture(const smp__document *document)
{
    for (uint32_t i = 0; document && i + 1 < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_WORD ||
            !smp__one_of(smp__folded(token),
                         " image photo picture description described alt text graphic video id "))
            continue;
        const smp__token *next = &document->tokens[i + 1];
        if (smp__mark_of(next) == ':') return true;
    }
    return false;
}

static const smp__document *document_of(const smp__field *fields, size_t count, uint8_t kind,
                                        uint32_t index)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].kind == kind && fields[i].index == index) return fields[i].document;
    return NULL;
}

static void check_description(const media_view *view, const smp__document *text)
{
    const smp_media *media = view->media;
    if (!is_picture(media) || media->decorative == SMP_YES) return;
    if (!view->shared && has_no_alt_field(view->scene->post->platform)) {
        if (!describes_picture(text)) raise_media(view, SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING, 0);
    } else if (is_blank(media->alt)) {
        smp__observation *observation = raise_media(view, SMP__SIGNAL_MEDIA_ALT_MISSING, 0);
        /* Nobody can describe it where it was published. */
        if (observation && view->shared)
            observation->detail = SMP_TEXT("a picture of the post that is shared has no alt text: "
                                           "say in your own words what it shows");
    }
}

/* ---- Words in common ----------------------------------------------------------------------- */

/* Calls of `add` for each word of folded text: letters, digits and marks together. */
static bool next_word(smp_text folded, size_t *at, smp_text *word)
{
    size_t start = *at;
    while (*at < folded.size) {
        size_t from = *at;
        uint32_t c = smp__utf8_next(folded.data, at);
        if (smp__is_letter(c) || smp__is_digit(c) || smp__is_mark(c)) continue;
        if (from > start) {
            *word = smp__text_slice(folded, start, from);
            return true;
        }
        start = *at;
    }
    *word = smp__text_slice(folded, start, folded.size);
    return start < folded.size;
}

static uint32_t count_words(smp_text folded)
{
    uint32_t count = 0;
    smp_text word;
    for (size_t at = 0; next_word(folded, &at, &word);) count++;
    return count;
}

static void tally_words(const smp__tally *tally, smp_text folded)
{
    smp_text word;
    for (size_t at = 0; next_word(folded, &at, &word);) smp__tally_find(tally, word)->count++;
}

/* How many words of `folded` are among those counted, each at most as often. */
static uint32_t words_shared(const smp__tally *tally, smp_text folded)
{
    uint32_t shared = 0;
    smp_text word;
    for (size_t at = 0; next_word(folded, &at, &word);) {
        smp__tally_slot *slot = smp__tally_find(tally, word);
        if (slot->count > slot->other) {
            slot->other++;
            shared++;
        }
    }
    return shared;
}

static smp_text folded_text(const media_view *view, const smp__document *document)
{
    smp_text folded = SMP_TEXT("");
    if (document) folded = smp__fold(view->scene->arena, document->text);
    if (smp__is_absent(folded)) {
        view->into->failed = true;
        folded = SMP_TEXT("");
    }
    return folded;
}

/* Dice's coefficient of the two bags of words. */
static void check_duplicate(const media_view *view, const smp__document *post,
                            const smp__document *alt)
{
    if (!alt || !post || !smp__wanted(view->scene, SMP__SIGNAL_MEDIA_ALT_DUPLICATES_POST)) return;
    smp_text post_words = folded_text(view, post), alt_words = folded_text(view, alt);
    uint32_t of_post = count_words(post_words), of_alt = count_words(alt_words);
    if (of_alt < 3 || of_alt > of_post * 2 || of_post > of_alt * 2) return;
    smp__tally tally;
    if (!smp__tally_init(&tally, view->scene->arena, of_post)) {
        view->into->failed = true;
        return;
    }
    tally_words(&tally, post_words);
    double similarity = 2.0 * words_shared(&tally, alt_words) / (of_post + of_alt);
    if (!smp__reaches(similarity, limit_of(view, SMP__SIGNAL_MEDIA_ALT_DUPLICATES_POST))) return;
    media_view of_field = *view;
    of_field.field.kind = SMP__IN_ALT;
    of_field.field.document = alt;
    smp__observation *observation =
        raise_media(&of_field, SMP__SIGNAL_MEDIA_ALT_DUPLICATES_POST, similarity);
    if (observation) observation->end = (uint32_t)alt->text.size;
}

static void check_text_in_image(const media_view *view, const smp__document *post,
                                const smp__document *alt)
{
    if (is_blank(view->media->text_in_image) ||
        !smp__wanted(view->scene, SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE))
        return;
    smp_text shown = view->media->text_in_image;
    size_t bad_start, bad_end;
    if (smp__utf8_check(shown, &bad_start, &bad_end)) shown.size = bad_start;
    smp_text image = smp__fold(view->scene->arena, shown);
    smp_text post_words = folded_text(view, post), alt_words = folded_text(view, alt);
    uint32_t of_image = count_words(image);
    smp__tally tally;
    if (smp__is_absent(image) ||
        !smp__tally_init(&tally, view->scene->arena,
                         of_image + count_words(post_words) + count_words(alt_words))) {
        view->into->failed = true;
        return;
    }
    tally_words(&tally, post_words);
    tally_words(&tally, alt_words);
    if (!of_image) return;
    double coverage = (double)words_shared(&tally, image) / of_image;
    const smp_text lost = smp__lost_words(view->scene, view->into, shown, post, alt);
    smp__observation *observation = NULL;
    if (lost.size || !smp__reaches(coverage, limit_of(view, SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE)))
        observation = raise_media(view, SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE, coverage);
    if (observation) observation->detail = lost;
}

/* ---- Sound and movement -------------------------------------------------------------------- */

/* Platforms that take a caption file with a video, so that captions need not be burnt in. */
static bool takes_caption_file(smp_platform platform)
{
    return platform == SMP_PLATFORM_YOUTUBE || platform == SMP_PLATFORM_FACEBOOK ||
           platform == SMP_PLATFORM_LINKEDIN || platform == SMP_PLATFORM_X;
}

static void check_sound(const media_view *view)
{
    const smp_media *media = view->media;
    bool video = media->kind == SMP_MEDIA_VIDEO;
    if (video && media->captions == SMP_CAPTIONS_NONE)
        raise_media(view, SMP__SIGNAL_MEDIA_CAPTIONS_MISSING, 0);
    if (video && media->captions == SMP_CAPTIONS_AUTOMATIC && media->captions_reviewed != SMP_YES)
        raise_media(view, SMP__SIGNAL_MEDIA_CAPTIONS_AUTO_UNREVIEWED, 0);
    if (video && media->captions == SMP_CAPTIONS_OPEN && !view->shared &&
        takes_caption_file(view->scene->post->platform))
        raise_media(view, SMP__SIGNAL_MEDIA_CAPTIONS_KIND, 0);
    if (video && media->audio_description == SMP_NO && media->transcript != SMP_YES)
        raise_media(view, SMP__SIGNAL_MEDIA_AUDIO_DESCRIPTION_MISSING, 0);
    if ((video || media->kind == SMP_MEDIA_AUDIO) && media->transcript == SMP_NO)
        raise_media(view, SMP__SIGNAL_MEDIA_TRANSCRIPT_MISSING, 0);
}

static void check_sight(const media_view *view)
{
    const smp_media *media = view->media;
    if (media->flashes_per_second > limit_of(view, SMP__SIGNAL_MEDIA_FLASH))
        raise_media(view, SMP__SIGNAL_MEDIA_FLASH, media->flashes_per_second);
    if (media->contrast > 0 && media->contrast < limit_of(view, SMP__SIGNAL_MEDIA_CONTRAST))
        raise_media(view, SMP__SIGNAL_MEDIA_CONTRAST, media->contrast);
    if (media->font_pt > 0 && media->font_pt < limit_of(view, SMP__SIGNAL_MEDIA_FONT_TOO_SMALL))
        raise_media(view, SMP__SIGNAL_MEDIA_FONT_TOO_SMALL, media->font_pt);
}

/* What only facts can say, because no host keeps it with the media. */
static void check_facts(const media_view *view)
{
    if (!view->scene->post->fact_count) return;
    uint32_t index = view->field.index;
    const smp_fact *automatic = smp__media_fact_of(view->scene, index, "alt_automatic");
    const smp_fact *reviewed = smp__media_fact_of(view->scene, index, "alt_reviewed");
    if (automatic && automatic->truth == SMP_YES && !(reviewed && reviewed->truth == SMP_YES))
        raise_media(view, SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED, 0);
    const smp_fact *seconds = smp__media_fact_of(view->scene, index, "duration_seconds");
    if (view->media->kind == SMP_MEDIA_GIF && seconds &&
        seconds->number > limit_of(view, SMP__SIGNAL_MEDIA_AUTOPLAY_MOTION))
        raise_media(view, SMP__SIGNAL_MEDIA_AUTOPLAY_MOTION, seconds->number);
    const smp_fact *gap = smp__media_fact_of(view->scene, index, "voice_music_gap");
    if (gap && gap->number < limit_of(view, SMP__SIGNAL_MEDIA_VOICE_MUSIC_GAP))
        raise_media(view, SMP__SIGNAL_MEDIA_VOICE_MUSIC_GAP, gap->number);
}

/* ---- One picture and another --------------------------------------------------------------- */

static void check_same_alt(const smp__scene *scene, const smp__field *fields, size_t field_count,
                           smp__observations *into)
{
    if (scene->media_count < 2 || !smp__wanted(scene, SMP__SIGNAL_MEDIA_ALT_DUPLICATES_OTHER))
        return;
    smp__tally tally;
    if (!smp__tally_init(&tally, scene->arena, (uint32_t)field_count)) {
        into->failed = true;
        return;
    }
    for (size_t i = 0; i < field_count; i++) {
        if (fields[i].kind != SMP__IN_ALT || is_blank(fields[i].document->text)) continue;
        smp_text alt = smp__fold(scene->arena, fields[i].document->text);
        if (smp__is_absent(alt)) {
            into->failed = true;
            return;
        }
        if (smp__tally_find(&tally, alt)->count++)
            smp__observe(into, SMP__SIGNAL_MEDIA_ALT_DUPLICATES_OTHER, fields[i], 0,
                         (uint32_t)fields[i].document->text.size);
    }
}

void smp__detect_media(const smp__scene *scene, const smp__field *fields, size_t field_count,
                       smp__observations *into)
{
    const smp__document *text = document_of(fields, field_count, SMP__IN_TEXT, 0);
    for (size_t i = 0; i < scene->media_count; i++) {
        const media_view view = {scene, into, &scene->media[i],
                                 {.kind = SMP__IN_MEDIA, .index = (uint16_t)i}, false};
        const smp__document *alt = document_of(fields, field_count, SMP__IN_ALT, (uint32_t)i);
        check_description(&view, text);
        check_duplicate(&view, text, alt);
        check_text_in_image(&view, text, alt);
        check_sound(&view);
        check_sight(&view);
        check_facts(&view);
    }
    for (size_t i = 0; i < scene->shared_media_count; i++) {
        const media_view view = {scene, into, &scene->shared_media[i],
                                 {.kind = SMP__IN_SHARED_MEDIA, .index = (uint16_t)i}, true};
        check_description(&view, NULL);
        check_sound(&view);
        check_sight(&view);
    }
    check_same_alt(scene, fields, field_count, into);
}
