/* The recipe for a conversation: who writes how, and whether the account looks to be in a crisis.
 * Also the recipe for a response to it.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <smpolicy/conversation.h>

#include <string.h>

/* The policy's signal or fact of a name; UINT32_MAX where it has none. */
static uint32_t find_signal(const smp_policy *policy, const char *name)
{
    size_t count;
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, &count);
    for (uint32_t i = 0; i < count; i++)
        if (smp__text_equal(smp__policy_string(policy, signals[i].name), smp_text_of(name)))
            return i;
    return UINT32_MAX;
}

static bool is_yes(const smp__circumstances *about, const char *name)
{
    size_t count;
    const smp__fact_record *facts =
        smp__policy_section(about->policy, SMP__SECTION_FACTS, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!smp__text_equal(smp__policy_string(about->policy, facts[i].name), smp_text_of(name)))
            continue;
        smp__fact_value value = smp__fact_get(about, i, SMP__NO_MEDIA);
        return value.known && !value.assumed && value.truth == SMP_YES;
    }
    return false;
}

static bool wants(const smp_evaluator *evaluator, uint32_t signal)
{
    return smp__is_sought(smp__sought_in(evaluator, SMP__ON_CONVERSATION), signal);
}

static bool is_raised(const smp__view *view, uint32_t signal)
{
    return view->observations.raised[signal / 64] >> (signal % 64) & 1;
}

/* ---- Signs of a crisis --------------------------------------------------------------------- */

/* What one message says is that message's; a conversation shows it where many say so. Takes the
 * signal of single messages out, and raises the other in their place, at the first that counts. */
static void gather(smp__view *view, smp_evaluator *evaluator, const smp__gathering *what)
{
    smp__observations *seen = &view->observations;
    uint32_t signal = find_signal(evaluator->policy, what->of);
    if (signal == UINT32_MAX || !is_raised(view, signal)) return;
    const smp__window *window = &view->window;
    uint8_t *said = smp__arena_allocate(&view->arena, window->message_count + 1);
    if (!said) {
        seen->failed = true;
        return;
    }
    memset(said, 0, window->message_count + 1);
    smp__observation first = {.signal = UINT32_MAX};
    size_t kept = 0;
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *one = &seen->items[i];
        if (one->signal != signal) {
            seen->items[kept++] = *one;
            continue;
        }
        if (what->says && !(window->says[one->field.index] & what->says)) continue;
        if (first.signal == UINT32_MAX) first = *one;
        said[one->field.index] = 1;
    }
    seen->count = kept;
    seen->raised[signal / 64] &= ~((uint64_t)1 << (signal % 64));
    const double *limits = evaluator->parameters[what->as];
    uint32_t writers;
    if (!smp__count_writers(&writers, window, said, &view->arena)) {
        seen->failed = true;
        return;
    }
    if (!wants(evaluator, what->as) || writers < limits[0] ||
        !smp__reaches(writers, limits[1] * window->negative_writers))
        return;
    smp__observation *whole = smp__observe(seen, what->as, first.field, first.start, first.end);
    if (whole) whole->value = writers; /* cannot happen: it has the room of one taken out above */
}

static void observe_whole(smp__view *view, const smp_evaluator *evaluator, uint32_t signal,
                          double value)
{
    smp__field field = {.kind = SMP__IN_SUBJECT};
    if (!wants(evaluator, signal)) return;
    smp__observation *seen = smp__observe(&view->observations, signal, field, 0, 0);
    if (seen) seen->value = value;
}

static bool press_wrote(const smp__window *window)
{
    for (size_t i = 0; window->negative_writers && i < window->message_count; i++)
        if (window->says[i] & SMP__SAYS_PRESS) return true;
    return false;
}

/* The signs that CovWarks names, as far as the window and the host tell of them; a policy has those
 * that its clauses want. */
