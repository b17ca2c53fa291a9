/* The words a report is told in, for people.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include <string.h>

bool smp__is_of_post(const smp_report *report)
{
    static const char *const checks[] = {"", "post", "accessibility"};
    for (size_t i = 0; i < SMP_COUNT(checks); i++)
        if (strcmp(report->check, checks[i]) == 0) return true;
    return false;
}

const char *smp__verdict_words(smp_verdict verdict, bool of_posts)
{
    switch (verdict) {
    case SMP_CLEAR:
        return of_posts ? "Clear: nothing in the policy speaks against it"
                        : "Clear: the policy asks for nothing to be done";
    case SMP_ADVISE:
        return of_posts ? "Advise: it may be published, and could be better"
                        : "Advise: there is something to better or to do";
    case SMP_HOLD: break;
    case SMP_REJECT: return "Reject: the policy forbids it";
    }
    return "Hold: a person must decide";
}

const char *smp__finding_words(const smp_finding *finding)
{
    static const char *const words[][3] = {
        {"Note", "Note, for review", "Note, fact needed"},
        {"Warning", "Warning, for review", "Warning, fact needed"},
        {"Error", "Error, for review", "Error, fact needed"},
    };
    return words[finding->severity][finding->outcome];
}

/* "alt" of "media.3.alt"; the item's number, counted from 1 as people do, in *item. */
static smp_text part_of_item(smp_text rest, uint32_t *item)
{
    size_t dot = 0;
    while (dot < rest.size && rest.data[dot] != '.') dot++;
    if (!smp__text_to_u32(smp__text_slice(rest, 0, dot), item)) *item = 0;
    else if (*item < UINT32_MAX) ++*item;
    return smp__text_slice(rest, dot < rest.size ? dot + 1 : dot, rest.size);
}

/* "message 4" for "messages.3.text". False for another list. */
static bool add_numbered(smp__buffer *out, smp_text field, const char *list, const char *item)
{
    uint32_t number;
    if (!smp__text_starts(field, list)) return false;
    part_of_item(smp__text_slice(field, strlen(list), field.size), &number);
    smp__buffer_format(out, "%s %u", item, (unsigned)number);
    return true;
}

void smp__field_words(smp__buffer *out, smp_text field)
{
    static const struct {
        const char *name, *words;
    } parts[] = {{"alt", "the alternative text of "},
                 {"file_name", "the file name of "},
                 {"text_in_image", "the words shown in "},
                 {"place", "the place of "},
                 {"credit", "the credit of "}};
    smp_text rest = field;
    bool shared = smp__text_starts(rest, "shared.");
    if (shared) rest = smp__text_slice(rest, strlen("shared."), rest.size);
    if (smp__text_starts(rest, "media.")) {
        uint32_t item;
        smp_text part = part_of_item(smp__text_slice(rest, strlen("media."), rest.size), &item);
        for (size_t i = 0; i < SMP_COUNT(parts); i++)
            if (smp__text_equal(part, smp_text_of(parts[i].name)))
                smp__buffer_add_string(out, parts[i].words);
        smp__buffer_format(out, "picture %u", (unsigned)item);
        if (shared) smp__buffer_add_string(out, " of the shared post");
    } else if (shared) {
        smp__buffer_add_string(out, "the shared post");
    } else if (add_numbered(out, rest, "messages.", "message") ||
               add_numbered(out, rest, "links.", "link")) {
        return;
    } else {
        smp__buffer_add_string(out, "the ");
        for (size_t i = 0; i < rest.size; i++)
            smp__buffer_add_char(out, rest.data[i] == '_' || rest.data[i] == '.' ? ' '
                                                                                  : rest.data[i]);
    }
}

void smp__cite_words(smp__buffer *out, const smp_citation *cite)
{
    size_t before = out->size;
    smp__buffer_add_text(out, cite->document);
    if (!smp__is_empty(cite->version)) {
        if (out->size > before) smp__buffer_add_char(out, ' ');
        smp__buffer_add_text(out, cite->version);
    }
    if (smp__is_empty(cite->section)) return;
    if (out->size > before) smp__buffer_add_string(out, ", ");
    char first = cite->section.data[0];
    if (first >= '0' && first <= '9') smp__buffer_add_string(out, "section ");
    smp__buffer_add_text(out, cite->section);
}

void smp__subject_words(smp__buffer *out, const smp_report *report, size_t number)
{
    smp_text check = smp_text_of(smp__is_of_post(report) ? "post" : report->check);
    smp__buffer_add_char(out, smp__capital(check.data[0]));
    smp__buffer_add(out, check.data + 1, check.size - 1);
    smp__buffer_add_char(out, ' ');
    if (smp__is_empty(report->id)) smp__buffer_format(out, "%zu", number);
    else smp__buffer_add_text(out, report->id);
}

/* What joins an action to whom it goes, and whether it is done once they have it. */
typedef struct junction {
    const char *action, *words;
    bool is_passed_on;
} junction;

