/* What the families of detectors share: one detection over one field, looking about among its
 * tokens, counting. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_DETECT_H
#define SMP_SIGNALS_DETECT_H

#include "signals/lists.h"
#include "signals/signals.h"

#define SMP__NOWHERE UINT32_MAX /* the index of no token */

#define SMP__KIND(name) (1u << SMP_TOKEN_##name)
#define SMP__ALL_KINDS (2 * SMP__KIND(SPACE) - 1)
#define SMP__ORDINARY (SMP__KIND(WORD) | SMP__KIND(NUMBER))

/* What a document has at all, beside the kinds of token, whose bits are the lowest. */
enum {
    SMP__HAS_DIGIT = 1u << 11,         /* in any token */
    SMP__HAS_DIGIT_IN_WORD = 1u << 12,
    SMP__HAS_LONG_NUMBER = 1u << 13,   /* SMP__FEWEST_DIGITS in words and numbers, perhaps */
    SMP__HAS_CAPITALS = 1u << 14,      /* a word of two letters or more without a small one */
    SMP__HAS_INNER_CAPITAL = 1u << 15, /* perhaps, in a word with small letters */
    SMP__HAS_SHORT_FORM = 1u << 16,    /* perhaps: a word with a capital, not only its first */
    SMP__HAS_MARK_ROW = 1u << 17,      /* a mark that directly follows another */
    SMP__HAS_EYES = 1u << 18,          /* one of : ; = < directly before something */
    SMP__HAS_FACE_PART = 1u << 19,     /* one of ( ^ > _ */
    SMP__HAS_SYMBOL = 1u << 20,        /* one of = + & @ */
    SMP__HAS_WIDE_SPACE = 1u << 21,    /* more than one character of space, or a tab */
    SMP__HAS_STRANGE = 1u << 22,       /* a character beyond ASCII that is not in everyday use */
    SMP__HAS_ILL_FORMED = 1u << 23,
    SMP__HAS_FOUR_NUMBERS = 1u << 24,  /* perhaps: a word or number with three full stops */
    SMP__HAS_LONG_CODE = 1u << 25,     /* a digit in a word of SMP__LONG_CODE bytes or more */
    SMP__HAS_MAIL_WORD = 1u << 26,     /* SMP__CUE_MAIL, for what a symbol may stand in for */
    SMP__HAS_SHORT_NUMBER = 1u << 27,  /* perhaps: two words that say digits, or more */
    SMP__HAS_ANYTHING = 1u << 28       /* always */
};

#define SMP__FEWEST_DIGITS 6u
#define SMP__LONG_CODE 26u

/* Kinds of word that must occur before some detectors have anything to look for. */
enum smp__cue {
    SMP__CUE_BIRTH = 1u << 0,   /* born, date, DOB */
    SMP__CUE_CASE = 1u << 1,    /* case, hospital, MRN: what a reference number is of */
    SMP__CUE_WHOSE = 1u << 2,   /* my, her, mother's, Mrs: whose a telephone is */
    SMP__CUE_HOME = 1u << 3,    /* live, address, flat: where somebody lives */
    SMP__CUE_REGISTER = 1u << 4, /* GMC, NMC: of whose register a number is */
    SMP__CUE_VEHICLE = 1u << 5, /* car, parked, plate */
    SMP__CUE_DIGIT = 1u << 6,   /* seven, double: a digit in words */
    SMP__CUE_MAIL = 1u << 7,    /* dot, gmail: an address in words */
    SMP__CUE_BANK = 1u << 8,    /* card, account: what digits are hidden of */
    SMP__CUE_STREET = 1u << 9,  /* road, close: what most streets are called */
    SMP__CUE_WARD = 1u << 10    /* bed, bay, pt: beside what patients are listed */
};

typedef struct smp__traits {
    uint32_t has;    /* bits SMP__KIND and SMP__HAS */
    uint32_t cues;   /* bits of smp__cue */
    uint32_t breaks; /* how many line breaks */
} smp__traits;

typedef struct smp__digit_run smp__digit_run;
typedef struct smp__digit_runs {
    smp__digit_run *items;
    uint32_t count;
    uint32_t digits; /* in all */
} smp__digit_runs;

typedef struct smp__detection {
    const smp__scene *scene;
    const smp__field *field;
    const smp__document *document;
    smp__observations *into;
    smp__traits traits;
    uint8_t raised[SMP__SIGNAL_COUNT]; /* how often in this field */
    smp__digit_runs runs;              /* once smp__read_digits has been called */
    bool runs_read;
} smp__detection;