static void weigh_signs(smp__view *view, smp_evaluator *evaluator,
                        const smp__circumstances *about)
{
    for (size_t i = 0; i < SMP__GATHERINGS; i++) gather(view, evaluator, &smp__gatherings[i]);
    view->crisis_signs = is_raised(view, SMP__SIGNAL_CONVERSATION_ONE_TOPIC);
    view->crisis_signs += is_raised(view, SMP__SIGNAL_CONVERSATION_EMOTIVE) ||
                          is_raised(view, SMP__SIGNAL_CONVERSATION_PILE_ON) ||
                          is_yes(about, "crisis.reputational_risk");
    view->crisis_signs += is_raised(view, SMP__SIGNAL_CONVERSATION_LEGAL);
    view->crisis_signs += is_yes(about, "crisis.media_coverage");
    if (view->crisis_signs || press_wrote(&view->window) ||
        is_raised(view, SMP__SIGNAL_CONVERSATION_MEDIA))
        observe_whole(view, evaluator, SMP__SIGNAL_CONVERSATION_SIGN, view->crisis_signs);
    if (view->crisis_signs && view->crisis_signs >=
                                  evaluator->parameters[SMP__SIGNAL_CONVERSATION_CRISIS][0])
        observe_whole(view, evaluator, SMP__SIGNAL_CONVERSATION_CRISIS, view->crisis_signs);
    view->crisis_likely = is_raised(view, SMP__SIGNAL_CONVERSATION_CRISIS);
}

/* ---- What the window shows of facts -------------------------------------------------------- */

/* Known only where each message that is not abuse says whether it was answered, or one was not. */
static smp_status notice_answers(smp__view *view, const smp_evaluator *evaluator, smp_error *error)
{
    const smp__window *window = &view->window;
    bool all = true;
    for (size_t i = 0; i < window->message_count; i++) {
        if (window->says[i] & SMP__SAYS_ABUSIVE) continue;
        if (window->messages[i].answered == SMP_NO)
            return smp__notice_truth(view, evaluator, "history.mentions_answered", false, error);
        all &= window->messages[i].answered == SMP_YES;
    }
    return all ? smp__notice_truth(view, evaluator, "history.mentions_answered", true, error)
               : SMP_OK;
}

/* Without a label the angriest message counts as calm. */
static void observe_unsorted(smp__view *view, const smp_evaluator *evaluator)
{
    const smp__window *window = &view->window;
    size_t unsorted = 0;
    for (size_t i = 0; i < window->message_count; i++)
        unsorted += window->messages[i].text.size && !window->messages[i].labels.size;
    if (unsorted)
        observe_whole(view, evaluator, SMP__SIGNAL_CONVERSATION_UNSORTED, (double)unsorted);
}

static smp_status consider(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error)
{
    weigh_signs(view, evaluator, about);
    observe_unsorted(view, evaluator);
    if (view->observations.failed) return smp__fail_memory(error);
    smp_status status = notice_answers(view, evaluator, error);
    if (status == SMP_OK && view->crisis_likely)
        status = smp__notice_truth(view, evaluator, "crisis.active", true, error);
    view->in_crisis = is_yes(about, "crisis.active");
    return status;
}

/* ---- Telling ------------------------------------------------------------------------------- */

/* What the signs come to; a policy that has none measures nothing. */
static void tell_crisis(smp_measure into[2], const smp__view *view)
{
    into[0] = (smp_measure){.name = SMP_TEXT("crisis_signs"), .value = view->crisis_signs};
    into[1] = (smp_measure){.name = SMP_TEXT("crisis"), .kind = SMP_MEASURE_WORD};
    into[1].word = view->crisis_likely  ? SMP_TEXT("likely")
                   : view->crisis_signs ? SMP_TEXT("possible")
                                        : SMP_TEXT("none");
}

static void tell(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    const smp__window *window = &view->window;
    bool has_signs = wants(evaluator, SMP__SIGNAL_CONVERSATION_CRISIS);
    smp_measure *into = smp__report_add_measures(report, has_signs ? 5 : 3);
    if (!into) return;
    into[0] = (smp_measure){.name = SMP_TEXT("messages"), .value = (double)window->message_count};
    into[1] = (smp_measure){.name = SMP_TEXT("authors"), .value = window->writer_count};
    into[2] = (smp_measure){.name = SMP_TEXT("negative"), .value = window->negative_messages};
    if (has_signs) tell_crisis(into + 3, view);
}

