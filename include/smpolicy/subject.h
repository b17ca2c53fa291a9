/* What a host knows about a post before it is published, a profile, a message that came in, or an
 * account. The structs are the caller's, borrowed for one call. Each begins with its size so that a
 * later library can add fields; zero everywhere else means "unknown". Fill from the INIT macro.
 * What is no value of its enumeration, and a number that is none, is refused.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_SUBJECT_H
#define SMPOLICY_SUBJECT_H

#include <smpolicy/base.h>
#include <smpolicy/calendar.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum smp_platform {
    SMP_PLATFORM_UNKNOWN = 0,
    SMP_PLATFORM_X,
    SMP_PLATFORM_FACEBOOK,
    SMP_PLATFORM_INSTAGRAM,
    SMP_PLATFORM_THREADS,
    SMP_PLATFORM_LINKEDIN,
    SMP_PLATFORM_BLUESKY,
    SMP_PLATFORM_MASTODON,
    SMP_PLATFORM_NEXTDOOR,
    SMP_PLATFORM_TIKTOK,
    SMP_PLATFORM_YOUTUBE,
    SMP_PLATFORM_WHATSAPP,
    SMP_PLATFORM_SNAPCHAT,
    SMP_PLATFORM_PINTEREST,
    SMP_PLATFORM_TUMBLR,
    SMP_PLATFORM_FLICKR,
    SMP_PLATFORM_REDDIT,
    SMP_PLATFORM_OTHER
} smp_platform;

/** Who runs the account: the organisation, a member of staff as such, or a private person. */
typedef enum smp_account_kind {
    SMP_ACCOUNT_UNKNOWN = 0,
    SMP_ACCOUNT_CORPORATE,
    SMP_ACCOUNT_PROFESSIONAL,
    SMP_ACCOUNT_PERSONAL
} smp_account_kind;

/** What is being done. Unknown is taken as SMP_ACTION_POST, or SMP_ACTION_SHARE with a `shared`. */
typedef enum smp_action {
    SMP_ACTION_UNKNOWN = 0,
    SMP_ACTION_POST,
    SMP_ACTION_REPLY,
    SMP_ACTION_SHARE,
    SMP_ACTION_QUOTE,
    SMP_ACTION_DIRECT_MESSAGE
} smp_action;

typedef enum smp_media_kind {
    SMP_MEDIA_UNKNOWN = 0,
    SMP_MEDIA_IMAGE,
    SMP_MEDIA_GIF,
    SMP_MEDIA_VIDEO,
    SMP_MEDIA_AUDIO,
    SMP_MEDIA_DOCUMENT
} smp_media_kind;

typedef enum smp_captions {
    SMP_CAPTIONS_UNKNOWN = 0,
    SMP_CAPTIONS_NONE,
    SMP_CAPTIONS_OPEN,     /**< burnt into the picture */
    SMP_CAPTIONS_CLOSED,   /**< a caption file that the viewer can switch on */
    SMP_CAPTIONS_AUTOMATIC /**< made by the platform's speech recognition */
} smp_captions;

typedef enum smp_people {
    SMP_PEOPLE_UNKNOWN = 0,
    SMP_PEOPLE_NONE,
    SMP_PEOPLE_CROWD,
    SMP_PEOPLE_IDENTIFIABLE
} smp_people;

/** One picture, film, sound or document that goes with a post. */
typedef struct smp_media {
    size_t struct_size;
    smp_media_kind kind;
    smp_text alt;              /**< alternative text; absent when none was written */
    smp_tri decorative;        /**< carries no meaning, so needs no alt text */
    smp_text text_in_image;    /**< the words in the picture, as a person or OCR read them */
    smp_captions captions;
    smp_tri captions_reviewed; /**< a person has checked automatic captions */
    smp_tri audio_description; /**< the sights that matter are told in sound */
    smp_tri transcript;
    smp_people people;
    smp_text place;            /**< "public" or "private", or a description */
    smp_tri consent;           /**< the identifiable people have agreed */
    smp_text credit;           /**< who the media is credited to */
    double flashes_per_second; /**< 0 = unknown; WCAG 2.3.1 */
    double contrast;           /**< lowest contrast ratio of text in it, 1 to 21; 0 = unknown */
    double font_pt;            /**< smallest text at display size, in points; 0 = unknown */
    smp_text file_name;        /**< as uploaded */
} smp_media;

#define SMP_MEDIA_INIT SMP_SIZED(smp_media)

/** Somebody else's post that this one shares or quotes. */
typedef struct smp_shared {
    size_t struct_size;
    smp_text author;
    smp_text text;
    const smp_media *media;
    size_t media_count;
} smp_shared;

#define SMP_SHARED_INIT SMP_SIZED(smp_shared)

typedef enum smp_fact_type {
    SMP_FACT_TRUTH = 0,
    SMP_FACT_TEXT,
    SMP_FACT_NUMBER,
    SMP_FACT_DATE /**< in `text`, as YYYY-MM-DD or RFC 3339 */
} smp_fact_type;

/** Something only the host knows, by the name in the policy's catalogue ("approval.line_manager",
 *  or "media.0.consent" for one media item). An unknown name is refused, never ignored. `text` is
 *  read as whatever type the policy declares; where it is empty, the fact is unknown. */
typedef struct smp_fact {
    size_t struct_size;
    smp_text name;
    smp_fact_type type;
    smp_tri truth;
    smp_text text;
    double number;
} smp_fact;

#define SMP_FACT_INIT SMP_SIZED(smp_fact)

