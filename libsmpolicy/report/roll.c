/* The roll: which policies and clauses a document of many reports has met.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include "calendar/calendar.h"

#include <string.h>

void smp__roll_init(smp__roll *roll, const smp_allocator *allocator)
{
    *roll = (smp__roll){0};
    smp__arena_init(&roll->arena, allocator);
}

void smp__roll_free(smp__roll *roll)
{
    const smp_allocator *by = &roll->arena.allocator;
    smp__release(by, roll->policies, roll->policy_capacity * sizeof *roll->policies);
    smp__release(by, roll->clauses, roll->clause_capacity * sizeof *roll->clauses);
    smp__release(by, roll->slots, roll->slot_count * sizeof *roll->slots);
    smp__arena_free(&roll->arena);
}

/* A copy in the roll; an absent text becomes an empty one. */
static smp_text keep(smp__roll *roll, smp_text text, bool *ok)
{
    smp_text copy = smp__arena_copy(&roll->arena, text.data ? text : SMP_TEXT(""));
    if (!copy.data) *ok = false;
    return copy;
}

static int32_t day_of(smp_text date)
{
    int32_t day = SMP__NO_DAY;
    smp__date_parse(date, &day);
    return day;
}

/* What a report takes for granted of its date; empty where it is given or does not matter. */
static smp_text assumed_days(const smp_report *report)
{
    for (size_t i = 0; i < report->assumption_count; i++)
        if (smp__text_equal(report->assumptions[i].fact, SMP_TEXT("at")))
            return report->assumptions[i].value;
    return SMP_TEXT("");
}

bool smp__roll_policy_of(smp__roll *roll, const smp_report *report, size_t *index)
{
    *index = SIZE_MAX;
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    if (!report->policy) return true;
    bool ok = true;
    smp_policy_describe(report->policy, &info);
    for (size_t i = roll->policy_count; i-- > 0;) {
        smp__roll_policy *known = &roll->policies[i];
        if (smp__text_equal(known->sha256, info.sha256)) {
            *index = i;
            if (known->day < report->day) known->day = report->day;
            if (!known->days.size) known->days = keep(roll, assumed_days(report), &ok);
            return ok;
        }
    }
    smp__roll_policy fresh = {
        .id = keep(roll, info.id, &ok),
        .version = keep(roll, info.version, &ok),
        .title = keep(roll, info.title, &ok),
        .sha256 = keep(roll, info.sha256, &ok),
        .document = keep(roll, info.document, &ok),
        .document_version = keep(roll, info.document_version, &ok),
        .approved = keep(roll, info.approved, &ok),
        .review = keep(roll, info.review, &ok),
        .expires = keep(roll, info.expires, &ok),
        .review_day = day_of(info.review),
        .expires_day = day_of(info.expires),
        .day = report->day,
        .status = keep(roll, info.status, &ok),
        .days = keep(roll, assumed_days(report), &ok),
    };
    void *policies = roll->policies;
    if (!ok || !smp__grow(&roll->arena.allocator, &policies, &roll->policy_capacity,
                          roll->policy_count + 1, sizeof *roll->policies))
        return false;
    roll->policies = policies;
    *index = roll->policy_count;
    roll->policies[roll->policy_count++] = fresh;
    return true;
}

static void sentence(smp__buffer *out, smp_text first, smp_text then, const char *end)
{
    if (out->size) smp__buffer_add_char(out, ' ');
    smp__buffer_add_text(out, first);
    smp__buffer_add_text(out, then);
    smp__buffer_add_string(out, end);
}

static void outdated_words(smp__buffer *out, const smp__roll_policy *policy)
{
    /* SMP__NO_DAY comes before every day, so a day that is not known outdates nothing. */
    bool reviewed = policy->review_day != SMP__NO_DAY && policy->review_day < policy->day;
    bool expired = policy->expires_day != SMP__NO_DAY && policy->expires_day < policy->day;
    if (!reviewed && !expired) return;
    sentence(out, SMP_TEXT(""), policy->document, policy->document_version.size ? " " : "");
    smp__buffer_add_text(out, policy->document_version);
    if (reviewed) {
        smp__buffer_add_string(out, " was due for review on ");
        smp__buffer_add_text(out, policy->review);
    }
    if (expired) {
        smp__buffer_add_string(out, reviewed ? " and expired on " : " expired on ");
        smp__buffer_add_text(out, policy->expires);
    }
    smp__buffer_add_char(out, '.');
}

void smp__standing_words(smp__buffer *out, const smp__roll_policy *policy)
{
    if (smp__text_equal(policy->status, SMP_TEXT("draft")))
        sentence(out, policy->title, SMP_TEXT(""), " is a draft.");
    if (smp__text_equal(policy->status, SMP_TEXT("withdrawn")))
        sentence(out, policy->title, SMP_TEXT(""), " is withdrawn.");
    if (policy->days.size)
        sentence(out, SMP_TEXT("Where no date was given, the policy was taken to be in force: "),
                 policy->days, ".");
    outdated_words(out, policy);
}

