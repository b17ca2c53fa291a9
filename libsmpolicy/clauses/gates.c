/* Gates: what the clauses that no signal wakes ask first.
 * SPDX-License-Identifier: MIT */
#include "clauses/clauses.h"

static const smp__clause_record *clause_at(const smp_policy *policy, uint32_t index)
{
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, NULL);
    return &clauses[index];
}

/* The first condition that is about the post as a whole; UINT32_MAX if there is none. */
static uint32_t first_condition(const smp_policy *policy, const smp__clause_record *clause)
{
    const smp__condition_record *conditions =
        smp__policy_section(policy, SMP__SECTION_CONDITIONS, NULL);
    for (uint32_t i = clause->if_all.first; i < clause->if_all.first + clause->if_all.count; i++)
        if (!conditions[i].per_media) return i;
    return UINT32_MAX;
}

static bool same_value(const smp__value_record *a, const smp__value_record *b)
{
    return a->text == b->text && a->truth == b->truth &&
           !(a->number < b->number || a->number > b->number);
}

static bool same_condition(const smp_policy *policy, uint32_t a, uint32_t b)
{
    if (a == UINT32_MAX || b == UINT32_MAX) return a == b;
    const smp__condition_record *conditions =
        smp__policy_section(policy, SMP__SECTION_CONDITIONS, NULL);
    const smp__value_record *values = smp__policy_section(policy, SMP__SECTION_VALUES, NULL);
    const smp__condition_record *one = &conditions[a], *other = &conditions[b];
    if (one->fact != other->fact || one->op != other->op ||
        one->values.count != other->values.count)
        return false;
    if (one->op == SMP__DURING) return one->values.first == other->values.first;
    for (uint32_t i = 0; i < one->values.count; i++)
        if (!same_value(&values[one->values.first + i], &values[other->values.first + i]))
            return false;
    return true;
}

static uint32_t find_gate(const smp__gates *gates, const smp_policy *policy, uint32_t condition)
{
    uint32_t gate = 0;
    while (gate < gates->count && !same_condition(policy, gates->conditions[gate], condition))
        gate++;
    return gate;
}

/* Notes the signals that some conditions ask for. */
static void note_asked(smp__gates *gates, const smp_policy *policy, smp__slice conditions)
{
    const smp__condition_record *records =
        smp__policy_section(policy, SMP__SECTION_CONDITIONS, NULL);
    for (uint32_t i = conditions.first; i < conditions.first + conditions.count; i++)
        if (records[i].op == SMP__SIGNAL)
            gates->asked[records[i].fact / 64] |= (uint64_t)1 << (records[i].fact % 64);
}

bool smp__gates_make(smp__gates *out, const smp_policy *policy, const smp_allocator *allocator)
{
    size_t count, signals;
    const uint32_t *standing = smp__policy_section(policy, SMP__SECTION_STANDING, &count);
    smp__policy_section(policy, SMP__SECTION_SIGNALS, &signals);
    *out = (smp__gates){.allocator = *allocator, .standing_count = count,
                        .asked_words = (signals + 63) / 64};
    out->conditions = smp__allocate(allocator, count * sizeof *out->conditions);
    out->shut = smp__allocate(allocator, count * sizeof *out->shut);
    out->gate_of = smp__allocate(allocator, count * sizeof *out->gate_of);
    out->asked = smp__allocate_zeroed(allocator, out->asked_words * sizeof *out->asked);
    out->kept = smp__kept_standing_new(allocator, out->asked_words);
    if (!out->conditions || !out->shut || !out->gate_of || !out->asked || !out->kept) {
        smp__gates_free(out);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const smp__clause_record *clause = clause_at(policy, standing[i]);
        uint32_t condition = first_condition(policy, clause);
        uint32_t gate = find_gate(out, policy, condition);
        if (gate == out->count) out->conditions[out->count++] = condition;
        out->gate_of[i] = gate;
        note_asked(out, policy, clause->if_all);
        note_asked(out, policy, clause->unless_any);
        note_asked(out, policy, clause->require);
    }
    return true;
}

void smp__gates_free(smp__gates *gates)
{
    size_t count = gates->standing_count;
    smp__release(&gates->allocator, gates->conditions, count * sizeof *gates->conditions);
    smp__release(&gates->allocator, gates->shut, count * sizeof *gates->shut);
    smp__release(&gates->allocator, gates->gate_of, count * sizeof *gates->gate_of);
    smp__release(&gates->allocator, gates->asked, gates->asked_words * sizeof *gates->asked);
    smp__kept_standing_free(gates->kept, &gates->allocator, gates->asked_words);
    *gates = (smp__gates){.allocator = gates->allocator};
}
