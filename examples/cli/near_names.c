/* What was meant by a name that no subject has: a member of JSON or a column of a spreadsheet. To
 * pass over a slip would be to judge the subject without what it holds.
 * SPDX-License-Identifier: MIT */
#include "json_members.h"

#include <ctype.h>
#include <string.h>

#define LONGEST 40

/* ---- Names --------------------------------------------------------------------------------- */

/* What stands inside of something else, as columns are called; of each thing first what it is most
 * often asked for. */
static const char *const parts[] = {
    "shared.text", "shared.author", "author.name", "author.handle", "author.role",
    "history.days", "history.messages", "history.negative", "history.abusive",
    "request.resources",
    "facts.approval.communications", "links.0",
    "media.0.alt", "media.0.kind", "media.0.decorative", "media.0.text_in_image",
    "media.0.captions", "media.0.captions_reviewed", "media.0.audio_description",
    "media.0.transcript", "media.0.consent", "media.0.people", "media.0.place",
    "media.0.credit", "media.0.file_name", "media.0.flashes_per_second", "media.0.contrast",
    "media.0.font_pt"};

/* What others call it, in small letters without what parts words. */
static const struct {
    smp_subject subject;
    const char *field, *names;
} elsewhere[] = {
    {SMP_SUBJECT_POST, "media", " image images photo photos picture pictures video videos "
                                "attachment attachments "},
    {SMP_SUBJECT_PROFILE, "media", " image images photo photos picture pictures video videos "
                                   "attachment attachments avatar banner "},
    {SMP_SUBJECT_POST, "media.0.alt", " alttext alternativetext mediaalttext imagealt "
                                      "imagedescription "},
    {SMP_SUBJECT_POST, "shared.text", " quote quoted quotedtext repost reposted retweet retweeted "
                                      "sharedpost "},
    {SMP_SUBJECT_POST, "text", " title headline body content caption posttext "},
    {SMP_SUBJECT_MESSAGE, "text", " subject body content comment message messagetext "},
    {SMP_SUBJECT_MESSAGE, "received", " at date datetime time timestamp when created createdat "
                                      "createdon sent sentat senton receivedat receivedon "
                                      "receiveddate datereceived posted postedat "},
    {SMP_SUBJECT_PROFILE, "bio", " biography description about "},
    {SMP_SUBJECT_ACCOUNT, "bio", " biography description about "},
    {SMP_SUBJECT_PROFILE, "handle", " username screenname "},
    {SMP_SUBJECT_ACCOUNT, "handle", " username screenname "},
    {SMP_SUBJECT_PROFILE, "name", " displayname fullname "},
    {SMP_SUBJECT_ACCOUNT, "name", " displayname fullname "},
};

/* ---- Likeness ------------------------------------------------------------------------------ */

/* "Media 0 alt-text" is "mediaalttext": small letters, without what parts words and the number of
 * an item. False where it is too long to be one of ours. */
static bool squeeze(const char *name, char out[LONGEST])
{
    size_t size = 0;
    for (const char *at = name; *at; at++) {
        if (strchr(" _-.", *at)) {
            size_t digits = strspn(at + 1, "0123456789");
            if (digits && at[1 + digits] && strchr(" _-.", at[1 + digits])) at += digits;
            continue;
        }
        if (size + 1 == LONGEST) return false;
        out[size++] = (char)tolower((unsigned char)*at);
    }
    out[size] = '\0';
    return size > 0;
}

/* One letter too many, too few or exchanged with its neighbour; in longer names also one for
 * another ("test" may well be the caller's own). */
static bool is_one_slip(const char *key, const char *name)
{
    size_t left = strlen(key), right = strlen(name), size = right;
    if (size < 4) return false;
    while (left && right && *key == *name) key++, name++, left--, right--;
    while (left && right && key[left - 1] == name[right - 1]) left--, right--;
    return left + right == 1 || (left == 1 && right == 1 && size > 4) ||
           (left == 2 && right == 2 && key[0] == name[1] && key[1] == name[0]);
}

static bool is_near(const char *squeezed, const char *name)
{
    char known[LONGEST];
    return squeeze(name, known) && (strcmp(squeezed, known) == 0 || is_one_slip(squeezed, known));
}

/* Has the subject what this is a part of? */
static bool has_part(smp_subject subject, const char *part)
{
    char whole[LONGEST];
    snprintf(whole, sizeof whole, "%.*s", (int)strcspn(part, "."), part);
    return cli_is_member(subject, whole);
}

static const char *called_elsewhere(smp_subject subject, const char *squeezed)
{
    char word[LONGEST + 2];
    snprintf(word, sizeof word, " %s ", squeezed);
    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++)
        if (elsewhere[i].subject == subject && strstr(elsewhere[i].names, word))
            return elsewhere[i].field;
    return NULL;
}

/* "alt" by itself is of a picture; the parts of other things are too common as words. */
static const char *part_meant(smp_subject subject, const char *squeezed)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!has_part(subject, parts[i])) continue;
        const bool is_of_media = strncmp(parts[i], "media.0.", 8) == 0;
        if (is_near(squeezed, parts[i]) || (is_of_media && is_near(squeezed, parts[i] + 8)))
            return parts[i];
    }
    return NULL;
}

const char *cli_name_meant(smp_subject subject, const char *name)
{
    char squeezed[LONGEST];
    const char *known;
    if (!squeeze(name, squeezed)) return NULL;
    for (size_t i = 0; (known = cli_member_name(subject, i)) != NULL; i++)
        if (is_near(squeezed, known)) return known;
    known = called_elsewhere(subject, squeezed);
    return known ? known : part_meant(subject, squeezed);
}

const char *cli_column_meant(smp_subject subject, const char *name)
{
    const char *meant = cli_name_meant(subject, name);
    size_t size = meant ? strlen(meant) : 0;
    for (size_t i = 0; meant && i < sizeof parts / sizeof parts[0]; i++)
        if (strncmp(parts[i], meant, size) == 0 && parts[i][size] == '.') return parts[i];
    return meant;
}

const char *cli_if_own(const char *name, char out[CLI_OWN_SIZE])
{
    if (!strchr(name, '.'))
        snprintf(out, CLI_OWN_SIZE, " If it is your own, call it \"my_%.80s\".", name);
    return out;
}
