/* A voice: puts together the words of one profile and the pieces they come from.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

static smp__piece *last_piece(smp__voice *voice)
{
    return voice->piece_count ? &voice->pieces[voice->piece_count - 1] : NULL;
}

void smp__voice_begin(smp__voice *voice, smp_speech_kind kind, size_t start)
{
    smp__piece *last = last_piece(voice);
    if (kind == SMP_SPEECH_AS_WRITTEN && last && last->kind == kind && last->field == voice->field)
        return;
    void *pieces = voice->pieces;
    if (!smp__grow(&voice->text.allocator, &pieces, &voice->piece_capacity, voice->piece_count + 1,
                   sizeof *voice->pieces)) {
        voice->failed = true;
        return;
    }
    voice->pieces = pieces;
    voice->pieces[voice->piece_count++] =
        (smp__piece){.start = (uint32_t)start, .field = voice->field, .kind = (uint8_t)kind};
    voice->open = true;
}

void smp__voice_end(smp__voice *voice, size_t end)
{
    smp__piece *piece = last_piece(voice);
    if (!piece) return;
    piece->end = (uint32_t)end;
    piece->spoken_end = (uint32_t)voice->text.size;
    if (voice->open) piece->spoken_start = piece->spoken_end;
    voice->open = false;
}

void smp__voice_gap(smp__voice *voice, smp__gap gap)
{
    if (voice->gap < gap) voice->gap = (uint8_t)gap;
}

static void add(smp__voice *voice, smp_text text)
{
    if (text.size == 0) return;
    if (voice->text.size && voice->gap >= SMP__GAP_SOFT)
        smp__buffer_add_char(&voice->text, voice->gap == SMP__GAP_LINE ? '\n' : ' ');
    if (voice->open) last_piece(voice)->spoken_start = (uint32_t)voice->text.size;
    voice->open = false;
    smp__buffer_add_text(&voice->text, text);
    voice->gap = SMP__GAP_NONE;
}

void smp__voice_say_text(smp__voice *voice, smp_text words)
{
    if (voice->gap == SMP__GAP_NONE) voice->gap = SMP__GAP_SOFT;
    add(voice, words);
    voice->gap = SMP__GAP_SOFT;
}

void smp__voice_say(smp__voice *voice, const char *words)
{
    smp__voice_say_text(voice, (smp_text){words, strlen(words)});
}

void smp__voice_write(smp__voice *voice, smp_text text) { add(voice, text); }

void smp__voice_cling(smp__voice *voice, smp_text mark)
{
    bool begins = voice->text.size == 0 || voice->gap >= SMP__GAP_SPACE;
    if (voice->gap == SMP__GAP_SOFT) voice->gap = SMP__GAP_NONE;
    add(voice, mark);
    if (begins) voice->gap = SMP__GAP_HUG;
}
