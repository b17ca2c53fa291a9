/* Stand-ins for what packs/ provides, for as long as this room is built without it.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_REPORT_DOUBLES_H
#define SMP_TESTS_REPORT_DOUBLES_H

#include "packs/policy.h"

__attribute__((weak)) smp_policy *smp_policy_retain(smp_policy *policy)
{
    policy->references++;
    return policy;
}

__attribute__((weak)) void smp_policy_release(smp_policy *policy)
{
    if (!policy || --policy->references > 0) return;
    smp_allocator by = policy->allocator;
    smp__release(&by, policy->owned, policy->image.size);
    smp__release(&by, policy, sizeof *policy);
}

__attribute__((weak)) smp_status smp_policy_describe(const smp_policy *policy,
                                                     smp_policy_info *out)
{
    size_t count;
    const smp__policy_record *about = smp__policy_section(policy, SMP__SECTION_POLICY, &count);
    const smp__document_record *document = smp__policy_section(policy, SMP__SECTION_DOCUMENTS,
                                                               &count);
    out->id = smp__policy_string(policy, about->id);
    out->version = smp__policy_string(policy, about->version);
    out->title = smp__policy_string(policy, about->title);
    out->sha256 = smp__policy_string(policy, about->sha256);
    out->approved = smp__policy_string(policy, document->approved);
    out->review = smp__policy_string(policy, document->review);
    return SMP_OK;
}

__attribute__((weak)) const char *smp_severity_name(smp_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return (size_t)severity < 3 ? names[severity] : NULL;
}

#endif
