/* A preview in words of what a screen reader makes of a post, in three ways of reading. An
 * approximation: screen readers differ by product, version, voice and settings.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_SPEECH_H
#define SMPOLICY_SPEECH_H

#include <smpolicy/base.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a post is read. What each does and where that was seen: docs/speech.md. */
typedef enum smp_speech_profile {
    SMP_SPEECH_LITERAL = 0, /**< every sign said, every styled letter by its full name; nearest to
                                 JAWS */
    SMP_SPEECH_SKIP,        /**< styled letters not said at all; nearest to VoiceOver, Narrator, and
                                 NVDA without normalisation */
    SMP_SPEECH_NORMALISED   /**< styled letters read as plain ones; nearest to TalkBack, and NVDA
                                 with normalisation */
} smp_speech_profile;

#define SMP_SPEECH_PROFILES 3

/** "literal", "skip", "normalised"; NULL out of range. Static. */
SMP_API const char *smp_speech_profile_name(smp_speech_profile profile);

/** What one piece of speech is made from. */
typedef enum smp_speech_kind {
    SMP_SPEECH_AS_WRITTEN = 0,
    SMP_SPEECH_EMOJI,      /**< an emoji's name (CLDR), once for each */
    SMP_SPEECH_SIGN,       /**< a mark or symbol said by name */
    SMP_SPEECH_FACE,       /**< an emoticon or kaomoji, read as the characters it is made of */
    SMP_SPEECH_REPEAT,     /**< four or more of one emoji or sign as a count and a name */
    SMP_SPEECH_STYLED,     /**< a word with styled letters or stacked marks */
    SMP_SPEECH_HASHTAG,    /**< cut into words where its capitals show them, nowhere else */
    SMP_SPEECH_MENTION,
    SMP_SPEECH_ADDRESS,    /**< a link or an e-mail address */
    SMP_SPEECH_SHORT_FORM, /**< an acronym said letter by letter */
    SMP_SPEECH_ADDED       /**< not in the post: "image", "no description", "shared post" */
} smp_speech_kind;

/** "as-written", "emoji", "sign", "face", "repeat", "styled", "hashtag", "mention", "address",
 *  "short-form", "added"; NULL out of range. Static. */
SMP_API const char *smp_speech_kind_name(smp_speech_kind kind);

typedef struct smp_speech_options {
    size_t struct_size;
    const smp_text *acronyms; /**< short forms to be spelled whatever their letters, in capitals:
                                   "ICB"; borrowed for the call. Without: those of 2 to 6 capitals
                                   without a vowel are spelled, others are left to the voice */
    size_t acronym_count;
    smp_text lang;            /**< BCP 47: "cy..." names emoji in Welsh, anything else in English;
                                   absent = the post's own `lang` */
    double words_per_minute;  /**< rate of the voice, 50 to 1,000; 0 = 175 */
} smp_speech_options;

#define SMP_SPEECH_OPTIONS_INIT SMP_SIZED(smp_speech_options)

/** Everything said in one profile. */
typedef struct smp_spoken {
    smp_text text;  /**< words, in UTF-8; a line break is a long pause. Marks that are not said but
                         change how a voice sounds are kept */
    double seconds; /**< estimate; docs/speech.md says how, and how far off it was */
    size_t piece_count;
} smp_spoken;

/** One piece of speech and where it comes from. The pieces of a profile are in the order of speech,
 *  and every byte of a field that is not white space is in one. */
typedef struct smp_speech_piece {
    smp_speech_kind kind;
    int differs;       /**< 1 unless it is said just as it is written; nothing said differs, too */
    smp_range spoken;  /**< bytes of smp_spoken.text; empty where nothing is said */
    double seconds;    /**< estimate */
    smp_text field;    /**< "text", "media.0.alt", "shared.text", "shared.author" ...; for
                            SMP_SPEECH_ADDED the item it speaks of: "media.0", "shared" */
    smp_span span;     /**< in that field as it was given; empty for SMP_SPEECH_ADDED */
} smp_speech_piece;

/** Room for one preview, used again for the next. One thread at a time; any number of them may be
 *  used at once. */
typedef struct smp_speech smp_speech;

/** @param allocator NULL for malloc; copied. Errors: SMP_ERROR_ARGUMENT, SMP_ERROR_MEMORY. */
SMP_API smp_status smp_speech_new(smp_speech **out, const smp_allocator *allocator,
                                  smp_error *error);
SMP_API void smp_speech_free(smp_speech *speech); /**< NULL is allowed */

/** Reads a post out in all three profiles: its text, then what it shares, then its media. A picture
 *  marked decorative is passed over; one without alternative text is "image, no description".
 *  Needs no policy, clock, locale, file or network.
 *  @param speech  filled anew; emptied on any error
 *  @param post    borrowed for the call; `platform` decides what is a hashtag or mention
 *  @param options NULL for the defaults
 *  Errors: SMP_ERROR_ARGUMENT, SMP_ERROR_LIMIT (a text over 16 MiB, over 1,000 media items, more
 *  speech than 1 GiB), SMP_ERROR_MEMORY. Ill-formed UTF-8 is read as U+FFFD.
 *  Time and memory grow linearly with the post; speech is at most some 20 times as long. Nothing is
 *  allocated once the object is warm.
 *  Sources: CLDR 41 for names, UAX #15 for normalisation, docs/speech.md for the rest.
 *
 *      smp_speech *speech;
 *      if (smp_speech_new(&speech, NULL, &error) == SMP_OK) {
 *          if (smp_preview_speech(speech, &post, NULL, &error) == SMP_OK)
 *              puts(smp_speech_spoken(speech, SMP_SPEECH_LITERAL).text.data);
 *          smp_speech_free(speech);
 *      }
 */
SMP_API smp_status smp_preview_speech(smp_speech *speech, const smp_post *post,
                                      const smp_speech_options *options, smp_error *error);

/** What is said in `profile`. The text is owned by `speech`, until it is filled again or freed. A
 *  profile out of range gives an empty one. Cheap. */
SMP_API smp_spoken smp_speech_spoken(const smp_speech *speech, smp_speech_profile profile);

/** The piece at `index`; past the end, an empty one of kind SMP_SPEECH_ADDED. Its texts live as
 *  long as those of smp_speech_spoken. Cost: the length of the piece. */
SMP_API smp_speech_piece smp_speech_piece_at(const smp_speech *speech, smp_speech_profile profile,
                                             size_t index);

#ifdef __cplusplus
}
#endif

#endif
