/* E-mail addresses that look like one person's. A team's mailbox is there to be published.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>


/* A whole part, or a root anywhere in it: "enquiries", "commsteam", "referrals". */
static bool is_role_part(const smp__scene *scene, smp_text part)
{
    if (smp__known(scene, SMP__LEXICON_TEAM_MAILBOXES, part)) return true;
    for (size_t at = 0; at < part.size; at++)
        if (smp__known(scene, SMP__LEXICON_TEAM_MAILBOX_ROOTS,
                       smp__text_slice(part, at, part.size)))
            return true;
    return false;
}

static bool letters_only(smp_text part)
{
    for (size_t at = 0; at < part.size;)
        if (!smp__is_letter(smp__utf8_next(part.data, &at))) return false;
    return part.size > 0;
}

/* An initial, or letters with a vowel among them: "bnssg" is an organisation. */
static bool may_be_name(smp_text part)
{
    if (part.size > 15 || !letters_only(part)) return false;
    if (part.size == 1) return true;
    for (size_t i = 0; i < part.size; i++)
        if (strchr("aeiouy", part.data[i]) || (unsigned char)part.data[i] >= 0x80) return true;
    return false;
}

/* "first.last", "f.last", "first.middle.last2": two parts or three, all of which may be names. */
static bool is_persons(const smp__scene *scene, smp_text local)
{
    while (local.size && smp__ascii_digit(local.data[local.size - 1])) local.size--;
    uint32_t parts = 0, long_parts = 0;
    for (size_t start = 0; start <= local.size;) {
        size_t end = start;
        while (end < local.size && !memchr("._-", local.data[end], 3)) end++;
        smp_text part = smp__text_slice(local, start, end);
        if (is_role_part(scene, part) || !may_be_name(part)) return false;
        long_parts += part.size >= 2;
        parts++;
        start = end + 1;
    }
    return parts >= 2 && parts <= 3 && long_parts >= 1;
}

/* "unclebert1938": a name and a year of birth. */
static bool ends_in_birth(const smp__scene *scene, smp_text local)
{
    enum { YEAR = 4 };
    if (local.size <= YEAR + 1) return false;
    const char *year = local.data + local.size - YEAR;
    return !memcmp(year, "19", 2) && year[2] >= '2' && year[2] <= '9' &&
           smp__ascii_digit(year[3]) && may_be_name(smp__text_slice(local, 0, local.size - YEAR)) &&
           !is_role_part(scene, smp__text_slice(local, 0, local.size - YEAR));
}

/* "janesmith", "jsmith", perhaps with figures: a given name or an initial joined to a surname. */
static bool is_joined_name(smp_text local)
{
    enum { LONGEST = 24, SURNAME = 4 };
    while (local.size && smp__ascii_digit(local.data[local.size - 1])) local.size--;
    if (local.size > LONGEST) return false;
    for (size_t cut = 1; cut + SURNAME <= local.size; cut++) {
        uint32_t surname = smp__name_flags(smp__text_slice(local, cut, local.size));
        if (!(surname & SMP__NAME_SURNAME)) continue;
        if (cut == 1 ? !(surname & SMP__NAME_WORD)
                     : smp__name_flags(smp__text_slice(local, 0, cut)) & SMP__NAME_GIVEN)
            return true;
    }
    return false;
}

/* The whole address, its domain, or a domain above that. */
static bool is_own(const smp__detection *detection, smp_text folded, size_t at_sign)
{
    const smp__scene *scene = detection->scene;
    if (smp__known(scene, SMP__LEXICON_OWN_CONTACTS, folded)) return true;
    for (size_t start = at_sign + 1; start < folded.size; start++) {
        bool label_start = folded.data[start - 1] == '@' || folded.data[start - 1] == '.';
        if (label_start && memchr(folded.data + start, '.', folded.size - start) &&
            smp__known(scene, SMP__LEXICON_OWN_CONTACTS,
                       smp__text_slice(folded, start, folded.size)))
            return true;
    }
    return false;
}

/* "sunny_days84@gmail.com" */
static bool is_personal_mailbox(const smp__scene *scene, smp_text folded, size_t at_sign)
{
    smp_text local = smp__text_slice(folded, 0, at_sign);
    size_t end = at_sign + 1;
    while (end < folded.size && folded.data[end] != '.') end++;
    bool figures = false; /* a group's have none */
    for (size_t i = 0; i < local.size; i++) figures |= smp__ascii_digit(local.data[i]);
    return figures && !is_role_part(scene, local) &&
           smp__known(scene, SMP__LEXICON_PERSONAL_MAIL,
                      smp__text_slice(folded, at_sign + 1, end));
}

/* The address `folded`, with its sign at `at_sign`, in the tokens `first` to `last`; with nothing
 * else said it is somebody's, but for words that may be none ("Cake @ example.org"). */
static void check(smp__detection *detection, uint32_t first, uint32_t last, smp_text folded,
                  size_t at_sign)
{
    const smp__scene *scene = detection->scene;
    smp_text local = smp__text_slice(folded, 0, at_sign);
    if (is_own(detection, folded, at_sign)) return;
    uint32_t start = smp__token_at(detection, first)->start;
    uint32_t end = smp__token_at(detection, last)->end;
    uint32_t from = smp__reach_back(detection, first, 6);
    bool somebodys =
        smp__any_pair(detection, from, first, " my his her mum's dad's daughter's son's patient's ",
                      " email e-mail mail address personal ") ||
        (smp__any_pair(detection, from, first, " email contact message ", " me ") &&
         !is_role_part(scene, local));
    if (!somebodys && !is_persons(scene, local) && !ends_in_birth(scene, local) &&
        !is_joined_name(local) && !is_personal_mailbox(scene, folded, at_sign) &&
        !(first == last && smp__is_alone(detection, start, end)))
        return;
    const smp_text mask = SMP_TEXT("[e-mail address removed]");
    smp__raise_staff_contact(detection, first, last, start, end, mask);
    smp__raise_contact_of_person(detection, first, last, start, end, mask);
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_EMAIL, start, end, mask);
}

void smp__detect_emails(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_EMAIL) continue;
        smp_text folded = smp__folded(token);
        const char *sign = memchr(folded.data, '@', folded.size);
        check(detection, i, i, folded, (size_t)(sign - folded.data));
    }
}

void smp__detect_spelt_emails(smp__detection *detection)
{
    const smp__document *document = detection->document;
    smp__spelt_email email;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        bool short_word = token->folded_size <= 3 && strchr("@ad", smp__initial(token));
        if (!(short_word || token->kind == SMP_TOKEN_URL) ||
            !smp__read_spelt_email(detection, i, &email))
            continue;
        check(detection, email.first, email.last, email.folded, email.local_size);
        i = email.last;
    }
}
