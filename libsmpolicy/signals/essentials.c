/* What of a picture's words neither the post nor the alt text tells, of what must come across
 * whole. The rest may be told in other words.
 * SPDX-License-Identifier: MIT */
#include "signals/essentials.h"

#define MAX_SHOWN 64u /* essentials of a picture */
#define MAX_TOLD 512u /* of the post and the alt text */
#define MOST_NAMED 5u /* of those that are lost */

/* ---- What is lost -------------------------------------------------------------------------- */

/* Is a bare number the hour of a time: "9 to 5pm"? */
static bool is_hour(const smp__essential *number, const smp__essential *clock)
{
    uint32_t hour;
    return number->kind == SMP__A_NUMBER && clock->kind == SMP__A_CLOCK &&
           smp__text_to_u32(number->key, &hour) && hour <= 24 && clock->value == hour % 12 * 60;
}

/* Only a short address is looked for within another: a long one would take long. */
static bool has_address(smp_text told, smp_text shown)
{
    enum { LONGEST_PART = 256 };
    return shown.size > LONGEST_PART ? smp__text_equal(told, shown) : smp__text_has(told, shown);
}

static bool says_same(const smp__essential *shown, const smp__essential *told)
{
    if (is_hour(shown, told) || is_hour(told, shown)) return true;
    if (shown->kind != told->kind) return false;
    switch (shown->kind) {
    case SMP__A_NUMBER:
        return smp__text_equal(shown->key, told->key) &&
               (shown->unit == told->unit || !shown->unit || !told->unit);
    case SMP__A_CLOCK:
        return shown->value == told->value &&
               (shown->half == told->half || !shown->half || !told->half);
    case SMP__A_LINK: return has_address(told->key, shown->key);
    case SMP__A_YEAR:
    case SMP__A_TELEPHONE: return smp__text_equal(shown->key, told->key);
    default: return shown->value == told->value;
    }
}

/* Is it told in one of the two texts? A year may be left out, not replaced; likewise one of two
 * opposites. */
static bool is_told(const smp__essential *shown, const smp__essentials *told)
{
    bool replaced = shown->kind != SMP__A_YEAR && shown->kind != SMP__A_SIDE;
    for (uint32_t t = 0; t < 2; t++)
        for (uint32_t i = 0; i < told[t].count; i++) {
            const smp__essential *other = &told[t].items[i];
            if (says_same(shown, other)) return true;
            const bool differs =
                shown->kind == SMP__A_YEAR || (other->value ^ shown->value) == 1;
            replaced = replaced || (other->kind == shown->kind && differs);
        }
    return !replaced;
}

/* "Not open" is told by "closed". */
static bool is_turned_round(const smp__essential *negation, const smp__essentials *told)
{
    for (uint32_t t = 0; negation->value && t < 2; t++)
        for (uint32_t i = 0; i < told[t].count; i++)
            if (told[t].items[i].kind == SMP__A_SIDE &&
                told[t].items[i].value == negation->value - 1)
                return true;
    return false;
}

static uint32_t negations_in(const smp__essentials *all)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) count += all->items[i].kind == SMP__A_NEGATION;
    return count;
}

/* Reads a document, which may be NULL. False if there is too much in it, or memory ran out. */
static bool open_essentials(smp__essentials *all, const smp__scene *scene, smp__observations *into,
                            const smp__document *document, uint32_t most)
{
    *all = (smp__essentials){.in = {.scene = scene, .document = document, .into = into},
                             .most = most};
    if (!document) return true;
    if (document->token_count < most) all->most = document->token_count + 1;
    all->items = smp__arena_allocate(scene->arena, (all->most + 1) * sizeof *all->items);
    if (!all->items) {
        into->failed = true;
        return false;
    }
    smp__read_essentials(all);
    for (uint32_t i = 0; i < all->count && i < all->most; i++) {
        const smp__essential *item = &all->items[i];
        const bool has_key = item->kind == SMP__A_NUMBER || item->kind == SMP__A_YEAR ||
                             item->kind == SMP__A_TELEPHONE;
        if (has_key && smp__is_absent(item->key)) into->failed = true;
    }
    return all->count <= all->most && !into->failed;
}

/* Whoever mends a text needs no more than its first few, nor all of a long one. */
static void add_lost(smp_text *lost, smp__arena *arena, smp_text item, uint32_t named)
{
    enum { LONGEST_NAMED = 40 };
    const bool is_cut = item.size > LONGEST_NAMED;
    *lost = smp__arena_format(arena, "%s%s%.*s%s", lost->data, named ? ", " : "",
                              SMP__SHOWN(item, LONGEST_NAMED), is_cut ? "..." : "");
}

smp_text smp__lost_words(const smp__scene *scene, smp__observations *into, smp_text shown,
                         const smp__document *post, const smp__document *alt)
{
    smp__document document;
    smp_error error = SMP_ERROR_INIT;
    smp__essentials picture, told[2];
    smp_text lost = SMP_TEXT("");
    if (smp__document_read(&document, scene->arena, scene->segmenter, shown,
                           scene->post->platform, &error) != SMP_OK) {
        into->failed = true;
        return lost;
    }
    if (!open_essentials(&picture, scene, into, &document, MAX_SHOWN) ||
        !open_essentials(&told[0], scene, into, post, MAX_TOLD) ||
        !open_essentials(&told[1], scene, into, alt, MAX_TOLD))
        return lost;
    uint32_t negations = negations_in(&told[0]) + negations_in(&told[1]), named = 0;
    for (uint32_t i = 0; i < picture.count && named < MOST_NAMED && !into->failed; i++) {
        const smp__essential *item = &picture.items[i];
        const bool is_negation = item->kind == SMP__A_NEGATION;
        const bool is_same_date = i > 0 && item->start == item[-1].start &&
                                  item->end == item[-1].end && named > 0;
        if (is_same_date || (is_negation && is_turned_round(item, told))) continue;
        if (is_negation && negations > 0) negations--;
        else if (is_negation || (!item->loose && !is_told(item, told)))
            add_lost(&lost, scene->arena, smp__text_slice(document.text, item->start, item->end),
                     named++);
        into->failed = smp__is_absent(lost);
    }
    return into->failed ? SMP_TEXT("") : lost;
}
