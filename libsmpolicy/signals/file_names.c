/* What the name of a file gives away by its form: whose picture or letter it is. What has a label
 * there is found as in any text.
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"
#include "signals/names.h"

#include <string.h>

/* ---- Parts --------------------------------------------------------------------------------- */

/* A row of letters or of digits; "JaneSmith" has two. The end of the name ("jpg") is none. */
typedef struct part {
    uint32_t start, end; /* bytes */
    bool figures;
} part;

#define MOST_PARTS 24u

static bool begins_part(const char *text, uint32_t at)
{
    char last = text[at - 1], c = text[at];
    if (smp__ascii_digit(c) != smp__ascii_digit(last)) return true;
    return smp__ascii_capital(c) && smp__ascii_lower(last);
}

static bool is_in_part(char c) { return smp__ascii_digit(c) || smp__ascii_lower((char)(c | 0x20)); }

static uint32_t read_parts(smp_text text, part *parts)
{
    uint32_t count = 0, end = (uint32_t)text.size;
    for (uint32_t at = 0; at < text.size; at++)
        if (text.data[at] == '.') end = at;
    for (uint32_t at = 0; at < end && count < MOST_PARTS;) {
        uint32_t start = at;
        if (!is_in_part(text.data[at++])) continue;
        while (at < end && is_in_part(text.data[at]) && !begins_part(text.data, at)) at++;
        parts[count++] = (part){start, at, smp__ascii_digit(text.data[start])};
    }
    return count;
}

/* The letters of a part, small, in `room`; empty where there are too many. */
static smp_text fold(smp_text text, const part *of, char room[24])
{
    size_t size = of->end - of->start;
    if (size > 24 || of->figures) return SMP_TEXT("");
    for (size_t i = 0; i < size; i++) room[i] = (char)(text.data[of->start + i] | 0x20);
    return (smp_text){room, size};
}

/* ---- What they say ------------------------------------------------------------------------- */

/* What is done to patients and kept as files. */
static bool is_clinical(smp_text word)
{
    return smp__one_of(word, " mri ct cta xray scan ultrasound mammogram ecg echo biopsy histology "
                             "bloods wound rash chest chestxray abdo pelvis discharge referral dcm "
                             "patient pt postop preop endoscopy ");
}

typedef struct reading {
    const part *given; /* somebody's given name; NULL for none */
    bool clinical;     /* anywhere */
    uint32_t name_start, name_end; /* of a name right beside what is clinical; else 0, 0 */
} reading;

/* The name of which parts[at] is the given name, and the parts beside it. */
static void read_name(const part *parts, uint32_t count, uint32_t at, const bool *clinical,
                      reading *out)
{
    uint32_t first = at, last = at;
    while (last + 1 < count && last < at + 1 && !clinical[last + 1] && !parts[last + 1].figures)
        last++;
    if (last == at && first > 0 && !clinical[first - 1] && !parts[first - 1].figures) first--;
    uint32_t next = last + 1, before = first;
    while (next < count && parts[next].figures) next++;
    while (before > 0 && parts[before - 1].figures) before--;
    if ((next < count && clinical[next]) || (before > 0 && clinical[before - 1])) {
        out->name_start = parts[first].start;
        out->name_end = parts[last].end;
    }
}

static reading read_name_of_file(smp_text text, const part *parts, uint32_t count)
{
    reading out = {.given = NULL};
    bool clinical[MOST_PARTS];
    char room[24];
    for (uint32_t i = 0; i < count; i++) {
        clinical[i] = is_clinical(fold(text, &parts[i], room));
        out.clinical |= clinical[i];
    }
    for (uint32_t i = 0; i < count && !out.given; i++)
        if (smp__is_only_given_name(fold(text, &parts[i], room))) {
            out.given = &parts[i];
            read_name(parts, count, i, clinical, &out);
        }
    return out;
}

/* ---- The signals --------------------------------------------------------------------------- */

static void find_number(smp__detection *detection, const part *parts, uint32_t count,
                        const reading *said)
{
    const char *text = detection->document->text.data;
    for (uint32_t i = 0; i < count; i++) {
        if (!parts[i].figures || parts[i].end - parts[i].start != 10 ||
            !smp__may_be_nhs_number(text + parts[i].start))
            continue;
        smp__raise_masked(detection,
                          said->given || said->clinical ? SMP__SIGNAL_PRIVACY_NHS_NUMBER
                                                        : SMP__SIGNAL_PRIVACY_NHS_NUMBER_FORM,
                          parts[i].start, parts[i].end, SMP_TEXT("[NHS number removed]"));
    }
}

/* A day beside somebody's name is of birth if no camera of ours can have been there, or if what is
 * clinical stands by. */
static void find_birth(smp__detection *detection, const reading *said)
{
    enum { OF_CAMERAS = 2000 };
    if (!said->given) return;
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        smp__date date;
        if (!(token->flags & SMP__TOKEN_HAS_DIGIT) ||
            !smp__read_written_date(detection, i, said->clinical, &date) || !date.year ||
            (date.year >= OF_CAMERAS && !said->clinical))
            continue;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, token->start,
                          (uint32_t)date.end, SMP_TEXT("[date of birth removed]"));
        return;
    }
}

void smp__detect_file_name(smp__detection *detection)
{
    part parts[MOST_PARTS];
    smp_text text = detection->document->text;
    uint32_t count = read_parts(text, parts);
    const reading said = read_name_of_file(text, parts, count);
    if (!detection->raised[SMP__SIGNAL_PRIVACY_NHS_NUMBER])
        find_number(detection, parts, count, &said);
    if (!detection->raised[SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH]) find_birth(detection, &said);
    if (said.name_end && !detection->raised[SMP__SIGNAL_PRIVACY_NAMED_PATIENT])
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT, said.name_start,
                          said.name_end, SMP_TEXT("[name removed]"));
}
