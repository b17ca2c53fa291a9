/* Reports made by hand, over a policy made by hand: what the tests of the report room share.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_REPORT_SAMPLE_H
#define SMP_TESTS_REPORT_SAMPLE_H

#include "report/report.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE_SHA256 "3f786850e387550fdab836ed7e6dc881de23001b0c1d9f1a1c1b2d0b7e2a7c5d"

/* ---- The policy ------------------------------------------------------------------------------ */

static inline smp_policy *sample_policy_of(const smp_allocator *allocator, const char *sha256)
{
    smp_allocator by = smp__allocator_or_default(allocator);
    smp__image_builder *builder = smp__image_builder_new(&by);
    if (!builder) return NULL;
    smp__policy_record about = {
        .id = smp__image_intern(builder, SMP_TEXT("example")),
        .version = smp__image_intern(builder, SMP_TEXT("1.4")),
        .title = smp__image_intern(builder, SMP_TEXT("Example Trust: Social Media Policy")),
        .sha256 = smp__image_intern(builder, smp_text_of(sha256)),
        .catalogue_version = SMP__CATALOGUE_VERSION,
    };
    smp__image_add(builder, SMP__SECTION_POLICY, &about, sizeof about);
    smp__document_record document = {
        .id = smp__image_intern(builder, SMP_TEXT("smp")),
        .title = smp__image_intern(builder, SMP_TEXT("Social Media Policy")),
        .version = smp__image_intern(builder, SMP_TEXT("1.4")),
        .approved = smp__image_intern(builder, SMP_TEXT("2025-03-01")),
        .review = smp__image_intern(builder, SMP_TEXT("2027-03-01")),
        .review_day = SMP__NO_DAY,
        .expires_day = SMP__NO_DAY,
    };
    smp__image_add(builder, SMP__SECTION_DOCUMENTS, &document, sizeof document);
    smp_policy *policy = smp__allocate_zeroed(&by, sizeof *policy);
    size_t size = 0;
    unsigned char *bytes = policy ? smp__image_finish(builder, &size) : NULL;
    smp__image_builder_free(builder);
    if (!bytes) {
        smp__release(&by, policy, sizeof *policy);
        return NULL;
    }
    *policy = (smp_policy){.image = {bytes, size}, .allocator = by, .owned = bytes,
                           .references = 1};
    return policy;
}

static inline smp_policy *sample_policy(const smp_allocator *allocator)
{
    return sample_policy_of(allocator, SAMPLE_SHA256);
}

/* ---- Reports --------------------------------------------------------------------------------- */

static inline smp_range sample_units(smp_text text, smp_range bytes, bool utf16)
{
    smp_range range = {0, 0};
    for (size_t at = 0; at < bytes.end; at++) {
        unsigned char c = (unsigned char)text.data[at];
        size_t units = (c & 0xC0) == 0x80 ? 0 : utf16 && c >= 0xF0 && c < 0xF8 ? 2 : 1;
        if (at < bytes.start) range.start += units;
        range.end += units;
    }
    return range;
}

static inline smp_span sample_span(smp_text text, size_t start, size_t end)
{
    smp_range bytes = {start, end};
    return (smp_span){bytes, sample_units(text, bytes, false), sample_units(text, bytes, true)};
}

static inline void sample_field(smp_report *report, const char *name, smp_text bytes)
{
    smp__report_field *field = smp__report_add_field(report);
    if (!field) return;
    field->name = smp_text_of(name);
    field->bytes = smp__arena_copy(&report->arena, bytes);
    if (!field->bytes.data) report->failed = true;
}

/* A finding at the first `needle` of `field`; NULL finds all of it, an empty name the post. */
static inline smp_finding *sample_finding(smp_report *report, const char *clause,
                                          const char *signal, smp_severity severity,
                                          smp_outcome outcome, const char *field,
                                          const char *needle, const char *message)
{
    smp_finding *finding = smp__report_add_finding(report);
    if (!finding) return NULL;
    finding->clause = smp_text_of(clause);
    finding->signal = smp_text_of(signal);
    finding->severity = severity;
    finding->outcome = outcome;
    finding->field = smp_text_of(field);
    finding->message = smp_text_of(message);
    finding->cite = (smp_citation){SMP_TEXT("Social Media Policy"), SMP_TEXT("1.4"),
                                   SMP_TEXT("7.1"),
                                   SMP_TEXT("Each word of a hashtag begins with a capital.")};
    smp_text text = smp_report_field(report, field);
    if (!text.data) return finding;
    size_t start = 0, size = needle ? strlen(needle) : text.size;
    while (needle && start + size < text.size && memcmp(text.data + start, needle, size) != 0)
        start++;
    finding->span = sample_span(text, start, start + size);
    finding->text = smp__text_slice(text, start, start + size);
    return finding;
}

