/* Who asks: a name on a line of its own is one, however the letter is closed.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool lacks_a_name(bench *with, const char *letter)
{
    char text[400];
    snprintf(text, sizeof text,
             "Under the Freedom of Information Act, how many agency nurses did you employ?%s",
             letter);
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of(text);
    ck_assert_int_eq(smp_classify_message(with->report, with->evaluator, &message, NULL), SMP_OK);
    const smp_running_clock *clock = smp_report_clock(with->report, 0);
    ck_assert_ptr_nonnull(clock);
    for (size_t i = 0; i < clock->lack_count; i++)
        if (!strcmp(clock->lacks[i].what.data, "name")) return true;
    return false;
}

static const struct {
    const char *letter;
    bool named;
} letters[] = {
    {"", false},
    {"\n\nSam Sample\nsam@example.org", true},
    {"\nSam Sample\n12 Sample Street\nExampleton", true},
    {"\n\nMary Ann O'Sample-Jones", true},
    {"\nYours faithfully\n\nSAM SAMPLE", true},
    {"\nyours faithfully\nsam sample", true}, /* after a closing word the case is all one */
    {"\n\nsam sample", false},
    {"\nRegards\nS. Sample", true},
    {" I am Sam Sample.", true},
    {"\nIs that too much to ask?\nSam Sample", true},
    {"\nI look forward to it!\nSam Sample", true},
    {"\nI look forward to it,\nSam Sample", false}, /* which may go on in the next line */
    {"\nMany thanks\nSam", false}, /* not the whole of it */
    {"\nKind Regards", false},
    {"\nFed Up Of Exampleton", false},
    {"\nPlease list them under:\nAgency Nurses\nBank Staff", false},
    {"\n\nAgency Nurses\n\nThe total is enough, by month.", false}, /* a heading in the letter */
    {"\n\nSam Sample 2", false},
    {"\nThanks\nthe board meeting minutes", false},
    {"\nThanks\nboard meeting minutes", false},
    {"\n\nSam & Co", false},
    {"\n\n> Sam Sample", false}, /* somebody else's letter */
};

START_TEST(a_name_on_its_own_line)
{
    bench with = open_bench("covwarks");
    ck_assert_msg(lacks_a_name(&with, letters[_i].letter) != letters[_i].named, "%s",
                  letters[_i].letter);
    close_bench(&with);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("checks/signature");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, a_name_on_its_own_line, 0, sizeof letters / sizeof letters[0]);
    return run_case("checks/signature", cases);
}
