/* One policy under many threads, each of which does everything, while another thread keeps putting
 * a new policy in its place. SMP_SECONDS in the environment makes it a long run; ThreadSanitizer
 * makes it a proof.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "suite.h"

#include <smpolicy.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define WORKERS 4
#define ROUNDS 6 /* of each worker, where no time is set */

/* A host's own place for the policy in force: the lock is the host's, what is under it is
 * shared. */
typedef struct place {
    pthread_mutex_t lock;
    smp_policy *policy;
    atomic_int done;  /* workers */
    atomic_int wrong; /* things that did not come out as they should */
    atomic_size_t checked, replaced;
    time_t until; /* 0 = ROUNDS */
} place;

static smp_policy *take(place *of)
{
    pthread_mutex_lock(&of->lock);
    smp_policy *policy = smp_policy_retain(of->policy);
    pthread_mutex_unlock(&of->lock);
    return policy;
}

static void put(place *of, smp_policy *policy)
{
    pthread_mutex_lock(&of->lock);
    smp_policy *old = of->policy;
    of->policy = policy;
    pthread_mutex_unlock(&of->lock);
    smp_policy_release(old); /* whoever still works with it keeps it alive */
    of->replaced++;
}

static int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return 0;
}

/* Every check over one evaluator; says how many did not do their work. */
static int check_everything(smp_report *report, smp_evaluator *evaluator, const char *id)
{
    smp_post post = SMP_POST_INIT;
    smp_profile profile = SMP_PROFILE_INIT;
    smp_message message = SMP_MESSAGE_INIT;
    smp_account account = SMP_ACCOUNT_INIT;
    smp_conversation_message said = SMP_CONVERSATION_MESSAGE_INIT;
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    post.text = smp_text_of("Book now, caf\u00e9 \U0001F499 #covwarks #getboosternow 07700 900123");
    profile.bio = smp_text_of("NHS nurse, pat.sample@example.org. Views my own");
    message.text = smp_text_of("FOI request: v.e.r.m.i.n, what did the caf\u00e9 cost?");
    message.received = smp_text_of("2026-03-01");
    account.handle = smp_text_of("@c\u043Evwarksicb_help");
    said.text = smp_text_of("The closure is a scandal");
    conversation.messages = &said;
    conversation.message_count = 1;
    smp_text json, fixed;
    int wrong = smp_check_profile(report, evaluator, &profile, NULL) != SMP_OK;
    wrong += smp_classify_message(report, evaluator, &message, NULL) != SMP_OK;
    wrong += smp_check_account(report, evaluator, &account, NULL) != SMP_OK;
    wrong += smp_assess_conversation(report, evaluator, &conversation, NULL) != SMP_OK;
    wrong += smp_evaluate_post(report, evaluator, &post, NULL) != SMP_OK;
    wrong += smp_apply_fixes(report, "text", NULL, 0, &fixed, NULL, NULL) != SMP_OK;
    wrong += smp_report_json(report, &json, NULL) != SMP_OK;
    char named[64];
    snprintf(named, sizeof named, "\"policy\":{\"id\":\"%s\"", id);
    return wrong + (strstr(json.data, named) == NULL);
}

static int write_and_speak(smp_report *report)
{
    smp_writer *writer = NULL;
    smp_tokens *tokens = NULL;
    smp_speech *speech = NULL;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hi @example \U0001F489 #Cov\U0001D5D5Warks");
    int wrong = smp_writer_open(&writer, SMP_FORMAT_HTML, NULL, write_nowhere, NULL, NULL) !=
                SMP_OK;
    wrong += smp_writer_report(writer, report, NULL) != SMP_OK;
    wrong += smp_writer_close(writer, NULL) != SMP_OK;
    wrong += smp_tokenise(&tokens, post.text, SMP_PLATFORM_X, NULL, NULL) != SMP_OK;
    wrong += smp_speech_new(&speech, NULL, NULL) != SMP_OK;
    wrong += smp_preview_speech(speech, &post, NULL, NULL) != SMP_OK;
    smp_speech_free(speech);
    smp_tokens_free(tokens);
    return wrong;
}

static void *work(void *context)
{
    place *of = context;
    smp_report *report = NULL; /* outlives every policy and evaluator */
    if (smp_report_new(&report, NULL) != SMP_OK) of->wrong++;
    for (int round = 0; of->until ? time(NULL) < of->until : round < ROUNDS; round++) {
        smp_policy *policy = take(of);
        smp_evaluator *evaluator = NULL;
        smp_policy_info about = SMP_POLICY_INFO_INIT;
        char id[32];
        of->wrong += smp_policy_describe(policy, &about) != SMP_OK;
        snprintf(id, sizeof id, "%s", about.id.data);
        of->wrong += smp_evaluator_new(&evaluator, policy, NULL, NULL) != SMP_OK;
        smp_policy_release(policy); /* the evaluator has its own hold on it */
        for (int i = 0; i < 5; i++) of->wrong += check_everything(report, evaluator, id);
        smp_evaluator_free(evaluator);
        of->wrong += write_and_speak(report);
        of->checked += 5;
    }
    smp_report_free(report);
    of->done++;
    return NULL;
}

static smp_policy *open_next(size_t turn)
{
    static const char own[] = "smpack: 1\npack: own\nversion: '1'\ntitle: Own\nextends: nhs-words\n"
                              "documents: {p: {title: Own policy, version: '1'}}\nclauses:\n  a/b: "
                              "{cite: {doc: p, section: '1', quote: Words}, flag: "
                              "hashtag.uncapitalised, message: Mend it.}\n";
    static const char *const names[] = {"covwarks", "staffs", "bnssg"};
    smp_policy *policy = NULL;
    smp_status status = turn % 4 == 3
                            ? smp_policy_open_memory(&policy, smp_text_of(own), "own", NULL, NULL)
                            : smp_policy_open_builtin(&policy, names[turn % 4], NULL, NULL);
    return status == SMP_OK ? policy : NULL;
}

START_TEST(a_policy_is_replaced_while_threads_use_it)
{
    const char *seconds = getenv("SMP_SECONDS");
    place of = {.policy = open_next(0), .until = seconds ? time(NULL) + atol(seconds) : 0};
    ck_assert_ptr_nonnull(of.policy);
    ck_assert_int_eq(pthread_mutex_init(&of.lock, NULL), 0);
    pthread_t workers[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        ck_assert_int_eq(pthread_create(&workers[i], NULL, work, &of), 0);
    for (size_t turn = 1; of.done < WORKERS; turn++) {
        smp_policy *next = open_next(turn);
        if (next) put(&of, next);
        else of.wrong++;
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
    for (int i = 0; i < WORKERS; i++) pthread_join(workers[i], NULL);
    smp_policy_release(of.policy);
    pthread_mutex_destroy(&of.lock);
    if (seconds)
        printf("%zu rounds of checks under %zu policies\n", (size_t)of.checked,
               (size_t)of.replaced);
    ck_assert_int_eq(of.wrong, 0);
    ck_assert_uint_ge(of.checked, (size_t)WORKERS);
    ck_assert_uint_gt(of.replaced, 0);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("api/threads");
    const char *seconds = getenv("SMP_SECONDS");
    tcase_set_timeout(all, 120 + (seconds ? atof(seconds) : 0));
    tcase_add_test(all, a_policy_is_replaced_while_threads_use_it);
    return run_case("api/threads", all);
}
