/* Any bytes as a text: tokens cover it from end to end, in order, on every platform.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > 1 << 20) return 0;
    smp_text text = {(const char *)data + 1, size - 1};
    smp_tokens *tokens = NULL;
    smp_error error = SMP_ERROR_INIT;
    HOLDS(smp_tokenise(&tokens, text, (smp_platform)(data[0] % (SMP_PLATFORM_OTHER + 1)), NULL,
                       &error) == SMP_OK, "%s", error.message);
    size_t at = 0;
    for (size_t i = 0; i < smp_tokens_count(tokens); i++) {
        smp_token token = smp_tokens_at(tokens, i);
        check_span(text, token.span);
        HOLDS(token.span.bytes.start == at && token.span.bytes.end > at,
              "token %zu begins at %zu, not at %zu", i, (size_t)token.span.bytes.start, at);
        at = token.span.bytes.end;
    }
    HOLDS(at == text.size, "the tokens end at %zu of %zu", at, text.size);
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    HOLDS(smp_tokens_measure(tokens, &measures) == SMP_OK, "measures");
    HOLDS(measures.bytes == text.size && measures.code_points <= text.size &&
              measures.graphemes <= measures.code_points &&
              measures.utf16_units >= measures.code_points, "measures");
    smp_tokens_free(tokens);

    smp_speech *speech = NULL;
    smp_post post = SMP_POST_INIT;
    post.text = text;
    HOLDS(smp_speech_new(&speech, NULL, &error) == SMP_OK, "%s", error.message);
    HOLDS(smp_preview_speech(speech, &post, NULL, &error) == SMP_OK, "%s", error.message);
    smp_speech_free(speech);
    return 0;
}
