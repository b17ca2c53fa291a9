/* The names of what a subject is put together from, and where each goes.
 * SPDX-License-Identifier: MIT */
#include "checks/fields.h"

#include <stdio.h>

#define TAKES(type) SMP__TAKES_##type
#define AT(member) offsetof(smp_fields, member)
#define OF_POST(name, type, member) {name, TAKES(type), AT(post.member)}
#define OF_PROFILE(name, type, member) {name, TAKES(type), AT(profile.member)}
#define OF_MESSAGE(name, type, member) {name, TAKES(type), AT(message.member)}
#define OF_ACCOUNT(name, type, member) {name, TAKES(type), AT(account.member)}
#define OF_MEDIA(name, type) {#name, TAKES(type), offsetof(smp_media, name)}
#define END {NULL, TAKES(TEXT), 0}

static const smp__place_of_field post_places[] = {
    OF_POST("text", TEXT, text),
    OF_POST("id", TEXT, id),
    OF_POST("at", TEXT, at),
    OF_POST("lang", TEXT, lang),
    OF_POST("author.name", TEXT, author.name),
    OF_POST("author.handle", TEXT, author.handle),
    OF_POST("author.role", TEXT, author.role),
    OF_POST("platform", PLATFORM, platform),
    OF_POST("account", ACCOUNT, account),
    OF_POST("action", ACTION, action),
    END};

static const smp__place_of_field profile_places[] = {
    OF_PROFILE("name", TEXT, name),
    OF_PROFILE("handle", TEXT, handle),
    OF_PROFILE("bio", TEXT, bio),
    OF_PROFILE("pinned", TEXT, pinned),
    OF_PROFILE("role", TEXT, role),
    OF_PROFILE("id", TEXT, id),
    OF_PROFILE("at", TEXT, at),
    OF_PROFILE("lang", TEXT, lang),
    OF_PROFILE("platform", PLATFORM, platform),
    OF_PROFILE("account", ACCOUNT, account),
    END};

static const smp__place_of_field message_places[] = {
    OF_MESSAGE("text", TEXT, text),
    OF_MESSAGE("id", TEXT, id),
    OF_MESSAGE("received", TEXT, received),
    OF_MESSAGE("lang", TEXT, lang),
    OF_MESSAGE("author.name", TEXT, author.name),
    OF_MESSAGE("author.handle", TEXT, author.handle),
    OF_MESSAGE("author.role", TEXT, author.role),
    OF_MESSAGE("channel", CHANNEL, channel),
    OF_MESSAGE("nation", NATION, nation),
    OF_MESSAGE("platform", PLATFORM, platform),
    OF_MESSAGE("account", ACCOUNT, account),
    OF_MESSAGE("history.days", COUNT, history.days),
    OF_MESSAGE("history.messages", COUNT, history.messages),
    OF_MESSAGE("history.negative", COUNT, history.negative),
    OF_MESSAGE("history.abusive", COUNT, history.abusive),
    END};

static const smp__place_of_field account_places[] = {
    OF_ACCOUNT("name", TEXT, name),
    OF_ACCOUNT("handle", TEXT, handle),
    OF_ACCOUNT("bio", TEXT, bio),
    OF_ACCOUNT("owner", TEXT, owner),
    OF_ACCOUNT("id", TEXT, id),
    OF_ACCOUNT("at", TEXT, at),
    OF_ACCOUNT("platform", PLATFORM, platform),
    OF_ACCOUNT("verified", TRUTH, verified),
    OF_ACCOUNT("approved", TRUTH, approved),
    END};

#define OF_CONVERSATION(name, type) {#name, TAKES(type), AT(conversation.name)}
#define OF_COUNTS(name, type, member) {name, TAKES(type), offsetof(smp_author_counts, member)}
#define OF_SENT(name, type) {#name, TAKES(type), offsetof(smp_conversation_message, name)}

static const smp__place_of_field conversation_places[] = {
    OF_CONVERSATION(id, TEXT), OF_CONVERSATION(at, TEXT), OF_CONVERSATION(platform, PLATFORM),
    OF_CONVERSATION(account, ACCOUNT), END};

const smp__place_of_field smp__sent_places[] = {
    OF_SENT(author, TEXT), OF_SENT(at, TEXT),    OF_SENT(text, TEXT),
    OF_SENT(labels, TEXT), OF_SENT(topic, TEXT), OF_SENT(answered, TRUTH), END};

const smp__place_of_field smp__counts_places[] = {
    OF_COUNTS("author", TEXT, author),
    OF_COUNTS("days", COUNT, history.days),
    OF_COUNTS("messages", COUNT, history.messages),
    OF_COUNTS("negative", COUNT, history.negative),
    OF_COUNTS("abusive", COUNT, history.abusive),
    END};

const smp__place_of_field smp__shared_places[] = {
    {"text", TAKES(TEXT), AT(shared.text)}, {"author", TAKES(TEXT), AT(shared.author)}, END};

const smp__place_of_field smp__media_places[] = {
    OF_MEDIA(alt, TEXT), OF_MEDIA(text_in_image, TEXT), OF_MEDIA(place, TEXT),
    OF_MEDIA(credit, TEXT), OF_MEDIA(file_name, TEXT), OF_MEDIA(decorative, TRUTH),
    OF_MEDIA(consent, TRUTH), OF_MEDIA(transcript, TRUTH), OF_MEDIA(captions_reviewed, TRUTH),
    OF_MEDIA(audio_description, TRUTH), OF_MEDIA(flashes_per_second, NUMBER),
    OF_MEDIA(contrast, NUMBER), OF_MEDIA(font_pt, NUMBER), OF_MEDIA(kind, MEDIA_KIND),
    OF_MEDIA(captions, CAPTIONS), OF_MEDIA(people, PEOPLE), END};

/* What each kind of subject has. */
static const smp__fields_of subjects[] = {
    [SMP_SUBJECT_POST] = {"a post", post_places, .has_media = true, .has_shared = true},
    [SMP_SUBJECT_PROFILE] = {"a profile", profile_places, .has_media = true, .has_links = true},
    [SMP_SUBJECT_MESSAGE] = {"a message", message_places},
    [SMP_SUBJECT_ACCOUNT] = {"an account", account_places, .has_links = true},
    [SMP_SUBJECT_CONVERSATION] = {"a conversation", conversation_places, .has_messages = true}};

const smp__fields_of *smp__fields_of_subject(smp_subject subject) { return &subjects[subject]; }

const smp__place_of_field *smp__field_place(const smp__place_of_field *places, smp_text name)
{
    for (; places->name; places++)
        if (smp__text_equal(name, smp_text_of(places->name))) return places;
    return NULL;
}

smp_status smp__unknown_field(const smp_fields *fields, smp_error *error, smp_text name,
                              const smp__place_of_field *places, smp_text field)
{
    char meant[128] = "docs/json.md lists the names.";
    smp__nearest nearest = smp__nearest_to(field);
    for (; places && places->name; places++)
        smp__nearest_try(&nearest, smp_text_of(places->name));
    if (nearest.best.data)
        snprintf(meant, sizeof meant, "Did you mean \"%.*s%s\"?", (int)(field.data - name.data),
                 name.data, nearest.best.data);
    return smp__fail(error, SMP_ERROR_ARGUMENT, "There is no field \"%.*s\" in %s. %s",
                     SMP__SHOWN(name, 80), subjects[fields->subject].called, meant);
}
