/* Terms in disguise are read where they are known, and ordinary words are let be.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include "growth.h"

static smp__term_kind look_up(void *context, smp_text folded, uint32_t hash)
{
    static const char *const terms[] = {"vermin", "stupid", "sickening", "parasite", "parasites",
                                        "obnoxious", "balloons"};
    (void)context;
    (void)hash;
    for (size_t i = 0; i < SMP_COUNT(terms); i++)
        if (smp__text_equal(folded, smp_text_of(terms[i]))) return SMP__TERM;
    if (smp__text_equal(folded, SMP_TEXT("send")) || smp__text_equal(folded, SMP_TEXT("them")))
        return SMP__TERM_OF_TAGS;
    return smp__text_equal(folded, SMP_TEXT("martians")) ? SMP__TERM_NEUTRAL
           : smp__text_equal(folded, SMP_TEXT("twerp"))  ? SMP__TERM_ALONE
                                                         : SMP__NO_TERM;
}

/* The terms, and a few words that the policy's patterns ask for. */
static bool is_known(void *context, smp_text folded, uint32_t hash)
{
    static const char *const words[] = {"a", "all", "here", "now", "par", "so", ","};
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (smp__text_equal(folded, smp_text_of(words[i]))) return true;
    return look_up(context, folded, hash) != SMP__NO_TERM;
}

/* The terms, and which tokens of the document that are not space are unknown. */
static smp__terms terms_for(struct reading *reading, const smp__document *document)
{
    smp__terms terms = {.is_known = is_known, .kind = look_up};
    uint32_t *unknown =
        smp__arena_allocate(&reading->arena, (document->token_count + 1) * sizeof *unknown);
    ck_assert_ptr_nonnull(unknown);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        smp_text folded = {token->folded, token->folded_size};
        if (token->kind != SMP_TOKEN_SPACE && !is_known(NULL, folded, token->hash))
            unknown[terms.unknown_count++] = i;
    }
    terms.unknown = unknown;
    return terms;
}

/* The tokens as read leave nothing out; words that were run together share one's place. */
static void expect_cover(const smp__document *read)
{
    uint32_t start = 0, end = 0;
    for (uint32_t i = 0; i < read->token_count; i++) {
        const smp__token *token = &read->tokens[i];
        ck_assert(token->start == end || (token->start == start && token->end == end));
        start = token->start;
        end = token->end;
    }
    ck_assert_uint_eq(end, read->text.size);
}

static void expect_on(smp_platform platform, const char *text, const char *term,
                      smp__disguise_way way)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_on(&reading, platform, text, strlen(text));
    const smp__terms terms = terms_for(&reading, document);
    smp__undisguised read;
    ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
    if (!term) {
        ck_assert_msg(read.count == 0, "%s gave %.*s", text, (int)read.items[0].read.size,
                      read.items[0].read.data);
    } else {
        ck_assert_msg(read.count == 1, "%s: %u", text, read.count);
        ck_assert(smp__text_equal(read.items[0].read, smp_text_of(term)));
        ck_assert_msg(read.items[0].way == way, "%s: %s", text,
                      smp__disguise_name(read.items[0].way));
        const smp__token *token = &read.document.tokens[read.items[0].token];
        ck_assert_uint_eq(token->hash, smp__hash(term, strlen(term)));
        expect_cover(&read.document);
    }
    reading_close(&reading);
}

static void expect(const char *text, const char *term, smp__disguise_way way)
{
    expect_on(SMP_PLATFORM_UNKNOWN, text, term, way);
}

