/* The preview: every field of a post, said in every profile.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

#define MOST_MEDIA 1000u
#define MOST_SPEECH ((size_t)1 << 30)

enum { DEFAULT_RATE = 175, LOWEST_RATE = 50, HIGHEST_RATE = 1000 };

static const smp__speech_rules profiles[SMP_SPEECH_PROFILES] = {
    [SMP_SPEECH_LITERAL] = {SMP__LEVEL_MOST, SMP__STYLED_BY_NAME, false, true},
    [SMP_SPEECH_SKIP] = {SMP__LEVEL_SOME, SMP__STYLED_SILENT, true, false},
    [SMP_SPEECH_NORMALISED] = {SMP__LEVEL_SOME, SMP__STYLED_PLAIN, true, false},
};

typedef struct field {
    smp_text name;
    smp__document document; /* empty for what the reader adds */
} field;

struct smp_speech {
    smp_allocator allocator;
    smp__arena arena; /* the fields, and what is worked out on the way */
    smp__segmenter *segmenter;
    smp__voice voices[SMP_SPEECH_PROFILES];
    field *fields;
    size_t field_count;
    smp_speech_options options;
};

const char *smp_speech_profile_name(smp_speech_profile profile)
{
    static const char *const names[] = {"literal", "skip", "normalised"};
    return (size_t)profile < SMP_COUNT(names) ? names[profile] : NULL;
}

const char *smp_speech_kind_name(smp_speech_kind kind)
{
    static const char *const names[] = {"as-written", "emoji",   "sign",    "face",
                                        "repeat",     "styled",  "hashtag", "mention",
                                        "address",    "short-form", "added"};
    return (size_t)kind < SMP_COUNT(names) ? names[kind] : NULL;
}

/* ---- The object ------------------------------------------------------------------------------ */