void smp__read_traits(smp__traits *traits, const smp__document *document);
static inline bool smp__has(const smp__detection *detection, uint32_t any_of)
{
    return (detection->traits.has & any_of) != 0;
}
/* Are all tokens of these kinds? */
static inline bool smp__has_only(const smp__detection *detection, uint32_t kinds)
{
    return (detection->traits.has & SMP__ALL_KINDS & ~kinds) == 0;
}

/* Observes a signal in the detection's field; NULL when no clause wants it, when it has been seen
 * often enough, or when memory ran out. */
smp__observation *smp__raise(smp__detection *detection, smp__signal_id signal, uint32_t start,
                             uint32_t end);
smp__observation *smp__raise_value(smp__detection *detection, smp__signal_id signal,
                                   uint32_t start, uint32_t end, double value);
/* A repair of one change, and one of several, for what was just raised. */
void smp__repair(smp__detection *detection, smp__observation *observation, uint32_t start,
                 uint32_t end, smp_text with);
void smp__repair_all(smp__detection *detection, smp__observation *observation,
                     const smp__suggestion *suggestions, uint32_t count);
/* Raises a signal over personal data, with a mask ("[... removed]") as its repair. */
void smp__raise_masked(smp__detection *detection, smp__signal_id signal, uint32_t start,
                       uint32_t end, smp_text mask);

static inline bool smp__wants(const smp__detection *detection, smp__signal_id signal)
{
    return smp__wanted(detection->scene, signal);
}
static inline double smp__parameter(const smp__detection *detection, smp__signal_id signal)
{
    return detection->scene->parameters[signal][0];
}

/* ---- Tokens -------------------------------------------------------------------------------- */

static inline const smp__token *smp__token_at(const smp__detection *detection, uint32_t index)
{
    return &detection->document->tokens[index];
}
static inline smp_text smp__folded(const smp__token *token)
{
    return (smp_text){token->folded, token->folded_size};
}
/* "nurse's", of a folded word. */
static inline bool smp__is_possessive(smp_text word)
{
    return word.size > 2 && word.data[word.size - 2] == '\'' && word.data[word.size - 1] == 's';
}
static inline smp_text smp__without_possessive(smp_text word)
{
    if (smp__is_possessive(word)) word.size -= 2;
    return word;
}
/* The first byte of the folded form; NUL where nothing of the token can be seen. */
static inline char smp__initial(const smp__token *token)
{
    return token->folded_size ? token->folded[0] : '\0';
}
/* The neighbour on the same line, white space skipped; SMP__NOWHERE past either end of the line. */
uint32_t smp__before(const smp__detection *detection, uint32_t index);
uint32_t smp__after(const smp__detection *detection, uint32_t index);
/* Is there no word or number but in [start, end), in bytes? Only short texts are looked at. */
bool smp__is_alone(const smp__detection *detection, uint32_t start, uint32_t end);
/* Is there nothing, not even a space, between a token and that neighbour? */
bool smp__joined(const smp__detection *detection, uint32_t left, uint32_t right);

/* The place of a word in a list such as " one two|twain ", from 1 on; 0 if it is not there. "|"
 * stands between words that share a place. */
uint32_t smp__place_in(const char *list, smp_text word);
/* As smp__one_of, for the token at `index`, in its folded form, and a list that is there for ever;
 * false at SMP__NOWHERE. */
bool smp__token_one_of(const smp__detection *detection, uint32_t index, const char *list);
/* Is there such a word among the tokens [first, end)? */
bool smp__any_one_of(const smp__detection *detection, uint32_t first, uint32_t end,
                     const char *list);
/* The folded character that a token of one character is; 0 for longer ones. */
char smp__mark_of(const smp__token *token);
static inline bool smp__is_kind(const smp__detection *detection, uint32_t index, uint32_t kinds)
{
    return index != SMP__NOWHERE && (kinds >> smp__token_at(detection, index)->kind & 1);
}

/* ---- Lexicons ------------------------------------------------------------------------------ */

/* Is the folded word an entry? False where the policy has no such lexicon. */
bool smp__known(const smp__scene *scene, smp__known_lexicon lexicon, smp_text folded);
/* The same for the token at `index`, in its folded form; false at SMP__NOWHERE. */
bool smp__token_known(const smp__detection *detection, uint32_t index,
                      smp__known_lexicon lexicon);
/* An entry of `acronyms` or `capitals`, also as a plural or possessive (GPs, NHS's). */
bool smp__known_acronym(const smp__scene *scene, smp_text folded);

/* A part of a text, folded to be looked up; that memory ran out is kept for the end of the
 * check. */
smp_text smp__fold_in(const smp__detection *detection, smp_text text);

