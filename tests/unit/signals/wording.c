/* Links, capitals, sentences, reading age and acronyms.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(links)
{
    PASSES(LINK_TOO_MANY, "Book at https://example.org/jab");
    MARKS(LINK_TOO_MANY, "See example.org and https://example.com", "https://example.com");
    PASSES(LINK_LONG_URL, "Book at https://www.example.org/flu");
    FLAGS(LINK_LONG_URL, "Book at https://www.example.org/services/vaccination/flu/autumn");
    REPAIRS(LINK_LONG_URL, "Book at https://example.org/flu?utm_source=x&utm_medium=y#top now",
            "Book at https://example.org/flu#top now");
    REPAIRS(LINK_LONG_URL, "Book at https://example.org/flu?id=3", "-");
    fix.parameters[SMP__SIGNAL_LINK_LONG_URL][0] = 10;
    FLAGS(LINK_LONG_URL, "Book at https://example.org");
}
END_TEST

START_TEST(shorteners)
{
    FLAGS(LINK_SHORTENER, "Book at https://bit.ly/3abc");
    FLAGS(LINK_SHORTENER, "Book at http://www.TinyURL.com/3abc");
    PASSES(LINK_SHORTENER, "Book at https://example.org/bit.ly");
    fix.lexicons[SMP__LEXICON_SHORTENERS] = UINT32_MAX; /* a policy that lists none */
    PASSES(LINK_SHORTENER, "Book at https://bit.ly/3abc");
}
END_TEST

START_TEST(links_to_media)
{
    FLAGS(LINK_NOT_LABELLED_MEDIA, "Our plan: https://example.org/plan.pdf");
    PASSES(LINK_NOT_LABELLED_MEDIA, "Our plan (PDF): https://example.org/plan.pdf");
    FLAGS(LINK_NOT_LABELLED_MEDIA, "Meet the team: https://youtu.be/abc123");
    PASSES(LINK_NOT_LABELLED_MEDIA, "Watch us at work: https://youtu.be/abc123");
    PASSES(LINK_NOT_LABELLED_MEDIA, "Our plan: https://example.org/plan");
}
END_TEST

START_TEST(capitals)
{
    FLAGS(CAPS_ALL, "BOOK YOUR JAB TODAY");
    PASSES(CAPS_ALL, "BOOK TODAY"); /* two words */
    PASSES(CAPS_ALL, "NHS GP ICB");
    PASSES(CAPS_ALL, "Book your jab TODAY");
    PASSES(CAPS_ALL, "I");
    FLAGS(CAPS_EXCESS, "Please DO NOT EVER COME to hospital with flu");
    PASSES(CAPS_EXCESS, "Please DO NOT COME to hospital with flu");
    PASSES(CAPS_EXCESS, "NHS GP ICB PALS MMR and HIV clinics");
    PASSES(CAPS_EXCESS, "We thank UHCW, SWFT, CWPT, LNWH and XQZW");
    PASSES(CAPS_ALL, "UHCW SWFT CWPT");
    FLAGS(CAPS_EXCESS, "Please READ and SHARE and REST and SLEEP");
    FLAGS(CAPS_EXCESS, "Then zzz ABCDEFG, BCDEFGH, CDEFGHI, DEFGHIJ"); /* too long for that */
    FLAGS(CAPS_ALTERNATING, "get your VaCcInE now");
    FLAGS(CAPS_ALTERNATING, "get your vAcCiNe now");
    FLAGS(CAPS_ALTERNATING, "aBcDe");
    static const char *const names[] = {"YouTube", "McDonald's", "TikTok", "iPhone", "LinkedIn",
                                        "HbA1c", "McCoy", "CovWarks", "PhD", "MacBook", "mRNA",
                                        "SpO2", "eBay", "GPs"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) PASSES(CAPS_ALTERNATING, names[i]);
    PASSES(CAPS_ALTERNATING, "AbCde");
    PASSES(CAPS_ALTERNATING, "\u00c9bCd\u00e9");
}
END_TEST

static char *sentence_of(size_t words)
{
    static char text[512];
    size_t size = 0;
    for (size_t i = 0; i < words; i++) size += (size_t)sprintf(text + size, i ? " we" : "We");
    strcpy(text + size, ".");
    return text;
}

