/* What is hardest to read, through every door: each shape of text, grown to a size, goes through
 * each check, its repairs and its written report. hostile BYTES... [ONLY]
 * Prints a line for each piece of work, in which the number is for growth.sh to put in order: what
 * one took is measured from outside, by the instructions inside `work`.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <smpolicy.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NEED(what)                                                                                 \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            fprintf(stderr, "hostile: %s does not hold\n", #what);                                 \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

/* ---- Shapes ---------------------------------------------------------------------------------- */

typedef struct shape {
    const char *name;
    const char *start; /* once */
    const char *piece; /* again and again */
    const char *end;   /* as often as the piece, after all of them */
} shape;

static const shape shapes[] = {
    {"one sign", "", "#", ""},
    {"hashtags", "", "#bookyourjab ", ""},
    {"hashtags that stick", "", "#bookyourjab", ""},
    {"one long hashtag", "#", "bookyourjab", ""},
    {"one long word", "", "a", ""},
    {"one long word of capitals", "", "A", ""},
    {"brackets that open", "", "(", ""},
    {"brackets in brackets", "", "([", "])"},
    {"quotation marks", "", "\"a ", ""},
    {"combining marks", "e", "\u0301\u0323", ""},
    {"a letter and its marks", "", "Z\u0351\u0352\u0353", ""},
    {"one long address", "https://example.org/", "a/b?c=d&", ""},
    {"a long domain", "", "a.", ""},
    {"many addresses", "", "https://example.org/a ", ""},
    {"at signs", "", "@", ""},
    {"mentions", "", "@example ", ""},
    {"e-mail addresses", "", "a@example.org,", ""},
    {"scripts in turn", "", "a\u0430\u03B1", ""},
    {"words of two scripts", "", "p\u0430y ", ""},
    {"disguises", "", "v.e.r.m.i.n ", ""},
    {"letters apart", "", "v e r m i n ", ""},
    {"letters as digits", "", "1d10t5 ", ""},
    {"styled letters", "", "\U0001D5D5\U0001D5FC", ""},
    {"emoji joined", "\U0001F469", "\u200D\U0001F469", ""},
    {"flags", "", "\U0001F1EC\U0001F1E7", ""},
    {"emoji", "", "\U0001F499", ""},
    {"turned round", "", "\u202Ea\u202C", ""},
    {"nothing to see", "x", "\u200B", ""},
    {"digits", "", "9", ""},
    {"numbers", "", "999 123 4560 ", ""},
    {"telephone numbers", "", "07700 900123 ", ""},
    {"dates", "", "1.1.2030 ", ""},
    {"bytes that are no characters", "", "\xFF", ""},
    {"half a character", "", "\xF0\x9F", ""},
    {"line breaks", "x", "\n", ""},
    {"spaces", "x", " ", ""},
    {"full stops", "", ". ", ""},
    {"shouting", "", "STOP NOW! ", ""},
    {"names", "", "Mrs Example was discharged from ward 4. ", ""},
    {"names of no patients",
     "Ann Fox, Bob Fox, Kim Fox, Sam Fox, Tim Fox, Jane Fox and Dr Sarah Jones did the surgery ",
     "retired Tom Fox ", ""},
    {"names to mask", "", "Our patient Tom Reed had cancer.\n\n", ""},
    {"names as handles", "", "@doris_w has sepsis. ", ""},
    {"names beside beds", "", "click here Bed 4: Whitfield, 82F. ", ""},
    {"no and not", "", "not no never ", ""},
    {"disclaimers", "Nurse at the NHS ", "views my own ", ""},
    {"complaints", "", "I want to complain. ", ""},
    {"requests", "", "Under the Freedom of Information Act ", ""},
    {"signatures", "This is a request under the Freedom of Information Act 2000. ",
     "Regards,\nSam Example\n", ""},
    {"insults", "", "you utter vermin ", ""},
    {"hidden letters", "", "p***t w****r ", ""},
    {"words to leave out", "", "the aforementioned leaflet ", ""},
    {"faces", "", ":-) ", ""},
    {"click here", "", "click here ", ""},
};

#define SHAPES (sizeof shapes / sizeof shapes[0])

static char *grow(const shape *of, size_t bytes, size_t *size)
{
    size_t start = strlen(of->start), piece = strlen(of->piece), end = strlen(of->end);
    size_t times = (bytes - start) / (piece + end);
    char *text = malloc(bytes + 1), *at = text;
    NEED(text);
    memcpy(at, of->start, start);
    at += start;
    for (size_t i = 0; i < times; i++, at += piece) memcpy(at, of->piece, piece);
    for (size_t i = 0; i < times; i++, at += end) memcpy(at, of->end, end);
    *size = (size_t)(at - text);
    return text;
}

/* ---- Doors ----------------------------------------------------------------------------------- */

static smp_policy *policy;
static smp_evaluator *evaluator;
static smp_report *report;
static smp_speech *speech;

static void post(smp_text text)
{
    smp_post of = SMP_POST_INIT;
    of.text = text;
    of.account = SMP_ACCOUNT_CORPORATE;
    NEED(smp_evaluate_post(report, evaluator, &of, NULL) == SMP_OK);
    smp_text fixed;
    NEED(smp_apply_fixes(report, "text", NULL, 0, &fixed, NULL, NULL) == SMP_OK);
}