static inline void sample_fix(smp_report *report, smp_finding *finding, const char *with)
{
    smp_edit *edit = finding ? smp__arena_allocate(&report->arena, sizeof *edit) : NULL;
    if (!edit) return;
    *edit = (smp_edit){finding->field, finding->span, smp_text_of(with)};
    finding->edits = edit;
    finding->edit_count = 1;
}

/* A post with a hashtag to mend, a fact to ask for and something to do. */
static inline bool sample_hashtag(smp_report *report, smp_policy *policy)
{
    static const smp_text because[] = {{"account is corporate", 20}};
    static const smp_text clauses[] = {{"images/consent", 14}};
    static const smp_citation cites[] = {{{"Social Media Policy", 19}, {"1.4", 3}, {"3.5", 3},
                                          {"", 0}}};
    smp__report_begin(report, policy, "post", SMP_TEXT("12"));
    sample_field(report, "text", SMP_TEXT("Book now #covwarks \xF0\x9F\x8E\x89 for your flu jab"));
    smp_finding *finding = sample_finding(
        report, "accessibility/hashtag-case", "hashtag.uncapitalised", SMP_SEVERITY_WARNING,
        SMP_BREACH, "text", "#covwarks",
        "\"#covwarks\" is read as one word. Capitalise each word: #CovWarks.");
    if (finding) {
        finding->because = because;
        finding->because_count = 1;
    }
    sample_fix(report, finding, "#CovWarks");
    smp_need *need = smp__report_add_need(report);
    if (need)
        *need = (smp_need){SMP_TEXT("media.0.consent"),
                           SMP_TEXT("Have the people in picture 1 agreed to its use?"), clauses,
                           cites, 1};
    smp_action_advice *action = smp__report_add_action(report);
    if (action)
        *action = (smp_action_advice){SMP_TEXT("escalate"), SMP_TEXT("communications"),
                                      SMP_TEXT("comms@example.org"), SMP_TEXT("2026-12-21"),
                                      SMP_TEXT("images/consent")};
    smp_measure *measure = smp__report_add_measures(report, 1);
    if (measure) *measure = (smp_measure){.name = SMP_TEXT("graphemes"), .value = 37};
    measure = smp__report_add_measures(report, 1);
    if (measure) *measure = (smp_measure){.name = SMP_TEXT("spoken_seconds"), .value = 3.1};
    return smp__report_finish(report, SMP_HOLD);
}

#define SAMPLE_NHS_NUMBER "999 123 4567"

/* A post that gives away a patient, with findings that overlap, and a picture. */
static inline bool sample_patient(smp_report *report, smp_policy *policy)
{
    smp__report_begin(report, policy, "post", SMP_TEXT("13"));
    sample_field(report, "text",
                 SMP_TEXT("Our patient, NHS number " SAMPLE_NHS_NUMBER ", is home again.\n"
                          "Questions? Ring 07700 900123."));
    sample_field(report, "media.0.alt", SMP_TEXT("image of wristband " SAMPLE_NHS_NUMBER));
    sample_finding(report, "images/alt-prefix", "media.alt_prefix", SMP_SEVERITY_NOTE, SMP_BREACH,
                   "media.0.alt", "image of", "Leave out \"image of\".");
    sample_finding(report, "style/sentence", "sentence.long", SMP_SEVERITY_NOTE, SMP_REVIEW,
                   "text", "Our patient, NHS number " SAMPLE_NHS_NUMBER ", is home again.",
                   "Make \"Our patient, NHS number " SAMPLE_NHS_NUMBER
                   ", is home again.\" shorter.");
    smp_finding *finding = sample_finding(
        report, "privacy/nhs-number", "privacy.nhs_number", SMP_SEVERITY_ERROR, SMP_BREACH, "text",
        SAMPLE_NHS_NUMBER, "Take out the NHS number " SAMPLE_NHS_NUMBER ".");
    sample_fix(report, finding, "[number removed]");
    finding = sample_finding(report, "style/numbers", "text.symbol_for_word",
                             SMP_SEVERITY_WARNING, SMP_BREACH, "text",
                             "number " SAMPLE_NHS_NUMBER, "Say what the number is.");
    sample_fix(report, finding, "no. " SAMPLE_NHS_NUMBER);
    sample_finding(report, "privacy/phone", "privacy.phone", SMP_SEVERITY_WARNING, SMP_REVIEW,
                   "text", "07700 900123", "Is 07700 900123 somebody's own number?");
    sample_finding(report, "images/consent", "", SMP_SEVERITY_ERROR, SMP_NEEDS_FACT, "", NULL,
                   "Nobody has said whether the people in picture 1 agreed.");
    return smp__report_finish(report, SMP_REJECT);
}

