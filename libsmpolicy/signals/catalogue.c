/* The catalogue of built-in signals as a table.
 * SPDX-License-Identifier: MIT */
#include "signals/signals.h"

#include <string.h>

const smp__catalogue_entry smp__catalogue[SMP__SIGNAL_COUNT] = {
#define SIGNAL(id, name, p1, d1, p2, d2, meaning) {name, {p1, p2}, {d1, d2}, meaning},
#include "signals/catalogue.def"
#undef SIGNAL
};

int smp__signal_find(smp_text name)
{
    for (int i = 0; i < SMP__SIGNAL_COUNT; i++) {
        const char *entry = smp__catalogue[i].name;
        if (name.data && strlen(entry) == name.size && !memcmp(entry, name.data, name.size))
            return i;
    }
    return -1;
}

bool smp__signal_is_accessibility(smp_text name)
{
    static const char *const families[] = {
        "hashtag.", "mention.", "link.",      "caps.",       "emoji.",       "emoticon", "kaomoji",
        "text.",    "line.",    "paragraph.", "sentence.",   "readability.", "language.",
        "thread.",  "length.",  "media."};
    static const char present[] = ".present";
    const size_t tail = sizeof present - 1;
    if (name.size > tail && !memcmp(name.data + name.size - tail, present, tail)) return false;
    for (size_t i = 0; i < SMP_COUNT(families); i++)
        if (smp__text_starts(name, families[i])) return true;
    return false;
}

const char *const smp__known_lexicon_names[SMP__LEXICON_COUNT] = {
    [SMP__LEXICON_ACRONYMS] = "acronyms",
    [SMP__LEXICON_SHORTENERS] = "link-shorteners",
    [SMP__LEXICON_HASHTAG_NAMES] = "hashtag-names",
    [SMP__LEXICON_CAPITALS] = "capitals",
    [SMP__LEXICON_OWN_CONTACTS] = "own-contacts",
    [SMP__LEXICON_PUBLIC_NUMBERS] = "public-numbers",
    [SMP__LEXICON_SOURCES] = "unreliable-sources",
    [SMP__LEXICON_PUBLIC_NAMES] = "public-names",
    [SMP__LEXICON_EXPANSIONS] = "acronym-expansions",
    [SMP__LEXICON_ACCOUNT_LURES] = "account-lures",
    [SMP__LEXICON_ACCOUNT_SERVICES] = "account-services",
    [SMP__LEXICON_ACCOUNT_DISTANCE] = "account-distance",
    [SMP__LEXICON_STAFF_ROLES] = "staff-role",
    [SMP__LEXICON_RELATIVES] = "relative",
    [SMP__LEXICON_CALLED_PERSONS] = "called-person",
    [SMP__LEXICON_WORKPLACES] = "place-of-work",
    [SMP__LEXICON_DEEDS] = "deed",
    [SMP__LEXICON_NAMED_THINGS] = "named-thing",
    [SMP__LEXICON_NAMED_THINGS_PLAIN] = "named-thing-plain",
    [SMP__LEXICON_NAMED_PLACES] = "named-place-before",
    [SMP__LEXICON_PATIENT_COMPOUNDS] = "patient-compound",
    [SMP__LEXICON_TEAM_MAILBOXES] = "team-mailbox",
    [SMP__LEXICON_TEAM_MAILBOX_ROOTS] = "team-mailbox-root",
    [SMP__LEXICON_PERSONAL_MAIL] = "personal-mail",
    [SMP__LEXICON_VENUES] = "venue",
    [SMP__LEXICON_PUBLIC_PLACE_WORDS] = "public-place",
    [SMP__LEXICON_HOME_WORDS] = "home-visit",
    [SMP__LEXICON_STREET_KINDS] = "street-kind",
    [SMP__LEXICON_ASKING_WORDS] = "asking-word",
    [SMP__LEXICON_OF_SLOGANS] = "of-slogans",
    [SMP__LEXICON_DISGUISED_BESIDE] = "disguised-beside",
    [SMP__LEXICON_UNSEEMLY] = "unseemly",
    [SMP__LEXICON_ANNOUNCED_EVENTS] = "announced-event",
    [SMP__LEXICON_VEHICLE_MAKES] = "vehicle-make",
};

const char *const smp__known_signal_names[SMP__KNOWN_SIGNAL_COUNT] = {
    [SMP__ACCOUNT_KEEPS_DISTANCE] = "account.keeps_distance",
    [SMP__ACCOUNT_OWN_VOICE] = "account.own_voice",
    [SMP__ACCOUNT_CLAIMS] = "account.claims_organisation",
    [SMP__REQUEST_SIGNED] = "request.signed",
    [SMP__REQUEST_ADDRESS] = "request.address",
    [SMP__MESSAGE_NOTICE] = "message.notice",
    [SMP__MEDIA_PERSON] = "media.person_described",
};

smp__asked_of smp__known_signal_asked_of(smp__known_signal signal)
{
    if (signal == SMP__MEDIA_PERSON) return SMP__ASKED_OF_NOTHING;
    return signal >= SMP__REQUEST_SIGNED ? SMP__ASKED_OF_MESSAGES : SMP__ASKED_OF_ACCOUNTS;
}

const smp__hint_entry smp__hints[SMP__HINT_COUNT] = {
    [SMP__HINT_CLINICAL] = {"told.clinical", SMP__SIGNAL_PRIVACY_NAMED_PATIENT},
    [SMP__HINT_CLINICAL_EVENT] = {"told.clinical_event", SMP__SIGNAL_PRIVACY_NAMED_PATIENT},
    [SMP__HINT_CLINICAL_ACT] = {"told.clinical_act", SMP__SIGNAL_PRIVACY_NAMED_PATIENT},
    [SMP__HINT_NO_PATIENT] = {"told.no_patient", SMP__SIGNAL_PRIVACY_NAMED_PATIENT},
    [SMP__HINT_INVENTED] = {"told.invented", SMP__SIGNAL_PRIVACY_NAMED_PATIENT},
    [SMP__HINT_EMPLOYMENT] = {"told.employment", SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT},
    [SMP__HINT_EMPLOYMENT_EVENT] = {"told.employment_event",
                                    SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT},
    [SMP__HINT_EMPLOYMENT_ACT] = {"told.employment_act",
                                  SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT},
};

const smp__gathering smp__gatherings[SMP__GATHERINGS] = {
    {"crisis.feeling", SMP__SIGNAL_CONVERSATION_EMOTIVE, SMP__SAYS_NEGATIVE},
    {"crisis.legal", SMP__SIGNAL_CONVERSATION_LEGAL, 0},
    {"crisis.media_talk", SMP__SIGNAL_CONVERSATION_MEDIA, SMP__SAYS_NEGATIVE},
};
