/* A pack, a post and what was seen in it, put before the clauses without any text.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_CLAUSES_STAGE_H
#define SMP_TESTS_CLAUSES_STAGE_H

#include "calendar/calendar.h"
#include "clauses/clauses.h"

#include "suite.h"

#include <string.h>

typedef struct stage {
    smp_policy *policy;
    smp_post post;
    smp_media media[3];
    smp__circumstances about;
    smp__observations seen;
    uint64_t raised[8];
    smp__decisions out;
    smp__fact_index *index;
    smp__gates gates;
    smp__listed_facts given;
} stage;

static inline void set_stage(stage *on, const char *pack)
{
    memset(on, 0, sizeof *on);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_memory(&on->policy, smp_text_of(pack), "sample", NULL, &error) ==
                      SMP_OK,
                  "%s:%u:%u: %s", error.source, error.line, error.column, error.message);
    smp_allocator allocator = smp__allocator_or_default(NULL);
    on->post = (smp_post)SMP_POST_INIT;
    on->seen.allocator = on->out.allocator = allocator;
    on->seen.raised = on->raised;
    for (size_t i = 0; i < SMP_COUNT(on->media); i++) on->media[i] = (smp_media)SMP_MEDIA_INIT;
    ck_assert_int_eq(smp__fact_index_new(&on->index, on->policy, &allocator, NULL), SMP_OK);
    ck_assert(smp__gates_make(&on->gates, on->policy, &allocator));
    on->about = (smp__circumstances){.policy = on->policy,
                                     .gates = &on->gates,
                                     .post = &on->post,
                                     .media = on->media,
                                     .given = &on->given,
                                     .use = SMP__ON_POST,
                                     .day = SMP__NO_DAY};
}

static inline void clear_stage(stage *on)
{
    smp__gates_free(&on->gates);
    smp__fact_index_free(on->index);
    free(on->seen.items);
    smp__decisions_free(&on->out, &on->out.allocator);
    free(on->given.items);
    smp_policy_release(on->policy);
}

static inline void see(stage *on, const char *signal, uint8_t kind, uint16_t index)
{
    int id = smp__signal_find(smp_text_of(signal));
    ck_assert_msg(id >= 0, "%s", signal);
    smp__field field = {kind, index, NULL};
    ck_assert_ptr_nonnull(smp__observe(&on->seen, (uint32_t)id, field, 0, 1));
}

static inline smp_status tell(stage *on, const char *name, const char *value)
{
    static smp_fact facts[8];
    static size_t count;
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_fact fact = SMP_FACT_INIT;
    fact.type = SMP_FACT_TEXT;
    fact.name = smp_text_of(name);
    fact.text = smp_text_of(value);
    if (on->given.count == 0) count = 0;
    facts[count++] = fact;
    return smp__facts_read(&on->given, &allocator, on->index, on->policy, facts, count,
                           on->about.media_count, NULL);
}

/* The decision of a clause, or NULL. */
static inline const smp__decision *decided(stage *on, const char *clause)
{
    smp__decide(&on->out, &on->about, &on->seen);
    ck_assert(!on->out.failed);
    const smp__clause_record *clauses =
        smp__policy_section(on->policy, SMP__SECTION_CLAUSES, NULL);
    const smp__decision *found = NULL;
    for (size_t i = 0; i < on->out.count; i++) {
        smp_text id = smp__policy_string(on->policy, clauses[on->out.items[i].clause].id);
        if (!smp__text_equal(id, smp_text_of(clause))) continue;
        ck_assert_msg(!found, "%s decided twice", clause);
        found = &on->out.items[i];
    }
    return found;
}

#endif
