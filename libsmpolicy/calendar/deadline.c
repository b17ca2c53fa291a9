/* Statutory clocks: what is due by when.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"

#include <string.h>

static const char *const nation_names[] = {
    [SMP_NATION_ENGLAND] = "england",
    [SMP_NATION_WALES] = "wales",
    [SMP_NATION_SCOTLAND] = "scotland",
    [SMP_NATION_NORTHERN_IRELAND] = "northern-ireland",
};

/* As they are written in a sentence. */
static const char *const nations_in_words[] = {
    [SMP_NATION_ENGLAND] = "England",
    [SMP_NATION_WALES] = "Wales",
    [SMP_NATION_SCOTLAND] = "Scotland",
    [SMP_NATION_NORTHERN_IRELAND] = "Northern Ireland",
};

/* Which holidays stop a clock. */
typedef enum stopped_by {
    HOLIDAYS_OF_ANY_NATION,
    HOLIDAYS_OF_THE_NATION
} stopped_by;

typedef struct clock_rule {
    const char *name, *called;
    unsigned law_of; /* nations (1 << smp_nation) whose law it is; unknown is always allowed */
    int working_days; /* after receipt; 0: a month */
    stopped_by stopped_by;
    const char *rule, *source, *caution;
    unsigned needs; /* SMP__NEEDS_* */
    const char *needs_source;
} clock_rule;

#define EXCEPT_SCOTLAND                                                                            \
    (1u << SMP_NATION_ENGLAND | 1u << SMP_NATION_WALES | 1u << SMP_NATION_NORTHERN_IRELAND)

static const clock_rule rules[] = {
    [SMP_CLOCK_FOI] = {
        .name = "foi",
        .called = "a freedom of information request",
        .law_of = EXCEPT_SCOTLAND,
        .working_days = 20,
        .stopped_by = HOLIDAYS_OF_ANY_NATION,
        .rule = "Promptly, and not later than the twentieth working day following the day of "
                "receipt; no bank holiday of any part of the United Kingdom is a working day.",
        .source = "Freedom of Information Act 2000, section 10(1) and (6)",
        .caution = "",
        .needs = SMP__NEEDS_NAME | SMP__NEEDS_ADDRESS | SMP__NEEDS_DESCRIPTION,
        .needs_source = "Freedom of Information Act 2000, section 8(1)",
    },
    [SMP_CLOCK_EIR] = {
        .name = "eir",
        .called = "a request for environmental information",
        .law_of = EXCEPT_SCOTLAND,
        .working_days = 20,
        .stopped_by = HOLIDAYS_OF_ANY_NATION,
        .rule = "As soon as possible, and not later than the twentieth working day following the "
                "day of receipt; no bank holiday of any part of the United Kingdom is a working "
                "day.",
        .source = "Environmental Information Regulations 2004, regulation 5(2)",
        .caution = "",
        .needs = SMP__NEEDS_DESCRIPTION, /* it may even be spoken */
        .needs_source = "",
    },
    [SMP_CLOCK_SUBJECT_ACCESS] = {
        .name = "sar",
        .called = "a subject access request",
        .law_of = EXCEPT_SCOTLAND | 1u << SMP_NATION_SCOTLAND,
        .stopped_by = HOLIDAYS_OF_THE_NATION,
        .rule = "Without undue delay, and within one month: by the day of the next month with the "
                "number of the day of receipt, or that month's last day, moved from a weekend or "
                "bank holiday to the next working day.",
        .source = "UK GDPR, Article 12(3), counted as the ICO's guidance did before Article 12A",
        .caution = "Under Article 12A the month may begin later, when identity or a fee is "
                   "settled. Ask whoever handles such requests.",
        .needs = SMP__MAY_CHECK_IDENTITY,
        .needs_source = "",
    },
    [SMP_CLOCK_COMPLAINT] = {
        .name = "complaint",
        .called = "the acknowledgement of a complaint",
        .law_of = 1u << SMP_NATION_ENGLAND,
        .working_days = 3,
        .stopped_by = HOLIDAYS_OF_THE_NATION,
        .rule = "Acknowledged, by word of mouth or in writing, by the third working day after the "
                "day of receipt.",
        .source = "Local Authority Social Services and National Health Service Complaints "
                  "(England) Regulations 2009, S.I. 2009/309, regulation 13",
        .caution = "",
        .needs_source = "",
    },
};

static bool known_clock(smp_clock clock)
{
    return clock > SMP_CLOCK_UNKNOWN && (size_t)clock < SMP_COUNT(rules);
}

static bool known_nation(smp_nation nation)
{
    return nation > SMP_NATION_UNKNOWN && (size_t)nation < SMP_COUNT(nation_names);
}

const char *smp_nation_name(smp_nation nation)
{
    return known_nation(nation) ? nation_names[nation] : NULL;
}

smp_nation smp_nation_from_name(smp_text name)
{
    for (size_t i = SMP_NATION_ENGLAND; i < SMP_COUNT(nation_names); i++)
        if (smp__text_equal_ascii_fold(name, smp_text_of(nation_names[i]))) return (smp_nation)i;
    return SMP_NATION_UNKNOWN;
}

const char *smp_clock_name(smp_clock clock)
{
    return known_clock(clock) ? rules[clock].name : NULL;
}

smp_clock smp_clock_from_name(smp_text name)
{
    for (size_t i = SMP_CLOCK_FOI; i < SMP_COUNT(rules); i++)
        if (smp__text_equal_ascii_fold(name, smp_text_of(rules[i].name))) return (smp_clock)i;
    return SMP_CLOCK_UNKNOWN;
}

