/* Texts and authors are counted apart, also where they hash or look alike.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

#include "collision.h"
#include "signals/detect.h"

START_TEST(texts_that_hash_alike)
{
    for (int longer = 0; longer < 2; longer++) {
        collision words = find_collision(longer);
        smp__tally tally;
        ck_assert(smp__tally_init(&tally, &fix.arena, 4));
        for (int i = 0; i < 3; i++) {
            smp__tally_find(&tally, smp_text_of(words.one))->count++;
            if (i) smp__tally_find(&tally, smp_text_of(words.other))->count++;
        }
        ck_assert_uint_eq(smp__tally_find(&tally, smp_text_of(words.one))->count, 3);
        ck_assert_uint_eq(smp__tally_find(&tally, smp_text_of(words.other))->count, 2);
        ck_assert_uint_eq(smp__tally_find(&tally, SMP_TEXT("none"))->count, 0);
    }
}
END_TEST

START_TEST(authors)
{
    static const struct {
        const char *one, *other;
        bool same;
    } rows[] = {{"@Someone", "someone", true}, {"@someone", "@SOMEONE", true},
                {"someone", "someone1", false}, {"", "", false},
                {"", "@", false}, {NULL, NULL, false}, {"someone", "", false}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        ck_assert_msg(smp__same_author(smp_text_of(rows[i].one), smp_text_of(rows[i].other)) ==
                          rows[i].same, "row %zu", i);
}
END_TEST

SUITE_WITH("signals/counting", set_up, tear_down, texts_that_hash_alike, authors)