smp_status smp_speech_new(smp_speech **out, const smp_allocator *allocator, smp_error *error)
{
    smp__error_clear(error);
    if (!out) return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` is NULL.");
    smp_allocator own = smp__allocator_or_default(allocator);
    smp_speech *speech = smp__allocate_zeroed(&own, sizeof *speech);
    if (!speech) return smp__fail_memory(error);
    speech->allocator = own;
    smp__arena_init(&speech->arena, &own);
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp__voice *voice = &speech->voices[i];
        voice->rules = &profiles[i];
        voice->options = &speech->options;
        voice->arena = &speech->arena;
        smp__buffer_init(&voice->text, &own);
    }
    smp_status status = smp__segmenter_new(&speech->segmenter, &own, error);
    if (status == SMP_OK) *out = speech;
    else smp_speech_free(speech);
    return status;
}

void smp_speech_free(smp_speech *speech)
{
    if (!speech) return;
    smp_allocator allocator = speech->allocator;
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp__voice *voice = &speech->voices[i];
        smp__release(&allocator, voice->pieces, voice->piece_capacity * sizeof *voice->pieces);
        smp__buffer_free(&voice->text);
    }
    smp__segmenter_free(speech->segmenter);
    smp__arena_free(&speech->arena);
    smp__release(&allocator, speech, sizeof *speech);
}

static void empty(smp_speech *speech)
{
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp__voice *voice = &speech->voices[i];
        smp__buffer_clear(&voice->text);
        voice->piece_count = 0;
        voice->gap = SMP__GAP_NONE;
        voice->open = voice->failed = false;
        voice->seconds = 0;
    }
    smp__arena_reset(&speech->arena);
    speech->fields = NULL;
    speech->field_count = 0;
}

/* ---- The post -------------------------------------------------------------------------------- */

/* The next field, which the voices are to speak of; NULL when memory ran out. */
static field *add_field(smp_speech *speech, smp_text name)
{
    if (!name.data) return NULL;
    field *added = &speech->fields[speech->field_count];
    *added = (field){.name = name};
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++)
        speech->voices[i].field = (uint16_t)speech->field_count;
    speech->field_count++;
    return added;
}

static smp_status check_voices(const smp_speech *speech, smp_error *error)
{
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        const smp__voice *voice = &speech->voices[i];
        if (voice->failed || voice->text.failed) return smp__fail_memory(error);
        if (voice->text.size > MOST_SPEECH) /* not counted: takes 1 GiB */
            return smp__fail(error, SMP_ERROR_LIMIT,
                             "The post comes to more than %zu bytes of speech. Shorten it.",
                             MOST_SPEECH);
    }
    return SMP_OK;
}

static smp_status read_text(smp_speech *speech, smp_text name, smp_text text,
                            smp_platform platform, smp_error *error)
{
    if (smp__is_empty(text)) return SMP_OK;
    field *said = add_field(speech, name);
    smp_text own = text.size <= SMP__MAX_TEXT_BYTES ? smp__arena_copy(&speech->arena, text) : text;
    if (!said || !own.data) return smp__fail_memory(error);
    smp_status status = smp__document_read(&said->document, &speech->arena, speech->segmenter, own,
                                           platform, error);
    if (status != SMP_OK) return status;
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++)
        smp__say_document(&speech->voices[i], &said->document);
    return check_voices(speech, error);
}

/* Words that stand in no field, in one piece. */
static smp_status add_words(smp_speech *speech, smp_text name, const char *words, bool goes_on,
                            smp_error *error)
{
    if (!add_field(speech, name)) return smp__fail_memory(error);
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp__voice *voice = &speech->voices[i];
        smp__voice_gap(voice, SMP__GAP_LINE);
        smp__voice_begin(voice, SMP_SPEECH_ADDED, 0);
        smp__voice_say(voice, words);
        if (goes_on) smp__voice_cling(voice, SMP_TEXT(","));
        smp__voice_end(voice, 0);
        smp__voice_gap(voice, goes_on ? SMP__GAP_SPACE : SMP__GAP_LINE);
    }
    return check_voices(speech, error);
}

static smp_status read_media(smp_speech *speech, const smp_media *given, size_t count,
                             const char *prefix, smp_platform platform, smp_error *error)
{
    static const char *const words[][2] = {
        [SMP_MEDIA_UNKNOWN] = {"attachment", "attachment"},
        [SMP_MEDIA_IMAGE] = {"image", "image, no description"},
        [SMP_MEDIA_GIF] = {"animated image", "animated image, no description"},
        [SMP_MEDIA_VIDEO] = {"video", "video"},
        [SMP_MEDIA_AUDIO] = {"audio", "audio"},
        [SMP_MEDIA_DOCUMENT] = {"document", "document"},
    };
    smp_status status = SMP_OK;
    for (size_t i = 0; status == SMP_OK && i < count; i++) {
        smp_media media;
        const void *item = (const char *)given + i * given->struct_size;
        if (!smp__copy_sized(&media, sizeof media, item))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "Media item %zu has no struct_size. Start from SMP_MEDIA_INIT.", i);
        if (media.decorative == SMP_YES) continue;
        if ((size_t)media.kind >= SMP_COUNT(words))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "The kind of media item %zu is not a value of its enumeration.", i);
        bool described = !smp__is_empty(media.alt);
        status = add_words(speech, smp__arena_format(&speech->arena, "%s%zu", prefix, i),
                           words[media.kind][!described], described, error);
        if (status == SMP_OK && described)
            status = read_text(speech, smp__arena_format(&speech->arena, "%s%zu.alt", prefix, i),
                               media.alt, platform, error);
    }
    return status;
}

static smp_status read_shared(smp_speech *speech, const smp_shared *shared, smp_platform platform,
                              smp_error *error)
{
    bool named = !smp__is_empty(shared->author);
    smp_status status = add_words(speech, SMP_TEXT("shared"),
                                  named ? "shared post by" : "shared post", !named, error);
    for (size_t i = 0; named && i < SMP_SPEECH_PROFILES; i++)
        speech->voices[i].gap = SMP__GAP_SPACE; /* the name goes on in the same breath */
    if (status == SMP_OK)
        status = read_text(speech, SMP_TEXT("shared.author"), shared->author, platform, error);
    for (size_t i = 0; named && i < SMP_SPEECH_PROFILES; i++)
        smp__voice_gap(&speech->voices[i], SMP__GAP_LINE);
    if (status == SMP_OK)
        status = read_text(speech, SMP_TEXT("shared.text"), shared->text, platform, error);
    return status;
}

static smp_status check_media(const smp_media *media, size_t count, smp_error *error)
{
    if (count > MOST_MEDIA)
        return smp__fail(error, SMP_ERROR_LIMIT, "A post may have at most %u media items.",
                         MOST_MEDIA);
    if (count && !media)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "media_count is not 0 but media is NULL.");
    return SMP_OK;
}

static smp_status read_post(smp_speech *speech, const smp_post *given, smp_error *error)
{
    smp_post post;
    smp_shared shared = SMP_SHARED_INIT;
    if (!given || !smp__copy_sized(&post, sizeof post, given) ||
        (post.shared && !smp__copy_sized(&shared, sizeof shared, post.shared)))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The post or what it shares is NULL or has no struct_size. Start from "
                         "SMP_POST_INIT and SMP_SHARED_INIT.");
    if ((unsigned)post.platform > SMP_PLATFORM_OTHER)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "platform is not a value of its enumeration.");
    smp_status status = check_media(post.media, post.media_count, error);
    if (status == SMP_OK) status = check_media(shared.media, shared.media_count, error);
    if (status != SMP_OK) return status;

    smp_text lang = speech->options.lang.data ? speech->options.lang : post.lang;
    bool welsh = smp__text_equal_ascii_fold(smp__text_slice(lang, 0, 2), SMP_TEXT("cy")) &&
                 (lang.size == 2 || lang.data[2] == '-' || lang.data[2] == '_');
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) speech->voices[i].welsh = welsh;
    size_t most = 4 + 2 * (post.media_count + shared.media_count);
    speech->fields = smp__arena_allocate(&speech->arena, most * sizeof *speech->fields);
    if (!speech->fields) return smp__fail_memory(error);

    status = read_text(speech, SMP_TEXT("text"), post.text, post.platform, error);
    if (status == SMP_OK && post.shared)
        status = read_shared(speech, &shared, post.platform, error);
    if (status == SMP_OK)
        status = read_media(speech, shared.media, shared.media_count, "shared.media.",
                            post.platform, error);
    if (status == SMP_OK)
        status = read_media(speech, post.media, post.media_count, "media.", post.platform, error);
    return status;
}

static smp_status take_options(smp_speech *speech, const smp_speech_options *given,
                               smp_error *error)
{
    speech->options = (smp_speech_options)SMP_SPEECH_OPTIONS_INIT;
    if (given && !smp__copy_sized(&speech->options, sizeof speech->options, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The options have no struct_size. Start from SMP_SPEECH_OPTIONS_INIT.");
    if (speech->options.acronym_count && !speech->options.acronyms)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "acronym_count is not 0 but acronyms is NULL.");
    double *rate = &speech->options.words_per_minute;
    if (*rate == 0) *rate = DEFAULT_RATE;
    if (!(*rate >= LOWEST_RATE && *rate <= HIGHEST_RATE))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "words_per_minute must be 0 or from %d to %d.", LOWEST_RATE,
                         HIGHEST_RATE);
    return SMP_OK;
}

smp_status smp_preview_speech(smp_speech *speech, const smp_post *post,
                              const smp_speech_options *options, smp_error *error)
{
    smp__error_clear(error);
    if (!speech) return smp__fail(error, SMP_ERROR_ARGUMENT, "`speech` is NULL.");
    empty(speech);
    smp_status status = take_options(speech, options, error);
    if (status == SMP_OK) status = read_post(speech, post, error);
    speech->options.acronyms = NULL; /* borrowed for the call */
    speech->options.acronym_count = 0;
    if (status != SMP_OK) {
        empty(speech);
        return status;
    }
    for (size_t i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp__voice *voice = &speech->voices[i];
        voice->seconds = smp__speech_seconds(smp__buffer_text(&voice->text),
                                             speech->options.words_per_minute);
    }
    return SMP_OK;
}

/* ---- Reading it ------------------------------------------------------------------------------ */

smp_spoken smp_speech_spoken(const smp_speech *speech, smp_speech_profile profile)
{
    if (!speech || (size_t)profile >= SMP_SPEECH_PROFILES)
        return (smp_spoken){SMP_TEXT(""), 0, 0};
    const smp__voice *voice = &speech->voices[profile];
    return (smp_spoken){smp__buffer_text(&voice->text), voice->seconds, voice->piece_count};
}

smp_speech_piece smp_speech_piece_at(const smp_speech *speech, smp_speech_profile profile,
                                     size_t index)
{
    smp_speech_piece none = {.kind = SMP_SPEECH_ADDED, .field = SMP_TEXT("")};
    if (!speech || (size_t)profile >= SMP_SPEECH_PROFILES ||
        index >= speech->voices[profile].piece_count)
        return none;
    const smp__voice *voice = &speech->voices[profile];
    const smp__piece *piece = &voice->pieces[index];
    const field *from = &speech->fields[piece->field];
    smp_text spoken = smp__text_slice(smp__buffer_text(&voice->text), piece->spoken_start,
                                      piece->spoken_end);
    smp_speech_piece out = {.kind = (smp_speech_kind)piece->kind,
                            .spoken = {piece->spoken_start, piece->spoken_end},
                            .field = from->name};
    out.differs = out.kind != SMP_SPEECH_AS_WRITTEN;
    out.seconds = smp__speech_seconds(spoken, speech->options.words_per_minute);
    if (out.kind != SMP_SPEECH_ADDED)
        out.span = smp__document_span(&from->document, piece->start, piece->end);
    return out;
}