/* ---- Labels that the host sent ------------------------------------------------------------- */

static bool is_label(const smp_policy *policy, smp_text name)
{
    size_t count;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    for (size_t i = 0; i < count; i++)
        if (smp__text_equal_ascii_fold(smp__policy_string(policy, labels[i].name), name))
            return true;
    return count == 0 || smp__text_equal_ascii_fold(name, SMP_TEXT("none"));
}

static smp_status refuse_label(const smp_policy *policy, size_t message, smp_text name,
                               smp_error *error)
{
    size_t count;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    smp__nearest meant = smp__nearest_to(name);
    for (size_t i = 0; i < count; i++)
        smp__nearest_try(&meant, smp__policy_string(policy, labels[i].name));
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "\"%.*s\", of message %zu, is no label of the policy. %s%.*s%s",
                     SMP__SHOWN(name, 40), message + 1,
                     meant.best.data ? "Did you mean \"" : "Give those of `smpolicy classify`",
                     (int)meant.best.size, meant.best.data ? meant.best.data : "",
                     meant.best.data ? "\"?" : ".");
}

/* A label that nobody knows would count for nothing, and angry messages for calm ones. */
static smp_status check_labels(const smp_policy *policy, const smp__window *window,
                               smp_error *error)
{
    for (size_t i = 0; i < window->message_count; i++) {
        const smp_text labels = window->messages[i].labels;
        for (size_t at = 0, end; at < labels.size; at = end + 1) {
            end = smp__label_end(labels, at);
            smp_text name = smp__text_slice(labels, at, end);
            if (name.size && !is_label(policy, name)) return refuse_label(policy, i, name, error);
        }
    }
    return SMP_OK;
}

smp_status smp_assess_conversation(smp_report *report, smp_evaluator *evaluator,
                                   const smp_conversation *conversation, smp_error *error)
{
    static const smp__recipe recipe = {.check = "conversation", .consider = consider, .tell = tell};
    smp_status status = smp__check_begin(report, evaluator, &recipe, error);
    if (status == SMP_OK)
        status = smp__view_take_conversation(&evaluator->main, evaluator, conversation, error);
    if (status == SMP_OK)
        status = check_labels(evaluator->policy, &evaluator->main.window, error);
    return smp__check(report, evaluator, &recipe, status, error);
}

/* ---- A response ---------------------------------------------------------------------------- */

static smp_status consider_response(smp__view *view, smp_evaluator *evaluator,
                                    const smp__circumstances *about, smp_error *error)
{
    smp_status status = smp__consider_post(view, evaluator, about, error);
    return status == SMP_OK && view->in_crisis
               ? smp__notice_truth(view, evaluator, "crisis.active", true, error)
               : status;
}

static void tell_answered(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    (void)evaluator;
    smp_measure *into = smp__report_add_measures(report, 2);
    if (into) tell_crisis(into, view);
}

smp_status smp_check_response(smp_report *report, smp_evaluator *evaluator,
                              const smp_conversation *conversation, const smp_post *response,
                              smp_error *error)
{
    /* What was found of the conversation's crisis stays in the view when it takes the response. */
    static const smp__recipe plain = {.check = "post", .consider = consider_response};
    static const smp__recipe with_signs = {
        .check = "post", .consider = consider_response, .tell = tell_answered};
    smp_status status = smp_assess_conversation(report, evaluator, conversation, error);
    if (status != SMP_OK) return status;
    bool has_signs = wants(evaluator, SMP__SIGNAL_CONVERSATION_CRISIS);
    status = smp__view_take(&evaluator->main, evaluator, response, error);
    return smp__check(report, evaluator, has_signs ? &with_signs : &plain, status, error);
}
