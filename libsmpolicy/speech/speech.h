/* Speech: a document to the words that a screen reader would say, and where they come from.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SPEECH_SPEECH_H
#define SMP_SPEECH_SPEECH_H

#include "text/text.h"

#include <smpolicy/speech.h>

/* ---- How a profile reads --------------------------------------------------------------------- */

/* From which level on a mark is said. The levels are those that every screen reader offers. */
typedef enum smp__mark_level {
    SMP__LEVEL_SOME = 0,
    SMP__LEVEL_MOST,
    SMP__LEVEL_ALL
} smp__mark_level;

typedef enum smp__styled_reading {
    SMP__STYLED_BY_NAME,
    SMP__STYLED_SILENT,
    SMP__STYLED_PLAIN
} smp__styled_reading;

typedef struct smp__speech_rules {
    uint8_t level;       /* smp__mark_level: marks up to this one are said */
    uint8_t styled;      /* smp__styled_reading */
    bool counts_repeats; /* "5 syringe" for four or more of one */
    bool says_scheme;    /* "https colon slash slash" */
} smp__speech_rules;

/* ---- A voice: the speech of one profile ------------------------------------------------------ */

/* What is due before the next thing said. SOFT, after a name, is not due before a mark that clings;
 * HUG, after a mark that opens something, lets a name follow at once. */
typedef enum smp__gap {
    SMP__GAP_HUG = 0,
    SMP__GAP_NONE,
    SMP__GAP_SOFT,
    SMP__GAP_SPACE,
    SMP__GAP_LINE
} smp__gap;

typedef struct smp__piece {
    uint32_t spoken_start, spoken_end; /* bytes of the voice's text */
    uint32_t start, end;               /* bytes of the field's document */
    uint16_t field;
    uint8_t kind; /* smp_speech_kind */
} smp__piece;

typedef struct smp__voice {
    const smp__speech_rules *rules;
    const smp_speech_options *options;
    smp__arena *arena; /* scratch of the call */
    bool welsh;
    smp__buffer text;
    smp__piece *pieces;
    size_t piece_count, piece_capacity;
    uint16_t field;
    uint8_t gap;  /* smp__gap */
    bool open;    /* the last piece has said nothing yet, so its start is still to be set */
    bool failed;  /* memory ran out; with text.failed, looked at once at the end */
    double seconds;
} smp__voice;

/* A piece made from the bytes from `start` on. One as written goes on with one before it. */
void smp__voice_begin(smp__voice *voice, smp_speech_kind kind, size_t start);
void smp__voice_end(smp__voice *voice, size_t end);
/* At least this much space before what comes next. */
void smp__voice_gap(smp__voice *voice, smp__gap gap);
/* Words of their own, with space on both sides. */
void smp__voice_say(smp__voice *voice, const char *words);
void smp__voice_say_text(smp__voice *voice, smp_text words);
/* Bytes that join what was said before, unless a gap is due. */
void smp__voice_write(smp__voice *voice, smp_text text);
/* A mark that is not said: it clings to a name before it. */
void smp__voice_cling(smp__voice *voice, smp_text mark);

/* ---- Reading --------------------------------------------------------------------------------- */

/* Says a whole document (read.c). */
void smp__say_document(smp__voice *voice, const smp__document *document);

/* Styled letters (letters.c). */
typedef struct smp__styled_letter {
    char plain;
    bool normal;       /* normalisation makes it plain */
    const char *style; /* "mathematical bold capital" */
} smp__styled_letter;
bool smp__find_styled_letter(smp__styled_letter *out, uint32_t code_point);
bool smp__begins_styled(smp_text text);
/* Does it have styled letters, or more marks on a letter than any language stacks? */
bool smp__is_styled(smp_text word);
/* Says such a word as the profile does. */
void smp__say_styled(smp__voice *voice, smp_text word);
/* What normalisation makes of it; absent when memory ran out. */
smp_text smp__plain_word(smp__arena *arena, smp_text word);

/* Plain words (words.c). The length of the capitals that are said letter by letter; 0 for none. */
size_t smp__short_form(const smp_speech_options *options, smp_text word);
void smp__say_word(smp__voice *voice, smp_text word);
/* Words cut where their case shows that another begins, as in hashtags and names of accounts. */
void smp__say_cased(smp__voice *voice, smp_text words);

/* Hashtags, mentions and addresses (entities.c); each is the whole token. */
void smp__say_hashtag(smp__voice *voice, smp_text tag);
void smp__say_mention(smp__voice *voice, smp_text mention);
void smp__say_cashtag(smp__voice *voice, smp_text tag);
void smp__say_address(smp__voice *voice, smp_text address);

/* Marks and signs (marks.c). */
typedef struct smp__mark {
    const char *name; /* ours; NULL: that of `entry` in CLDR, or "symbol" without one */
    uint32_t entry;
    uint8_t level;    /* smp__mark_level */
    bool heeded;      /* a voice makes a pause or a tone of it: kept when not said */
} smp__mark;
/* The mark that `text`, one character, is. */
smp__mark smp__read_mark(smp_text text, bool is_symbol);
void smp__say_mark_name(smp__voice *voice, const smp__mark *mark);

/* Emoticons and kaomoji (faces.c): how many tokens the one at `index` has; 0 if none is there. */
uint32_t smp__face_length(const smp__document *document, uint32_t index);
void smp__say_face(smp__voice *voice, smp_text face);

/* Names from CLDR (names.c): the number of an emoji or sign, U+FE0F disregarded. */
#define SMP__NO_NAME UINT32_MAX
uint32_t smp__find_name(smp_text sequence);
void smp__say_name(smp__voice *voice, uint32_t entry);
/* An emoji sequence by its name, or by the names of its parts. */
void smp__say_emoji(smp__voice *voice, smp_text sequence);

/* How long it takes to say this at `words_per_minute` (time.c). */
double smp__speech_seconds(smp_text spoken, double words_per_minute);

#endif
