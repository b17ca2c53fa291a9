/* The public list of tokens, its measures, and the version functions.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include <smpolicy/version.h>

static smp_tokens *tokenise(const char *text)
{
    smp_tokens *tokens = NULL;
    ck_assert_int_eq(smp_tokenise(&tokens, smp_text_of(text), SMP_PLATFORM_X, NULL, NULL), SMP_OK);
    return tokens;
}

START_TEST(tokens_outlive_the_text_they_were_made_from)
{
    char text[] = "Caf\xC3\xA9 at 5pm \xF0\x9F\x98\x80 #NHS";
    smp_tokens *tokens = tokenise(text);
    memset(text, 'x', sizeof text);
    ck_assert_uint_eq(smp_tokens_count(tokens), 9);
    smp_token last = smp_tokens_at(tokens, 8);
    ck_assert_int_eq(last.kind, SMP_TOKEN_HASHTAG);
    ck_assert_str_eq(last.text.data, "#NHS");
    ck_assert_uint_eq(last.text.size, 4);
    ck_assert_uint_eq(last.span.bytes.start, 18);
    ck_assert_uint_eq(last.span.bytes.end, 22);
    ck_assert_uint_eq(last.span.chars.start, 14);
    ck_assert_uint_eq(last.span.utf16.start, 15);
    for (size_t i = 0; i < smp_tokens_count(tokens); i++) {
        smp_token token = smp_tokens_at(tokens, i);
        ck_assert_uint_eq(strlen(token.text.data), token.text.size);
    }
    smp_tokens_free(tokens);
}
END_TEST

START_TEST(an_index_past_the_end_gives_an_empty_token)
{
    smp_tokens *tokens = tokenise("one");
    smp_token none = smp_tokens_at(tokens, 1);
    ck_assert_int_eq(none.kind, SMP_TOKEN_SPACE);
    ck_assert_uint_eq(none.text.size, 0);
    ck_assert_str_eq(none.text.data, "");
    ck_assert_uint_eq(smp_tokens_ill_formed(tokens, 0).bytes.end, 0);
    smp_tokens_free(tokens);
    smp_tokens_free(NULL);
}
END_TEST

START_TEST(an_empty_text_has_no_tokens)
{
    smp_tokens *tokens = tokenise("");
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    ck_assert_uint_eq(smp_tokens_count(tokens), 0);
    ck_assert_int_eq(smp_tokens_measure(tokens, &measures), SMP_OK);
    ck_assert_uint_eq(measures.graphemes + measures.sentences + measures.platform_length, 0);
    smp_tokens_free(tokens);
}
END_TEST

/* Each way to end a line is one token, wherever it stands. */
START_TEST(line_breaks_are_one_token_each)
{
    static const char *const texts[] = {"a", "\r\n", "b", "\r", "#c", "\r", "d", "\r"};
    smp_tokens *tokens = tokenise("a\r\nb\r#c\rd\r");
    ck_assert_uint_eq(smp_tokens_count(tokens), SMP_COUNT(texts));
    for (size_t i = 0; i < SMP_COUNT(texts); i++)
        ck_assert_str_eq(smp_tokens_at(tokens, i).text.data, texts[i]);
    smp_tokens_free(tokens);
}
END_TEST

START_TEST(ill_formed_bytes_are_reported)
{
    smp_tokens *tokens = tokenise("ok \xE2\x82 then \xFF");
    ck_assert_uint_eq(smp_tokens_ill_formed_count(tokens), 2);
    smp_span span = smp_tokens_ill_formed(tokens, 1);
    ck_assert_uint_eq(span.bytes.start, 11);
    ck_assert_uint_eq(span.bytes.end, 12);
    ck_assert_uint_eq(span.chars.start, 10);
    ck_assert_str_eq(smp_tokens_at(tokens, 2).text.data, "\xEF\xBF\xBD");
    smp_tokens_free(tokens);
}
END_TEST

START_TEST(measures_count)
{
    smp_tokens *tokens = tokenise("Caf\xC3\xA9 open. \xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD Come in!");
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    ck_assert_int_eq(smp_tokens_measure(tokens, &measures), SMP_OK);
    ck_assert_uint_eq(measures.bytes, 29);
    ck_assert_uint_eq(measures.code_points, 22);
    ck_assert_uint_eq(measures.utf16_units, 24);
    ck_assert_uint_eq(measures.graphemes, 21);
    ck_assert_uint_eq(measures.weighted_length, 22);
    ck_assert_uint_eq(measures.platform_length, 22);
    ck_assert_uint_eq(measures.platform_limit, 280);
    ck_assert_uint_eq(measures.words, 4);
    ck_assert_uint_eq(measures.sentences, 2);
    smp_tokens_free(tokens);
}
END_TEST