START_TEST(long_sentences)
{
    PASSES(SENTENCE_LONG, sentence_of(20));
    FLAGS(SENTENCE_LONG, sentence_of(21));
    PASSES(SENTENCE_TOO_LONG, sentence_of(25));
    FLAGS(SENTENCE_TOO_LONG, sentence_of(26));
    PASSES(SENTENCE_LONG, sentence_of(26)); /* the worse of the two only */
    fix.parameters[SMP__SIGNAL_SENTENCE_LONG][0] = 30; /* a policy may want but the worse */
    FLAGS(SENTENCE_TOO_LONG, sentence_of(26));
    PASSES(SENTENCE_LONG, sentence_of(26));
    PASSES(SENTENCE_TOO_LONG, sentence_of(25));
    fix.parameters[SMP__SIGNAL_SENTENCE_LONG][0] = 20;
    fix.wanted[SMP__SIGNAL_SENTENCE_TOO_LONG / 64] &=
        ~((uint64_t)1 << SMP__SIGNAL_SENTENCE_TOO_LONG % 64);
    FLAGS(SENTENCE_LONG, sentence_of(26));
}
END_TEST

START_TEST(long_paragraphs)
{
    PASSES(PARAGRAPH_TOO_LONG, "We are open. We are here. We are kind.");
    FLAGS(PARAGRAPH_TOO_LONG, "We are open. We are here. We are kind. We are glad.");
    PASSES(PARAGRAPH_TOO_LONG, "We are open. We are here.\nWe are kind. We are glad.");
    char line[400];
    memset(line, 'a', sizeof line);
    line[300] = '\0';
    PASSES(LINE_TOO_LONG, line);
    line[300] = 'a';
    line[301] = '\0';
    FLAGS(LINE_TOO_LONG, line);
    ck_assert_double_eq(first_of(SMP__SIGNAL_LINE_TOO_LONG)->value, 301);
}
END_TEST

