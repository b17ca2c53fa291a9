/* The post as a whole: facts the host gave, threads, the declared language, the author's name.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <stdio.h>
#include <string.h>

/* ---- Facts --------------------------------------------------------------------------------- */

const smp_fact *smp__fact_of(const smp__scene *scene, const char *name)
{
    for (size_t i = 0; i < scene->fact_count; i++)
        if (smp__text_equal(scene->facts[i].name, smp_text_of(name))) return &scene->facts[i];
    return NULL;
}

const smp_fact *smp__media_fact_of(const smp__scene *scene, uint32_t index, const char *name)
{
    char full[64];
    snprintf(full, sizeof full, "media.%u.%s", (unsigned)index, name);
    return smp__fact_of(scene, full);
}

static const smp__document *text_of(const smp__field *fields, size_t field_count)
{
    for (size_t i = 0; i < field_count; i++)
        if (fields[i].kind == SMP__IN_TEXT) return fields[i].document;
    return NULL;
}

static void observe_text(const smp__scene *scene, smp__observations *into, smp__signal_id signal,
                         const smp__document *document)
{
    if (!smp__wanted(scene, signal)) return;
    smp__field field = {.kind = SMP__IN_TEXT, .document = document};
    smp__observe(into, signal, field, 0, (uint32_t)document->text.size);
}

/* ---- Threads ------------------------------------------------------------------------------- */

static bool is_number(const smp__token *token) { return token->kind == SMP_TOKEN_NUMBER; }

/* "5 of 8", "5/8", "5/" */
static bool is_numbered(const smp__document *document)
{
    for (uint32_t i = 0; i + 1 < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (!is_number(token)) continue;
        uint32_t next = i + 1;
        if (document->tokens[next].kind == SMP_TOKEN_SPACE) next++;
        if (next >= document->token_count) return false;
        smp_text mark = smp__folded(&document->tokens[next]);
        if (smp__one_of(mark, " of / ")) return true;
    }
    return false;
}

static bool announces(const smp__document *document)
{
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (smp__one_of(smp__folded(token), " thread \xF0\x9F\xA7\xB5 ")) return true;
    }
    return is_numbered(document);
}

/* Facts `thread.position` (from 1) and `thread.length` tell that the post is part of a thread. */
void smp__detect_thread(const smp__scene *scene, const smp__field *fields, size_t field_count,
                        smp__observations *into)
{
    const smp__document *text = text_of(fields, field_count);
    const smp_fact *position = smp__fact_of(scene, "thread.position");
    const smp_fact *length = smp__fact_of(scene, "thread.length");
    if (!text || !position || position->number < 1 || (length && length->number < 2)) return;
    if (position->number < 2) {
        if (!announces(text)) observe_text(scene, into, SMP__SIGNAL_THREAD_NOT_ANNOUNCED, text);
    } else if (!is_numbered(text)) {
        observe_text(scene, into, SMP__SIGNAL_THREAD_UNNUMBERED, text);
    }
}

/* ---- Language ------------------------------------------------------------------------------ */

/* Languages of the United Kingdom and its neighbours that are written in Latin letters. */
static bool is_latin_language(smp_text lang)
{
    char primary[4] = "";
    for (size_t i = 0; i < lang.size && i < 3 && lang.data[i] != '-'; i++)
        primary[i] = (char)(lang.data[i] | 0x20);
    return smp__one_of(smp_text_of(primary),
                       " en cy gd ga sco gv kw fr de es pt it nl pl ro cs sk lt lv et hu so tr vi "
                       "sq sl hr da sv nb nn no fi is mt ");
}

void smp__detect_language(const smp__scene *scene, const smp__field *fields, size_t field_count,
                          smp__observations *into)
{
    const smp__document *text = text_of(fields, field_count);
    if (!text || !text->kind_counts[SMP_TOKEN_WORD] ||
        !smp__wanted(scene, SMP__SIGNAL_LANGUAGE_UNDECLARED))
        return;
    smp_text lang = scene->post->lang;
    if (smp__is_empty(lang)) {
        /* Hardly a platform has a field for it, so only a policy that asks for it is told. */
        if (scene->parameters[SMP__SIGNAL_LANGUAGE_UNDECLARED][0] > 0)
            observe_text(scene, into, SMP__SIGNAL_LANGUAGE_UNDECLARED, text);
        return;
    }
    if (text->ascii || !is_latin_language(lang)) return;
    uint32_t latin = 0, other = 0;
    for (size_t at = 0; at < text->text.size;) {
        uint32_t c = smp__utf8_next(text->text.data, &at);
        if (!smp__is_letter(c)) continue;
        if (c < 0x0250 || (c >= 0x1E00 && c <= 0x1EFF) || smp__plain_letter(c)) latin++;
        else other++;
    }
    if (other > latin) observe_text(scene, into, SMP__SIGNAL_LANGUAGE_UNDECLARED, text);
}

/* ---- The author's name --------------------------------------------------------------------- */

void smp__detect_name(const smp__scene *scene, smp__observations *into)
{
    smp_text name = scene->post->author.name;
    size_t bad_start, bad_end;
    if (smp__is_empty(name)) return;
    if (smp__utf8_check(name, &bad_start, &bad_end)) name.size = bad_start;
    uint32_t emoji = 0, styled = 0;
    for (size_t at = 0; at < name.size;) {
        size_t length = smp__emoji_length(name, at);
        if (length) {
            emoji++;
            at += length;
        } else {
            styled += smp__plain_letter(smp__utf8_next(name.data, &at)) != 0;
        }
    }
    const smp__field subject = {.kind = SMP__IN_SUBJECT};
    if (emoji && smp__wanted(scene, SMP__SIGNAL_EMOJI_IN_NAME)) {
        smp__observation *observation =
            smp__observe(into, SMP__SIGNAL_EMOJI_IN_NAME, subject, 0, 0);
        if (observation) observation->value = emoji;
    }
    if (styled >= scene->parameters[SMP__SIGNAL_TEXT_FANCY_IN_NAME][0] &&
        smp__wanted(scene, SMP__SIGNAL_TEXT_FANCY_IN_NAME)) {
        smp__observation *observation =
            smp__observe(into, SMP__SIGNAL_TEXT_FANCY_IN_NAME, subject, 0, 0);
        if (observation) observation->value = styled;
    }
}
