/* What the fuzz targets share. A property that does not hold ends the program, as a crash does.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_FUZZ_H
#define SMP_TESTS_FUZZ_H

#include <smpolicy.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(property, ...)                                                                       \
    do {                                                                                           \
        if (!(property)) {                                                                         \
            fprintf(stderr, "does not hold: %s: ", #property);                                     \
            fprintf(stderr, __VA_ARGS__);                                                          \
            fputc('\n', stderr);                                                                   \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#define POLICIES 16

/* An evaluator for each built-in policy of an organisation, and for the published guidance: the
 * packs that they stand on are in them. Gives how many. */
static inline size_t open_policies(smp_evaluator *evaluators[POLICIES])
{
    size_t count = 0;
    for (size_t i = 0; i < smp_builtin_count(); i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_policy_info info = SMP_POLICY_INFO_INIT;
        smp_policy *policy = NULL;
        HOLDS(smp_policy_open_builtin(&policy, smp_builtin_id(i), NULL, &error) == SMP_OK, "%s",
              error.message);
        HOLDS(smp_policy_describe(policy, &info) == SMP_OK, "%s", smp_builtin_id(i));
        if (info.organisation.size || strcmp(info.id.data, "accessibility") == 0) {
            HOLDS(count < POLICIES, "%zu policies", count);
            HOLDS(smp_evaluator_new(&evaluators[count++], policy, NULL, &error) == SMP_OK, "%s",
                  error.message);
        }
        smp_policy_release(policy);
    }
    return count;
}

/* How many bytes the well-formed character at `at` has (Unicode, table 3-7); 0 where there is
 * none. */
static inline size_t character_size(smp_text text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t left = text.size - at, size = byte[0] < 0x80   ? 1
                                         : byte[0] < 0xC2 ? 0
                                         : byte[0] < 0xE0 ? 2
                                         : byte[0] < 0xF0 ? 3
                                         : byte[0] < 0xF5 ? 4
                                                          : 0;
    if (size == 0 || size > left) return 0;
    for (size_t i = 1; i < size; i++)
        if ((byte[i] & 0xC0) != 0x80) return 0;
    if ((byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] > 0x9F) ||
        (byte[0] == 0xF0 && byte[1] < 0x90) || (byte[0] == 0xF4 && byte[1] > 0x8F))
        return 0;
    return size;
}

/* Is `at` not inside a well-formed character? */
static inline int is_boundary(smp_text text, size_t at)
{
    if (at == 0 || at >= text.size) return 1;
    for (size_t back = 1; back <= 3 && back <= at; back++)
        if (character_size(text, at - back) > back) return 0;
    return 1;
}

/* A span of a text is in order and inside it, in all three units. */
static inline void check_span(smp_text text, smp_span span)
{
    HOLDS(span.bytes.start <= span.bytes.end && span.bytes.end <= text.size, "bytes %zu to %zu",
          (size_t)span.bytes.start, (size_t)span.bytes.end);
    HOLDS(span.chars.start <= span.chars.end && span.chars.end <= text.size, "chars %zu to %zu",
          (size_t)span.chars.start, (size_t)span.chars.end);
    HOLDS(span.utf16.start <= span.utf16.end && span.utf16.end <= text.size, "utf16 %zu to %zu",
          (size_t)span.utf16.start, (size_t)span.utf16.end);
    HOLDS(span.chars.start <= span.bytes.start && span.chars.end <= span.bytes.end,
          "more characters than bytes");
}

/* Fields "name=value", separated by 0x1F; what the library refuses is left out. */
static inline void set_fields(smp_fields *into, const char *bytes, size_t size)
{
    smp_fields_clear(into);
    for (size_t start = 0, end; start < size; start = end + 1) {
        const char *stop = memchr(bytes + start, 0x1F, size - start);
        end = stop ? (size_t)(stop - bytes) : size;
        const char *equals = memchr(bytes + start, '=', end - start);
        if (!equals) continue;
        smp_text name = {bytes + start, (size_t)(equals - bytes) - start};
        smp_text value = {equals + 1, end - (size_t)(equals - bytes) - 1};
        smp_fields_set(into, name, value, NULL);
    }
}

/* What was refused says why, and leaves nothing behind that could be read as clear. */
static inline void check_refusal(const smp_report *report, smp_status status,
                                 const smp_error *error)
{
    HOLDS(error->code == status && error->message[0], "status %d without a message", status);
    HOLDS(smp_report_verdict(report) == SMP_HOLD && !smp_report_finding_count(report),
          "an error left a report");
}

static inline int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    *(size_t *)context += size;
    return 0;
}

#endif