#define SAMPLE_HOSTILE                                                                            \
    "</mark><script>document.title='owned'</script><img src=x onerror=alert(1)> \"'& "            \
    "\x1b[31mred\x1b]0;owned\x07 \xE2\x80\xAEgnp.exe\xE2\x80\xAC \xC2\x9B"           \
    "1m\r\n\xFF\xC3 end\xE2\x80\xA8."

/* Text that tries to break out of every written form. */
static inline bool sample_hostile(smp_report *report, smp_policy *policy)
{
    smp__report_begin(report, policy, "post", SMP_TEXT("\"><script>x</script>\x1b[2J"));
    sample_field(report, "text", smp_text_of(SAMPLE_HOSTILE));
    smp_finding *finding = sample_finding(report, "text/invisible", "text.invisible",
                                          SMP_SEVERITY_WARNING, SMP_BREACH, "text",
                                          "\xE2\x80\xAEgnp.exe\xE2\x80\xAC",
                                          "\"\xE2\x80\xAEgnp.exe\" </p><script>y</script> \x1b[1m");
    sample_fix(report, finding, "\x1b]0;x\x07<b>exe.png</b>");
    sample_finding(report, "text/ill-formed", "text.ill_formed", SMP_SEVERITY_ERROR, SMP_BREACH,
                   "text", "\xFF", "Bytes \xFF that are not UTF-8.");
    return smp__report_finish(report, SMP_REJECT);
}

static inline bool sample_clear(smp_report *report, smp_policy *policy)
{
    smp__report_begin(report, policy, "accessibility", (smp_text){NULL, 0});
    sample_field(report, "text", SMP_TEXT("Our walk-in clinic is open today."));
    return smp__report_finish(report, SMP_CLEAR);
}

/* Words without end, CJK, right-to-left text and a sequence of emoji: what strains a layout. */
static inline bool sample_long(smp_report *report, smp_policy *policy)
{
    static char endless[700];
    memset(endless, 'w', sizeof endless - 1);
    smp__report_begin(report, policy, "post", smp_text_of(endless));
    smp_text parts[] = {SMP_TEXT("\xE5\x8C\xBB\xE7\x96\x97\xE6\x9C\x8D\xE5\x8A\xA1 "
                                 "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 "
                                 "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F "),
                        smp_text_of(endless)};
    char text[1000];
    memcpy(text, parts[0].data, parts[0].size);
    memcpy(text + parts[0].size, parts[1].data, parts[1].size);
    sample_field(report, "text", (smp_text){text, parts[0].size + parts[1].size});
    smp_finding *finding = sample_finding(report, "style/word", "line.too_long", SMP_SEVERITY_NOTE,
                                          SMP_BREACH, "text", endless, "Make it shorter.");
    sample_fix(report, finding, endless);
    sample_finding(report, "style/script", "kaomoji", SMP_SEVERITY_WARNING, SMP_REVIEW, "text",
                   "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "Say it in words.");
    return smp__report_finish(report, SMP_ADVISE);
}

/* ---- Collecting what is written -------------------------------------------------------------- */

static inline int sample_collect(void *context, const char *bytes, size_t size)
{
    smp__buffer *into = context;
    smp__buffer_add(into, bytes, size);
    return into->failed ? 1 : 0;
}

#endif
