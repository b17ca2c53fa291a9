/* The same emoji again, and where the number of them may be what the writer says.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#define MAX_EDITS 32u /* in one repair */
#define MAX_KINDS 32u /* of repeated emoji told apart */

/* ---- Which are the same -------------------------------------------------------------------- */

/* Folded, or in full where only its tags tell a flag from others. */
static smp_text look_of(const smp__detection *detection, uint32_t index)
{
    enum { BLACK_FLAG = 0x1F3F4 };
    const smp__token *token = smp__token_at(detection, index);
    const smp_text folded = smp__folded(token);
    size_t at = 0;
    const bool is_flag = smp__utf8_next(folded.data, &at) == BLACK_FLAG && at == folded.size;
    return is_flag ? smp__token_text(detection->document, token) : folded;
}

static bool looks_like(const smp__detection *detection, uint32_t index, smp_text emoji)
{
    return smp__text_equal(look_of(detection, index), emoji);
}

bool smp__same_emoji(const smp__detection *detection, uint32_t index, uint32_t other)
{
    return smp__is_emoji(detection, index) && smp__is_emoji(detection, other) &&
           looks_like(detection, index, look_of(detection, other));
}

/* ---- Does their number speak? -------------------------------------------------------------- */

/* Faces, hearts, hands, feasts, alarms, ticks and arrows, by first and last: any number of them
 * says the same. Others stand for things, which are counted. */
static const uint32_t felt[][2] = {
    {0x203C, 0x203C},   {0x2049, 0x2049},   {0x2194, 0x21AA},   {0x25B6, 0x25B6},
    {0x25C0, 0x25C0},   {0x2611, 0x2611},   {0x261D, 0x261D},   {0x263A, 0x263A},
    {0x26A0, 0x26A0},   {0x2705, 0x2705},   {0x270A, 0x270D},   {0x2714, 0x2716},
    {0x2728, 0x2728},   {0x274C, 0x274E},   {0x2753, 0x2757},   {0x2763, 0x2764},
    {0x27A1, 0x27A1},   {0x2B05, 0x2B07},   {0x1F386, 0x1F38A}, {0x1F446, 0x1F450},
    {0x1F490, 0x1F490}, {0x1F493, 0x1F49F}, {0x1F4A5, 0x1F4A5}, {0x1F4AA, 0x1F4AA},
    {0x1F4AF, 0x1F4AF}, {0x1F4E2, 0x1F4E3}, {0x1F525, 0x1F525}, {0x1F600, 0x1F64F},
    {0x1F6A8, 0x1F6A8}, {0x1F90D, 0x1F917}, {0x1F918, 0x1F92F}, {0x1F970, 0x1F97A},
    {0x1F9E1, 0x1F9E1}, {0x1FA75, 0x1FA77}, {0x1FAE0, 0x1FAE9}, {0x1FAF0, 0x1FAF8}};

bool smp__emoji_shows_feeling(const smp__detection *detection, uint32_t index)
{
    size_t at = smp__token_at(detection, index)->start;
    const uint32_t c = smp__utf8_next(detection->document->text.data, &at);
    for (size_t i = 0; i < SMP_COUNT(felt); i++)
        if (c >= felt[i][0] && c <= felt[i][1]) return true;
    return false;
}

static const char measured[] =
    " rating ratings rated rate score scores scored star stars point points dose doses times once "
    "twice daily level levels grade grades scale key risk hourly ";

/* Do the words round the row, [first, last], speak of what is measured, or say what it means? */
static bool is_label(const smp__detection *detection, uint32_t first, uint32_t last)
{
    enum { REACH = 10 };
    return smp__token_one_of(detection, smp__before(detection, first), " : = ") ||
           smp__emoji_is_explained(detection, smp__after(detection, last)) ||
           smp__any_one_of(detection, smp__reach_back(detection, first, REACH),
                           smp__reach_ahead(detection, last, REACH), measured);
}

/* The last of the same from token `first` on, and how many they are. */
static uint32_t end_of_row(const smp__detection *detection, uint32_t first, uint32_t *length)
{
    uint32_t last = first;
    *length = 1;
    for (uint32_t next; smp__same_emoji(detection, next = smp__after(detection, last), first);
         last = next)
        ++*length;
    return last;
}

/* May the number of those like that at token `index` be what is said: are they things, in rows of
 * several lengths, or labels of what is measured? */
static bool number_speaks(const smp__detection *detection, uint32_t index)
{
    if (!smp__emoji_shows_feeling(detection, index)) return true;
    const smp_text emoji = look_of(detection, index);
    uint32_t earlier = 0, length;
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_emoji(detection, i) || !looks_like(detection, i, emoji)) continue;
        const uint32_t first = i;
        i = end_of_row(detection, first, &length);
        if ((earlier && length != earlier) || is_label(detection, first, i)) return true;
        earlier = length;
    }
    return false;
}