static const junction *junction_of(smp_text action)
{
    static const junction all[] = {{"consult", " ", true},
                                   {"review", " with ", true},
                                   {"escalate", " to ", true},
                                   {"do-not-engage", ": ask ", false},
                                   {NULL, " through ", false}};
    const junction *at = all;
    while (at->action && !smp__text_equal(action, smp_text_of(at->action))) at++;
    return at;
}

/* As the policy calls them, or by their route where it gives no title. */
static smp_text title_of(const smp_report *report, smp_text route)
{
    size_t count = 0;
    const smp__contact_record *contacts =
        report->policy ? smp__policy_section(report->policy, SMP__SECTION_CONTACTS, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (smp__text_equal(smp__policy_string(report->policy, contacts[i].route), route))
            return smp__policy_string(report->policy, contacts[i].title);
    return route;
}

void smp__action_words(smp__buffer *out, const smp_report *report, const smp_action_advice *action)
{
    const junction *joint = junction_of(action->action);
    for (size_t i = 0; i < action->action.size; i++)
        smp__buffer_add_char(out, action->action.data[i] == '-' ? ' ' : action->action.data[i]);
    if (!smp__is_empty(action->to)) {
        smp__buffer_add_string(out, joint->words);
        smp__buffer_add_text(out, title_of(report, action->to));
    }
    if (!smp__is_empty(action->contact)) {
        smp__buffer_add_string(out, " (");
        smp__buffer_add_text(out, action->contact);
        smp__buffer_add_char(out, ')');
    }
    if (!smp__is_empty(action->by)) {
        /* Whoever it is passed on to must have time to do it. */
        smp__buffer_add_string(out, joint->is_passed_on ? " in time: the law's last day is "
                                                        : " by ");
        smp__buffer_add_text(out, action->by);
    }
}

void smp__by_words(smp__buffer *out, const smp_finding *finding)
{
    if (smp__is_empty(finding->by) || smp__text_equal(finding->by, SMP_TEXT("writer"))) return;
    smp__buffer_add_string(out, "Not the writer's words: ");
    smp__plain_words(out, finding->by, false);
    if (smp__is_empty(finding->who)) return;
    smp__buffer_add_string(out, " (");
    smp__buffer_add_text(out, finding->who);
    smp__buffer_add_char(out, ')');
}

/* A label as people call it. */
static void add_label(smp__buffer *out, smp_text label, bool capital)
{
    static const char *const words[][2] = {{"foi", "freedom of information request"},
                                           {"eir", "environmental information request"},
                                           {"sar", "subject access request"},
                                           {"media", "journalist"},
                                           {"safeguarding.child", "safeguarding (child)"},
                                           {"safeguarding.adult", "safeguarding (adult)"}};
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (smp__text_equal(label, smp_text_of(words[i][0]))) label = smp_text_of(words[i][1]);
    smp__plain_words(out, label, capital);
}

void smp__label_words(smp__buffer *out, const smp_report *report)
{
    for (size_t i = 0; i < report->label_count; i++) {
        if (i) smp__buffer_add_string(out, ", ");
        add_label(out, report->labels[i].label, i == 0);
    }
}

void smp__clock_words(smp__buffer *out, const smp_running_clock *clock)
{
    add_label(out, clock->clock, true);
    if (smp__is_empty(clock->by)) smp__buffer_add_string(out, ": the day is not known. ");
    else {
        bool complaint = smp__text_equal(clock->clock, SMP_TEXT("complaint"));
        smp__buffer_add_string(out, complaint ? ": acknowledge by " : ": answer by ");
        smp__buffer_add_text(out, clock->by);
        smp__buffer_add_string(out, ". ");
    }
    smp__buffer_add_text(out, clock->note);
}

char smp__capital(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }

void smp__plain_words(smp__buffer *out, smp_text name, bool capital)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (c == '-' || c == '_') c = ' ';
        smp__buffer_add_char(out, i == 0 && capital ? smp__capital(c) : c);
    }
}

void smp__measure_words(smp__buffer *out, const smp_report *report)
{
    size_t before = out->size;
    for (size_t i = 0; i < report->measure_count; i++) {
        const smp_measure *measure = &report->measures[i];
        if (measure->kind != SMP_MEASURE_WORD) continue;
        if (out->size > before) smp__buffer_add_char(out, ' ');
        smp__plain_words(out, measure->name, true);
        smp__buffer_add_string(out, ": ");
        /* "Equivalent" to what one policy would take is beside another's complaint about it. */
        if (smp__text_equal(measure->word, SMP_TEXT("equivalent")))
            smp__buffer_add_string(out, "in its own words");
        else smp__plain_words(out, measure->word, false);
        smp__buffer_add_char(out, '.');
    }
}

void smp__count_words(smp__buffer *out, size_t count, const char *one, const char *many)
{
    smp__buffer_format(out, "%zu %s", count, count == 1 ? one : many);
}
