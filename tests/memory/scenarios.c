/* SPDX-License-Identifier: MIT */
#include "scenarios.h"

/* ---- What they share ------------------------------------------------------------------------- */

smp_status open_desk(desk *with, const char *name, const smp_allocator *allocator,
                     smp_error *error)
{
    *with = (desk){allocator, NULL, NULL, NULL};
    smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    smp_fact standing[2] = {SMP_FACT_INIT, SMP_FACT_INIT};
    standing[0].name = smp_text_of("approval.communications");
    standing[0].truth = SMP_YES;
    standing[1].name = smp_text_of("crisis.format");
    standing[1].type = SMP_FACT_TEXT;
    standing[1].text = smp_text_of("statement");
    opening.allocator = evaluating.allocator = allocator;
    evaluating.facts = standing;
    evaluating.fact_count = name ? 2 : 0;
    smp_status status = SMP_OK;
    if (name) status = smp_policy_open_builtin(&with->policy, name, &opening, error);
    if (status == SMP_OK)
        status = smp_evaluator_new(&with->evaluator, with->policy, &evaluating, error);
    if (status == SMP_OK) status = smp_report_new(&with->report, allocator);
    return status;
}

smp_status close_desk(desk *with, smp_status status)
{
    smp_report_free(with->report);
    smp_evaluator_free(with->evaluator);
    smp_policy_release(with->policy);
    return status;
}

smp_post hard_post(void)
{
    static smp_media media;
    media = (smp_media)SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of("A nurse \U0001F469\U0001F3FD\u200D\u2695\uFE0F");
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Caf\u00e9 \xff #bookyourjab \U0001D5D5old v-e-r-m-i-n x@example.org "
                            "https://example.org/a \u0421all 07700 900123 \U0001F499\U0001F499");
    post.account = SMP_ACCOUNT_CORPORATE;
    post.media = &media;
    post.media_count = 1;
    return post;
}

/* ---- Each allocation fails ------------------------------------------------------------------- */

static const named_scenario *scenarios; /* those of this program */

/* What is kept for the whole process, ICU's data among it, is made before anything fails. */
static void warm_up(const named_scenario *of)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(of->run(NULL, &error) == SMP_OK, "%s", error.message);
}

static size_t stride_of(const named_scenario *of) { return of->compiles ? stride() : 1; }

START_TEST(an_allocator_fails)
{
    const named_scenario *of = &scenarios[_i];
    warm_up(of);
    fail_each(of->name, of->run, 0, stride_of(of));
    fail_each(of->name, of->run, 1, stride_of(of));
}
END_TEST

#ifdef SMP_MALLOC_FAILS
/* The last thing that a scenario sees of the outside may be an allocation that nothing depends on:
 * a buffer of the C library's own, say. Then it does its work. */
static void fail_malloc(const char *name, scenario run, int for_good, size_t step)
{
    for (size_t n = 1;; n += step) {
        smp_error error = SMP_ERROR_INIT;
        long left_over;
        chaos_malloc_begin(n, for_good);
        smp_status status = run(NULL, &error);
        size_t calls = chaos_malloc_end(&left_over);
        int reached = calls >= n;
        ck_assert_msg(status == SMP_OK || (reached && status == SMP_ERROR_MEMORY),
                      "%s, malloc %zu: %s: %s", name, n, smp_status_name(status), error.message);
        ck_assert_msg(left_over == 0, "%s, malloc %zu: %ld blocks leak", name, n, left_over);
        if (!reached) break;
    }
}

START_TEST(malloc_fails)
{
    const named_scenario *of = &scenarios[_i];
    warm_up(of);
    fail_malloc(of->name, of->run, 0, stride_of(of));
    fail_malloc(of->name, of->run, 1, stride_of(of));
}
END_TEST
#endif

int run_scenarios(const char *program, const named_scenario *list, int count)
{
    scenarios = list;
    TCase *all = tcase_create(program);
    tcase_set_timeout(all, 300);
    tcase_add_loop_test(all, an_allocator_fails, 0, count);
#ifdef SMP_MALLOC_FAILS
    tcase_add_loop_test(all, malloc_fails, 0, count);
#endif
    return run_case(program, all);
}
