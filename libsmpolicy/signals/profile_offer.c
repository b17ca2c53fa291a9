/* The words that a profile is offered for a disclaimer: the first of the policy's that fit into the
 * bio, or by how much they do not, and where else they may stand.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "signals/profile.h"

#include <string.h>

typedef struct offering {
    const smp__scene *scene;
    smp__observation *seen;
    size_t limit, taken; /* of the bio, as its platform counts; SIZE_MAX where no limit is known */
    const char *joint;
    bool failed;
} offering;

static size_t length_of(offering *with, const smp__document *document)
{
    uint32_t length = smp__platform_length(document, with->scene->arena);
    if (length == UINT32_MAX) with->failed = true;
    return length;
}

/* As the bio's platform counts them, which may be neither bytes nor characters. */
static size_t length_of_words(offering *with, smp_text words)
{
    const smp__scene *scene = with->scene;
    smp__document read;
    if (smp__document_read(&read, scene->arena, scene->segmenter, words, scene->profile->platform,
                           NULL) == SMP_OK)
        return length_of(with, &read);
    with->failed = true;
    return 0;
}

/* What stays of the bio without bytes [start, end): everything in ASCII counts one, everywhere. */
static size_t length_without(offering *with, const smp__document *bio, size_t start, size_t end)
{
    if (bio->text.size == 0) return 0;
    size_t length = length_of(with, bio), left_out = 0;
    for (size_t i = start; i < end; i++) left_out += (unsigned char)bio->text.data[i] < 0x80;
    return length - (left_out < length ? left_out : length);
}

static smp_text sentence_of(offering *with, smp_text words)
{
    size_t first = 0;
    char upper[4];
    uint32_t letter = smp__to_upper(smp__utf8_next(words.data, &first));
    size_t size = smp__utf8_put(letter, upper);
    if (words.data[words.size - 1] == '.') words.size--;
    smp_text said = smp__arena_format(with->scene->arena, "%.*s%.*s.", (int)size, upper,
                                      (int)(words.size - first), words.data + first);
    if (!said.data) with->failed = true;
    return said;
}

/* What parts the new words from those before: as the bio parts its own. */
static const char *joint_after(const smp__document *document, size_t size)
{
    if (size == 0) return "";
    for (uint32_t i = 0; i < document->token_count; i++)
        if (smp__mark_of(&document->tokens[i]) == '|') return " | ";
    return strchr(".!?|,;:)", document->text.data[size - 1]) ? " " : ". ";
}

static bool fits(offering *with, smp_text words)
{
    return with->limit == SIZE_MAX ||
           with->taken + strlen(with->joint) + length_of_words(with, words) <= with->limit;
}

/* The suggestion that needs least room, as a sentence of `length`; absent when memory ran out. */
static smp_text shortest_of(offering *with, size_t *length)
{
    const smp__profile_terms *terms = with->scene->terms;
    smp_text shortest = {NULL, 0};
    for (size_t i = 0; i < terms->suggestion_count; i++) {
        smp_text words = sentence_of(with, terms->suggestions[i]);
        size_t needed = length_of_words(with, words);
        if (with->failed) return (smp_text){NULL, 0};
        if (shortest.data && needed >= *length) continue;
        shortest = words;
        *length = needed;
    }
    return shortest;
}

/* What is told where no suggestion fits. What a near miss lacks is told all the same. */
static void ask_for_room(offering *with)
{
    size_t length = 0;
    smp_text words = shortest_of(with, &length);
    if (!words.data) return;
    const int shown = (int)words.size - 1;
    smp_text *detail = &with->seen->detail;
    smp__arena *arena = with->scene->arena;
    size_t excess = with->taken + strlen(with->joint) + length - with->limit;
    if (length > with->limit)
        *detail = smp__arena_format(arena,
                                    "pin a post that says \"%.*s\": a bio may have %zu "
                                    "characters here, and that has %zu",
                                    (int)words.size, words.data, with->limit, length);
    else if (detail->data)
        *detail = smp__arena_format(arena,
                                    "%.*s (shorten the bio by %zu character%s for it, or pin a "
                                    "post that says so)",
                                    (int)detail->size, detail->data, excess,
                                    excess == 1 ? "" : "s");
    else
        *detail = smp__arena_format(arena,
                                    "shorten the bio by %zu character%s and write \"%.*s\", or pin "
                                    "a post that says so",
                                    excess, excess == 1 ? "" : "s", shown, words.data);
    if (!detail->data) with->failed = true;
}

bool smp__offer_disclaimer(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                           const smp__field *bio, uint32_t start, uint32_t end)
{
    static const smp__document empty;
    const smp__profile_terms *terms = scene->terms;
    const smp__document *document = bio ? bio->document : &empty;
    const bool in_bio = bio && seen->field.kind == SMP__IN_TEXT, replaces = in_bio && start < end;
    const uint32_t limit = smp__platform_limits_of(scene->profile->platform)->bio;
    size_t size = document->text.size;
    while (!replaces && size && document->text.data[size - 1] == ' ') size--;
    offering with = {.scene = scene,
                     .seen = seen,
                     .limit = limit ? limit : SIZE_MAX,
                     .joint = replaces ? "" : joint_after(document, size)};
    with.taken = length_without(&with, document, replaces ? start : 0, replaces ? end : 0);
    for (size_t i = 0; i < terms->suggestion_count && !with.failed; i++) {
        smp_text words = sentence_of(&with, terms->suggestions[i]);
        if (!words.data || !fits(&with, words)) continue;
        smp_text text =
            smp__arena_format(scene->arena, "%s%.*s", with.joint, (int)words.size, words.data);
        if (!seen->detail.data)
            seen->detail = smp__arena_format(scene->arena, "write \"%.*s\"", (int)words.size - 1,
                                             words.data);
        if (in_bio)
            smp__suggest(scene, into, seen, replaces ? start : (uint32_t)size,
                         replaces ? end : (uint32_t)document->text.size, text);
        return !with.failed && text.data && seen->detail.data;
    }
    if (!with.failed && terms->suggestion_count) ask_for_room(&with);
    return !with.failed;
}
