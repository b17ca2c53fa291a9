/* The recipe for an account: whose it is, and what the policy says to do about it.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* ---- What the organisation is called -------------------------------------------------------- */

static bool list_accounts(smp_evaluator *evaluator)
{
    const smp_policy *policy = evaluator->policy;
    size_t count;
    const smp__account_record *records =
        smp__policy_section(policy, SMP__SECTION_ACCOUNTS, &count);
    smp__known_account *accounts =
        smp__arena_allocate(&evaluator->identity_memory, (count + 1) * sizeof *accounts);
    if (!accounts) return false;
    for (size_t i = 0; i < count; i++)
        accounts[i] = (smp__known_account){.handle = smp__policy_string(policy, records[i].handle),
                                           .name = smp__policy_string(policy, records[i].name),
                                           .bio = smp__policy_string(policy, records[i].bio),
                                           .platforms = records[i].platforms,
                                           .is_team = records[i].is_team != 0};
    evaluator->identity.accounts = accounts;
    evaluator->identity.account_count = count;
    return true;
}

static const smp_text *list_texts(smp_evaluator *evaluator, uint32_t section, size_t *count)
{
    const smp__sref *refs = smp__policy_section(evaluator->policy, section, count);
    smp_text *texts =
        smp__arena_allocate(&evaluator->identity_memory, (*count + 1) * sizeof *texts);
    for (size_t i = 0; texts && i < *count; i++)
        texts[i] = smp__policy_string(evaluator->policy, refs[i]);
    return texts;
}

static bool make_identity(smp_evaluator *evaluator)
{
    smp__identity *identity = &evaluator->identity;
    if (evaluator->identity_made) return true;
    smp__arena_reset(&evaluator->identity_memory);
    if (!list_accounts(evaluator)) return false;
    identity->names = list_texts(evaluator, SMP__SECTION_NAMES, &identity->name_count);
    identity->domains = list_texts(evaluator, SMP__SECTION_DOMAINS, &identity->domain_count);
    evaluator->identity_made =
        identity->names && identity->domains &&
        smp__identity_prepare(identity, &evaluator->identity_memory, evaluator->segmenter);
    return evaluator->identity_made;
}

/* ---- Judging -------------------------------------------------------------------------------- */

typedef struct said {
    bool request;     /* something of a plan for a new account */
    smp_tri approved; /* whether the account was agreed to */
} said;

/* What the host says in its facts, beside the account's own fields. */
static said read_facts(const smp_evaluator *evaluator, const smp__view *view)
{
    const smp__fact_record *facts =
        smp__policy_section(evaluator->policy, SMP__SECTION_FACTS, NULL);
    said host = {.approved = view->account.approved};
    for (size_t i = 0; i < evaluator->given.count; i++) {
        const smp__listed_fact *given = &evaluator->given.items[i];
        smp_text name = smp__policy_string(evaluator->policy, facts[given->fact].name);
        if (!given->value.known) continue;
        if (smp__text_starts(name, "request.")) host.request = true;
        else if (smp__text_equal(name, SMP_TEXT("account.requested")))
            host.request = host.request || given->value.truth == SMP_YES;
        else if (smp__text_equal(name, SMP_TEXT("account.approved")))
            host.approved = (smp_tri)given->value.truth;
    }
    return host;
}

static bool is_raised(const smp__view *view, const smp_evaluator *evaluator,
                      smp__known_signal known)
{
    uint32_t signal = evaluator->known_signals[known];
    return signal != UINT32_MAX && (view->observations.raised[signal / 64] >> (signal % 64) & 1);
}

/* What the host knows overrides what is seen. */
static void heed_host(smp__account_judgement *judgement, said host)
{
    bool known = judgement->class == SMP__ACCOUNT_OFFICIAL ||
                 judgement->class == SMP__ACCOUNT_TEAM_APPROVED;
    if (known) return;
    if (host.approved == SMP_YES) judgement->class = SMP__ACCOUNT_TEAM_APPROVED;
    /* One that is still to be made can deceive nobody. */
    else if (host.request ||
             (host.approved == SMP_NO && judgement->class == SMP__ACCOUNT_UNRELATED))
        judgement->class = SMP__ACCOUNT_UNAPPROVED;
    else return;
    judgement->score = 0;
    if (judgement->evidence_count == 0)
        judgement->evidence[judgement->evidence_count++] =
            SMP_TEXT("the organisation has not agreed to it");
}

static const char *name_of(smp__account_class class)
{
    switch (class) {
    case SMP__ACCOUNT_OFFICIAL: return "official";
    case SMP__ACCOUNT_TEAM_APPROVED: return "team-approved";
    case SMP__ACCOUNT_UNAPPROVED: return "unapproved";
    case SMP__ACCOUNT_IMPERSONATION: return "impersonation";
    case SMP__ACCOUNT_UNRELATED: break;
    }
    return "unrelated";
}

