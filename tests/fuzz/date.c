/* Any bytes as a date: refused, or a day from which every clock runs forward.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > 256) return 0;
    smp_text received = {(const char *)data + 1, size - 1};
    smp_nation nation = (smp_nation)(data[0] & 3);
    for (int clock = SMP_CLOCK_FOI; clock <= SMP_CLOCK_COMPLAINT; clock++) {
        smp_deadline due = SMP_DEADLINE_INIT, again = SMP_DEADLINE_INIT;
        smp_error error = SMP_ERROR_INIT;
        smp_status status =
            smp_work_out_deadline(&due, (smp_clock)clock, received, nation, &error);
        if (status != SMP_OK) {
            HOLDS(status == error.code && error.message[0], "status %d without a message", status);
            continue;
        }
        HOLDS(strcmp(due.due, due.received) > 0, "due %s, received %s", due.due, due.received);
        HOLDS(smp_work_out_deadline(&again, (smp_clock)clock, smp_text_of(due.received), nation,
                                    NULL) == SMP_OK && strcmp(due.due, again.due) == 0,
              "the day alone is due %s, not %s", again.due, due.due);
    }
    return 0;
}
