/* National Insurance numbers.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static bool word_ascii(char c)
{
    return smp__ascii_capital(c) || smp__ascii_lower(c) || smp__ascii_digit(c);
}

/* ---- National Insurance -------------------------------------------------------------------- */

/* HMRC, National Insurance Manual NIM39110: letters and pairs never issued. */
static bool is_issued_prefix(char first, char second)
{
    static const char *const never[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    if (!smp__ascii_capital(first) || !smp__ascii_capital(second) || strchr("DFIQUV", first) ||
        strchr("DFIQUVO", second))
        return false;
    for (size_t i = 0; i < SMP_COUNT(never); i++)
        if (never[i][0] == first && never[i][1] == second) return false;
    return true;
}

static void check_insurance(smp__detection *detection, const smp__digit_runs *runs,
                            uint32_t first, uint32_t used)
{
    smp_text text = detection->document->text;
    uint32_t start = runs->items[first].start, end = runs->items[first + used - 1].end;
    if (start > 0 && memchr(" -", text.data[start - 1], 2)) start--;
    if (start < 2 || (start > 2 && word_ascii(text.data[start - 3]))) return;
    start -= 2;
    char one = text.data[start], two = text.data[start + 1];
    bool capitals = smp__ascii_capital(one) && smp__ascii_capital(two);
    if (!is_issued_prefix(smp__ascii_to_capital(one), smp__ascii_to_capital(two))) return;
    size_t at = end;
    if (at + 1 < text.size && memchr(" -", text.data[at], 2)) at++;
    char suffix = at < text.size ? smp__ascii_to_capital(text.data[at]) : '\0';
    bool has_suffix = suffix >= 'A' && suffix <= 'D' &&
                      (at + 1 == text.size || !word_ascii(text.data[at + 1]));
    if (!has_suffix && end < text.size && word_ascii(text.data[end])) return;
    bool alone = has_suffix && smp__is_alone(detection, start, (uint32_t)at + 1);
    if ((!has_suffix || !capitals) && !alone) {
        uint32_t token = runs->items[first].token;
        uint32_t back = smp__reach_back(detection, token, 8);
        if (!smp__any_pair(detection, back, token, " national ni ", " insurance number no ") &&
            !smp__any_one_of(detection, back, token, " nino "))
            return;
    }
    if (has_suffix) end = (uint32_t)at + 1;
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_NATIONAL_INSURANCE, start, end,
                      SMP_TEXT("[National Insurance number removed]"));
}

void smp__detect_insurance(smp__detection *detection)
{
    const smp__digit_runs *runs = smp__read_digits(detection);
    char digits[SMP__RUN_DIGITS];
    for (uint32_t i = 0; runs->digits >= 6 && i < runs->count; i++) {
        uint32_t used = smp__gather_digits(runs, i, 6, digits);
        bool pairs = used == 3 && runs->items[i].count == 2 && runs->items[i + 1].count == 2;
        if (used == 1 || pairs) check_insurance(detection, runs, i, used);
    }
}