static const char *likelihood_of(const smp__account_judgement *judgement)
{
    return judgement->score >= 85   ? "very-likely"
           : judgement->score >= 60 ? "likely"
           : judgement->score >= 30 ? "possible"
                                    : "unlikely";
}

static smp_status notice(smp__view *view, const smp_evaluator *evaluator, said host,
                         smp_error *error)
{
    smp__account_class class = view->judgement->class;
    smp_status status = smp__notice_text(view, evaluator, "account.class",
                                         smp_text_of(name_of(class)), error);
    if (status == SMP_OK)
        status = smp__notice_truth(view, evaluator, "account.requested", host.request, error);
    if (status == SMP_OK && (class == SMP__ACCOUNT_OFFICIAL || class == SMP__ACCOUNT_TEAM_APPROVED))
        status = smp__notice_truth(view, evaluator, "account.approved", true, error);
    else if (status == SMP_OK && host.approved != SMP_UNKNOWN)
        status = smp__notice_truth(view, evaluator, "account.approved",
                                   host.approved == SMP_YES, error);
    return status;
}

static void raise(smp__view *view, const smp__scene *scene, bool request)
{
    const smp__account_judgement *judgement = view->judgement;
    smp__signal_id signal = SMP__SIGNAL_ACCOUNT_UNAPPROVED;
    if (judgement->class == SMP__ACCOUNT_IMPERSONATION) signal = SMP__SIGNAL_ACCOUNT_IMPERSONATION;
    else if (judgement->class != SMP__ACCOUNT_UNAPPROVED || request) return;
    if (!smp__wanted(scene, signal)) return;
    const smp__field *field = judgement->field ? judgement->field : &view->fields[0];
    smp__observation *seen = smp__observe(&view->observations, signal, *field, judgement->start,
                                          judgement->end);
    if (!seen) return;
    seen->value = judgement->score;
    seen->detail = judgement->evidence[0];
    seen->evidence = judgement->evidence;
    seen->evidence_count = judgement->evidence_count;
}

static smp_status consider(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error)
{
    (void)about;
    smp__account_judgement *judgement = smp__arena_allocate(&view->arena, sizeof *judgement);
    if (!judgement || !make_identity(evaluator)) return smp__fail_memory(error);
    smp__scene scene = {.post = &view->post,
                        .account = &view->account,
                        .wanted = smp__sought_in(evaluator, view->use)->signals,
                        .image = &evaluator->policy->image,
                        .arena = &view->arena};
    memcpy(scene.lexicons, evaluator->lexicons, sizeof scene.lexicons);
    smp__account_words words = {
        .keeps_distance = is_raised(view, evaluator, SMP__ACCOUNT_KEEPS_DISTANCE),
        .own_voice = is_raised(view, evaluator, SMP__ACCOUNT_OWN_VOICE),
        .claims = is_raised(view, evaluator, SMP__ACCOUNT_CLAIMS)};
    if (!smp__account_judge(judgement, &evaluator->identity, &scene, evaluator->segmenter,
                            view->fields, view->field_count, words))
        return smp__fail_memory(error);
    const said host = read_facts(evaluator, view);
    heed_host(judgement, host);
    view->judgement = judgement;
    raise(view, &scene, host.request);
    return view->observations.failed ? smp__fail_memory(error)
                                     : notice(view, evaluator, host, error);
}

/* ---- Telling -------------------------------------------------------------------------------- */

static void add_word(smp_report *report, smp_text name, smp_text word)
{
    smp_measure *measure = smp__report_add_measures(report, 1);
    smp_text copy = smp__arena_copy(&report->arena, word);
    if (!copy.data) report->failed = true;
    if (measure)
        *measure = (smp_measure){.name = name, .kind = SMP_MEASURE_WORD, .word = copy};
}

static void tell(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    (void)evaluator;
    const smp__account_judgement *judgement = view->judgement;
    add_word(report, SMP_TEXT("class"), smp_text_of(name_of(judgement->class)));
    add_word(report, SMP_TEXT("impersonation"), smp_text_of(likelihood_of(judgement)));
}

smp_status smp_check_account(smp_report *report, smp_evaluator *evaluator,
                             const smp_account *account, smp_error *error)
{
    static const smp__recipe recipe = {
        .check = "account", .needs_policy = true, .consider = consider, .tell = tell};
    smp_status status = smp__check_begin(report, evaluator, &recipe, error);
    if (status == SMP_OK)
        status = smp__view_take_account(&evaluator->main, evaluator, account, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
