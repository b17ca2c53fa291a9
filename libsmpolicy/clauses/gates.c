/* Gates: the clauses that no signal wakes, by their first condition.
 * SPDX-License-Identifier: MIT */
#include "clauses/clauses.h"

#include <string.h>

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
    return a->text == b->text && a->type == b->type && a->truth == b->truth &&
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

static smp__gate *find_gate(smp__gates *gates, const smp_policy *policy, uint32_t condition,
                            bool per_media)
{
    for (size_t i = 0; i < gates->count; i++)
        if (gates->items[i].per_media == per_media &&
            same_condition(policy, gates->items[i].condition, condition))
            return &gates->items[i];
    return NULL;
}

bool smp__gates_make(smp__gates *out, const smp_policy *policy, const smp_allocator *allocator)
{
    size_t count;
    const uint32_t *standing = smp__policy_section(policy, SMP__SECTION_STANDING, &count);
    *out = (smp__gates){.allocator = *allocator, .clause_count = count};
    out->items = smp__allocate(allocator, count * sizeof *out->items);
    out->clauses = smp__allocate(allocator, count * sizeof *out->clauses);
    if (!out->items || !out->clauses) {
        smp__gates_free(out);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const smp__clause_record *clause = clause_at(policy, standing[i]);
        uint32_t condition = first_condition(policy, clause);
        smp__gate *gate = find_gate(out, policy, condition, clause->per_media);
        if (!gate) {
            gate = &out->items[out->count++];
            *gate = (smp__gate){.condition = condition, .per_media = clause->per_media};
        }
        gate->on |= clause->on;
        gate->clauses.count++;
    }
    for (size_t i = 1; i < out->count; i++)
        out->items[i].clauses.first =
            out->items[i - 1].clauses.first + out->items[i - 1].clauses.count;
    for (size_t i = 0; i < out->count; i++) out->items[i].clauses.count = 0;
    for (size_t i = 0; i < count; i++) {
        const smp__clause_record *clause = clause_at(policy, standing[i]);
        smp__gate *gate =
            find_gate(out, policy, first_condition(policy, clause), clause->per_media);
        out->clauses[gate->clauses.first + gate->clauses.count++] = standing[i];
    }
    return true;
}

void smp__gates_free(smp__gates *gates)
{
    smp__release(&gates->allocator, gates->items, gates->clause_count * sizeof *gates->items);
    smp__release(&gates->allocator, gates->clauses, gates->clause_count * sizeof *gates->clauses);
    gates->items = NULL;
    gates->clauses = NULL;
    gates->count = gates->clause_count = 0;
}
