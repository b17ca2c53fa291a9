/* The table of detectors and what each needs to be worth calling; what they share.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- The table ----------------------------------------------------------------------------- */

#define IN_FIELD(kind) (1u << (kind))
#define IN(kind) IN_FIELD(SMP__IN_##kind)
#define TEXT IN(TEXT)
#define ALTS (IN(ALT) | IN(SHARED_ALT))
#define ALL_FIELDS UINT32_MAX
/* What else a picture carries in words, and under whose name a post stands. */
#define LEGENDS                                                                                    \
    (IN(IMAGE_TEXT) | IN(PLACE) | IN(CREDIT) | IN(SHARED_IMAGE_TEXT) | IN(SHARED_PLACE) |          \
     IN(SHARED_CREDIT) | IN(AUTHOR_NAME))
#define ALL_TEXTS                                                                                  \
    (TEXT | IN(SHARED_TEXT) | ALTS | LEGENDS | IN(FILE_NAME) | IN(NAME) | IN(PINNED))
/* Whoever writes may tell of themselves with their name: "Sarah, cancer survivor". */
#define NOT_OF_WRITER (ALL_TEXTS & ~IN(AUTHOR_NAME))

/* A detector is smp__detect_NAME. It looks into some fields (bits of smp__field_kind), and only if
 * the text has one of some traits and one of some kinds of word (0 = it needs none). It raises the
 * signals from the first to the last named, and is called only if one of them is wanted. */
