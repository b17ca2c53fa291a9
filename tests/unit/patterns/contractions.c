/* Contractions without their apostrophe: those that are meant so, and those that are other words.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "patterns/contractions.h"

static const struct {
    const char *word, *bare;
} cases[] = {
    {"don't", "dont"},       {"can't", "cant"},     {"wouldn't", "wouldnt"}, {"ain't", "aint"},
    {"i'm", "im"},           {"i've", "ive"},       {"should've", "shouldve"},
    {"you're", "youre"},     {"that's", "thats"},   {"who's", "whos"},       {"she's", "shes"},
    {"it'll", "itll"},       {"they'd", "theyd"},   {"we're", NULL},         {"who're", NULL},
    {"i'll", NULL},          {"she'll", NULL},      {"we'd", NULL},          {"i'd", NULL},
    {"it's", NULL},          {"let's", NULL},       {"patient's", NULL},     {"don", NULL},
    {"n't", NULL},           {"'m", NULL},          {"ma'am", NULL},         {"", NULL},
    {"inthemiddleofwordsn't", NULL},
};

START_TEST(bare)
{
    char out[SMP__CONTRACTION_MAX];
    size_t size = smp__contraction_without_sign(out, smp_text_of(cases[_i].word));
    const char *wanted = cases[_i].bare ? cases[_i].bare : "";
    ck_assert_msg(size == strlen(wanted) && memcmp(out, wanted, size) == 0, "%s: %.*s",
                  cases[_i].word, (int)size, out);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("patterns/contractions");
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, bare, 0, (int)SMP_COUNT(cases));
    return run_case("patterns/contractions", all);
}
