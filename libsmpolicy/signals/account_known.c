/* What accounts and names of the organisation come to, ready to be looked for in others.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"

#include <string.h>

#define MOST_PLACES 6u /* of one name */

/* ---- Handles -------------------------------------------------------------------------------- */

static const smp_text bluesky = {".bsky.social", sizeof ".bsky.social" - 1};

bool smp__is_bluesky_handle(smp_text handle)
{
    return handle.size > bluesky.size &&
           smp__text_equal_ascii_fold(
               smp__text_slice(handle, handle.size - bluesky.size, handle.size), bluesky);
}

smp_text smp__full_handle(smp_text handle)
{
    while (handle.size && strchr(" /", handle.data[handle.size - 1])) handle.size--;
    for (size_t i = handle.size; i > 0; i--)
        if (handle.data[i - 1] == '/') {
            handle = smp__text_slice(handle, i, handle.size);
            break;
        }
    while (handle.size && strchr(" @", handle.data[0]))
        handle = smp__text_slice(handle, 1, handle.size);
    if (smp__is_bluesky_handle(handle)) handle.size -= bluesky.size;
    return handle;
}

size_t smp__handle_name_size(smp_text handle)
{
    size_t size = 0;
    while (size < handle.size && handle.data[size] != '@') size++;
    return size;
}

smp_text smp__bare_handle(smp_text handle)
{
    smp_text full = smp__full_handle(handle);
    full.size = smp__handle_name_size(full);
    return full;
}

/* ---- Known names ---------------------------------------------------------------------------- */

/* Keeps a core that is not there yet. */
static bool keep_core(smp__identity *known, smp__arena *arena, const smp__core *core)
{
    for (size_t i = 0; i < known->core_count; i++) {
        const smp__core *other = known->cores[i];
        if (other->shape_count == core->shape_count && other->account == core->account &&
            memcmp(other->shapes, core->shapes, core->shape_count) == 0)
            return true;
    }
    smp__core *kept = smp__arena_allocate(arena, sizeof *kept);
    if (!kept) return false;
    *kept = *core;
    known->cores[known->core_count++] = kept;
    return true;
}

/* Does a word begin at `letter`, or just a word "and" that parts two places? Then `next` is the
 * letter after it. */
static bool parts_places(const smp__looks *looks, uint32_t letter, uint32_t *next)
{
    static const char word[] = "and";
    const smp__letter *letters = looks->letters;
    *next = letter;
    if (!letters[letter].apart) return false;
    for (size_t i = letters[letter - 1].end; i < letters[letter].start; i++)
        if (strchr(",&/", looks->text.data[i])) return true;
    uint32_t same = 0;
    while (word[same] && letter + same < looks->letter_count &&
           letters[letter + same].read == word[same])
        same++;
    *next = letter + same;
    return !word[same] && *next < looks->letter_count && letters[*next].apart;
}

/* "Sample and Example-on-Sea ICB" is taken for the ICB of either. */
static bool add_places(smp__identity *known, smp__arena *arena, const smp__core *core,
                       const smp__looks *looks)
{
    uint32_t first = 0, places = 0, next = 0;
    smp__core place;
    for (uint32_t i = 1; i <= looks->letter_count && places < MOST_PLACES; i++) {
        if (i < looks->letter_count && !parts_places(looks, i, &next)) continue;
        if (smp__core_of_place(&place, core, looks, first, i)) {
            places++;
            if (!keep_core(known, arena, &place)) return false;
        }
        first = next;
    }
    return true;
}

static bool add_name(smp__identity *known, smp__arena *arena, smp__segmenter *segmenter,
                     smp_text text, smp__core_kind kind, uint32_t account)
{
    smp__looks ways[SMP__WAYS];
    smp__core core, turned;
    if (smp__is_empty(text)) return true;
    uint32_t count = smp__look_at(ways, arena, segmenter, text);
    for (uint32_t way = 0; way < count; way++) {
        if (!smp__core_make(&core, &ways[way], kind, account)) return true; /* too short to tell */
        bool of_places = core.kind == SMP__CORE_NAME && way == 0;
        if (!keep_core(known, arena, &core) ||
            (of_places && !add_places(known, arena, &core, &ways[way])) ||
            (smp__core_turn(&turned, &core) && !keep_core(known, arena, &turned)))
            return false;
    }
    return count > 0;
}

bool smp__identity_prepare(smp__identity *known, smp__arena *arena, smp__segmenter *segmenter)
{
    size_t most = (2 * known->account_count + known->name_count) * (2 * SMP__WAYS + MOST_PLACES);
    known->core_count = 0;
    known->cores = smp__arena_allocate(arena, (most + 1) * sizeof *known->cores);
    if (!known->cores) return false;
    for (size_t i = 0; i < known->account_count; i++) {
        const smp__known_account *account = &known->accounts[i];
        if (!add_name(known, arena, segmenter, smp__bare_handle(account->handle), SMP__CORE_HANDLE,
                      (uint32_t)i) ||
            (!account->is_team && !add_name(known, arena, segmenter, account->name,
                                            SMP__CORE_NAME, UINT32_MAX)))
            return false;
    }
    for (size_t i = 0; i < known->name_count; i++)
        if (known->names[i].data[0] != '@' &&
            !add_name(known, arena, segmenter, known->names[i], SMP__CORE_NAME, UINT32_MAX))
            return false;
    return true;
}
