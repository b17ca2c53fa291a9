/* A profile's text as a row of words, each with what it may be doing there.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "signals/profile.h"

#include <string.h>

#define EMPLOYER SMP__WORD_EMPLOYER
#define NHS SMP__WORD_NHS
#define NAME (SMP__WORD_NAME | NHS | EMPLOYER) /* what a name of the organisation says */

typedef struct reading {
    smp__row *row;
    const smp__scene *scene;
    const smp__document *document;
    smp__field_kind kind;
    uint8_t parting;
    uint32_t capacity;
} reading;

static void add(reading *at, smp__row_word word)
{
    smp__row *row = at->row;
    if (row->count == at->capacity) {
        uint32_t capacity = at->capacity ? at->capacity * 2 : 64;
        smp__row_word *words = smp__arena_allocate(at->scene->arena, capacity * sizeof *words);
        if (!words) {
            *row->failed = true;
            return;
        }
        if (row->count) memcpy(words, row->words, row->count * sizeof *words);
        row->words = words;
        at->capacity = capacity;
    }
    word.parting = at->parting;
    row->words[row->count++] = word;
    row->hashes |= (uint64_t)1 << (word.hash & 63);
    at->parting = SMP__PARTED_NOT;
}

static void add_token(reading *at, const smp__token *token, uint32_t says)
{
    add(at, (smp__row_word){.folded = smp__folded(token),
                            .hash = token->hash,
                            .start = token->start,
                            .end = token->end,
                            .says = says});
}

/* A word that stands for the bytes [start, end). */
static void add_word(reading *at, smp_text folded, uint32_t start, uint32_t end, uint32_t says)
{
    add(at, (smp__row_word){.folded = folded,
                            .hash = smp__hash(folded.data, folded.size),
                            .start = start,
                            .end = end,
                            .says = says});
}

static uint32_t word_says(reading *at, smp_text folded, uint32_t hash)
{
    return smp__word_says(at->row->lists, folded, hash, at->row->failed);
}

static uint32_t token_says(reading *at, const smp__token *token)
{
    return word_says(at, smp__folded(token), token->hash);
}

static void part(reading *at, smp__parting parting)
{
    if (at->parting < parting) at->parting = (uint8_t)parting;
}

/* "@NHSExample", "@ExampleICB": a handle that begins or ends with a name of the NHS. */
static bool names_nhs(smp_text folded)
{
    static const char *const names[] = {"nhs", "icb", "ccg"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        smp_text name = smp_text_of(names[i]);
        if (folded.size >= name.size &&
            (smp__text_starts(folded, names[i]) ||
             smp__text_equal(smp__text_slice(folded, folded.size - name.size, folded.size), name)))
            return true;
    }
    return false;
}

static bool ends_at(smp_text folded, const char *domain)
{
    smp_text end = smp_text_of(domain);
    if (folded.size < end.size) return false;
    size_t from = folded.size - end.size;
    return (from == 0 || folded.data[from - 1] == '@' || folded.data[from - 1] == '.') &&
           smp__text_equal(smp__text_slice(folded, from, folded.size), end);
}

uint32_t smp__address_says(const smp__scene *scene, smp_text folded)
{
    const smp__profile_terms *terms = scene->terms;
    for (size_t i = 0; i < terms->domain_count; i++)
        if (ends_at(folded, terms->domains[i].data)) return SMP__WORD_NAME | NHS;
    return ends_at(folded, "nhs.net") || ends_at(folded, "nhs.uk") || ends_at(folded, "nhs.scot")
               ? NHS
               : 0;
}