START_TEST(syllables)
{
    static const struct {
        const char *word;
        uint32_t count;
    } words[] = {
        {"a", 1}, {"the", 1}, {"care", 1}, {"make", 1}, {"helped", 1}, {"needed", 2}, {"tested", 2},
        {"makes", 1}, {"nurses", 2}, {"services", 3}, {"changes", 2}, {"watches", 2}, {"tables", 2},
        {"table", 2}, {"little", 2}, {"centre", 2}, {"theatre", 3}, {"people", 2}, {"video", 3},
        {"being", 2}, {"seeing", 2}, {"trying", 2}, {"going", 2}, {"doing", 2}, {"science", 2},
        {"quiet", 2}, {"diet", 2}, {"society", 4}, {"anxiety", 4}, {"patient", 2}, {"patients", 2},
        {"experience", 4}, {"audience", 3}, {"station", 2}, {"information", 4}, {"vaccination", 4},
        {"region", 2}, {"religious", 3}, {"million", 2}, {"opinion", 3}, {"period", 3},
        {"various", 3}, {"serious", 3}, {"social", 2}, {"special", 2}, {"initial", 3},
        {"physician", 3}, {"media", 3}, {"dementia", 3}, {"pneumonia", 4}, {"diabetes", 4},
        {"diary", 3}, {"trial", 2}, {"via", 2}, {"actual", 3}, {"annual", 3}, {"quality", 3},
        {"evaluate", 4}, {"create", 2}, {"created", 3}, {"idea", 3}, {"area", 3}, {"museum", 3},
        {"reality", 4}, {"react", 2}, {"safely", 2}, {"lonely", 2}, {"rely", 2}, {"useful", 2},
        {"careful", 2}, {"movement", 2}, {"management", 3}, {"agreement", 3}, {"element", 3},
        {"sometimes", 2}, {"someone", 2}, {"colleague", 2}, {"technique", 2}, {"business", 2},
        {"rhythm", 2}, {"autism", 3}, {"agreed", 2}, {"tried", 1}, {"worried", 2}, {"health", 1},
        {"hospital", 3}, {"appointment", 3}, {"vaccine", 2}, {"medicine", 3}, {"surgery", 3},
        {"doctor", 2}, {"midwife", 2}, {"ambulance", 3}, {"emergency", 4}, {"community", 4},
        {"available", 4}, {"value", 2}, {"issue", 2}, {"continue", 3}, {"rescue", 2}, {"fluent", 2},
        {"influence", 3}, {"triage", 2}, {"marriage", 2}, {"client", 2}, {"friend", 1},
        {"belles", 1}, {"gazelles", 2},
        {"pharmacy", 3}, {"breathe", 1}, {"children", 2}};
    uint32_t wrong = 0;
    ck_assert_uint_ge(SMP_COUNT(words), 100);
    for (size_t i = 0; i < SMP_COUNT(words); i++) {
        uint32_t count = smp__syllables(smp_text_of(words[i].word));
        if (count != words[i].count) {
            printf("%s: %u, not %u\n", words[i].word, count, words[i].count);
            wrong++;
        }
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

static const char plain[] =
    "Feeling ill? You can call us at any time of the day or night. We will ask what is wrong and "
    "tell you where to go. If it is an emergency, call 999. You can get help from us on the "
    "web too.";
static const char hard[] =
    "Integrated organisational transformation necessitates comprehensive multidisciplinary "
    "collaboration, particularly regarding operational sustainability, institutional "
    "accountability "
    "and evidence-informed commissioning methodologies, notwithstanding considerable "
    "administrative complexity, infrastructural deterioration, exceptional unscheduled utilisation "
    "and unprecedented demographic pressures.";

START_TEST(reading_age)
{
    PASSES(READABILITY_HARD, plain);
    PASSES(READABILITY_TOO_HARD, plain);
    FLAGS(READABILITY_TOO_HARD, hard);
    PASSES(READABILITY_HARD, hard); /* the worse only */
    ck_assert_double_gt(first_of(SMP__SIGNAL_READABILITY_TOO_HARD)
                            ? first_of(SMP__SIGNAL_READABILITY_TOO_HARD)->value
                            : 15, 14);
    /* Under thirty words the formula says nothing. */
    PASSES(READABILITY_TOO_HARD, "Comprehensive organisational transformation necessitates "
                                 "multidisciplinary accountability.");
    /* Known exactly: 30 words of one syllable in 3 sentences: 0.39 * 10 + 11.8 - 15.59 = 0.11. */
    look("We go to the shop and then we go home. We go to the shop and then we go home. "
         "We go to the shop and then we go home.");
    ck_assert_double_eq_tol(smp__reading_age(&fix.documents[0], 30), 5.11, 0.001);
    ck_assert_double_eq(smp__reading_age(&fix.documents[0], 31), 0);
    /* Where it is hard because of some sentences, those are named. */
    static char both[1024];
    snprintf(both, sizeof both, "%s %s %s", plain, hard, hard);
    FLAGS(READABILITY_TOO_HARD, both);
    const smp__observation *seen = first_of(SMP__SIGNAL_READABILITY_TOO_HARD);
    ck_assert_uint_eq(seen->detail.size, 2 * strlen(hard) + strlen("\", \""));
    ck_assert_int_eq(memcmp(seen->detail.data, hard, strlen(hard)), 0);
    /* Three at most, the hardest first, wherever it stands. */
    static const char *const sentences[] = {
        "Operational sustainability considerations necessitate collaborative prioritisation.",
        "Institutional accountability methodologies necessitate comprehensive reorganisation, "
        "notwithstanding considerable administrative complexity.",
        "Multidisciplinary professional organisations necessitate comprehensive commissioning.",
        "Unprecedented infrastructural deterioration necessitates multidisciplinary "
        "organisational transformation, notwithstanding exceptional administrative complexity "
        "and considerable interdepartmental accountability.",
        "Integrated neighbourhood organisations facilitate communication everywhere."};
    size_t size = 0;
    for (size_t i = 0; i < SMP_COUNT(sentences); i++)
        size += (size_t)snprintf(both + size, sizeof both - size, "%s ", sentences[i]);
    FLAGS(READABILITY_TOO_HARD, both);
    seen = first_of(SMP__SIGNAL_READABILITY_TOO_HARD);
    static char named[1024];
    snprintf(named, sizeof named, "%s\", \"%s\", \"%s", sentences[0], sentences[3], sentences[1]);
    ck_assert_uint_eq(seen->detail.size, strlen(named));
    ck_assert_int_eq(memcmp(seen->detail.data, named, strlen(named)), 0);
    /* A policy may ask for fewer words; where there is no prose nothing is reckoned. */
    fix.parameters[SMP__SIGNAL_READABILITY_HARD][1] = 5;
    fix.parameters[SMP__SIGNAL_READABILITY_TOO_HARD][1] = 12;
    static const char short_one[] = "Comprehensive organisational transformation necessitates "
                                    "multidisciplinary accountability.";
    fix.seen.reading_age = 0;
    FLAGS(READABILITY_HARD, short_one);
    PASSES(READABILITY_TOO_HARD, short_one);
    fix.parameters[SMP__SIGNAL_READABILITY_HARD][1] = 12;
    fix.parameters[SMP__SIGNAL_READABILITY_TOO_HARD][1] = 5;
    FLAGS(READABILITY_TOO_HARD, short_one);
    fix.parameters[SMP__SIGNAL_READABILITY_TOO_HARD][0] = 1000;
    PASSES(READABILITY_HARD, short_one);
    fix.parameters[SMP__SIGNAL_READABILITY_TOO_HARD][0] =
        smp__catalogue[SMP__SIGNAL_READABILITY_TOO_HARD].parameter_defaults[0];
    fix.parameters[SMP__SIGNAL_READABILITY_HARD][1] = 5;
    fix.parameters[SMP__SIGNAL_READABILITY_TOO_HARD][1] = 12;
    ck_assert_double_eq(fix.seen.reading_age, 0); /* of so few words none is told */
    PASSES(READABILITY_HARD, "We go to the shop now.");
    fix.parameters[SMP__SIGNAL_READABILITY_HARD][1] = 0;
    PASSES(READABILITY_HARD, "NHS GP");
    look("12 34");
    ck_assert_double_eq(smp__reading_age(&fix.documents[0], 0), 0);
}
END_TEST

START_TEST(acronyms)
{
    MARKS(LANGUAGE_ACRONYM_UNEXPLAINED, "Ask the CPN about it", "CPN");
    MARKS(LANGUAGE_ACRONYM_UNEXPLAINED, "Our PCNXs can help", "PCNXs");
    FLAGS(LANGUAGE_ACRONYM_UNEXPLAINED, "The SDEC\xE2\x80\x99s hours have changed");
    /* A short form may spell a word; beside stressed words it is taken for one of them. */
    MARKS(LANGUAGE_ACRONYM_UNEXPLAINED, "Our SALT team can help", "SALT");
    PASSES(LANGUAGE_ACRONYM_UNEXPLAINED, "You MUST STOP adding SALT");
    MARKS(LANGUAGE_ACRONYM_UNEXPLAINED, "You MUST ask the CPN first", "CPN");
    static const char *const good[] = {
        "Ask your GP or the NHS", "URGENT: clinic closed", "Book your MMR vaccine",
        "Our GPs are here", "The NHS's birthday",
        "The community psychiatric nurse (CPN) will call. The CPN is Sam.",
        "The CPN (community psychiatric nurse) will call", "A multi-disciplinary team (MDT) meets",
        "Same day emergency care, or SDEC, is open", "We are NOT closed", "Henry VIII and part IV",
        "PLEASE BOOK NOW", "Visit us in CV1 or SW1A", "Open 9 AM to 5 PM", "Live at 21:00 CET",
        "It is FREE",
        "I am here", "The Mental Health Support Team (MHST)",
        "Department of Health and Social Care "
        "(DHSC) has said", "A&E is busy", "Coronavirus disease (COVD) cases",
        "Learning & Development Unit opened. Ask the LDU.", "POLL: tea or cake?", "SHOUT about it",
        "Be a HERO", "Get your FLU jab", "WOW", "Use the REAR door", "Cut your CO\u2082",
        "Watch your SpO\u2082"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) PASSES(LANGUAGE_ACRONYM_UNEXPLAINED, good[i]);
    /* Brackets do not explain what they do not begin like. */
    FLAGS(LANGUAGE_ACRONYM_UNEXPLAINED, "The team (XYZQ) meets");
    MARKS(LANGUAGE_ACRONYM_UNEXPLAINED, "Our HCAs", "HCAs");
    FLAGS(LANGUAGE_ACRONYM_UNEXPLAINED, "Our XYZ\u2026");
    FLAGS(LANGUAGE_ACRONYM_UNEXPLAINED, "Our XYZ\u2192");
    /* Once for each. */
    look("CPN and CPN and RMN");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_ACRONYM_UNEXPLAINED), 2);
    /* Of very many the first are told. */
    char text[70 * 8], *at = text;
    for (int i = 0; i < 70; i++) at += sprintf(at, "QX%c%c, ", 'A' + i / 26, 'A' + i % 26);
    look(text);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_ACRONYM_UNEXPLAINED), 64);
}
END_TEST