static bool is_weekend(int32_t day) { return (day % 7 + 7 + 3) % 7 >= 5; /* 0 is a Monday */ }

static unsigned kept_in(smp_nation nation)
{
    switch (nation) {
    case SMP_NATION_ENGLAND:
    case SMP_NATION_WALES: return SMP__KEPT_ENGLAND_AND_WALES;
    case SMP_NATION_SCOTLAND: return SMP__KEPT_SCOTLAND;
    case SMP_NATION_NORTHERN_IRELAND: return SMP__KEPT_NORTHERN_IRELAND;
    case SMP_NATION_UNKNOWN: break;
    }
    return SMP__KEPT_EVERYWHERE;
}

/* A holiday of the nation; where that is unknown, only one that all nations keep. */
static smp_tri is_working(int32_t day, smp_nation nation, stopped_by by)
{
    unsigned kept, where = kept_in(nation);
    if (is_weekend(day)) return SMP_NO;
    if (!smp__bank_holiday(day, &kept)) return SMP_UNKNOWN;
    bool holiday = by == HOLIDAYS_OF_ANY_NATION ? kept != 0 : (kept & where) == where;
    return holiday ? SMP_NO : SMP_YES;
}

/* The working day number `count` after `day`. */
static bool working_days_after(int32_t day, int count, smp_nation nation, stopped_by by,
                               int32_t *out)
{
    while (count > 0) {
        smp_tri working = is_working(++day, nation, by);
        if (working == SMP_UNKNOWN) return false;
        count -= working == SMP_YES;
    }
    *out = day;
    return true;
}

bool smp__deadline(smp_clock clock, int32_t received, smp_nation nation, int32_t *due)
{
    if (!known_clock(clock)) return false;
    const clock_rule *rule = &rules[clock];
    if (nation != SMP_NATION_UNKNOWN && !(rule->law_of & 1u << nation))
        return false;
    if (rule->working_days)
        return working_days_after(received, rule->working_days, nation, rule->stopped_by, due);
    /* The month's end itself, where it is a working day. */
    return working_days_after(smp__date_next_month(received) - 1, 1, nation, rule->stopped_by, due);
}

/* The Freedom of Information (Scotland) Act 2002 asks for the same, and its Commissioner for the
 * name in the message itself. */
unsigned smp__clock_needs(smp_clock clock, smp_nation nation)
{
    if (!known_clock(clock)) return 0;
    bool in_scotland = nation == SMP_NATION_SCOTLAND && clock == SMP_CLOCK_FOI;
    return rules[clock].needs | (in_scotland ? SMP__NEEDS_NAME_INSIDE : 0);
}

smp_text smp__clock_needs_source(smp_clock clock, smp_nation nation)
{
    if (!known_clock(clock)) return SMP_TEXT("");
    if (nation == SMP_NATION_SCOTLAND && clock == SMP_CLOCK_FOI)
        return SMP_TEXT("Freedom of Information (Scotland) Act 2002");
    return smp_text_of(rules[clock].needs_source);
}

static smp_status not_known(smp_clock clock, int32_t received, smp_nation nation, smp_error *error)
{
    char day[11], from[11], until[11];
    if (nation != SMP_NATION_UNKNOWN && !(rules[clock].law_of & 1u << nation))
        return smp__fail(error, SMP_ERROR_NOT_FOUND,
                         "Another law sets the time for %s in %s, and it is not known here. Ask "
                         "whoever handles such messages.",
                         rules[clock].called, nations_in_words[nation]);
    smp__date_format(received, day);
    smp__date_format(smp__bank_holidays_from(), from);
    smp__date_format(smp__bank_holidays_until(), until);
    return smp__fail(error, SMP_ERROR_NOT_FOUND,
                     "What came on %s cannot be counted: bank holidays are known from %s to %s "
                     "only. Work the day out by hand, or use a newer library.",
                     day, from, until);
}

smp_status smp_work_out_deadline(smp_deadline *out, smp_clock clock, smp_text received,
                                 smp_nation nation, smp_error *error)
{
    smp__error_clear(error);
    int32_t day, due;
    if (!out || out->struct_size < sizeof out->struct_size)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The deadline is NULL or has no struct_size. Start from "
                         "SMP_DEADLINE_INIT.");
    if (!known_clock(clock) || (nation != SMP_NATION_UNKNOWN && !known_nation(nation)))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is no such clock or nation. Use one of the enumeration.");
    if (!smp__date_in_uk(received, &day))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "\"%.*s\" is not a day that exists. Give YYYY-MM-DD or an RFC 3339 time.",
                         SMP__SHOWN(received, 40));
    if (!smp__deadline(clock, day, nation, &due)) return not_known(clock, day, nation, error);
    smp_deadline told;
    memset(&told, 0, sizeof told); /* the bytes between its members too: they go to the caller */
    told.struct_size = out->struct_size;
    told.rule = smp_text_of(rules[clock].rule);
    told.source = smp_text_of(rules[clock].source);
    told.caution = smp_text_of(rules[clock].caution);
    told.holidays_seen = smp__bank_holidays_seen();
    smp__date_format(day, told.received);
    smp__date_format(due, told.due);
    memcpy(out, &told, out->struct_size < sizeof told ? out->struct_size : sizeof told);
    return SMP_OK;
}

smp_tri smp_is_working_day(smp_text date, smp_nation nation)
{
    int32_t day;
    if (!smp__date_in_uk(date, &day)) return SMP_UNKNOWN;
    return is_working(day, nation, HOLIDAYS_OF_THE_NATION);
}