/* A tag or handle as the words it is put together of; as one word where that cannot be told. */
static void add_compound(reading *at, const smp__token *token, uint32_t sign)
{
    smp_text body = smp__text_slice(smp__token_text(at->document, token), sign,
                                    token->end - token->start);
    smp__tag_casing casing = {.words = 0};
    if (!smp__hashtag_words(&casing, at->scene->arena, body, NULL, NULL)) {
        *at->row->failed = true;
        return;
    }
    uint32_t begin = 0, count = casing.words ? casing.words : 1, said = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t end = casing.words ? casing.ends[i] : (uint32_t)body.size;
        smp_text folded = smp__fold(at->scene->arena, smp__text_slice(body, begin, end));
        if (!folded.data) {
            *at->row->failed = true;
            return;
        }
        uint32_t says = word_says(at, folded, smp__hash(folded.data, folded.size));
        said |= says;
        if (i + 1 == count && !(said & (NHS | SMP__WORD_OUTSIDE | SMP__WORD_THEIRS)) &&
            names_nhs(smp__text_slice(smp__folded(token), sign, token->folded_size)))
            says |= NHS;
        add_word(at, folded, token->start + sign + begin, token->start + sign + end, says);
        begin = end;
    }
}

static bool is_letter_word(const reading *at, uint32_t index, char letter)
{
    return index < at->document->token_count &&
           smp__mark_of(&at->document->tokens[index]) == letter;
}

/* "N H S", letter by letter. Returns the tokens taken, 0 where it is no such thing. */
static uint32_t spelt_out(reading *at, uint32_t index)
{
    static const char letters[] = {'n', 'h', 's'};
    uint32_t next = index;
    for (size_t i = 0; i < sizeof letters; i++) {
        if (!is_letter_word(at, next, letters[i])) return 0;
        next++;
        while (i < 2 && next < at->document->token_count &&
               (at->document->tokens[next].kind == SMP_TOKEN_SPACE ||
                smp__mark_of(&at->document->tokens[next]) == '.'))
            next++;
    }
    add_word(at, SMP_TEXT("nhs"), at->document->tokens[index].start,
             at->document->tokens[next - 1].end, NHS | EMPLOYER);
    return next - index;
}

/* "A&E" is one word. */
static uint32_t joined_by_ampersand(reading *at, uint32_t index)
{
    const smp__token *tokens = at->document->tokens;
    if (!is_letter_word(at, index, 'a') || !is_letter_word(at, index + 1, '&') ||
        !is_letter_word(at, index + 2, 'e'))
        return 0;
    add_word(at, SMP_TEXT("a&e"), tokens[index].start, tokens[index + 2].end, SMP__WORD_PLACE);
    return 3;
}

/* What a word in letters of other scripts looks like to a reader. */
static uint32_t says_by_look(reading *at, const smp__token *token)
{
    char plain[32];
    size_t size = 0;
    for (size_t from = token->start; from < token->end && size < sizeof plain;) {
        uint32_t point = smp__utf8_next(at->document->text.data, &from);
        char like = smp__look_alike(at->scene->segmenter, point);
        if (!like) return 0;
        plain[size++] = smp__ascii_capital(like) ? (char)(like + 'a' - 'A') : like;
    }
    return size < sizeof plain ? word_says(at, (smp_text){plain, size}, smp__hash(plain, size)) : 0;
}

/* "viewsmyown" */
static bool runs_together(smp_text folded)
{
    static const char *const ends[] = {"own", "mine"};
    const size_t shortest = 8;
    for (size_t i = 0; i < SMP_COUNT(ends) && folded.size >= shortest; i++) {
        smp_text tail = smp__text_slice(folded, folded.size - strlen(ends[i]), folded.size);
        if (smp__text_equal(tail, smp_text_of(ends[i]))) return true;
    }
    return false;
}

/* Returns how many tokens were taken. */
static uint32_t read_word(reading *at, uint32_t index)
{
    const smp__token *token = &at->document->tokens[index];
    uint32_t taken = spelt_out(at, index);
    if (taken == 0) taken = joined_by_ampersand(at, index);
    if (taken) return taken;
    uint32_t says = token_says(at, token);
    if (!says && (runs_together(smp__folded(token)) ||
                  memchr(token->folded, '_', token->folded_size))) {
        add_compound(at, token, 0);
        return 1;
    }
    if (!says && token->flags & SMP__TOKEN_NON_ASCII) says = says_by_look(at, token);
    add_token(at, token, says);
    return 1;
}

