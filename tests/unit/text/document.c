/* Reading a document: its tokens and sentences, limits, memory and time.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include "growth.h"

#include <locale.h>
#include <unicode/uloc.h>

/* The tokens that are not space, each as a letter for its kind and its text. */
static const char *shape_of(const smp__document *document)
{
    static char out[1024];
    size_t size = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_SPACE) continue;
        size += (size_t)snprintf(out + size, sizeof out - size, "%s%c:%.*s", size ? " " : "",
                                 "wnh@$umeps"[token->kind], (int)(token->end - token->start),
                                 document->text.data + token->start);
    }
    return out;
}

static void expect_shape(const char *text, const char *shape)
{
    struct reading reading;
    reading_open(&reading);
    ck_assert_str_eq(shape_of(read_string(&reading, text)), shape);
    reading_close(&reading);
}

START_TEST(tokens_have_kinds)
{
    expect_shape("Book now #CovWarks", "w:Book w:now h:#CovWarks");
    expect_shape("Ask @examplenhs or help@example.org",
                 "w:Ask @:@examplenhs w:or m:help@example.org");
    expect_shape("5pm, 1,000 3.5% \xC2\xA3" "9.90",
                 "w:5pm p:, n:1,000 n:3.5 p:% s:\xC2\xA3 n:9.90");
    expect_shape("\xC2\xBD price?! (yes)", "n:\xC2\xBD w:price p:? p:! p:( w:yes p:)");
    expect_shape("\xEF\xBC\x83Kindness today", "h:\xEF\xBC\x83Kindness w:today"); /* fullwidth */
    expect_shape("See https://example.org/a?b=c now", "w:See u:https://example.org/a?b=c w:now");
    expect_shape("a _ b \x01", "w:a p:_ w:b s:\x01");
}
END_TEST

START_TEST(an_emoji_sequence_is_one_token)
{
    expect_shape("Hi\xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD\xF0\x9F\x92\x99!",
                 "w:Hi e:\xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD e:\xF0\x9F\x92\x99 p:!");
    expect_shape("1\xEF\xB8\x8F\xE2\x83\xA3" "2\xEF\xB8\x8F\xE2\x83\xA3",
                 "e:1\xEF\xB8\x8F\xE2\x83\xA3 e:2\xEF\xB8\x8F\xE2\x83\xA3");
    expect_shape("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F ok",
                 "e:\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F w:ok");
    /* A stray joiner hides nothing. */
    expect_shape("x \xE2\x80\x8D\xF0\x9F\x98\x80", "w:x e:\xE2\x80\x8D\xF0\x9F\x98\x80");
    expect_shape("x \xCC\x81\xF0\x9F\x98\x80", "w:x s:\xCC\x81 e:\xF0\x9F\x98\x80");
}
END_TEST

START_TEST(tokens_cover_the_text_without_gaps)
{
    static const char *const texts[] = {
        "Two  spaces\tand\r\n\r\nlines\xC2\xA0", "\xE2\x80\xA8\xC2\x85 \xCC\x81x #a@b.c $d",
        "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E#tag \xE0\xB8\xAA\xE0\xB8\xA7", "\xFF\xFE\x80 ok \xC3",
        "a\xCC\x81\xCC\x82 1\xEF\xB8\x8F 'b' e.g. \xF0\x9F\x87\xAC", " \xE2\x80\x8D \xE2\x80\x8D"};
    struct reading reading;
    reading_open(&reading);
    for (size_t i = 0; i < SMP_COUNT(texts); i++) {
        const smp__document *document = read_string(&reading, texts[i]);
        uint32_t at = 0, total = 0;
        for (uint32_t t = 0; t < document->token_count; t++) {
            const smp__token *token = &document->tokens[t];
            ck_assert_uint_eq(token->start, at);
            ck_assert_uint_gt(token->end, at);
            ck_assert_uint_eq(token->hash, smp__hash(token->folded, token->folded_size));
            at = token->end;
        }
        ck_assert_uint_eq(at, document->text.size);
        for (size_t k = 0; k < SMP_COUNT(document->kind_counts); k++)
            total += document->kind_counts[k];
        ck_assert_uint_eq(total, document->token_count);
    }
    reading_close(&reading);
}
END_TEST

/* The one token of `text` that is not space. */
static const smp__token *only_token(struct reading *reading, const char *text)
{
    const smp__document *document = read_string(reading, text);
    const smp__token *found = NULL;
    for (uint32_t i = 0; i < document->token_count; i++)
        if (document->tokens[i].kind != SMP_TOKEN_SPACE) found = &document->tokens[i];
    ck_assert_ptr_nonnull(found);
    return found;
}

#define CASE_FLAGS                                                                                 \
    (SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER |                          \
     SMP__TOKEN_FIRST_UPPER | SMP__TOKEN_HAS_DIGIT | SMP__TOKEN_COMPATIBLE)