/* The slot of a clause: its own, or the empty one where it belongs. */
static uint32_t *slot_of(const smp__roll *roll, size_t policy, smp_text id, uint32_t hash)
{
    size_t mask = roll->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t *slot = &roll->slots[i];
        if (*slot == 0) return slot;
        const smp__roll_clause *clause = &roll->clauses[*slot - 1];
        if (clause->policy == policy && smp__text_equal(clause->id, id)) return slot;
    }
}

/* The table is a power of two, at most half full. */
static bool make_slots(smp__roll *roll)
{
    if (roll->slot_count > 2 * roll->clause_count) return true;
    const smp_allocator *by = &roll->arena.allocator;
    size_t wanted = roll->slot_count ? roll->slot_count * 2 : 64;
    uint32_t *slots = smp__allocate_zeroed(by, wanted * sizeof *slots);
    if (!slots) return false;
    smp__release(by, roll->slots, roll->slot_count * sizeof *slots);
    roll->slots = slots;
    roll->slot_count = wanted;
    for (size_t i = 0; i < roll->clause_count; i++) {
        const smp__roll_clause *clause = &roll->clauses[i];
        *slot_of(roll, clause->policy, clause->id, clause->hash) = (uint32_t)i + 1;
    }
    return true;
}

/* A message as it may be seen, in the roll. */
static smp_text keep_shown(smp__roll *roll, smp__curtain *curtain, smp_text text, bool *ok)
{
    smp__buffer buffer;
    smp__buffer_init(&buffer, &roll->arena.allocator);
    smp__shown shown = smp__show(curtain, text);
    smp__cursor cursor;
    smp__cursor_start(&cursor, &shown);
    for (uint32_t c; smp__cursor_next(&cursor, &c);) smp__put_code_point(&buffer, c);
    if (buffer.failed) *ok = false;
    smp_text kept = keep(roll, smp__buffer_text(&buffer), ok);
    smp__buffer_free(&buffer);
    return kept;
}

bool smp__roll_clause_of(smp__roll *roll, size_t policy, const smp_finding *finding,
                         smp__curtain *curtain, size_t *index)
{
    if (!make_slots(roll)) return false;
    smp_text id = finding->clause.data ? finding->clause : SMP_TEXT("");
    uint32_t hash = smp__hash(id.data, id.size);
    uint32_t *slot = slot_of(roll, policy, id, hash);
    if (*slot == 0) {
        bool ok = true;
        smp__roll_clause fresh = {
            .policy = policy,
            .id = keep(roll, id, &ok),
            .cite = {keep(roll, finding->cite.document, &ok),
                     keep(roll, finding->cite.version, &ok),
                     keep(roll, finding->cite.section, &ok), keep(roll, finding->cite.quote, &ok)},
            .message = keep_shown(roll, curtain, finding->message, &ok),
            .severity = finding->severity,
            .hash = hash,
        };
        void *clauses = roll->clauses;
        if (!ok || !smp__grow(&roll->arena.allocator, &clauses, &roll->clause_capacity,
                              roll->clause_count + 1, sizeof *roll->clauses))
            return false;
        roll->clauses = clauses;
        roll->clauses[roll->clause_count++] = fresh;
        *slot = (uint32_t)roll->clause_count;
    }
    *index = *slot - 1;
    smp__roll_clause *clause = &roll->clauses[*index];
    if (finding->severity > clause->severity) clause->severity = finding->severity;
    return true;
}

static smp__roll_word *find_word(smp__roll *roll, const smp_measure *measure)
{
    for (size_t i = 0; i < roll->word_count; i++)
        if (smp__text_equal(roll->words[i].name, measure->name) &&
            smp__text_equal(roll->words[i].word, measure->word))
            return &roll->words[i];
    return NULL;
}

bool smp__roll_count_words(smp__roll *roll, const smp_report *report)
{
    bool ok = true;
    for (size_t i = 0; i < report->measure_count; i++) {
        const smp_measure *measure = &report->measures[i];
        if (measure->kind != SMP_MEASURE_WORD || roll->word_count == SMP__MOST_ROLL_WORDS ||
            find_word(roll, measure))
            continue;
        smp__roll_word fresh = {keep(roll, measure->name, &ok), keep(roll, measure->word, &ok), 0};
        if (!ok) return false;
        roll->words[roll->word_count++] = fresh;
    }
    for (size_t i = 0; i < report->measure_count; i++) {
        smp__roll_word *word = report->measures[i].kind == SMP_MEASURE_WORD
                                   ? find_word(roll, &report->measures[i])
                                   : NULL;
        if (word) word->count++;
    }
    return true;
}
