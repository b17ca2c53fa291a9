/* E-mail addresses written so that machines do not see them: "jane.smith (at) example (dot) org",
 * "jane dot smith at example dot org", "jane.smith @ example . org".
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

/* ---- Writing it down ----------------------------------------------------------------------- */

/* Reads on in both directions from the sign; the local part grows in front, the domain behind. */
typedef struct spelt_reader {
    const smp__detection *detection;
    smp__spelt_email *email;
    size_t start, size; /* of what is written so far in email->text */
    bool dots_in_words, structured;
} spelt_reader;

#define MIDDLE 160u /* where the sign stands in the text while it is read */

static bool put_before(spelt_reader *reader, smp_text part)
{
    if (part.size > reader->start) return false;
    reader->start -= part.size;
    memcpy(reader->email->text + reader->start, part.data, part.size);
    return true;
}

static bool put_behind(spelt_reader *reader, smp_text part)
{
    if (part.size > sizeof reader->email->text - reader->size) return false;
    memcpy(reader->email->text + reader->size, part.data, part.size);
    reader->size += part.size;
    return true;
}

/* ---- Signs and stops ----------------------------------------------------------------------- */

typedef uint32_t neighbour(const smp__detection *detection, uint32_t index);

/* Also a hyphen, "jane-at-example-dot-org". */
static bool is_bracket(const smp__detection *detection, uint32_t index)
{
    return index != SMP__NOWHERE &&
           memchr("()[]{}<>-", smp__mark_of(smp__token_at(detection, index)), 9) != NULL;
}

/* Moves *at over a bracket, if one is there. */
static bool skip_bracket(const smp__detection *detection, uint32_t *at, neighbour *next)
{
    if (!is_bracket(detection, *at)) return false;
    *at = next(detection, *at);
    return true;
}

/* Is there a gap on both sides of a stop or on neither? "org. Then" ends a sentence. */
static bool is_even(const smp__detection *detection, uint32_t index)
{
    smp_text text = detection->document->text;
    const smp__token *token = smp__token_at(detection, index);
    bool gap_before = token->start == 0 || text.data[token->start - 1] == ' ';
    bool gap_behind = token->end == text.size || text.data[token->end] == ' ';
    return gap_before == gap_behind;
}

/* What stands between two parts, at *at: ".", "(dot)", "underscore"; NUL where none does. Moves *at
 * past it, in the direction of `next`. */
static char read_stop(spelt_reader *reader, uint32_t *at, neighbour *next)
{
    const smp__detection *detection = reader->detection;
    uint32_t here = *at;
    bool bracket = skip_bracket(detection, &here, next);
    if (here == SMP__NOWHERE) return '\0';
    char stop = smp__mark_of(smp__token_at(detection, here));
    if (smp__token_one_of(detection, here, " dot ")) {
        stop = '.';
        reader->dots_in_words = true;
    } else if (smp__token_one_of(detection, here, " underscore ")) {
        stop = '_';
    } else if (smp__token_one_of(detection, here, " hyphen dash ")) {
        stop = '-';
    } else if (!stop || !memchr("._-", stop, 3) || !is_even(detection, here)) {
        return '\0';
    }
    here = next(detection, here);
    if (bracket && !skip_bracket(detection, &here, next)) return '\0';
    *at = here;
    return stop;
}

/* Letters, digits and stops: what addresses are made of. */
static bool is_part(const smp__detection *detection, uint32_t index, uint32_t kinds)
{
    if (!smp__is_kind(detection, index, kinds)) return false;
    smp_text text = smp__folded(smp__token_at(detection, index));
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!smp__ascii_lower(c) && !smp__ascii_digit(c) && !memchr("._-", c, 3)) return false;
    }
    return text.size > 0;
}

/* ---- The two halves ------------------------------------------------------------------------ */

enum { MOST_PARTS = 5 };

static bool read_local(spelt_reader *reader, uint32_t at)
{
    const smp__detection *detection = reader->detection;
    for (uint32_t part = 0; part < MOST_PARTS && is_part(detection, at, SMP__ORDINARY); part++) {
        const smp__token *token = smp__token_at(detection, at);
        if (!put_before(reader, smp__folded(token))) return false;
        reader->email->first = at;
        reader->structured |= part > 0 || token->flags & SMP__TOKEN_HAS_DIGIT ||
                              memchr(token->folded, '.', token->folded_size) ||
                              memchr(token->folded, '_', token->folded_size);
        at = smp__before(detection, at);
        char stop = at == SMP__NOWHERE ? '\0' : read_stop(reader, &at, smp__before);
        if (!stop || !is_part(detection, at, SMP__ORDINARY)) return true;
        if (!put_before(reader, (smp_text){&stop, 1})) return false;
    }
    return reader->email->first != SMP__NOWHERE;
}

