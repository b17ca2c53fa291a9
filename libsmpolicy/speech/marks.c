/* Marks: what they are called, and from which level on they are said.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

enum { NEVER = SMP__LEVEL_ALL + 1 };

typedef struct mark_row {
    uint16_t character;
    uint8_t level;
    bool heeded;
    const char *name;
} mark_row;

/* British names, by code point. Other signs are called what CLDR calls them. */
static const mark_row rows[] = {
    {'!', SMP__LEVEL_ALL, true, "exclamation mark"},
    {'"', SMP__LEVEL_MOST, true, "quote"},
    {'#', SMP__LEVEL_SOME, false, "hash"},
    {'$', SMP__LEVEL_SOME, false, "dollar"},
    {'%', SMP__LEVEL_SOME, false, "percent"},
    {'&', SMP__LEVEL_SOME, false, "and"},
    {'\'', SMP__LEVEL_ALL, true, "apostrophe"},
    {'(', SMP__LEVEL_MOST, true, "open bracket"},
    {')', SMP__LEVEL_MOST, true, "close bracket"},
    {'*', SMP__LEVEL_SOME, false, "star"},
    {'+', SMP__LEVEL_SOME, false, "plus"},
    {',', SMP__LEVEL_ALL, true, "comma"},
    {'-', SMP__LEVEL_MOST, true, "dash"},
    {'.', SMP__LEVEL_ALL, true, "dot"},
    {'/', SMP__LEVEL_SOME, false, "slash"},
    {':', SMP__LEVEL_MOST, true, "colon"},
    {';', SMP__LEVEL_MOST, true, "semicolon"},
    {'<', SMP__LEVEL_SOME, false, "less than"},
    {'=', SMP__LEVEL_SOME, false, "equals"},
    {'>', SMP__LEVEL_SOME, false, "greater than"},
    {'?', SMP__LEVEL_ALL, true, "question mark"},
    {'@', SMP__LEVEL_SOME, false, "at"},
    {'[', SMP__LEVEL_MOST, true, "open square bracket"},
    {'\\', SMP__LEVEL_SOME, false, "backslash"},
    {']', SMP__LEVEL_MOST, true, "close square bracket"},
    {'^', SMP__LEVEL_SOME, false, "caret"},
    {'_', SMP__LEVEL_MOST, false, "underscore"},
    {'`', SMP__LEVEL_MOST, false, "backtick"},
    {'{', SMP__LEVEL_MOST, true, "open brace"},
    {'|', SMP__LEVEL_SOME, false, "bar"},
    {'}', SMP__LEVEL_MOST, true, "close brace"},
    {'~', SMP__LEVEL_SOME, false, "tilde"},
    {0xB7, SMP__LEVEL_MOST, false, "middle dot"},
    {0x2013, SMP__LEVEL_MOST, true, "dash"},
    {0x2014, SMP__LEVEL_MOST, true, "long dash"},
    {0x2018, SMP__LEVEL_ALL, true, "quote"},
    {0x2019, SMP__LEVEL_ALL, true, "quote"},
    {0x201C, SMP__LEVEL_MOST, true, "quote"},
    {0x201D, SMP__LEVEL_MOST, true, "quote"},
    {0x2022, SMP__LEVEL_SOME, false, "bullet"},
    {0x2026, SMP__LEVEL_ALL, true, "dot dot dot"},
};

static const mark_row *find_row(uint32_t character)
{
    size_t low = 0, high = SMP_COUNT(rows);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows[middle].character < character) low = middle + 1;
        else high = middle;
    }
    return low < SMP_COUNT(rows) && rows[low].character == character ? &rows[low] : NULL;
}

smp__mark smp__read_mark(smp_text text, bool is_symbol)
{
    size_t at = 0;
    uint32_t character = smp__utf8_next(text.data, &at);
    const mark_row *row = find_row(character);
    if (row) return (smp__mark){row->name, SMP__NO_NAME, row->level, row->heeded};
    smp__mark mark = {NULL, smp__find_name(smp__text_slice(text, 0, at)), SMP__LEVEL_SOME, false};
    if (smp__is_default_ignorable(character)) mark.level = NEVER;
    else if (mark.entry == SMP__NO_NAME && smp__is_emoji_character(character)) mark.name = "emoji";
    else if (mark.entry == SMP__NO_NAME || !is_symbol) mark.level = SMP__LEVEL_MOST;
    mark.heeded = !is_symbol;
    return mark;
}

void smp__say_mark_name(smp__voice *voice, const smp__mark *mark)
{
    if (mark->name) smp__voice_say(voice, mark->name);
    else if (mark->entry != SMP__NO_NAME) smp__say_name(voice, mark->entry);
    else smp__voice_say(voice, "symbol");
}