START_TEST(flags_tell_case_and_dress)
{
    static const struct {
        const char *text;
        unsigned flags;
    } cases[] = {
        {"nhs", SMP__TOKEN_HAS_LOWER},
        {"NHS", SMP__TOKEN_HAS_UPPER | SMP__TOKEN_FIRST_UPPER},
        {"iPhone", SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER},
        {"#CovWarks", SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER | SMP__TOKEN_FIRST_UPPER},
        {"#2Go", SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER | SMP__TOKEN_FIRST_UPPER |
                     SMP__TOKEN_HAS_DIGIT},
        {"42", SMP__TOKEN_HAS_DIGIT},
        {"\xC3\x89t\xC3\xA9", SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER |
                                  SMP__TOKEN_FIRST_UPPER},
        {"\xF0\x9D\x93\x9D\xF0\x9D\x93\xB1", SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_UPPER |
                                             SMP__TOKEN_HAS_LOWER | SMP__TOKEN_FIRST_UPPER |
                                             SMP__TOKEN_COMPATIBLE},
        {"\xEF\xBC\xAE", SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_UPPER | SMP__TOKEN_FIRST_UPPER |
                             SMP__TOKEN_COMPATIBLE},
        {"\xE2\x84\xA2", SMP__TOKEN_NON_ASCII}, /* the trade mark sign is no letter */
    };
    struct reading reading;
    reading_open(&reading);
    for (size_t i = 0; i < SMP_COUNT(cases); i++)
        ck_assert_msg((only_token(&reading, cases[i].text)->flags & CASE_FLAGS) == cases[i].flags,
                      "%s", cases[i].text);
    reading_close(&reading);
}
END_TEST

START_TEST(flags_tell_place)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_string(&reading, "One two. Three!\n four");
    const unsigned place = SMP__TOKEN_SPACE_BEFORE | SMP__TOKEN_LINE_START |
                           SMP__TOKEN_SENTENCE_START | SMP__TOKEN_SENTENCE_END;
    const unsigned expected[] = {
        SMP__TOKEN_SPACE_BEFORE | SMP__TOKEN_LINE_START | SMP__TOKEN_SENTENCE_START, /* One */
        SMP__TOKEN_SPACE_BEFORE,                                                     /* two */
        SMP__TOKEN_SENTENCE_END,                                                     /* . */
        SMP__TOKEN_SPACE_BEFORE | SMP__TOKEN_SENTENCE_START,                         /* Three */
        SMP__TOKEN_SENTENCE_END,                                                     /* ! */
        SMP__TOKEN_SPACE_BEFORE | SMP__TOKEN_LINE_START | SMP__TOKEN_SENTENCE_START |
            SMP__TOKEN_SENTENCE_END, /* four */
    };
    size_t seen = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_SPACE) {
            bool is_break = document->text.data[token->start] == '\n';
            ck_assert_int_eq((token->flags & SMP__TOKEN_LINE_BREAK) != 0, is_break);
            continue;
        }
        ck_assert_uint_eq(token->flags & place, expected[seen++]);
    }
    ck_assert_uint_eq(seen, SMP_COUNT(expected));
    reading_close(&reading);
}
END_TEST

START_TEST(sentences_hold_their_tokens)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_string(&reading, "First one. Then two!\nAnd three");
    ck_assert_uint_eq(document->sentence_count, 3);
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < 3; i++) {
        const smp__sentence *sentence = &document->sentences[i];
        ck_assert_uint_eq(sentence->start, at);
        ck_assert_uint_eq(sentence->first_token, token);
        for (; token < sentence->end_token; token++)
            ck_assert_uint_eq(document->tokens[token].sentence, i);
        ck_assert_uint_eq(document->tokens[token - 1].end, sentence->end);
        at = sentence->end;
    }
    ck_assert_uint_eq(at, document->text.size);
    ck_assert_uint_eq(token, document->token_count);
    reading_close(&reading);
}
END_TEST

START_TEST(no_sentence_ends_inside_a_link)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document =
        read_string(&reading, "Go to https://example.org/?Find=Us. Then rest");
    ck_assert_uint_eq(document->sentence_count, 2);
    reading_close(&reading);
}
END_TEST

START_TEST(folded_tokens_compare)
{
    struct reading reading;
    reading_open(&reading);
    const smp__token *token = only_token(&reading, " Don\xE2\x80\x99T ");
    ck_assert_uint_eq(token->folded_size, 5);
    ck_assert_mem_eq(token->folded, "don't", 5);
    uint32_t hash = token->hash;
    ck_assert_uint_eq(only_token(&reading, "DON'T")->hash, hash);
    reading_close(&reading);
}
END_TEST

