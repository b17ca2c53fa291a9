/* A name that stands on a line of its own near the end of a message, as letters and mails are
 * signed: after a closing word, an empty line or the end of a sentence, and with nothing after it
 * but other such lines, addresses and numbers.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* Folded. No name has one of these; of closing words one is enough to begin a signature. */
static const char *const no_names[] = {
    "a",    "about", "all", "an", "and", "at",     "by",   "dear", "for",  "from", "hello", "hi",
    "in",   "is",    "it",  "me", "my",  "madam",  "of",   "off",  "on",   "our", "please", "sir",
    "team", "the",   "to",  "up", "us",  "very",   "was",  "we",   "with", "you",  "your"};
static const char *const closings[] = {
    "best",      "cheers", "faithfully", "kind",  "love", "many",   "regards", "respectfully",
    "sincerely", "thank",  "thanks",     "truly", "warm", "wishes", "yours"};

enum { LINES_LOOKED_AT = 8, MOST_NAMES = 5, MOST_CLOSING_WORDS = 4, MOST_UNCAPITALISED = 2 };

typedef struct line {
    uint32_t first, end; /* tokens */
    uint8_t words;
    bool is_name;     /* but for its capitals */
    bool capitals;    /* each word begins with one */
    bool closes;      /* "Kind regards," */
    bool has_details; /* a number, an address */
    bool ends_sentence;
} line;

static bool breaks_line(const smp__document *document, const smp__token *token)
{
    return token->kind == SMP_TOKEN_SPACE && memchr(document->text.data + token->start, '\n',
                                                    token->end - token->start) != NULL;
}

static bool is_one_of(smp_text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (smp__text_equal(word, smp_text_of(words[i]))) return true;
    return false;
}

static void add_word(line *into, const smp__token *token)
{
    const smp_text word = {token->folded, token->folded_size};
    if (into->words < UINT8_MAX) into->words++;
    into->capitals &= (token->flags & SMP__TOKEN_FIRST_UPPER) != 0;
    if (is_one_of(word, closings, SMP_COUNT(closings))) into->closes = true;
    if (is_one_of(word, no_names, SMP_COUNT(no_names))) into->is_name = false;
}

static line read_line(const smp__document *document, uint32_t first, uint32_t end)
{
    line read = {.first = first, .end = end, .is_name = true, .capitals = true};
    for (uint32_t i = first; i < end; i++) {
        const smp__token *token = &document->tokens[i];
        const char sign = document->text.data[token->start];
        if (token->kind == SMP_TOKEN_SPACE) continue;
        read.ends_sentence = sign == '.' || sign == '?' || sign == '!';
        if (token->kind == SMP_TOKEN_WORD) add_word(&read, token);
        else if (token->kind != SMP_TOKEN_PUNCTUATION) read.has_details = true;
        else if (sign != '.' && sign != ',' && sign != '-' && sign != '\'') read.is_name = false;
    }
    read.is_name &= !read.closes && !read.has_details && read.words >= 2 &&
                    read.words <= MOST_NAMES;
    read.closes &= read.words <= MOST_CLOSING_WORDS;
    return read;
}

/* The last lines that are not empty, the last one first; `gap[i]`: an empty one is before it. */
static size_t last_lines(const smp__document *document, const smp__sayings *sayings, line *lines,
                         bool *gaps)
{
    size_t count = 0;
    uint32_t end = document->token_count;
    for (uint32_t i = end + 1; i-- > 0 && count < LINES_LOOKED_AT;) {
        if (i > 0 && !breaks_line(document, &document->tokens[i - 1])) continue;
        const line read = read_line(document, i, end);
        end = i ? i - 1 : 0;
        if (read.words == 0 && !read.has_details) {
            if (count) gaps[count - 1] = true;
            continue;
        }
        const smp__saying *saying = smp__saying_at(sayings, document->tokens[i].start);
        if (saying && saying->by != SMP__BY_REPORTED) continue; /* nothing of who writes now */
        gaps[count] = false;
        lines[count++] = read;
    }
    return count;
}

bool smp__ends_with_a_name(const smp__document *document, const smp__sayings *sayings)
{
    line lines[LINES_LOOKED_AT];
    bool gaps[LINES_LOOKED_AT];
    const size_t count = last_lines(document, sayings, lines, gaps);
    for (size_t i = 0; i + 1 < count; i++) { /* the first line of all is no signature */
        const line *before = &lines[i + 1];
        if (lines[i].is_name && lines[i].capitals &&
            (before->closes || gaps[i] || before->ends_sentence))
            return true;
        if (lines[i].is_name && lines[i].words <= MOST_UNCAPITALISED && i == 0 && before->closes)
            return true; /* "yours faithfully, sam sample" */
        const bool town = lines[i].capitals && !lines[i].closes && !lines[i].ends_sentence;
        if (!lines[i].has_details && !town) return false; /* the letter itself */
    }
    return false;
}