#define TEXT_DETECTORS(X)                                                                         \
    X(input, ALL_TEXTS, SMP__HAS_ILL_FORMED, 0, TEXT_ILL_FORMED, TEXT_ILL_FORMED)                 \
    X(hashtags, TEXT, SMP__KIND(HASHTAG), 0, HASHTAG_UNCAPITALISED, HASHTAG_TOO_MANY)             \
    X(placement, TEXT, SMP__KIND(HASHTAG) | SMP__KIND(MENTION), 0,                                \
      HASHTAG_NOT_AT_END, MENTION_NOT_AT_END)                                                     \
    X(links, TEXT, SMP__KIND(URL), 0, LINK_TOO_MANY, LINK_NOT_LABELLED_MEDIA)                     \
    X(capitals, TEXT, SMP__HAS_CAPITALS | SMP__HAS_INNER_CAPITAL, 0, CAPS_ALL, CAPS_ALTERNATING)  \
    X(emoji, TEXT | ALTS, SMP__KIND(EMOJI), 0, EMOJI_TOO_MANY, EMOJI_SKIN_TONE_VERBOSE)           \
    X(emoji_repeats, TEXT, SMP__KIND(EMOJI), 0, EMOJI_REPEATED, EMOJI_REPEATED)                   \
    X(emoji_lines, TEXT, SMP__KIND(EMOJI), 0, EMOJI_AT_LINE_START, EMOJI_AS_BULLET)               \
    X(emoji_grammar, TEXT, SMP__KIND(EMOJI), 0, EMOJI_IN_TEXT, EMOJI_REPLACES_WORD)               \
    X(faces, TEXT, SMP__HAS_EYES | SMP__HAS_FACE_PART | SMP__HAS_STRANGE, 0, EMOTICON, KAOMOJI)   \
    X(lettering, TEXT | ALTS, SMP__HAS_STRANGE, 0, TEXT_FANCY_FONT, TEXT_FANCY_FONT)              \
    X(marks, TEXT | ALTS, SMP__HAS_STRANGE, 0, TEXT_ZALGO, TEXT_ZALGO)                            \
    X(invisible, TEXT | ALTS, SMP__HAS_STRANGE, 0, TEXT_INVISIBLE, TEXT_INVISIBLE)                \
    X(symbols, TEXT, SMP__HAS_SYMBOL | SMP__HAS_STRANGE, 0,                                       \
      TEXT_SYMBOL_FOR_WORD, TEXT_SYMBOL_FOR_WORD)                                                 \
    X(runs, TEXT, SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL), 0,                                  \
      TEXT_ASCII_ART, TEXT_PUNCTUATION_RUN)                                                       \
    X(spacing, TEXT, SMP__KIND(SPACE), 0, TEXT_SPACING_LAYOUT, TEXT_SPACING_LAYOUT)               \
    X(lines, TEXT, SMP__HAS_ANYTHING, 0, LINE_TOO_LONG, PARAGRAPH_TOO_LONG)                       \
    X(sentences, TEXT, SMP__KIND(WORD), 0, SENTENCE_LONG, SENTENCE_TOO_LONG)                      \
    X(readability, TEXT, SMP__KIND(WORD), 0, READABILITY_HARD, READABILITY_TOO_HARD)              \
    X(acronyms, TEXT, SMP__HAS_SHORT_FORM, 0,                                                     \
      LANGUAGE_ACRONYM_UNEXPLAINED, LANGUAGE_ACRONYM_UNEXPLAINED)                                 \
    X(length, TEXT, SMP__HAS_ANYTHING, 0, LENGTH_PLATFORM_LIMIT, LENGTH_PLATFORM_LIMIT)           \
    X(alt_wording, ALTS, SMP__HAS_ANYTHING, 0, MEDIA_ALT_FILENAME, MEDIA_ALT_AUTO_UNREVIEWED)     \
    X(alt_content, ALTS, SMP__KIND(EMOJI) | SMP__KIND(HASHTAG) | SMP__KIND(URL), 0,               \
      MEDIA_ALT_EMOJI, MEDIA_ALT_URL)                                                             \
    X(numbers, ALL_TEXTS, SMP__HAS_LONG_NUMBER, 0, PRIVACY_NHS_NUMBER, PRIVACY_OF_PERSON)         \
    X(hidden_cards, ALL_TEXTS, SMP__HAS_DIGIT, SMP__CUE_BANK,                                     \
      PRIVACY_CARD_NUMBER, PRIVACY_BANK_ACCOUNT)                                                  \
    X(ibans, ALL_TEXTS, SMP__HAS_LONG_NUMBER, 0, PRIVACY_BANK_ACCOUNT, PRIVACY_BANK_ACCOUNT)      \
    X(wallets, ALL_TEXTS, SMP__HAS_LONG_CODE, 0, PRIVACY_BANK_ACCOUNT, PRIVACY_BANK_ACCOUNT)      \
    X(ip_addresses, ALL_TEXTS,                                                                    \
      SMP__HAS_FOUR_NUMBERS | SMP__HAS_EYES | SMP__HAS_DIGIT_IN_WORD | SMP__HAS_LONG_NUMBER |     \
          SMP__KIND(URL), 0,                                                                      \
      PRIVACY_IP_ADDRESS, PRIVACY_IP_ADDRESS)                                                     \
    X(registrations, ALL_TEXTS, SMP__HAS_DIGIT, SMP__CUE_REGISTER,                                \
      PRIVACY_REGISTRATION, PRIVACY_REGISTRATION)                                                 \
    X(documents, ALL_TEXTS, SMP__HAS_LONG_NUMBER, 0, PRIVACY_CASE_NUMBER, PRIVACY_CASE_NUMBER)    \
    X(vehicles, ALL_TEXTS, SMP__HAS_DIGIT, 0, PRIVACY_VEHICLE, PRIVACY_VEHICLE)                   \
    X(streets, ALL_TEXTS,                                                                         \
      SMP__HAS_DIGIT | SMP__KIND(PUNCTUATION), SMP__CUE_HOME | SMP__CUE_STREET,                   \
      PRIVACY_OF_PERSON, PRIVACY_STREET_ADDRESS)                                                  \
    X(locations, ALL_TEXTS, SMP__HAS_LONG_NUMBER | SMP__KIND(URL) | SMP__HAS_MARK_ROW, 0,         \
      PRIVACY_OF_PERSON, PRIVACY_STREET_ADDRESS)                                                  \
    X(insurance, ALL_TEXTS, SMP__HAS_LONG_NUMBER, 0,                                              \
      PRIVACY_NATIONAL_INSURANCE, PRIVACY_NATIONAL_INSURANCE)                                     \
    X(postcodes, ALL_TEXTS, SMP__HAS_DIGIT_IN_WORD, 0, PRIVACY_OF_PERSON, PRIVACY_POSTCODE)       \
    X(birth_dates, ALL_TEXTS, SMP__KIND(WORD), SMP__CUE_BIRTH,                                    \
      PRIVACY_OF_PERSON, PRIVACY_DATE_OF_BIRTH)                                                   \
    X(joined_births, ALL_TEXTS, SMP__HAS_DIGIT_IN_WORD, 0,                                        \
      PRIVACY_OF_PERSON, PRIVACY_DATE_OF_BIRTH)                                                   \
    X(case_numbers, ALL_TEXTS, SMP__HAS_DIGIT | SMP__HAS_SHORT_NUMBER, SMP__CUE_CASE,             \
      PRIVACY_CASE_NUMBER, PRIVACY_CASE_NUMBER)                                                   \
    X(emails, ALL_TEXTS, SMP__KIND(EMAIL), 0, PRIVACY_STAFF_CONTACT, PRIVACY_EMAIL)               \
    X(spelt_emails, ALL_TEXTS, SMP__HAS_MAIL_WORD | SMP__HAS_SYMBOL | SMP__KIND(URL), 0,          \
      PRIVACY_STAFF_CONTACT, PRIVACY_EMAIL)                                                       \
    X(names, NOT_OF_WRITER, SMP__KIND(WORD), 0, PRIVACY_NAMED_PATIENT, PRIVACY_PERSON_NAME)       \
    X(charted, NOT_OF_WRITER, SMP__KIND(WORD), SMP__CUE_WARD,                                     \
      PRIVACY_NAMED_PATIENT, PRIVACY_NAMED_PATIENT)                                               \
    X(charted_ages, NOT_OF_WRITER, SMP__HAS_DIGIT_IN_WORD, 0,                                     \
      PRIVACY_NAMED_PATIENT, PRIVACY_NAMED_PATIENT)                                               \
    X(charted_notes, NOT_OF_WRITER, SMP__KIND(WORD), 0,                                           \
      PRIVACY_NAMED_PATIENT, PRIVACY_NAMED_PATIENT)                                               \
    X(file_name, IN(FILE_NAME), SMP__HAS_ANYTHING, 0, PRIVACY_NHS_NUMBER, PRIVACY_NAMED_PATIENT)  \
    X(sources, TEXT | IN(SHARED_TEXT) | IN(PINNED) | IN(SHARED_AUTHOR),                           \
      SMP__KIND(URL) | SMP__KIND(MENTION) | SMP__KIND(WORD), 0,                                   \
      SHARE_UNRELIABLE_SOURCE, SHARE_UNRELIABLE_SOURCE)                                           \
    X(present, TEXT, SMP__KIND(MENTION) | SMP__KIND(URL), 0, MENTION_PRESENT, LINK_PRESENT)