START_TEST(nothing_is_a_document_too)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_bytes(&reading, NULL, 0);
    ck_assert_uint_eq(document->token_count + document->sentence_count + document->graphemes, 0);
    document = read_string(&reading, "");
    ck_assert(document->ascii);
    ck_assert_uint_eq(smp__document_span(document, 0, 0).bytes.end, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(a_text_too_long_is_refused)
{
    struct reading reading;
    reading_open(&reading);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp__document_read(&reading.document, &reading.arena, reading.segmenter,
                                        (smp_text){"", SMP__MAX_TEXT_BYTES + 1},
                                        SMP_PLATFORM_X, &error),
                     SMP_ERROR_LIMIT);
    ck_assert_int_eq(error.code, SMP_ERROR_LIMIT);
    reading_close(&reading);
}
END_TEST

static const char rich[] = "Don\xE2\x80\x99t miss #FluJab \xF0\x9F\x92\x99 at \xC3\x89""cole\xFF. "
                           "See example.org\n\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E @examplenhs";

START_TEST(a_warm_reader_allocates_nothing)
{
    SKIP_WHERE_NOTHING_IS_KEPT;
    struct reading reading;
    reading_open(&reading);
    for (int i = 0; i < 3; i++) read_string(&reading, rich);
    size_t calls = reading.count.calls;
    for (int i = 0; i < 50; i++) read_string(&reading, rich);
    ck_assert_uint_eq(reading.count.calls, calls);
    reading_close(&reading);
}
END_TEST

START_TEST(memory_that_runs_out_leaves_the_document_alone)
{
    /* Long enough that the arena needs several chunks, each of which is refused in turn. */
    static char text[60000];
    for (size_t size = 0; size + sizeof rich < sizeof text; size += sizeof rich - 1)
        memcpy(text + size, rich, sizeof rich - 1);
    for (size_t refused = 1;; refused++) {
        struct reading reading;
        reading_open(&reading);
        reading.count.refuse_from = reading.count.calls + refused;
        reading.document.token_count = 77;
        smp_error error = SMP_ERROR_INIT;
        smp_status status =
            smp__document_read(&reading.document, &reading.arena, reading.segmenter,
                               smp_text_of(text), SMP_PLATFORM_X, &error);
        reading.count.refuse_from = 0;
        uint32_t tokens = reading.document.token_count;
        reading_close(&reading);
        if (status == SMP_OK) {
            ck_assert_uint_gt(refused, 2);
            break;
        }
        ck_assert_int_eq(status, SMP_ERROR_MEMORY);
        ck_assert_int_eq(error.code, SMP_ERROR_MEMORY);
        ck_assert_uint_eq(tokens, 77);
    }
}
END_TEST

static struct reading warm;

static double read_pieces(const void *piece, size_t size)
{
    size_t filled;
    char *text = made_of(piece, size, &filled);
    double start = seconds_worked();
    read_bytes(&warm, text, filled);
    double seconds = seconds_worked() - start;
    free(text);
    return seconds;
}

START_TEST(time_grows_with_the_text)
{
    static const char *const pieces[] = {
        "#", "a.", "\xCC\x81", "\xCC\x81\xCC\xA3", "\xF0\x9F\x91\xA8\xE2\x80\x8D", "'", "a'", ". ",
        "a. 1", "\xF0\x9F\x87\xAC", "\xE2\x80\x8D", "(", "@", "\xFF", "\r\n", "\xD8\x80", "1,",
        "\xE0\xB8\xAA", "\xE6\x97\xA5 ", "\xE0\xA4\x95\xE0\xA5\x8D", "A", "\xC3\x89", ".\"' ",
        "\xE2\x81\xA5", "\xE3\x85\xA4", "\xE6\x97\xA5"};
    reading_open(&warm);
    for (size_t i = 0; i < SMP_COUNT(pieces); i++)
        must_grow_at_most(read_pieces, pieces[i], pieces[i], 1 << 14, 1 << 18, 80);
    reading_close(&warm);
}
END_TEST

START_TEST(no_locale_changes_a_document)
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("tr_TR", &status);
    if (!setlocale(LC_ALL, "tr_TR.UTF-8")) printf("skipped: the C library's Turkish locale\n");
    struct reading reading;
    reading_open(&reading);
    const smp__token *token = only_token(&reading, "INFIRMARY");
    ck_assert_mem_eq(token->folded, "infirmary", 9);
    reading_close(&reading);
}
END_TEST

SUITE("text/document", tokens_have_kinds, an_emoji_sequence_is_one_token,
      tokens_cover_the_text_without_gaps, flags_tell_case_and_dress, flags_tell_place,
      sentences_hold_their_tokens, no_sentence_ends_inside_a_link, folded_tokens_compare,
      nothing_is_a_document_too, a_text_too_long_is_refused, a_warm_reader_allocates_nothing,
      memory_that_runs_out_leaves_the_document_alone, time_grows_with_the_text,
      no_locale_changes_a_document)
