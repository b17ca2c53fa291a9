/* A policy of profiles and what it says of one, for the tests of profiles and of disclaimers.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_PROFILE_BENCH_H
#define SMP_TESTS_PROFILE_BENCH_H

#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "organisation:\n  name: Sampleshire Integrated Care Board\n  "
    "aliases: [Sampleshire ICB, SMPL ICB]\n"
    "  handles: ['@SampleICB']\n  domains: [sampleshire.example.org]\n";
static const char tail[] =
    "facts:\n  profile.shows_employer: {type: truth, meaning: m}\n"
    "  profile.disclaimer: {type: truth, meaning: m}\n"
    "clauses:\n"
    "  own/nhs: {on: [profile], flag: association.nhs}\n"
    "  own/ours: {on: [profile], flag: association.organisation}\n"
    "  own/missing: {on: [profile], flag: disclaimer.missing, message: 'Do {detail}.'}\n"
    "  own/near: {on: [profile], flag: disclaimer.near, message: 'Do {detail}.'}\n"
    "  own/contrary: {on: [profile], flag: disclaimer.contrary}\n"
    "  own/name: {on: [profile], flag: profile.name_missing}\n"
    "  own/role: {on: [profile], flag: profile.role_missing}\n"
    "  own/mail: {on: [profile], flag: profile.nhsmail}\n"
    "  own/words: {on: [profile], flag: profile.description_missing}\n"
    "  own/link: {on: [profile], flag: profile.link_missing}\n";
static const char terms[] =
    "disclaimer:\n  accounts: [personal, unknown]\n  accept: %s\n"
    "  wordings: [these tweets are my own views, what I post binds no board of ours at all]\n"
    "  suggest: [my views only., views mine]\n";

static bench with;

static inline void open_accepting(const char *what)
{
    char pack[4096];
    int size = snprintf(pack, sizeof pack, "%s", head);
    size += snprintf(pack + size, sizeof pack - (size_t)size, terms, what);
    snprintf(pack + size, sizeof pack - (size_t)size, "%s", tail);
    with = open_pack(pack);
}

static inline void set_up(void) { open_accepting("similar"); }

static inline void tear_down(void) { close_bench(&with); }

static inline void check(const smp_profile *profile)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_check_profile(with.report, with.evaluator, profile, &error) == SMP_OK, "%s",
                  error.message);
}

static inline smp_profile of_bio(const char *bio)
{
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of(bio);
    profile.platform = SMP_PLATFORM_X;
    return profile;
}

static inline const smp_finding *found(const char *clause)
{
    return finding_of(with.report, clause, 0);
}

static inline const char *measure(const char *name) { return word_of(with.report, name); }

/* The words of the bio that the clause's finding marks; "-" where there is none. */
static inline const char *marked(const char *bio, const char *clause)
{
    static char words[256];
    smp_profile profile = of_bio(bio);
    check(&profile);
    const smp_finding *finding = found(clause);
    if (!finding) return "-";
    snprintf(words, sizeof words, "%.*s", (int)finding->text.size, finding->text.data);
    return words;
}

#endif