enum {
#define NUMBER(name, in, needs, words, first, last) AT_##name,
    TEXT_DETECTORS(NUMBER) DETECTOR_COUNT
#undef NUMBER
};

/* ---- Calling them -------------------------------------------------------------------------- */

_Static_assert(DETECTOR_COUNT <= 64, "a bit for each detector");

uint64_t smp__text_detectors(const uint64_t *wanted)
{
    static const struct {
        uint16_t first, last;
    } raised[] = {
#define RAISES(name, in, needs, words, first, last) {SMP__SIGNAL_##first, SMP__SIGNAL_##last},
        TEXT_DETECTORS(RAISES)
#undef RAISES
    };
    uint64_t detectors = 0;
    for (size_t i = 0; i < SMP_COUNT(raised); i++)
        for (uint32_t signal = raised[i].first; signal <= raised[i].last; signal++)
            if (wanted[signal / 64] >> (signal % 64) & 1) detectors |= (uint64_t)1 << i;
    return detectors;
}

/* Calls the detectors that look into one of `fields`, over the field or over what it says when
 * spelt. Each has a branch of its own: the processor learns which are called, but could not predict
 * where a table of them leads. */
static void run_detectors(const smp__scene *scene, const smp__field *field,
                          const smp__document *document, uint32_t fields, smp__observations *into)
{
    smp__detection detection = {
        .scene = scene, .field = field, .document = document, .into = into};
    smp__read_traits(&detection.traits, document);
    const uint32_t has = detection.traits.has, cues = detection.traits.cues;
    const uint32_t here = IN_FIELD(field->kind);
    const uint64_t wanted = scene->detectors;
#define RUN(name, in, needs, words, first, last)                                                  \
    if ((wanted >> AT_##name & 1) & ((has & (needs)) != 0) & (((in) & here) != 0) &               \
        (((in) & fields) != 0) & ((words) == 0 || (cues & (words)) != 0))                         \
        smp__detect_##name(&detection);
    TEXT_DETECTORS(RUN)
#undef RUN
}

/* Drops what was seen from `first` on where the field as it stands has shown it already. */
static void drop_seen(smp__observations *into, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < into->count; i++) {
        const smp__observation *seen = &into->items[i];
        bool again = false;
        for (size_t j = 0; j < first && !again; j++) {
            const smp__observation *other = &into->items[j];
            again = other->signal == seen->signal && other->field.kind == seen->field.kind &&
                    other->field.index == seen->field.index && other->start < seen->end &&
                    seen->start < other->end;
        }
        if (!again) into->items[kept++] = *seen;
    }
    into->count = kept;
}