/* ---- Counting ------------------------------------------------------------------------------ */

/* Counts of texts by content. All memory from the arena; at most `room` different texts. */
typedef struct smp__tally_slot {
    smp_text key;
    uint32_t hash;
    uint32_t count; /* 0 = free */
    uint32_t other; /* the caller's */
} smp__tally_slot;

typedef struct smp__tally {
    smp__tally_slot *slots;
    uint32_t mask;
} smp__tally;

bool smp__tally_init(smp__tally *tally, smp__arena *arena, uint32_t room);
/* The slot of `key`, with count 0 when it is new. `key` must outlive the tally. */
smp__tally_slot *smp__tally_find(const smp__tally *tally, smp_text key);

/* ---- What is spelt otherwise --------------------------------------------------------------- */

typedef enum smp__spelling {
    SMP__SPELT_FILE_NAME, /* the words of a file's name */
    SMP__SPELT_LINKS,     /* what the queries and paths of a text's links carry */
    SMP__SPELT_ESCAPES    /* the text without what pages have for spaces and signs, and without
                             the sign of hashtags that hold figures */
} smp__spelling;

/* A field so spelt, as a text of the same size in which the same bytes stand at the same places;
 * NULL where there is nothing to read so. */
const smp__document *smp__spelt(const smp__scene *scene, const smp__field *field,
                                smp__spelling spelling, smp__observations *into);

/* ---- The families -------------------------------------------------------------------------- */

void smp__detect_hashtags(smp__detection *detection);
void smp__detect_placement(smp__detection *detection);
void smp__detect_links(smp__detection *detection);
void smp__detect_capitals(smp__detection *detection);
void smp__detect_emoji(smp__detection *detection);
void smp__detect_emoji_repeats(smp__detection *detection);
void smp__detect_emoji_lines(smp__detection *detection);
void smp__detect_emoji_grammar(smp__detection *detection);
void smp__detect_faces(smp__detection *detection);
void smp__detect_lettering(smp__detection *detection);
void smp__detect_marks(smp__detection *detection);
void smp__detect_invisible(smp__detection *detection);
void smp__detect_symbols(smp__detection *detection);
void smp__detect_runs(smp__detection *detection);
void smp__detect_spacing(smp__detection *detection);
void smp__detect_lines(smp__detection *detection);
void smp__detect_sentences(smp__detection *detection);
void smp__detect_readability(smp__detection *detection);
void smp__detect_acronyms(smp__detection *detection);
void smp__detect_alt_wording(smp__detection *detection);
void smp__detect_alt_content(smp__detection *detection);
void smp__detect_numbers(smp__detection *detection);
void smp__detect_insurance(smp__detection *detection);
void smp__detect_hidden_cards(smp__detection *detection);
void smp__detect_ibans(smp__detection *detection);
void smp__detect_wallets(smp__detection *detection);
void smp__detect_ip_addresses(smp__detection *detection);
void smp__detect_registrations(smp__detection *detection);
void smp__detect_vehicles(smp__detection *detection);
void smp__detect_streets(smp__detection *detection);
void smp__detect_locations(smp__detection *detection);
void smp__detect_postcodes(smp__detection *detection);
void smp__detect_birth_dates(smp__detection *detection);
void smp__detect_joined_births(smp__detection *detection);
void smp__detect_case_numbers(smp__detection *detection);
void smp__detect_documents(smp__detection *detection);
void smp__detect_emails(smp__detection *detection);
void smp__detect_spelt_emails(smp__detection *detection);
void smp__detect_names(smp__detection *detection);
void smp__detect_charted(smp__detection *detection);
void smp__detect_charted_ages(smp__detection *detection);
void smp__detect_charted_notes(smp__detection *detection);
void smp__detect_file_name(smp__detection *detection);
void smp__detect_input(smp__detection *detection);
void smp__detect_sources(smp__detection *detection);
void smp__detect_present(smp__detection *detection);
void smp__detect_length(smp__detection *detection);

/* Over the post as a whole. */
void smp__detect_media(const smp__scene *scene, const smp__field *fields, size_t field_count,
                       smp__observations *into);
/* A conversation: its authors, what they complain of, and whether many do so at once; of a message,
 * its author's history. */
void smp__detect_authors(const smp__scene *scene, const smp__field *fields, size_t field_count,
                         smp__observations *into);
void smp__detect_topic(const smp__scene *scene, const smp__field *fields, size_t field_count,
                       smp__observations *into);
void smp__detect_pile_on(const smp__scene *scene, smp__observations *into);
uint32_t smp__author_hash(smp_text author);
bool smp__same_author(smp_text a, smp_text b); /* false for an author who is not named */
/* A table of zeros for so many entries by hash, its size a power of two; NULL when memory ran
 * out. */
