/* What takes a disclaimer back: words round it that deny it, share it with the employer, or only
 * speak of it.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "signals/profile.h"

#define SAID (SMP__WORD_VIEWS | SMP__WORD_TALK)
#define NEARBY 4u
/* How far round a disclaimer what takes it back is looked for, in words. */
#define REACH 16u

/* The sentence round the disclaimer, words [first, end) of the row, for REACH words. */
typedef struct setting {
    const smp__row *row;
    uint32_t low, first, end, high;
} setting;

static bool says(const setting *in, uint32_t at, uint32_t any_of)
{
    return smp__says(in->row, at, any_of);
}

static bool is(const setting *in, uint32_t at, const char *words)
{
    return at < in->row->count && smp__row_is(in->row, at, words);
}

static bool closes(const setting *in, uint32_t at)
{
    return at >= in->high || in->row->words[at].parting != SMP__PARTED_NOT;
}

/* Nothing comes after it that is not parted from it. */
static bool is_last(const smp__row *row, uint32_t at)
{
    return at + 1 >= row->count || row->words[at + 1].parting != SMP__PARTED_NOT;
}

/* ---- Denied -------------------------------------------------------------------------------- */

/* Words that leave it open whose the views are, so that a "not" before them still reaches on. */
static bool reaches_over(const setting *in, uint32_t at)
{
    if (is(in, at, " and & but or ")) return false;
    return says(in, at, SAID | SMP__WORD_OWN | SMP__WORD_MY | SMP__WORD_IS | SMP__WORD_LINK |
                            SMP__WORD_HERE | SMP__WORD_ONLY | SMP__WORD_SPEAK) ||
           is(in, at, " for as one true necessarily really actually definitely certainly exactly "
                      "even ever ");
}

/* "Tweets are not my own", "none of these opinions are mine", "views may not be my own"; from word
 * `at` back. */
static bool is_denied_before(const setting *in, uint32_t at)
{
    for (; at > in->low; at--) {
        if (in->row->words[at].parting != SMP__PARTED_NOT) return false;
        if (says(in, at - 1, SMP__WORD_NOT)) return true;
        if (!reaches_over(in, at - 1)) return false;
    }
    return false;
}

/* "Views my own. They aren't", "... but they do", "views my own NOT", "views my own? No". */
static bool is_denied_after(const setting *in)
{
    uint32_t at = in->end;
    if (smp__says(in->row, at, SMP__WORD_NOT) && is_last(in->row, at)) return true;
    if (is(in, at, " but ")) at++;
    if (!is(in, at, " they these it that those ")) return false;
    uint32_t verb = at + 1;
    if (is(in, verb, " are is ")) verb++;
    if (!is(in, verb, " aren't arent isn't isnt not do does ")) return false;
    return is_last(in->row, verb);
}

/* ---- Shared -------------------------------------------------------------------------------- */

/* "And my employer's", "which are also those of the Trust", "except when I speak for the Trust";
 * not "and work for the Trust". */
static bool is_shared(const setting *in)
{
    const bool excepts = is(in, in->end, " except unless ");
    uint32_t at = in->end;
    bool stands = excepts; /* "and represent the Trust", whatever follows */
    if (!excepts && !is(in, at, " and & + also plus which ")) return false;
    for (at++; at < in->high && at <= in->end + 2 * NEARBY; at++) {
        if (says(in, at, SMP__WORD_NOT)) return false;
        if (says(in, at, SMP__WORD_EMPLOYER) && !says(in, at, SMP__WORD_WORK))
            return stands || closes(in, at + 1) || is(in, at + 1, " too also ");
        stands = stands || says(in, at, SMP__WORD_STAND);
        if (!excepts && !says(in, at, SAID | SMP__WORD_LINK | SMP__WORD_MY | SMP__WORD_IS |
                                          SMP__WORD_THEIRS | SMP__WORD_HERE | SMP__WORD_STAND) &&
            !is(in, at, " for also do does necessarily "))
            return false;
    }
    return false;
}

/* ---- Mentioned ----------------------------------------------------------------------------- */

static const char adding[] = " add adds adding added write writes writing wrote put puts putting "
                             "type types typing include ";
static const char saying[] = " say saying says said need had has have do use using without "
                             "everyone remember told mean means ";

/* "Must add views my own", "not adding 'views my own'", "my boss says: views my own". */
static bool is_led_to(const setting *in)
{
    if (in->first == in->low) return false;
    const uint8_t parting = in->row->words[in->first].parting;
    const uint32_t before = in->first - 1;
    if (is(in, before, " says said ")) return !(before > in->low && is(in, before - 1, " i "));
    if (parting == SMP__PARTED_NOT)
        return is(in, before, adding) ||
               (is(in, before, " that ") && before > in->low && is(in, before - 1, saying));
    if (parting != SMP__PARTED_QUOTED) return false;
    for (uint32_t at = in->first; at > in->low && in->first - at < NEARBY; at--)
        if (says(in, at - 1, SMP__WORD_NOT) || is(in, at - 1, adding) || is(in, at - 1, saying))
            return true;
    return false;
}

/* "Views my own is a silly phrase", "'views my own' in your bio"; not "... in this bio". */
static bool is_spoken_of(const setting *in)
{
    uint32_t at = in->end;
    if (at >= in->high || in->row->words[at].parting == SMP__PARTED_SOFTLY) return false;
    if (is(in, at, " is was isn't isnt means disclaimer disclaimers line phrase ")) return true;
    if (in->row->words[at].parting == SMP__PARTED_QUOTED && is(in, at, " they people everyone "))
        return true;
    if (!is(in, at, " in to from on ")) return false;
    bool writers = false;
    for (at++; at < in->high && at <= in->end + NEARBY; at++) {
        if (is(in, at, " bio bios profile profiles ")) return !writers;
        writers = is(in, at, " this my ");
    }
    return false;
}

smp__withdrawal smp__find_withdrawal(const smp__row *row, uint32_t first, uint32_t end,
                                     uint32_t whose)
{
    setting in = {row, first, first, end, end};
    while (in.low > 0 && first - in.low < REACH && row->words[in.low].parting < SMP__PARTED)
        in.low--;
    while (in.high < row->count && in.high - end < REACH &&
           row->words[in.high].parting < SMP__PARTED)
        in.high++;
    while (in.first > in.low && row->words[in.first].parting == SMP__PARTED_NOT &&
           is(&in, in.first - 1, " the all any these those this my our "))
        in.first--;
    while (!closes(&in, in.end) && says(&in, in.end, SAID)) in.end++; /* "my own | views" */
    if (is_shared(&in)) return SMP__SHARED;
    bool denied = is_denied_before(&in, whose) || is_denied_before(&in, in.first) ||
                  is_denied_after(&in);
    return denied || is_led_to(&in) || is_spoken_of(&in) ? SMP__DENIED : SMP__STANDS;
}
