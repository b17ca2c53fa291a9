/* The section `disclaimer`: whose profile needs one, and in which words.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

/* The longest wording, in words as they stand between spaces. */
#define MOST_WORDS 100u

static void read_accepts(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"any", "similar", "exact"}; /* as smp__accepts */
    int choice = smp__node_choice(model, value, names, SMP_COUNT(names),
                                  "a standard for disclaimers");
    if (choice >= 0) *(int *)field = choice;
}

static void check_lengths(smp__model *model, const smp__words *words)
{
    for (const smp__word *word = words->first; word; word = word->next) {
        uint32_t spaces = 0;
        for (size_t i = 0; i < word->text.size; i++) spaces += word->text.data[i] == ' ';
        if (spaces >= MOST_WORDS)
            smp__blame(model->faults, word->node->place, SMP_TEXT("Shorten it."),
                       "A disclaimer has at most %u words.", MOST_WORDS);
    }
}

void smp__read_disclaimer(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"accounts", smp__read_accounts, offsetof(smp__pack_disclaimer, accounts), true},
        {"accept", read_accepts, offsetof(smp__pack_disclaimer, accepts), true},
        {"wordings", smp__read_words, offsetof(smp__pack_disclaimer, wordings), false},
        {"suggest", smp__read_words, offsetof(smp__pack_disclaimer, suggest), false},
    };
    smp__pack_disclaimer *disclaimer = &model->disclaimer;
    *disclaimer = (smp__pack_disclaimer){.node = node}; /* takes the place of the parent's */
    smp__read_map(model, node, keys, SMP_COUNT(keys), disclaimer, "\"disclaimer\"");
    if (disclaimer->accepts != SMP__ACCEPTS_ANY && disclaimer->wordings.count == 0)
        smp__blame(model->faults, node->place,
                   SMP_TEXT("Give the policy's words under \"wordings\"."),
                   "The disclaimer is to be compared with no wording.");
    check_lengths(model, &disclaimer->wordings);
    check_lengths(model, &disclaimer->suggest);
}