uint32_t *smp__slots(smp__arena *arena, size_t entries, size_t *count);

void smp__detect_subject_present(const smp__scene *scene, smp__observations *into);
void smp__detect_thread(const smp__scene *scene, const smp__field *fields, size_t field_count,
                        smp__observations *into);
void smp__detect_language(const smp__scene *scene, const smp__field *fields, size_t field_count,
                          smp__observations *into);
void smp__detect_profile(const smp__scene *scene, const smp__field *fields, size_t field_count,
                         smp__observations *into);
void smp__detect_name(const smp__scene *scene, smp__observations *into);

/* ---- Between families ---------------------------------------------------------------------- */

/* Reads the words of a hashtag's body, with the policy's names. False (and failed) when memory ran
 * out. */
bool smp__read_tag_words(const smp__detection *detection, smp_text body,
                         smp__tag_casing *casing);
/* Gives an acronym at token `index` the repair "what it stands for (ABC)", where the policy says
 * what that is. `stem` is the acronym without the ending of a plural. */
void smp__expand_acronym(smp__detection *detection, smp__observation *observation, uint32_t index,
                         smp_text stem);
/* The value of a lexicon's entry; absent where there is none. */
smp_text smp__value_of(const smp__scene *scene, smp__known_lexicon lexicon, smp_text folded);

/* The text without combining marks that any letter may have; absent when memory ran out. */
smp_text smp__without_marks(const smp__detection *detection, uint32_t start, uint32_t end);
/* The plain letter that a styled one stands for ("𝗕" -> 'B'); 0 when it is not styled. */
uint32_t smp__plain_letter(uint32_t code_point);
/* Blood groups and the parking sign: squared letters that are emoji in their own right. */
bool smp__is_letter_emoji(uint32_t code_point);
/* Is it one of the letters that make flags in pairs; and do two of them? (flags.c) */
bool smp__is_regional(uint32_t code_point);
bool smp__is_region(uint32_t first, uint32_t second);
/* Is the token of such letters in a row that is not all flags? */
bool smp__flags_spell(const smp__detection *detection, uint32_t index);
/* Is the token an emoji, and not one of those beside other letters, where it spells? */
bool smp__is_emoji(const smp__detection *detection, uint32_t index);
/* The figures of a keycap; absent for any other emoji. */
smp_text smp__emoji_digits(const smp__detection *detection, uint32_t index);
/* Is the emoji a face, a heart, a hand or the like, not a thing that may be counted or named? */
bool smp__emoji_shows_feeling(const smp__detection *detection, uint32_t index);
/* Are both tokens emoji, and the same one? */
bool smp__same_emoji(const smp__detection *detection, uint32_t index, uint32_t other);
/* Is it a tick, a thumb or a coloured shape in a text that has its opposite, or another colour? */
bool smp__emoji_answers(const smp__detection *detection, uint32_t index);
/* Does token `after`, which follows an emoji, begin to say what the emoji means: ": open",
 * "= open", "means open"? */
bool smp__emoji_is_explained(const smp__detection *detection, uint32_t after);
/* Does it stand before the text of a line, which has no other among its words, and the same before
 * that of another? */
bool smp__emoji_is_bullet(const smp__detection *detection, uint32_t index);
/* A hyphen in its place. */
smp__suggestion smp__bullet_for_emoji(const smp__detection *detection, uint32_t index);
/* Where an emoji, or a row of them, stands, by the tokens round it. */
typedef enum smp__emoji_place {
    SMP__EMOJI_APART,
    SMP__EMOJI_AMONG_WORDS, /* of a sentence that is whole without it */
    SMP__EMOJI_IS_WORD      /* where the sentence needs one */
} smp__emoji_place;
smp__emoji_place smp__place_between(const smp__detection *detection, uint32_t before,
                                    uint32_t after);

/* Raises that an alt text is the name of a file, a machine's guess or says nothing. False if it is
 * none of these. `media` may be NULL. */
bool smp__raise_nobodys_words(smp__detection *detection, const smp_media *media);
/* What `shown`, the words of a picture, says in figures, dates, addresses, "not" and opposites that
 * neither the post nor the alt text says (each may be NULL): "5ml, not", or nothing. */
smp_text smp__lost_words(const smp__scene *scene, smp__observations *into, smp_text shown,
                         const smp__document *post, const smp__document *alt);