/** Who writes. */
typedef struct smp_author {
    smp_text name;
    smp_text handle;
    smp_text role;
} smp_author;

/** A draft post, reply, share, quote or direct message. */
typedef struct smp_post {
    size_t struct_size;
    smp_text id;      /**< the caller's own reference; comes back in the report */
    smp_text text;
    smp_platform platform;
    smp_account_kind account;
    smp_action action;
    smp_text at;      /**< when it is to be published: YYYY-MM-DD or RFC 3339; absent = unknown */
    smp_text lang;    /**< BCP 47; absent = unknown */
    smp_author author;
    const smp_media *media;
    size_t media_count;
    const smp_shared *shared; /**< NULL when nothing is shared */
    const smp_fact *facts;
    size_t fact_count;
} smp_post;

#define SMP_POST_INIT SMP_SIZED(smp_post)

/** Who a person or a team says it is, on one platform. */
typedef struct smp_profile {
    size_t struct_size;
    smp_text id;
    smp_text name;     /**< display name */
    smp_text handle;   /**< with or without "@" */
    smp_text bio;
    const smp_text *links;
    size_t link_count;
    smp_text pinned;   /**< the post kept at the top */
    smp_platform platform;
    smp_account_kind account;
    smp_text role;     /**< the job that the profile shows in a field of its own */
    smp_text lang;     /**< BCP 47; absent = unknown */
    smp_text at;       /**< the day it is judged on; absent = unknown */
    const smp_media *media; /**< the profile picture and banner */
    size_t media_count;
    const smp_fact *facts;
    size_t fact_count;
} smp_profile;

#define SMP_PROFILE_INIT SMP_SIZED(smp_profile)

/** How a message came in. */
typedef enum smp_channel {
    SMP_CHANNEL_UNKNOWN = 0,
    SMP_CHANNEL_MENTION,
    SMP_CHANNEL_REPLY,
    SMP_CHANNEL_COMMENT,
    SMP_CHANNEL_DIRECT, /**< a direct message, which only the two sides can read */
    SMP_CHANNEL_REVIEW
} smp_channel;

/** What the author of a message sent before, as the host counts it. All 0 = unknown. */
typedef struct smp_history {
    uint32_t days;     /**< the counts are of so many days up to this message */
    uint32_t messages;
    uint32_t negative; /**< of these, how many were negative */
    uint32_t abusive;  /**< and how many abusive */
} smp_history;

/** A message that somebody sent to, or wrote about, the organisation. */
typedef struct smp_message {
    size_t struct_size;
    smp_text id;
    smp_text text;
    smp_channel channel;
    smp_platform platform;
    smp_account_kind account; /**< whose account it came to */
    smp_author author;
    smp_text received;        /**< YYYY-MM-DD or RFC 3339; absent = unknown, and no clock is set */
    smp_text lang;            /**< BCP 47; absent = unknown */
    smp_history history;
    const smp_fact *facts;
    size_t fact_count;
    smp_nation nation;        /**< whose law sets the times: where the organisation is; unknown: as
                                   the policy says */
} smp_message;

#define SMP_MESSAGE_INIT SMP_SIZED(smp_message)

/** An account somebody found or asks for, which may or may not be the organisation's. */
typedef struct smp_account {
    size_t struct_size;
    smp_text id;
    smp_text name;     /**< display name */
    smp_text handle;   /**< with or without "@" */
    smp_text bio;
    const smp_text *links;
    size_t link_count;
    smp_platform platform;
    smp_tri verified;  /**< the platform vouches for it */
    smp_text owner;    /**< who runs it, where that is known */
    smp_tri approved;  /**< the communications team has agreed to it */
    smp_text at;       /**< the day it is judged on; absent = unknown */
    const smp_fact *facts; /**< for a request: what it says of each consideration */
    size_t fact_count;
} smp_account;

#define SMP_ACCOUNT_INIT SMP_SIZED(smp_account)

/** The kinds of thing that can be checked. */
typedef enum smp_subject {
    SMP_SUBJECT_POST = 0,
    SMP_SUBJECT_PROFILE,
    SMP_SUBJECT_MESSAGE,
    SMP_SUBJECT_ACCOUNT,
    SMP_SUBJECT_CONVERSATION /**< struct smp_conversation, <smpolicy/conversation.h> */
} smp_subject;

/** The names of the JSON contract for each enumeration ("x", "corporate", "direct-message", ...).
 *  `..._name` gives NULL for UNKNOWN and for values out of range; `..._from_name` gives UNKNOWN for
 *  a name it does not know. ASCII case does not matter. "twitter" is SMP_PLATFORM_X. Any thread. */
SMP_API const char *smp_platform_name(smp_platform platform);
SMP_API smp_platform smp_platform_from_name(smp_text name);
SMP_API const char *smp_account_kind_name(smp_account_kind kind);
SMP_API smp_account_kind smp_account_kind_from_name(smp_text name);
SMP_API const char *smp_action_name(smp_action action);
SMP_API smp_action smp_action_from_name(smp_text name);
SMP_API const char *smp_media_kind_name(smp_media_kind kind);
SMP_API smp_media_kind smp_media_kind_from_name(smp_text name);
SMP_API const char *smp_captions_name(smp_captions captions);
SMP_API smp_captions smp_captions_from_name(smp_text name);
SMP_API const char *smp_people_name(smp_people people);
SMP_API smp_people smp_people_from_name(smp_text name);
SMP_API const char *smp_channel_name(smp_channel channel);
SMP_API smp_channel smp_channel_from_name(smp_text name);

#ifdef __cplusplus
}
#endif

#endif
