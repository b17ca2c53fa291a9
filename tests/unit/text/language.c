/* Which language a text is in, where it is not English.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include <string.h>

static struct reading reading;

static void set_up(void) { reading_open(&reading); }
static void tear_down(void) { reading_close(&reading); }

static void expect(const char *text, const char *code)
{
    const smp__language *language = smp__other_language(read_string(&reading, text));
    ck_assert_msg(strcmp(language ? language->code : "", code) == 0, "%s: %s, not %s", text,
                  language ? language->code : "English", code);
}

START_TEST(english)
{
    expect("", "");
    expect("ok", "");
    expect("\xF0\x9F\x98\xA1", "");
    expect("gr8 service ty x", "");
    expect("when is the clinic open on Sundays please", "");
    expect("appointment cancelled again no reply for weeks", "");
    expect("Staff lovely, ward clean, food ok, parking dreadful, waiting times awful", "");
    expect("WASTE OF TIME ABSOLUTE JOKE", "");
    expect("Diolch! Brilliant as always, thank you to the team", "");
    expect("u lot think u can save us", "");
    expect("nothin", "");
    expect("looool ok", "");
    expect("that's neighbour's dog's", "");
    expect("nae bother hen", "");
    expect("cheers hun, main thing is yous are ok", "");
}
END_TEST

START_TEST(misspelt_words_are_english)
{
    expect("Thankyou", "");
    expect("Excelent servise", "");
    expect("Fantasic!", "");
    expect("Awsome", "");
    expect("Perscription?", "");
    /* What only comes near an English word is not one of them. */
    expect("Urgente!", "other");
    expect("Necesito doctora", "other");
    expect("Urgencia", "other");
}
END_TEST

START_TEST(names_are_no_language)
{
    expect("Machynlleth Tywyn Corris", "");
    expect("Ysbyty Gwynedd", "");
    expect("Ward Tegid, Machynlleth", "");
    expect("m\xC3\xB3wi Anna Kowalska", "other"); /* they do not weigh for English either */
}
END_TEST

START_TEST(latin_letters)
{
    expect("La vacuna estar\xC3\xA1 disponible el lunes en el centro de salud", "es");
    expect("Gdzie mog\xC4\x99 si\xC4\x99 zaszczepi\xC4\x87 w przysz\xC5\x82ym tygodniu", "pl");
    expect("Mae angen apwyntiad arnaf, diolch yn fawr", "cy");
    expect("Fadlan waxaan u baahanahay dhakhtar", "so");
    expect("Ich habe morgen einen Termin und wei\xC3\x9F nicht wo", "de");
    expect("halal vaccine hai ya nahi", "hi-Latn");
    expect("Tarvitsen uuden ajan hammasl\xC3\xA4\xC3\xA4k\xC3\xA4rille huomenna kiitos paljon",
           "other");
}
END_TEST

START_TEST(few_words)
{
    expect("Voglio morire", "other");
    expect("QUIERO MORIR", "other");
    expect("Je veux mourir", "fr");
    expect("Ich will sterben", "de");
    expect("Dw i eisiau marw", "cy");
    expect("Mi hijo no respira", "es"); /* "MI" is an acronym of English */
    expect("meri maa bimar hai", "hi-Latn");
    expect("main marna chahta hun", "hi-Latn"); /* "main" and "hun" are English words too */
    expect("Mae'n ddrwg gen i", "cy");
    expect("Aiuto!", "other");
}
END_TEST

START_TEST(other_letters)
{
    expect("\u13E3\u13B3\u13A9 \u13A6\u13EC\u13C2\u13AF\u13CD\u13D7 \u13E3\u13B3\u13A9", "other");
    expect("\xD0\x9F\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB3\xD0\xB8\xD1\x82\xD0\xB5", "other");
    expect("\xD0\xBC\xD1\x8B \xD1\x82\xD1\x83\xD1\x82", "ru");
    expect("\xD9\x85\xD8\xAA\xD9\x89 \xD8\xAA\xD9\x81\xD8\xAA\xD8\xAD", "ar");
    expect("NHS \u043C\u044B \u0442\u0443\u0442 \u0456", "uk"); /* one letter tells */
    expect("\xDA\x88\xD8\xA7\xDA\xA9\xD9\xB9\xD8\xB1", "ur");
}
END_TEST

SUITE_WITH("text/language", set_up, tear_down, english, misspelt_words_are_english,
           names_are_no_language, latin_letters, few_words, other_letters)