START_TEST(an_older_caller_gets_no_more_than_its_struct_holds)
{
    smp_tokens *tokens = tokenise("four words are here");
    smp_text_measures measures;
    memset(&measures, 0xAA, sizeof measures);
    measures.struct_size = offsetof(smp_text_measures, code_points);
    size_t untouched = measures.code_points;
    ck_assert_int_eq(smp_tokens_measure(tokens, &measures), SMP_OK);
    ck_assert_uint_eq(measures.bytes, 19);
    ck_assert_uint_eq(measures.code_points, untouched);
    measures.struct_size = 0;
    ck_assert_int_eq(smp_tokens_measure(tokens, &measures), SMP_ERROR_ARGUMENT);
    smp_tokens_free(tokens);
}
END_TEST

START_TEST(wrong_arguments_are_named)
{
    smp_tokens *tokens = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_tokenise(&tokens, (smp_text){NULL, 0}, SMP_PLATFORM_X, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "text"));
    ck_assert_int_eq(smp_tokenise(&tokens, SMP_TEXT("x"), (smp_platform)99, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "platform"));
    ck_assert_int_eq(smp_tokenise(&tokens, SMP_TEXT("x"), (smp_platform)-1, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_tokenise(NULL, SMP_TEXT("x"), SMP_PLATFORM_X, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    smp_text long_text = {"", SMP__MAX_TEXT_BYTES + 1};
    ck_assert_int_eq(smp_tokenise(&tokens, long_text, SMP_PLATFORM_X, NULL, &error),
                     SMP_ERROR_LIMIT);
    ck_assert_ptr_null(tokens);
}
END_TEST

START_TEST(no_allocation_that_fails_leaks)
{
    for (size_t refused = 1;; refused++) {
        counting count = {.refuse_from = refused};
        smp_allocator allocator = counting_allocator(&count);
        smp_tokens *tokens = NULL;
        smp_error error = SMP_ERROR_INIT;
        smp_status status = smp_tokenise(&tokens, SMP_TEXT("Caf\xC3\x89 \xFF #NHS example.org"),
                                         SMP_PLATFORM_X, &allocator, &error);
        if (status == SMP_OK) {
            smp_tokens_free(tokens);
            ck_assert_int_eq(count.live, 0);
            break;
        }
        ck_assert_int_eq(status, SMP_ERROR_MEMORY);
        ck_assert_ptr_null(tokens);
        ck_assert_int_eq(count.live, 0);
    }
}
END_TEST

START_TEST(kinds_have_the_names_of_the_contract)
{
    static const char *const names[] = {"word", "number", "hashtag", "mention", "cashtag", "url",
                                        "email", "emoji", "punctuation", "symbol", "space"};
    for (size_t i = 0; i < SMP_COUNT(names); i++)
        ck_assert_str_eq(smp_token_kind_name((smp_token_kind)i), names[i]);
    ck_assert_ptr_null(smp_token_kind_name((smp_token_kind)SMP_COUNT(names)));
}
END_TEST

START_TEST(versions_are_told)
{
    ck_assert_str_eq(smp_version(), SMP_VERSION_STRING);
    ck_assert_int_eq(smp_abi_version(), SMP_ABI_VERSION);
    ck_assert_int_eq(smp_pack_format_version(), SMP_PACK_FORMAT_VERSION);
    ck_assert_ptr_eq(strstr(smp_unicode_version(), "ICU "), smp_unicode_version());
    ck_assert_ptr_nonnull(strstr(smp_unicode_version(), ", utf8proc "));
}
END_TEST

/* Where room for tokens runs out among words of a script that has no spaces. */
START_TEST(memory_may_run_out_between_words)
{
    enum { THAI = 50 };
    static const char unit[] = "\u0E20\u0E32\u0E29\u0E32\u3000"; /* four letters and a wide space */
    for (size_t signs = 360; signs < 400; signs += 4) {
        char text[2000];
        size_t size = 0;
        while (size < signs) text[size++] = '!';
        for (size_t i = 0; i < THAI; i++, size += sizeof unit - 1)
            memcpy(text + size, unit, sizeof unit - 1);
        for (size_t n = 1;; n++) {
            struct reading reading;
            reading_open(&reading);
            size_t before = reading.count.calls;
            reading.count.refuse_from = before + n;
            smp_status status = smp__document_read(&reading.document, &reading.arena,
                                                   reading.segmenter,
                                                   (smp_text){text, size}, SMP_PLATFORM_X, NULL);
            ck_assert_int_eq(status == SMP_OK, reading.count.calls < before + n);
            reading_close(&reading);
            if (status == SMP_OK) break;
        }
    }
}
END_TEST

SUITE("text/tokens", memory_may_run_out_between_words, tokens_outlive_the_text_they_were_made_from,
      an_index_past_the_end_gives_an_empty_token, an_empty_text_has_no_tokens,
      line_breaks_are_one_token_each, ill_formed_bytes_are_reported, measures_count,
      an_older_caller_gets_no_more_than_its_struct_holds, wrong_arguments_are_named,
      no_allocation_that_fails_leaks, kinds_have_the_names_of_the_contract, versions_are_told)