/* A fact that the host gave with the post: NULL where it is silent. */
const smp_fact *smp__fact_of(const smp__scene *scene, const char *name);
/* The same for media item `index`: "media.<index>.<name>". */
const smp_fact *smp__media_fact_of(const smp__scene *scene, uint32_t index, const char *name);

/* An e-mail address in words: "jane dot smith (at) example dot org". */
typedef struct smp__spelt_email {
    uint32_t first, last; /* tokens */
    smp_text folded;      /* the address, in `text` */
    size_t local_size;    /* how much of it stands before the sign */
    char text[320];
} smp__spelt_email;

/* The address whose sign is at token `index` ("at", "@"), or in the word before it; false where
 * none is. */
bool smp__read_spelt_email(const smp__detection *detection, uint32_t index,
                           smp__spelt_email *email);

/* ---- Digits, for personal data ------------------------------------------------------------- */

#define SMP__RUN_DIGITS 20u

/* A run of decimal digits of any script inside a token, or a digit in words. */
struct smp__digit_run {
    uint32_t start, end;          /* bytes */
    uint32_t token;
    uint32_t count;               /* how many digits; only the first SMP__RUN_DIGITS are kept */
    char digits[SMP__RUN_DIGITS]; /* as ASCII */
    bool follows;                 /* only a separator or two stand between the last run and it */
    bool follows_widely;          /* likewise, but they may be those of tables and lists */
    bool plus;                    /* a + stands before it */
    bool touches_letter;
    bool taken;                   /* part of a number that has been recognised */
    bool on_key;                  /* a keycap, an emoji of one digit */
    bool said;                    /* in words: "seven", "double seven" */
    bool goes_on;                 /* with the row of digits in words that the last run is in */
};

/* All runs, in order; links, hashtags and mentions aside. Read once for all detectors of a field;
 * empty when memory ran out. */
smp__digit_runs *smp__read_digits(smp__detection *detection);
/* Joins runs from `first` on until they have exactly `want` digits (at most 20), written to `out`.
 * Returns how many runs that took; 0 if it does not come out even. */
uint32_t smp__gather_digits(const smp__digit_runs *runs, uint32_t first, uint32_t want, char *out);
/* Joins runs of just these counts of digits, also over what parts the cells of a table. Returns
 * `count`, or 0. */
uint32_t smp__gather_groups(const smp__digit_runs *runs, uint32_t first, const uint32_t *counts,
                            uint32_t count, char *out);
/* Where a number of `used` runs begins: with its + or its bracket, "(07700) 900123". */
uint32_t smp__digits_start(const smp__detection *detection, const smp__digit_runs *runs,
                           uint32_t first, uint32_t used);
/* Raises a signal over `used` runs, with a mask as its repair, and marks them taken. */
void smp__raise_digits(smp__detection *detection, smp__signal_id signal, smp__digit_runs *runs,
                       uint32_t first, uint32_t used, smp_text mask);
/* Ten digits: do they fit an NHS number's check, and begin as those that are given out? */
bool smp__may_be_nhs_number(const char *digits);
/* A telephone number or an e-mail address in [start, end), at tokens `first` to `last`, is a
 * person's: raises PRIVACY_STAFF_CONTACT as well where the sentence says that the person is
 * staff. */
void smp__raise_staff_contact(smp__detection *detection, uint32_t first, uint32_t last,
                              uint32_t start, uint32_t end, smp_text mask);

/* A telephone number or an e-mail address that may be anybody's, likewise: raises
 * PRIVACY_OF_PERSON as well where one person is spoken of beside it. */
void smp__raise_contact_of_person(smp__detection *detection, uint32_t first, uint32_t last,
                                  uint32_t start, uint32_t end, smp_text mask);
/* The same of a home or a date of birth, which is always somebody's, if not the writer's. */
void smp__raise_home_of_person(smp__detection *detection, uint32_t first, uint32_t last,
                               uint32_t start, uint32_t end, smp_text mask);

void smp__detect_phones(smp__detection *detection, smp__digit_runs *runs);
void smp__detect_accounts(smp__detection *detection, smp__digit_runs *runs);
void smp__detect_cards(smp__detection *detection, smp__digit_runs *runs);

/* The tokens within `reach` (white space not counted) of token `index`, up to one line break away:
 * the first when looking back, one past the last when looking ahead. */
uint32_t smp__reach_back(const smp__detection *detection, uint32_t index, uint32_t reach);
uint32_t smp__reach_ahead(const smp__detection *detection, uint32_t index, uint32_t reach);
/* Is there a word of `first` directly followed, marks aside, by one of `second` in [from, end)? */
bool smp__any_pair(const smp__detection *detection, uint32_t from, uint32_t end, const char *first,
                   const char *second);

#endif