static bool is_dot(const smp__document *document, uint32_t index)
{
    return index < document->token_count && smp__mark_of(&document->tokens[index]) == '.';
}

/* "ex-NHS": a hyphen inside a word parts nothing. */
static bool is_inner_hyphen(const smp__document *document, uint32_t index)
{
    const smp__token *tokens = document->tokens;
    return smp__mark_of(&tokens[index]) == '-' && index && index + 1 < document->token_count &&
           tokens[index - 1].kind == SMP_TOKEN_WORD && tokens[index + 1].kind == SMP_TOKEN_WORD;
}

static void read_mark(reading *at, uint32_t index)
{
    const smp__token *token = &at->document->tokens[index];
    if (is_inner_hyphen(at->document, index)) return;
    uint32_t says = token_says(at, token);
    if (says) {
        add_token(at, token, says);
        return;
    }
    smp_text folded = smp__folded(token);
    bool dots = is_dot(at->document, index) &&
                (is_dot(at->document, index + 1) || (index && is_dot(at->document, index - 1)));
    bool parts = !dots && smp__one_of(folded, " . ! ? ; | \xE2\x80\xA2 \xC2\xB7 \xE2\x96\xAA "
                                              "\xE2\x80\xA3 \xE2\x9E\xA2 \xE2\x97\x8F ");
    bool quotes = smp__one_of(folded, " \" ' \xE2\x80\x98 \xE2\x80\x99 \xE2\x80\x9C \xE2\x80\x9D ");
    part(at, parts ? SMP__PARTED : quotes ? SMP__PARTED_QUOTED : SMP__PARTED_SOFTLY);
}

/* "I <heart> the NHS" is love from outside; elsewhere an emoji only parts words. */
static void read_emoji(reading *at, const smp__token *token)
{
    const smp__row *row = at->row;
    if (row->count && at->parting == SMP__PARTED_NOT &&
        smp__text_equal(row->words[row->count - 1].folded, SMP_TEXT("i")))
        add_word(at, SMP_TEXT("\xE2\x99\xA5"), token->start, token->end, SMP__WORD_OUTSIDE);
    else part(at, SMP__PARTED_SOFTLY);
}

/* Are the words from `at` on those of the name? */
static bool is_name_at(const smp__row *row, uint32_t at, const smp__wording *name)
{
    for (uint32_t i = 0; i < name->count; i++)
        if (!smp__row_has_at(row, at + i, &name->words[i])) return false;
    return true;
}

/* The organisation's names, in several words or one. */
static void mark_names(smp__row *row, const smp__profile_terms *terms)
{
    for (size_t n = 0; n < terms->name_count; n++) {
        const smp__wording *name = &terms->names[n];
        if (name->count == 0 || !smp__row_may_have(row, name->words[0].hash)) continue;
        for (uint32_t i = 0; i + name->count <= row->count; i++)
            for (uint32_t j = 0; is_name_at(row, i, name) && j < name->count; j++)
                row->words[i + j].says |= NAME;
    }
}

static bool is_beside_work(const smp__row *row, uint32_t at)
{
    const uint32_t reach = 4;
    for (uint32_t i = at > reach ? at - reach : 0; i < row->count && i <= at + reach; i++)
        if (i != at && (smp__says(row, i, SMP__WORD_ROLE | SMP__WORD_JOB | SMP__WORD_WORK) ||
                        smp__row_is(row, i, " team ")))
            return true;
    return false;
}

/* What the organisation is called for short: the place is, too, so it counts beside work alone,
 * "team SMPL", "I work for SMPL". */
