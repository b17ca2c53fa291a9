/* E-mail addresses in words, with gaps and in brackets, and those at the providers that people use.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(in_brackets)
{
    static const char *const leaks[] = {
        "Write to jane.smith (at) example (dot) org",
        "Reach him: jane.smith [at] example [dot] org", "It is t.briggs{at}example{dot}org now",
        "Ask jane.smith(at)example.org today", "Ask jane.smith <at> example <dot> org today",
        "her email is tate (at) example.org",
        "Ask jane.smith (a) example.org today", "Ask jane.smith -at- example -dot- org today"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "Write to info (at) example (dot) org", "Jane (at) Ward 4", "See us (at) example (dot) org",
        "jane.smith (at) noon (dot)", "jane.smith (at example.org",
        "See plan (a) example.org", "Ward 4 - at ten - dot your i's"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
    MARKS(PRIVACY_EMAIL, "Ask jane.smith (at) example (dot) org, please",
          "jane.smith (at) example (dot) org");
    REPAIRS(PRIVACY_EMAIL, "Ask j.smith [at] example.org.", "Ask [e-mail address removed].");
}
END_TEST

/* Which signs are said, how many parts there may be, and where one is too many. */
START_TEST(how_far_words_go)
{
    static const char *const leaks[] = {"jo dash bloggs at example dot org",
                                        "jo hyphen bloggs at example dot org",
                                        "jo_b at example dot org"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "jo.bloggs at example. org", "jo_b_ at example dot org", ".jo at example dot org",
        "jo at example dot",
        "jo at example . org", "jo@example dot org", "jo@ example dot org"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
    /* More than any address has. */
    char text[1024];
    for (int side = 0; side < 2; side++) {
        size_t size = (size_t)snprintf(text, sizeof text, side ? "jo dot b at " : "");
        for (size_t i = 0; i < 400; i++) text[size++] = 'a';
        snprintf(text + size, sizeof text - size, side ? " dot org" : " dot b at example dot org");
        PASSES(PRIVACY_EMAIL, text);
    }
    /* A word as long as there is room for, and one that is longer. */
    for (size_t letters = 160; letters <= 161; letters++) {
        char word[200];
        memset(word, 'a', letters);
        word[letters] = '\0';
        snprintf(text, sizeof text, "So jo dot %s at example dot org", word);
        PASSES(PRIVACY_EMAIL, text);
        snprintf(text, sizeof text, "So %s@example dot org", word);
        PASSES(PRIVACY_EMAIL, text);
        snprintf(text, sizeof text, "So jo.smith@%s dot org", word);
        PASSES(PRIVACY_EMAIL, text);
        snprintf(text, sizeof text, "So jo.smith@%.159s dot org", word);
        PASSES(PRIVACY_EMAIL, text);
    }
}
END_TEST

START_TEST(in_words)
{
    static const char *const leaks[] = {
        "Ask jane dot smith AT example DOT co DOT uk",
        "jane underscore smith at example dot nhs dot uk", "jane.smith at example.org knows",
        "his email is tate at example dot com", "It is examplename84 at gmail",
        "It is examplename84 at btinternet", "It is examplename84 at googlemail",
        "jane.smith@example dot org has it", "jane.smith@ example.org has it",
        "jane dot smith at example dot org (", "jane.smith at example (dot) org"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "meet me at ten dot on", "Meet me at ten dot com", "message me at ten dot com",
        "arrive at seven on the dot", "Jane works at example.org", "Look at example.org for more",
        "press at example dot org", "Dr Jane Smith at example.org talks", "jane84 at work",
        "Jane is at gmail", "dot to dot at four", "pages at ourtrust dot example dot org",
        "We met @jane.smith dot dot dot",
        "jane.smith at example (", "jane.smith at example (dot org",
        ", dot smith at example dot org is", "at jane.smith at a dot b dot c dot d dot e dot org",
        "b dot b dot c dot d dot e dot f at example dot org",
        "@aaaaaaaaaaaaaaaaaaaaaaaaa dot org", "Write to jane.smith@example dot",
        "Write to jane.smith@example dot !", "Write to jane.smith@ten dot on",
        "Write to jane.smith@"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
    MARKS(PRIVACY_EMAIL, "So jane dot smith at example dot org. Then",
          "jane dot smith at example dot org");
    MARKS(PRIVACY_EMAIL, "So jane.smith at example.org. Then tea", "jane.smith at example.org");
}
END_TEST

START_TEST(with_gaps)
{
    static const char *const leaks[] = {
        "Ask jane.smith @ example.org", "Ask tom.briggs @ example . co . uk",
        "Ask tom . briggs @ example . org"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "Find us @ example.org", "join us @ Ward 4 . Tea and cake", "just 5 @ example.org",
        "press.jones @ example.com", "Cake @ example.org"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
}
END_TEST

START_TEST(of_people)
{
    static const char *const leaks[] = {
        "Send it to sparkle_84@examplemail.org", "Send it to sparkle1938@example.org",
        "kit99 at examplemail dot org it is"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "Send it to sparkle@examplemail.org", "Send it to team84@examplemail.org",
        "Send it to sparkle193a@example.org", "Send it to spark-1938@example.org",
        "Send it to sparkle84@example.org", "Ask info@example.org", "So @@jane dot org"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
}
END_TEST

SUITE_WITH("signals/privacy_emails", set_up, tear_down, in_brackets, how_far_words_go, in_words,
           with_gaps, of_people)