static void media(smp_text text)
{
    smp_media picture = SMP_MEDIA_INIT;
    picture.kind = SMP_MEDIA_IMAGE;
    picture.alt = text;
    smp_post of = SMP_POST_INIT;
    of.text = smp_text_of("Our new ward");
    of.media = &picture;
    of.media_count = 1;
    NEED(smp_evaluate_post(report, evaluator, &of, NULL) == SMP_OK);
}

/* As many pictures as the text has pieces, each with the first of them. */
static void pictures(smp_text text)
{
    enum { PIECE = 32, MOST = 1000 };
    static smp_media all[MOST];
    smp_post of = SMP_POST_INIT;
    of.text = smp_text_of("Our new ward");
    of.media = all;
    for (size_t at = 0; at + PIECE <= text.size && of.media_count < MOST; at += PIECE) {
        smp_media *picture = &all[of.media_count++];
        *picture = (smp_media)SMP_MEDIA_INIT;
        picture->kind = SMP_MEDIA_IMAGE;
        picture->alt = (smp_text){text.data, PIECE};
    }
    NEED(smp_evaluate_post(report, evaluator, &of, NULL) == SMP_OK);
}

static void profile(smp_text text)
{
    smp_profile of = SMP_PROFILE_INIT;
    of.name = of.handle = of.bio = text;
    NEED(smp_check_profile(report, evaluator, &of, NULL) == SMP_OK);
}

static void message(smp_text text)
{
    smp_message of = SMP_MESSAGE_INIT;
    of.text = text;
    of.received = smp_text_of("2026-11-20");
    NEED(smp_classify_message(report, evaluator, &of, NULL) == SMP_OK);
}

static void account(smp_text text)
{
    smp_account of = SMP_ACCOUNT_INIT;
    of.name = of.handle = of.bio = text;
    of.platform = SMP_PLATFORM_X;
    NEED(smp_check_account(report, evaluator, &of, NULL) == SMP_OK);
}

static void conversation(smp_text text)
{
    smp_conversation_message one = SMP_CONVERSATION_MESSAGE_INIT;
    one.author = one.text = one.topic = text;
    smp_conversation of = SMP_CONVERSATION_INIT;
    of.messages = &one;
    of.message_count = 1;
    NEED(smp_assess_conversation(report, evaluator, &of, NULL) == SMP_OK);
}

static void spoken(smp_text text)
{
    smp_post of = SMP_POST_INIT;
    of.text = text;
    NEED(smp_preview_speech(speech, &of, NULL, NULL) == SMP_OK);
}

static void tokens(smp_text text)
{
    smp_tokens *made = NULL;
    smp_x_length length = SMP_X_LENGTH_INIT;
    NEED(smp_tokenise(&made, text, SMP_PLATFORM_X, NULL, NULL) == SMP_OK);
    smp_tokens_free(made);
    NEED(smp_x_weighted_length(&length, text, 3, NULL) == SMP_OK);
}

static int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return 0;
}

/* Of the report that the last door left. */
static void written(smp_text text)
{
    (void)text;
    for (int format = SMP_FORMAT_TEXT; format <= SMP_FORMAT_TRIAGE; format++) {
        smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
        smp_writer *writer = NULL;
        options.redact = 1;
        NEED(smp_writer_open(&writer, (smp_format)format, &options, write_nowhere, NULL, NULL) ==
             SMP_OK);
        NEED(smp_writer_report(writer, report, NULL) == SMP_OK);
        NEED(smp_writer_close(writer, NULL) == SMP_OK);
    }
}

static const struct {
    const char *name;
    void (*open)(smp_text text);
} doors[] = {
    {"tokens", tokens},   {"speech", spoken},   {"account", account},
    {"conversation", conversation},             {"profile", profile}, {"message", message},
    {"pictures", pictures}, {"album", written}, {"media", media},     {"post", post},
    {"written", written},
};

#define DOORS (sizeof doors / sizeof doors[0])

__attribute__((noinline)) void work(size_t door, smp_text text);
void work(size_t door, smp_text text)
{
    doors[door].open(text);
}

static void measure(const shape *of, size_t bytes)
{
    size_t size;
    char *text = grow(of, bytes, &size);
    for (size_t door = 0; door < DOORS; door++) {
        struct timespec start, end;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
        work(door, (smp_text){text, size});
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
        double seconds = (double)(end.tv_sec - start.tv_sec) +
                         (double)(end.tv_nsec - start.tv_nsec) / 1e9;
        printf("%s\t%s\t%zu\t%.6f\n", doors[door].name, of->name, bytes, seconds);
    }
    free(text);
}

int main(int count, char **arguments)
{
    const char *only = NULL;
    setvbuf(stdout, NULL, _IOLBF, 0);
    size_t sizes[8], size_count = 0;
    for (int i = 1; i < count; i++) {
        size_t size = strtoul(arguments[i], NULL, 10);
        if (size == 0) only = arguments[i];
        else if (size_count < sizeof sizes / sizeof sizes[0]) sizes[size_count++] = size;
    }
    NEED(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL) == SMP_OK);
    NEED(smp_evaluator_new(&evaluator, policy, NULL, NULL) == SMP_OK);
    NEED(smp_report_new(&report, NULL) == SMP_OK);
    NEED(smp_speech_new(&speech, NULL, NULL) == SMP_OK);
    for (size_t i = 0; i < SHAPES; i++)
        for (size_t s = 0; s < size_count; s++)
            if (!only || strcmp(only, shapes[i].name) == 0) measure(&shapes[i], sizes[s]);
    smp_speech_free(speech);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
    return 0;
}
