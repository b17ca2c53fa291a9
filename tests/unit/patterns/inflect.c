/* The inflections that ~ stands for: those it must give, and those it must not.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "patterns/inflect.h"

static const struct {
    const char *word;
    const char *forms;  /* it gives each of these */
    const char *others; /* and none of these */
} cases[] = {
    {"clinic", "clinic clinics clinic's", "clinical clinician"},
    {"stop", "stops stopped stopping stop's", "stoped stoping stopper"},
    {"hop", "hops hopped hopping", "hoped hoping hope"},
    {"hope", "hopes hoped hoping", "hopped hopping hop"},
    {"visit", "visits visited visiting", "visitor"},
    {"refer", "refers referred referring", "referral"},
    {"travel", "travels travelled travelling traveled", "traveller"},
    {"carry", "carries carried carrying", "carrys carryed"},
    {"play", "plays played playing", "plaies plaied"},
    {"lazy", "lazier laziest", "laziness lazyer"},
    {"baby", "babies baby's", "babys"},
    {"wish", "wishes wished wishing", "wishs"},
    {"church", "churches", ""},
    {"stomach", "stomachs", ""},
    {"box", "boxes boxed boxing", "boxs boxxed"},
    {"bus", "buses bus's", ""},
    {"quiz", "quizzes quizzed quizzing", ""},
    {"die", "dies died dying", "dieing"},
    {"lie", "lies lied lying lay lain", ""},
    {"agree", "agrees agreed agreeing", "agreing"},
    {"dye", "dyes dyed dyeing", "dying"},
    {"panic", "panics panicked panicking", "panicing"},
    {"hero", "heroes", ""},
    {"photo", "photos", ""},
    {"go", "goes going went gone", "goed"},
    {"be", "am is are was were been being isn't", "bes bed bee beer"},
    {"run", "runs ran running", "runned runing"},
    {"put", "puts putting", "putted puted puting"},
    {"write", "writes wrote written writing", "writed writting"},
    {"child", "children child's children's", "childs childish"},
    {"woman", "women women's", "womans"},
    {"chairman", "chairmen chairmen's", "chairmans"},
    {"human", "humans", "humen"},
    {"roman", "romans", "romen"},
    {"midwife", "midwives", "midwifes"},
    {"diagnosis", "diagnoses", ""},
    {"person", "people persons person's people's", ""},
    {"bad", "worse worst", "badder bads"},
    {"sick", "sicker sickest", ""},
    {"thin", "thinner thinnest", "thiner"},
    {"safe", "safer safest", "safeer"},
    {"teach", "teaches taught teaching", "teacher"},
    {"kill", "kills killed killing", "killer"},
    {"number", "numbers numbered numbering", "numb"},
    {"vaccinate", "vaccinates vaccinated vaccinating", "vaccination vaccine"},
};

typedef struct seen {
    char forms[2048]; /* with a space before and after each */
} seen;

static void note(void *context, smp_text form)
{
    seen *s = context;
    size_t size = strlen(s->forms);
    snprintf(s->forms + size, sizeof s->forms - size, "%.*s ", (int)form.size, form.data);
}

static void check(const seen *s, const char *list, bool wanted, const char *word)
{
    while (*list) {
        char form[64];
        size_t size = strcspn(list, " ");
        snprintf(form, sizeof form, " %.*s ", (int)size, list);
        ck_assert_msg((strstr(s->forms, form) != NULL) == wanted, "%s:%s", word, s->forms);
        list += size + (list[size] == ' ');
    }
}

START_TEST(forms)
{
    seen s = {" "};
    ck_assert(smp__inflect(smp_text_of(cases[_i].word), note, &s));
    check(&s, cases[_i].word, true, cases[_i].word);
    check(&s, cases[_i].forms, true, cases[_i].word);
    check(&s, cases[_i].others, false, cases[_i].word);
}
END_TEST

START_TEST(what_is_not_a_word)
{
    seen s = {" "};
    char long_word[64];
    memset(long_word, 'a', sizeof long_word);
    ck_assert(!smp__inflect(SMP_TEXT(""), note, &s));
    ck_assert(!smp__inflect(SMP_TEXT("19"), note, &s));
    ck_assert(!smp__inflect((smp_text){long_word, sizeof long_word}, note, &s));
    ck_assert(smp__inflect((smp_text){long_word, SMP__INFLECT_MAX}, note, &s));
    ck_assert(smp__inflect(SMP_TEXT("a"), note, &s));
    ck_assert(smp__inflect(SMP_TEXT("y"), note, &s));
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("patterns/inflect");
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, forms, 0, (int)SMP_COUNT(cases));
    tcase_add_test(all, what_is_not_a_word);
    return run_case("patterns/inflect", all);
}