/* Personal data is all that spelt links and escapes are read for. What is spelt otherwise has hits
 * of its own. */
static void run_spelt(const smp__scene *scene, const smp__field *field, smp__spelling spelling,
                      smp__observations *into)
{
    const smp__document *spelt = smp__spelt(scene, field, spelling, into);
    if (!spelt) return;
    smp__scene apart = *scene;
    smp_error error = SMP_ERROR_INIT;
    size_t before = into->count;
    uint32_t fields = spelling == SMP__SPELT_FILE_NAME ? ALL_FIELDS : IN(FILE_NAME);
    if (smp__match(scene->matcher, spelt, &apart.hits, &apart.hit_count, &error) == SMP_OK)
        run_detectors(&apart, field, spelt, fields, into);
    else into->failed = true;
    drop_seen(into, before);
}

void smp__detect_in_text(const smp__scene *scene, const smp__field *field, smp__observations *into)
{
    if (!field->document->token_count) return;
    if (field->kind != SMP__IN_FILE_NAME)
        run_detectors(scene, field, field->document, ALL_FIELDS, into);
}

void smp__detect_in_spelt(const smp__scene *scene, const smp__field *field, smp__observations *into)
{
    if (!field->document->token_count) return;
    if (field->kind == SMP__IN_FILE_NAME) {
        run_spelt(scene, field, SMP__SPELT_FILE_NAME, into);
        return;
    }
    run_spelt(scene, field, SMP__SPELT_LINKS, into);
    run_spelt(scene, field, SMP__SPELT_ESCAPES, into);
}

void smp__detect_in_subject(const smp__scene *scene, const smp__field *fields, size_t field_count,
                            smp__observations *into)
{
    smp__detect_authors(scene, fields, field_count, into);
    if (scene->window) {
        smp__detect_topic(scene, fields, field_count, into);
        smp__detect_pile_on(scene, into);
        return;
    }
    smp__detect_subject_present(scene, into);
    smp__detect_media(scene, fields, field_count, into);
    smp__detect_thread(scene, fields, field_count, into);
    smp__detect_language(scene, fields, field_count, into);
    smp__detect_name(scene, into);
    smp__detect_profile(scene, fields, field_count, into);
}

/* ---- What they share ----------------------------------------------------------------------- */

smp__observation *smp__raise(smp__detection *detection, smp__signal_id signal, uint32_t start,
                             uint32_t end)
{
    if (!smp__wants(detection, signal)) return NULL;
    if (detection->raised[signal] >= SMP__MAX_OBSERVATIONS_EACH) return NULL;
    detection->raised[signal]++;
    return smp__observe(detection->into, signal, *detection->field, start, end);
}

smp__observation *smp__raise_value(smp__detection *detection, smp__signal_id signal,
                                   uint32_t start, uint32_t end, double value)
{
    smp__observation *observation = smp__raise(detection, signal, start, end);
    if (observation) observation->value = value;
    return observation;
}

void smp__repair(smp__detection *detection, smp__observation *observation, uint32_t start,
                 uint32_t end, smp_text with)
{
    smp__suggest(detection->scene, detection->into, observation, start, end, with);
}

void smp__raise_masked(smp__detection *detection, smp__signal_id signal, uint32_t start,
                       uint32_t end, smp_text mask)
{
    smp__repair(detection, smp__raise(detection, signal, start, end), start, end, mask);
}

void smp__repair_all(smp__detection *detection, smp__observation *observation,
                     const smp__suggestion *suggestions, uint32_t count)
{
    smp__suggest_all(detection->scene, detection->into, observation, suggestions, count);
}

static bool is_break(const smp__token *token) { return token->flags & SMP__TOKEN_LINE_BREAK; }

uint32_t smp__before(const smp__detection *detection, uint32_t index)
{
    while (index > 0) {
        const smp__token *token = smp__token_at(detection, --index);
        if (is_break(token)) return SMP__NOWHERE;
        if (token->kind != SMP_TOKEN_SPACE) return index;
    }
    return SMP__NOWHERE;
}

uint32_t smp__after(const smp__detection *detection, uint32_t index)
{
    while (++index < detection->document->token_count) {
        const smp__token *token = smp__token_at(detection, index);
        if (is_break(token)) return SMP__NOWHERE;
        if (token->kind != SMP_TOKEN_SPACE) return index;
    }
    return SMP__NOWHERE;
}

bool smp__joined(const smp__detection *detection, uint32_t left, uint32_t right)
{
    return smp__token_at(detection, left)->end == smp__token_at(detection, right)->start;
}