/* What explains a short form, before it or in brackets behind; and what is none. */
START_TEST(where_an_acronym_is_explained)
{
    static const char *const explained[] = {
        "XYZW/ward (xylo yard zed water)", "xylo/yard zed water (XYZW)",
        "xylo & yard - zed water (XYZW)", "xylo the of and yard zed water (XYZW)", "XYZW (xylo",
        "XYZW (yard xylo)"};
    ALL_PASS(LANGUAGE_ACRONYM_UNEXPLAINED, explained);
    static const char *const unexplained[] = {
        "xylo the of and in yard zed water (XYZW)", "XYZW (a", "XYZW (yard zed)",
        "XYZW (1 xylo)", "CV123", "CVX1",
        "Ask XYZW (", "Ask XYZW (yard"};
    ALL_FLAG(LANGUAGE_ACRONYM_UNEXPLAINED, unexplained);
    static const char *const none[] = {"CV1A", "CV12A", "C1", "1AB", "X1Y", "Xy", "XyZW"};
    ALL_PASS(LANGUAGE_ACRONYM_UNEXPLAINED, none);
}
END_TEST

SUITE_WITH("signals/wording", set_up, tear_down, links, shorteners, links_to_media, capitals,
           long_sentences, long_paragraphs, syllables, reading_age, acronyms,
           where_an_acronym_is_explained)