static void mark_short_names(smp__row *row, const smp__profile_terms *terms)
{
    for (size_t n = 0; n < terms->short_name_count; n++) {
        const smp__hashed_word *name = &terms->short_names[n];
        if (!smp__row_may_have(row, name->hash)) continue;
        for (uint32_t i = 0; i < row->count; i++)
            if (smp__row_has_at(row, i, name) && is_beside_work(row, i))
                row->words[i].says |= NAME;
    }
}

/* "National Health Service", "views me own" */
static void mark_phrases(smp__row *row)
{
    for (uint32_t i = 0; i + 1 < row->count; i++) {
        if (smp__says(row, i + 2, EMPLOYER) && smp__row_is(row, i, " national ") &&
            smp__row_is(row, i + 1, " health ") && smp__row_is(row, i + 2, " service "))
            row->words[i].says |= NHS | EMPLOYER;
        if (smp__says(row, i + 1, SMP__WORD_OWN) && smp__row_is(row, i, " me ") &&
            smp__row_is(row, i + 1, " own ") && row->words[i + 1].parting == SMP__PARTED_NOT)
            row->words[i].says |= SMP__WORD_MY | SMP__WORD_LINK;
    }
}

static void read_mention(reading *at, const smp__token *token)
{
    if (at->kind == SMP__IN_HANDLE) {
        add_compound(at, token, 1);
        return;
    }
    const smp_text folded = smp__folded(token);
    const smp_text name = smp__text_slice(folded, folded.size > 0, folded.size);
    add_token(at, token, EMPLOYER | (names_nhs(name) ? NHS : 0));
}

static void read_address(reading *at, const smp__token *token)
{
    bool mail = token->kind == SMP_TOKEN_EMAIL;
    part(at, SMP__PARTED_SOFTLY);
    add_token(at, token, mail ? smp__address_says(at->scene, smp__folded(token)) : 0);
    part(at, SMP__PARTED_SOFTLY);
}

static void read_hashtag(reading *at, const smp__token *token)
{
    part(at, SMP__PARTED_SOFTLY);
    add_compound(at, token, 1);
    part(at, SMP__PARTED_SOFTLY);
}

/* Returns how many tokens were read. */
static uint32_t read_token(reading *at, uint32_t index)
{
    const smp__token *token = &at->document->tokens[index];
    switch ((smp_token_kind)token->kind) {
    case SMP_TOKEN_WORD:
        if (at->kind != SMP__IN_HANDLE) return read_word(at, index);
        add_compound(at, token, 0);
        break;
    case SMP_TOKEN_NUMBER:
        add_token(at, token, token_says(at, token));
        break;
    case SMP_TOKEN_HASHTAG: read_hashtag(at, token); break;
    case SMP_TOKEN_MENTION: read_mention(at, token); break;
    case SMP_TOKEN_EMAIL:
    case SMP_TOKEN_URL: read_address(at, token); break;
    case SMP_TOKEN_EMOJI: read_emoji(at, token); break;
    case SMP_TOKEN_SPACE:
        if (token->flags & SMP__TOKEN_LINE_BREAK) part(at, SMP__PARTED);
        break;
    case SMP_TOKEN_PUNCTUATION:
    case SMP_TOKEN_SYMBOL:
    case SMP_TOKEN_CASHTAG: read_mark(at, index); break;
    }
    return 1;
}

bool smp__row_read(smp__row *row, const smp__scene *scene, const smp__field *field, bool *failed)
{
    *row = (smp__row){.lists = scene->lists, .failed = failed};
    reading at = {
        .row = row, .scene = scene, .document = field->document, .kind = field->kind};
    for (uint32_t i = 0; i < at.document->token_count && !*failed;) i += read_token(&at, i);
    if (*failed) return false;
    mark_names(row, scene->terms);
    mark_short_names(row, scene->terms);
    mark_phrases(row);
    return true;
}

uint32_t smp__stretch_end(const smp__row *row, uint32_t first, smp__parting least)
{
    uint32_t end = first + 1;
    while (end < row->count && row->words[end].parting < least) end++;
    return end < row->count ? end : row->count;
}