START_TEST(each_disguise_is_undone)
{
    expect("They are v\xD0\xB5rmin here", "vermin", SMP__DISGUISE_LOOK_ALIKE);
    expect("They are verm1n.", "vermin", SMP__DISGUISE_SIGNS);
    expect("so $tup!d!", "stupid", SMP__DISGUISE_SIGNS);
    expect_on(SMP_PLATFORM_X, "so $tupid", "stupid", SMP__DISGUISE_SIGNS); /* a cashtag there */
    expect("so st*pid", "stupid", SMP__DISGUISE_SIGNS);
    expect("all v e r m i n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v.e.r.m.i.n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all ver\xE2\x80\x8Bmin here", "vermin", SMP__DISGUISE_UNSEEN);
    expect("so stuuuupid of you", "stupid", SMP__DISGUISE_REPEATED);
    expect("it is justsickening", "sickening", SMP__DISGUISE_JOINED);
    expect("so stupdi", "stupid", SMP__DISGUISE_TYPING);
    expect("a parsite", "parasite", SMP__DISGUISE_TYPING);
    expect("they are #Vermin, all", "vermin", SMP__DISGUISE_TAGGED);
    expect("they are #v3rmin, all", "vermin", SMP__DISGUISE_SIGNS);
    expect("#v_e_r_m_i_n!", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v_e_r_m_i_n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("n\xE2\x9A\xBDx", NULL, 0);
    expect("ball\xF0\x9F\x8C\x95\xF0\x9F\x94\xB4ns", "balloons", SMP__DISGUISE_SIGNS); /* discs */
    expect("obn\xF0\x9F\x94\xB4xi\xF0\x9F\x94\xB4us", "obnoxious", SMP__DISGUISE_SIGNS);
    expect("verminofall", NULL, 0); /* no word of it counts by itself */
    expect("all verm\xF0\x9F\x85\xB9n", NULL, 0); /* a letter in a square, but not the right one */
    expect("st\xF0\x9F\x86\x84pid", "stupid", SMP__DISGUISE_SIGNS);
    expect("verm1\xEF\xB8\x8F\xE2\x83\xA3n", "vermin", SMP__DISGUISE_SIGNS); /* a key */
    expect("s\xD1\x82upid", "stupid", SMP__DISGUISE_LOOK_ALIKE); /* shaped like a small capital */
    expect("Dear Mratians", "martians", SMP__DISGUISE_TYPING);
    expect("all v+e+r+m+i+n here", "vermin", SMP__DISGUISE_PUT_IN); /* one sign between all */
    expect("all ver*min here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all ve-rm-in here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all ver'min here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all verm_n here", "vermin", SMP__DISGUISE_SIGNS);
    expect("all v 3 r m 1 n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("u r a v e r m i n", "vermin", SMP__DISGUISE_PUT_IN);
    expect("They are v e r m i n. So they are", "vermin", SMP__DISGUISE_PUT_IN);
    /* Where a row of letters ends: before a dash, and at the asterisk of a list or a note. */
    expect("* v e r m i n", "vermin", SMP__DISGUISE_PUT_IN);
    expect("\u2022 v e r m i n", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v e r m i n * here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("- v e r m i n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("v e r m i n \u2013 s o here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v e \u0301 r m i n here", "vermin", SMP__DISGUISE_PUT_IN); /* a mark by itself */
    expect("all vveerrrmmiinn here", "vermin", SMP__DISGUISE_REPEATED);
    expect("you ballloooons", "balloons", SMP__DISGUISE_REPEATED); /* two letters stay double */
    expect("all verm1nnnn here", "vermin", SMP__DISGUISE_SIGNS);
    expect("all verm|n here", "vermin", SMP__DISGUISE_SIGNS);
    expect("all v\xE2\x82\xACrmin here", "vermin", SMP__DISGUISE_SIGNS); /* the sign of the euro */
    expect("all ver\xC2\xA1n", NULL, 0);
    expect("all verm\xC2\xA1n", "vermin", SMP__DISGUISE_SIGNS);
    expect("st\xE2\x80\xA2pid", "stupid", SMP__DISGUISE_SIGNS);
    expect("all verm**", "vermin", SMP__DISGUISE_SIGNS);
    expect("all vvermin", NULL, 0);
    expect("a tvverp", "twerp", SMP__DISGUISE_SIGNS);
    expect("so stvpid", "stupid", SMP__DISGUISE_SIGNS);
    expect("so stu**d", NULL, 0); /* more than is tried */
    expect("these parasites's work", "parasites", SMP__DISGUISE_TYPING);
    expect("p@ra$ite$", "parasites", SMP__DISGUISE_SIGNS);
    expect("a p@rasite", "parasite", SMP__DISGUISE_SIGNS);
    /* Of two letters, but of one word. */
    expect("a s!ckening thing", "sickening", SMP__DISGUISE_SIGNS);
    expect("(\"v3rm1n\")", "vermin", SMP__DISGUISE_SIGNS);
    expect("all v\xCC\xB6" "erm\xCC\xB5in", "vermin", SMP__DISGUISE_MARKED); /* struck through */
    /* Signs that stand for a letter. */
    expect("all verm\u2757n", "vermin", SMP__DISGUISE_SIGNS);
    expect("all \U0001F4B2tupid", "stupid", SMP__DISGUISE_SIGNS);
    expect("all s\u2795upid", "stupid", SMP__DISGUISE_SIGNS);
    expect("so obn\u2B55xious", "obnoxious", SMP__DISGUISE_SIGNS);
    expect("so obno\u274Cious", "obnoxious", SMP__DISGUISE_SIGNS);
    expect("all v~e~r~m~i~n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v/e/r/m/i/n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v,e,r,m,i,n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all v\u00B7e\u00B7r\u00B7m\u00B7i\u00B7n here", "vermin", SMP__DISGUISE_PUT_IN);
    expect("all verm#n here", "vermin", SMP__DISGUISE_SIGNS);
    expect("all verm~n here", "vermin", SMP__DISGUISE_SIGNS);
    expect("all verm\u00B7n here", "vermin", SMP__DISGUISE_SIGNS);
    /* It may begin with a word that is known, at the start or after anything else. */
    expect("par*asite", "parasite", SMP__DISGUISE_PUT_IN);
    expect("so par*asite", "parasite", SMP__DISGUISE_PUT_IN);
    expect("#so par.asite here", "parasite", SMP__DISGUISE_PUT_IN);
    expect("so, now v3rmin", "vermin", SMP__DISGUISE_SIGNS);
    expect("so! , a v3rmin", "vermin", SMP__DISGUISE_SIGNS);
}
END_TEST

START_TEST(ordinary_words_are_let_be)
{
    expect("Book your flu jab by 5pm on the A55, ward 4b", NULL, 0);
    expect("stupid as it stands", NULL, 0);
    expect("The therapist's e-mail is here/there", NULL, 0);
    expect("I am a b c student", NULL, 0);
    expect("Mrs Stupdi", NULL, 0); /* it may be a name */
    expect("all v e r m i n s t e r here", NULL, 0); /* a longer word, spelt out */
    expect("cut 3 v 5 e 8", NULL, 0);
    expect("we ver'll, ver'min're", NULL, 0);
    expect("their s's, his's", NULL, 0);
    expect("****, *a*, #1, |, ||||", NULL, 0);
    expect("all zorb#quist here", NULL, 0);
    expect("verm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1n", NULL, 0);
    expect("v.e.r.m.i.n.v.e.r.m.i.n.v.e.r.m.i.n.v.e.r.m.i.n.v.e.r.m.i.n", NULL, 0);
    expect("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL, 0);
    expect("aaabcdefghijklmnopqrstuvwxyzab abcdefghijklmnopqrstuvwxxx", NULL, 0);
    expect("verminverminverminvermin_n they'verminverminverminverminvermin", NULL, 0);
    expect("#verm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1nverm1n"
           "verm1nverm1nverm1n", NULL, 0);
    expect("so !\u0301 zq3! now\U0001F499 so,all here,", NULL, 0);
    expect("a well-known X-ray, 1-2-3", NULL, 0);
    expect("#verminfree #verminators #", NULL, 0);
    expect("", NULL, 0);
}
END_TEST

/* Writes the text as it is read, a space between tokens; "" where it is read as it stands. */
static void read_out(const char *text, char *out, size_t room)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_string(&reading, text);
    const smp__terms terms = terms_for(&reading, document);
    smp__undisguised read;
    size_t size = 0;
    ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
    for (uint32_t i = 0; read.count && i < read.document.token_count; i++) {
        const smp__token *token = &read.document.tokens[i];
        if (token->kind == SMP_TOKEN_SPACE) continue;
        size += (size_t)snprintf(out + size, room - size, "%s%.*s", size ? " " : "",
                                 (int)token->folded_size, token->folded);
        ck_assert_uint_lt(size, room);
    }
    out[size] = '\0';
    reading_close(&reading);
}

START_TEST(hashtags_are_read_as_their_words)
{
    static const char *const rows[][2] = {
        {"say #MartiansGoHome, all", "say martians go home , all"},
        {"#NHSMartians", "nhs martians"},
        {"#martians_go__home_", "martians go home"},
        {"#killallmartians", "kill all martians"},
        {"#MARTIANSOUT!", "martians out !"},
        {"what a #BigTwerp2026", ""}, /* a figure belongs to its word */
        {"#BigTwerp and #TwerpOut", "big twerp and twerp out"},
        {"#SendThemBack", "send them back"},
        {"#sendthemback", "send them back"},
        {"martiansareeverywhere", "martians are everywhere"}, /* without a hash sign */
        {"#SendFlowers #ForThem", ""}, /* one word of little weight */
        {"#vermincontrol #VerminControl", ""},
        {"#flowershow #FlowerShow #\xC3\x89MartiansOut", ""},
        {"#martianette", ""}, /* no row of words, though it begins so */
        {"#SupercalifragilisticexpialidociousTwerp", "supercalifragilisticexpialidocious twerp"},
        {"#internationalisationofnothing", ""},
        /* too many words */
        {"#TwerpAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAb", ""},
        /* too long */
        {"#TwerpInAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
    };
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        char read[200];
        read_out(rows[i][0], read, sizeof read);
        ck_assert_str_eq(read, rows[i][1]);
    }
}
END_TEST

/* A handle is read likewise, with its sign or without. */
START_TEST(handles_are_read_as_their_words)
{
    static const struct {
        const char *handle, *read;
    } rows[] = {{"@VerminPat", "vermin pat"},    {"pat_is_vermin", "pat is vermin"},
                {"@thosevermin", "those vermin"}, {"@verminpatNHS", "vermin pat nhs"},
                {"@v3rmin", "vermin"},           {"@patsample", NULL},
                {"@PatSample", "pat sample"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct reading reading;
        reading_open(&reading);
        const smp__document *document =
            read_on(&reading, SMP_PLATFORM_X, rows[i].handle, strlen(rows[i].handle));
        smp__terms terms = terms_for(&reading, document);
        terms.run_together = true;
        smp__undisguised read;
        ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
        ck_assert_msg((read.count > 0) == (rows[i].read != NULL), "%s", rows[i].handle);
        if (rows[i].read)
            ck_assert_msg(smp__text_equal(read.items[0].read, smp_text_of(rows[i].read)),
                          "%s: %.*s", rows[i].handle, (int)read.items[0].read.size,
                          read.items[0].read.data);
        reading_close(&reading);
    }
}
END_TEST

/* The words of a hashtag stand where it does, and are a sentence of their own. */
START_TEST(a_hashtag_is_a_sentence)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_string(&reading, "Off with #MartiansGoHome");
    const smp__terms terms = terms_for(&reading, document);
    smp__undisguised read;
    ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
    const smp__token *words = read.document.tokens + read.document.token_count - 3;
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(words[i].start, 9);
        ck_assert_uint_eq(words[i].end, 24);
        ck_assert_uint_eq(words[i].kind, SMP_TOKEN_WORD);
        ck_assert_int_eq((words[i].flags & SMP__TOKEN_SENTENCE_START) != 0, i == 0);
        ck_assert_int_eq((words[i].flags & SMP__TOKEN_SENTENCE_END) != 0, i == 2);
        ck_assert(smp__text_equal(read.items[i].read, SMP_TEXT("martians go home")));
        ck_assert_uint_eq(read.items[i].way, SMP__DISGUISE_TAGGED);
    }
    ck_assert_uint_eq(read.count, 3);
    reading_close(&reading);
}
END_TEST

/* More words than there were tokens. */
START_TEST(many_hashtags_of_many_words)
{
    char text[60 * 24 + 1] = "", read[8000], expected[8000] = "";
    for (int i = 0; i < 60; i++) {
        strcat(text, "#AMartiansBCDeEFGHiJK ");
        strcat(expected, i ? " a martians bc de efg hi jk" : "a martians bc de efg hi jk");
    }
    read_out(text, read, sizeof read);
    ck_assert_str_eq(read, expected);
}
END_TEST

static double undisguise_pieces(const void *piece, size_t size)
{
    struct reading reading;
    smp__undisguised read;
    size_t filled;
    char *text = made_of(piece, size, &filled);
    reading_open(&reading);
    const smp__document *document = read_bytes(&reading, text, filled);
    const smp__terms terms = terms_for(&reading, document);
    double start = seconds_worked();
    ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
    double seconds = seconds_worked() - start;
    free(text);
    reading_close(&reading);
    return seconds;
}

START_TEST(hostile_texts_take_linear_time)
{
    static const char *const pieces[] = {"a ", "aaaa", "zqx ", "1l|*", "\xD0\xB5", "v.e.",
                                         "v ", "1 ", "ver-", "vv*", "v\xCC\xB6",
                                         "#killallmartians ", "#MartiansOut "};
    for (size_t p = 0; p < SMP_COUNT(pieces); p++)
        must_grow_at_most(undisguise_pieces, pieces[p], pieces[p], 24000, 384000, 80);
}
END_TEST

static bool of_shape(void *context, smp_text shape, smp_text *term)
{
    ++*(uint32_t *)context;
    *term = SMP_TEXT("fudge");
    return smp__text_equal(shape, SMP_TEXT("f****")) || smp__text_equal(shape, SMP_TEXT("f***e")) ||
           smp__text_equal(shape, SMP_TEXT("fu**e"));
}

/* What is read of a text whose terms are asked for by their shape; `asked`, how often they are. */
static const char *read_of_shape(const char *text, uint32_t *asked)
{
    static char term[16];
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_string(&reading, text);
    smp__terms terms = terms_for(&reading, document);
    *asked = 0;
    terms.of_shape = of_shape;
    terms.context = asked;
    smp__undisguised read;
    ck_assert(smp__undisguise(&read, document, &reading.arena, reading.segmenter, &terms));
    snprintf(term, sizeof term, "%.*s", read.count ? (int)read.items[0].read.size : 1,
             read.count ? read.items[0].read.data : "-");
    if (read.count) expect_cover(&read.document);
    reading_close(&reading);
    return term;
}

/* Most letters hidden: an oath, and not a name that is kept back, a grade, a note or a password. */
START_TEST(stars_hide_most_of_a_word)
{
    static const char *const meant[] = {
        "oh f****", "oh f****, no", "f***e it", "it is fu**e", "F**** off", "F****!", "F****!!",
        "FU**E all", "so F***E", "Fu**e here", "so (f****)", "a f---e", "a f___e"};
    uint32_t asked;
    for (size_t i = 0; i < SMP_COUNT(meant); i++)
        ck_assert_msg(!strcmp(read_of_shape(meant[i], &asked), "fudge"), "%s", meant[i]);
    static const char *const others[] = {
        "Mrs F**** here", "F***e is here", "a g****", "F****", "so Fu**e here",
        "F**** and g****", "5****", "****", "f*", "*f***", "f*-*e", "f----", "f**1e",
        "f***************************************e", "g****", "f***@e"};
    for (size_t i = 0; i < SMP_COUNT(others); i++)
        ck_assert_msg(!strcmp(read_of_shape(others[i], &asked), "-"), "%s", others[i]);
    char many[1000] = "";
    for (size_t i = 0; i < 90; i++) strcat(many, "g***e ");
    read_of_shape(many, &asked);
    ck_assert_uint_eq(asked, 50); /* each looks at every word there is */
}
END_TEST

START_TEST(memory_may_run_out)
{
    static const char *const texts[] = {"all v e r m i n here", "all #killallmartians here",
                                        "it is justsickening, verm1n"};
    for (size_t i = 0; i < SMP_COUNT(texts); i++) {
        bool well = false;
        for (size_t n = 1; !well; n++) {
            struct reading reading;
            reading_open(&reading);
            const smp__document *document = read_string(&reading, texts[i]);
            const smp__terms terms = terms_for(&reading, document);
            smp__arena small;
            smp__arena_init(&small, &reading.allocator);
            reading.count.calls = 0;
            reading.count.refuse_from = n;
            smp__undisguised read;
            well = smp__undisguise(&read, document, &small, reading.segmenter, &terms);
            ck_assert(well == (reading.count.calls < n));
            if (well) ck_assert_uint_gt(read.count, 0);
            reading.count.refuse_from = 0;
            smp__arena_free(&small);
            reading_close(&reading);
        }
    }
}
END_TEST

SUITE("text/disguise", each_disguise_is_undone, ordinary_words_are_let_be,
      hashtags_are_read_as_their_words, handles_are_read_as_their_words, a_hashtag_is_a_sentence,
      many_hashtags_of_many_words, stars_hide_most_of_a_word,
      hostile_texts_take_linear_time, memory_may_run_out)