/* What stands behind the part at `at`, if a stop and a part do; SMP__NOWHERE otherwise. */
static uint32_t next_label(spelt_reader *reader, uint32_t at)
{
    at = smp__after(reader->detection, at);
    char stop = at == SMP__NOWHERE ? '\0' : read_stop(reader, &at, smp__after);
    return stop == '.' && put_behind(reader, SMP_TEXT(".")) ? at : SMP__NOWHERE;
}

static bool read_domain(spelt_reader *reader, uint32_t at)
{
    const smp__detection *detection = reader->detection;
    for (uint32_t part = 0; part < MOST_PARTS; part++) {
        if (!is_part(detection, at, SMP__ORDINARY | SMP__KIND(URL)) ||
            !put_behind(reader, smp__folded(smp__token_at(detection, at))))
            break;
        reader->email->last = at;
        at = next_label(reader, at);
    }
    while (reader->email->text[reader->size - 1] == '.') reader->size--;
    return reader->email->last != SMP__NOWHERE;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* The ends of domains that people say: "ten dot on" is none. */
static bool is_domain(const smp__detection *detection, smp_text domain)
{
    size_t stop = domain.size;
    while (stop && domain.data[stop - 1] != '.') stop--;
    if (!stop) return smp__known(detection->scene, SMP__LEXICON_PERSONAL_MAIL, domain);
    return smp__one_of(smp__text_slice(domain, stop, domain.size),
                       " com org net uk eu ie info io me gov scot wales cymru london biz edu ");
}

static bool finish(spelt_reader *reader)
{
    smp__spelt_email *email = reader->email;
    email->local_size = MIDDLE - reader->start;
    email->folded = (smp_text){email->text + reader->start, reader->size - reader->start};
    return is_domain(reader->detection, smp__text_slice(email->folded, email->local_size + 1,
                                                        email->folded.size));
}

/* Round a sign that stands by itself at token `index`. "(a)" is a sign only in brackets. "at"
 * without brackets is one only next to a word that looks like half an address, or if the full stops
 * are words too: not in "Jane works at example.org". */
static bool read_round(spelt_reader *reader, uint32_t index)
{
    const smp__detection *detection = reader->detection;
    bool letter = smp__token_one_of(detection, index, " a ");
    bool word = letter || smp__token_one_of(detection, index, " at ");
    uint32_t left = smp__before(detection, index), right = smp__after(detection, index);
    bool opened = skip_bracket(detection, &left, smp__before);
    bool closed = skip_bracket(detection, &right, smp__after);
    if (opened != closed || (letter && !opened) ||
        smp__token_one_of(detection, left, " me us you him her it them here "))
        return false;
    return read_local(reader, left) && read_domain(reader, right) &&
           (!word || opened || reader->structured || reader->dots_in_words) && finish(reader);
}

/* "jane.smith@example dot org", "jane.smith@ example.org": the sign within the word before
 * `index`. */
static bool read_within(spelt_reader *reader, uint32_t index)
{
    const smp__detection *detection = reader->detection;
    uint32_t word = smp__before(detection, index);
    if (!smp__is_kind(detection, word, SMP__KIND(WORD))) return false;
    smp_text text = smp__folded(smp__token_at(detection, word));
    const char *sign = memchr(text.data, '@', text.size);
    if (!sign || sign == text.data) return false;
    size_t at = (size_t)(sign - text.data);
    smp_text head = smp__text_slice(text, at + 1, text.size);
    reader->email->first = word;
    if (!put_before(reader, smp__text_slice(text, 0, at)) || !put_behind(reader, head))
        return false;
    uint32_t label = smp__is_empty(head) ? index : next_label(reader, word);
    return label != SMP__NOWHERE && read_domain(reader, label) && finish(reader);
}

bool smp__read_spelt_email(const smp__detection *detection, uint32_t index,
                           smp__spelt_email *email)
{
    const smp__token *token = smp__token_at(detection, index);
    bool sign = smp__token_one_of(detection, index, " a at @ ");
    bool behind = token->kind == SMP_TOKEN_URL || smp__token_one_of(detection, index, " dot ");
    if (!sign && !behind) return false;
    email->first = email->last = SMP__NOWHERE;
    email->text[MIDDLE] = '@';
    spelt_reader reader = {
        .detection = detection, .email = email, .start = MIDDLE, .size = MIDDLE + 1};
    return sign ? read_round(&reader, index) : read_within(&reader, index);
}