bool smp__is_alone(const smp__detection *detection, uint32_t start, uint32_t end)
{
    enum { SHORT = 16 }; /* tokens */
    uint32_t count = detection->document->token_count;
    if (count > SHORT) return false;
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        bool within = token->start >= start && token->end <= end;
        if (!within && smp__is_kind(detection, i, SMP__ORDINARY)) return false;
    }
    return true;
}

uint32_t smp__place_in(const char *list, smp_text word)
{
    uint32_t place = 0;
    for (const char *at = list; *at; at++) {
        if (*at == ' ') place++;
        if ((*at != ' ' && *at != '|') || word.size == 0) continue;
        const char behind = strncmp(at + 1, word.data, word.size) ? '\0' : at[1 + word.size];
        if (behind == ' ' || behind == '|') return place;
    }
    return 0;
}

bool smp__token_one_of(const smp__detection *detection, uint32_t index, const char *list)
{
    if (index == SMP__NOWHERE) return false;
    const smp__token *token = smp__token_at(detection, index);
    return smp__word_one_of(detection->scene->lists, smp__folded(token), token->hash, list,
                            &detection->into->failed);
}

bool smp__any_one_of(const smp__detection *detection, uint32_t first, uint32_t end,
                     const char *list)
{
    for (uint32_t i = first; i < end; i++)
        if (smp__token_one_of(detection, i, list)) return true;
    return false;
}

char smp__mark_of(const smp__token *token)
{
    return token->folded_size == 1 ? token->folded[0] : '\0';
}

bool smp__known(const smp__scene *scene, smp__known_lexicon lexicon, smp_text folded)
{
    uint32_t id = scene->lexicons[lexicon];
    return id != UINT32_MAX && !smp__is_empty(folded) &&
           smp__word_in_lexicon(scene->image, folded, id, NULL);
}

bool smp__token_known(const smp__detection *detection, uint32_t index, smp__known_lexicon lexicon)
{
    return index != SMP__NOWHERE &&
           smp__known(detection->scene, lexicon, smp__folded(smp__token_at(detection, index)));
}

smp_text smp__value_of(const smp__scene *scene, smp__known_lexicon lexicon, smp_text folded)
{
    const smp_text none = {NULL, 0};
    uint32_t id = scene->lexicons[lexicon];
    smp__sref value = 0;
    if (id == UINT32_MAX || smp__is_empty(folded) ||
        !smp__word_in_lexicon(scene->image, folded, id, &value))
        return none;
    return smp__image_string(scene->image, value);
}

static bool in_acronyms(const smp__scene *scene, smp_text folded)
{
    return smp__known(scene, SMP__LEXICON_ACRONYMS, folded) ||
           smp__known(scene, SMP__LEXICON_CAPITALS, folded);
}

bool smp__known_acronym(const smp__scene *scene, smp_text folded)
{
    if (in_acronyms(scene, folded)) return true;
    if (folded.size > 3 && folded.data[folded.size - 1] == 's') {
        folded.size--;
        if (in_acronyms(scene, folded)) return true;
    }
    return folded.size > 2 && folded.data[folded.size - 1] == '\'' &&
           in_acronyms(scene, smp__text_slice(folded, 0, folded.size - 1));
}

smp_text smp__fold_in(const smp__detection *detection, smp_text text)
{
    smp_text folded = smp__fold(detection->scene->arena, text);
    if (!folded.data) detection->into->failed = true;
    return folded;
}

/* ---- Counting ------------------------------------------------------------------------------ */

bool smp__tally_init(smp__tally *tally, smp__arena *arena, uint32_t room)
{
    size_t size = 16;
    while (size < (size_t)room * 2) size *= 2;
    tally->slots = smp__arena_allocate(arena, size * sizeof *tally->slots);
    if (!tally->slots) return false;
    memset(tally->slots, 0, size * sizeof *tally->slots);
    tally->mask = (uint32_t)(size - 1);
    return true;
}

smp__tally_slot *smp__tally_find(const smp__tally *tally, smp_text key)
{
    uint32_t hash = smp__hash(key.data, key.size);
    uint32_t at = hash & tally->mask;
    while (tally->slots[at].count &&
           (tally->slots[at].hash != hash || !smp__text_equal(tally->slots[at].key, key)))
        at = (at + 1) & tally->mask;
    smp__tally_slot *slot = &tally->slots[at];
    if (!slot->count) *slot = (smp__tally_slot){key, hash, 0, 0};
    return slot;
}