/* ---- Repairs ------------------------------------------------------------------------------- */

/* Without the emoji, and the space before it where it stands, with others of its row, between
 * spaces, or that behind it where it opens a line. */
static smp__suggestion cut(const smp__detection *detection, uint32_t i)
{
    const smp__token *token = smp__token_at(detection, i);
    const uint32_t count = detection->document->token_count;
    uint32_t next = i + 1;
    while (next < count && smp__same_emoji(detection, next, i)) next++;
    const bool space_before = i > 0 && smp__is_kind(detection, i - 1, SMP__KIND(SPACE)) &&
                              !(smp__token_at(detection, i - 1)->flags & SMP__TOKEN_LINE_BREAK);
    const bool space_after = next == count || smp__is_kind(detection, next, SMP__KIND(SPACE));
    const bool opens = token->flags & SMP__TOKEN_LINE_START;
    const uint32_t start = space_before && space_after && !opens
                               ? smp__token_at(detection, i - 1)->start
                               : token->start;
    const bool takes_space = opens && i + 1 < count &&
                             smp__is_kind(detection, i + 1, SMP__KIND(SPACE)) &&
                             !(smp__token_at(detection, i + 1)->flags & SMP__TOKEN_LINE_BREAK);
    const uint32_t end = takes_space ? smp__token_at(detection, i + 1)->end : token->end;
    return (smp__suggestion){start, end, SMP_TEXT("")};
}

/* Does the emoji stand for a word wherever it has words beside it? Where it stands between others
 * too it beats time. */
static bool is_word_of_text(const smp__detection *detection, smp_text emoji)
{
    bool word = false;
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_emoji(detection, i)) continue;
        const uint32_t before = smp__before(detection, i);
        uint32_t after = i;
        bool here = false;
        while (smp__is_kind(detection, after, SMP__KIND(EMOJI))) {
            here = here || looks_like(detection, after, emoji);
            i = after;
            after = smp__after(detection, after);
        }
        if (!here) continue;
        const smp__emoji_place place = smp__place_between(detection, before, after);
        if (place == SMP__EMOJI_AMONG_WORDS) return false;
        word = word || place == SMP__EMOJI_IS_WORD;
    }
    return word;
}

/* Cuts each of the same from the token `first` on. Numbers and marks of a list are written plainly
 * instead, all of them; if it says yes or no, stands for a word or is counted, only its writer can
 * mend it. */
static void repair_repeated(smp__detection *detection, smp__observation *observation,
                            uint32_t first, smp_text emoji)
{
    static const char why[] = "how many there are may be what is said: write the number in words";
    static const smp_text counted = {why, sizeof why - 1};
    if (!observation || smp__emoji_answers(detection, first)) return;
    const bool word = is_word_of_text(detection, emoji);
    const bool speaks = number_speaks(detection, first);
    smp__suggestion changes[MAX_EDITS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < detection->document->token_count && count < MAX_EDITS; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!smp__is_emoji(detection, i) || !looks_like(detection, i, emoji)) continue;
        const smp_text digits = smp__emoji_digits(detection, i);
        if (digits.data) {
            changes[count++] = (smp__suggestion){token->start, token->end, digits};
        } else if (smp__emoji_is_bullet(detection, i)) {
            changes[count++] = smp__bullet_for_emoji(detection, i);
        } else if (word) {
            return;
        } else if (speaks) {
            observation->evidence = &counted;
            observation->evidence_count = 1;
            return;
        } else if (i >= first) {
            changes[count++] = cut(detection, i);
        }
    }
    smp__repair_all(detection, observation, changes, count);
}

void smp__detect_emoji_repeats(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t all = document->kind_counts[SMP_TOKEN_EMOJI];
    double limit = smp__parameter(detection, SMP__SIGNAL_EMOJI_REPEATED);
    if (all <= limit || !smp__wants(detection, SMP__SIGNAL_EMOJI_REPEATED)) return;
    smp__tally tally;
    if (!smp__tally_init(&tally, detection->scene->arena, all)) {
        detection->into->failed = true;
        return;
    }
    uint32_t first_excess[MAX_KINDS];
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_emoji(detection, i)) continue;
        smp__tally_slot *slot = smp__tally_find(&tally, look_of(detection, i));
        slot->count++;
        if (slot->count > limit && !slot->other && kinds < MAX_KINDS) {
            first_excess[kinds++] = i;
            slot->other = 1;
        }
    }
    for (uint32_t i = 0; i < kinds; i++) {
        const smp__token *token = smp__token_at(detection, first_excess[i]);
        const smp_text emoji = look_of(detection, first_excess[i]);
        uint32_t count = smp__tally_find(&tally, emoji)->count;
        repair_repeated(detection,
                        smp__raise_value(detection, SMP__SIGNAL_EMOJI_REPEATED, token->start,
                                         token->end, count),
                        first_excess[i], emoji);
    }
}
