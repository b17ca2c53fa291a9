/* Which contractions lose their apostrophe, by how they end and on what.
 * SPDX-License-Identifier: MIT */
#include "patterns/contractions.h"

#include <string.h>

/* After the apostrophe or the n before it, and the words before that; NULL where any will do. Who
 * writes "cant" and "wont" means the contraction; "were", "ill", "shed" or "its" could be
 * either. */
static const struct {
    const char *ending, *after;
} contractions[] = {
    {"n't", NULL},
    {"'ve", NULL},
    {"'m", " i "},
    {"'re", " you they "},
    {"'ll", " you they it that "},
    {"'d", " you they "},
    {"'s", " that what there here where who how he she "},
};

static bool listed(const char *words, const char *stem, size_t size)
{
    char wanted[SMP__CONTRACTION_MAX + 3] = " ";
    memcpy(wanted + 1, stem, size);
    wanted[size + 1] = ' ';
    return strstr(words, wanted) != NULL;
}

size_t smp__contraction_without_sign(char bare[SMP__CONTRACTION_MAX], smp_text folded)
{
    if (folded.size > SMP__CONTRACTION_MAX) return 0;
    for (size_t i = 0; i < SMP_COUNT(contractions); i++) {
        const char *ending = contractions[i].ending, *after = contractions[i].after;
        size_t size = strlen(ending);
        if (folded.size <= size) continue;
        size_t stem = folded.size - size;
        if (memcmp(folded.data + stem, ending, size) != 0) continue;
        if (after && !listed(after, folded.data, stem)) continue;
        size_t sign = stem + (size_t)(strchr(ending, '\'') - ending);
        memcpy(bare, folded.data, sign);
        memcpy(bare + sign, folded.data + sign + 1, folded.size - sign - 1);
        return folded.size - 1;
    }
    return 0;
}
