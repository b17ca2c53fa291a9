/* Whose account it is: what speaks for and against its being made to look like the organisation's.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"
#include "signals/addresses.h"
#include "signals/detect.h"

#include <string.h>

/* ---- One name against all ------------------------------------------------------------------- */

/* How a handle or a display name stands to the organisation's, weakest first. */
typedef enum relation {
    NONE,
    MENTIONS,  /* has it among words of its own */
    SERVICE,   /* has it with what a team is called */
    SAME,      /* is it, letter for letter */
    LURES,     /* is it, with words that make no difference */
    NEAR,      /* is nearly it */
    LOOKS_ALIKE /* other letters that look like it */
} relation;

typedef struct bearing {
    relation is;
    const smp__core *core;
    const smp__looks *looks; /* what the core was found in */
    smp__likeness likeness;
    uint32_t rest; /* bits of SMP__REST */
    uint32_t weight;
    bool distant;  /* its own words keep their distance */
} bearing;

static relation relation_of(const smp__core *core, const smp__likeness *found, uint32_t rest)
{
    if (found->foreign) return LOOKS_ALIKE;
    bool unknown = rest & SMP__REST_UNKNOWN;
    if (found->cost) return rest & (SMP__REST_UNKNOWN | SMP__REST_SERVICE) ? NONE : NEAR;
    if (!found->same_letters) return LOOKS_ALIKE;
    if (found->slip && !unknown) return NEAR;
    if (unknown) return MENTIONS;
    if (rest & SMP__REST_SERVICE) return SERVICE;
    return rest || core->turned ? LURES : SAME;
}

static bool is_handle(smp_text given, const smp__known_account *account)
{
    return smp__text_equal_ascii_fold(smp__full_handle(given), smp__full_handle(account->handle));
}

/* Where it is, as far as the form of its handle tells where nobody else does. */
static smp_platform platform_of(const smp_account *account)
{
    if (account->platform != SMP_PLATFORM_UNKNOWN || smp__is_empty(account->handle))
        return account->platform;
    if (smp__is_bluesky_handle(account->handle)) return SMP_PLATFORM_BLUESKY;
    smp_text full = smp__full_handle(account->handle);
    return smp__handle_name_size(full) < full.size ? SMP_PLATFORM_MASTODON : SMP_PLATFORM_UNKNOWN;
}

static bool is_on(const smp__known_account *account, smp_platform platform)
{
    return account->platforms == 0 || platform == SMP_PLATFORM_UNKNOWN ||
           (account->platforms >> platform & 1);
}

/* What a relation says for impersonation, 0 to 100. Where the organisation's accounts are known,
 * one that goes by its name is none of them; where they are not, it may be the genuine one. */
static uint32_t weight_of(const bearing *name, bool is_a_handle, bool known)
{
    bool brand = name->core->kind == SMP__CORE_BRAND, place = name->core->kind == SMP__CORE_PLACE;
    switch (name->is) {
    case NONE: return 0;
    case MENTIONS: return brand ? 10 : is_a_handle ? 20 : 10; /* a brand is made of plain words */
    case SERVICE: return 40;
    case SAME: return brand ? 30 : place ? 45 : known ? 65 : 40;
    case LURES: return brand ? 45 : known || is_a_handle ? 75 : 60;
    case NEAR: return brand ? 50 : is_a_handle ? 75 : 60;
    case LOOKS_ALIKE: break;
    }
    return name->likeness.foreign || !(name->rest & SMP__REST_UNKNOWN) ? 95 : 65;
}

/* The weightier; of equals the one with the longer name. */
static void keep_best(bearing *best, const bearing *now)
{
    if (now->is == NONE) return;
    bool longer = best->core && now->core->shape_count > best->core->shape_count;
    if (now->weight > best->weight || (now->is == best->is && longer)) *best = *now;
}

/* What a text with `count` ways to take it is nearest to. */
static bearing compare(const smp__identity *known, const smp__scene *scene, const smp__looks *ways,
                       uint32_t count, bool is_a_handle, bool accounts_known)
{
    bearing best = {.is = NONE}, near = {.is = NONE};
    for (size_t i = 0; i < count * known->core_count; i++) {
        const smp__looks *looks = &ways[i % count];
        bearing now = {.core = known->cores[i / count], .looks = looks};
        if (!smp__core_find(&now.likeness, now.core, looks)) continue;
        now.rest = smp__rest_of(scene, looks, now.likeness.first_letter,
                                now.likeness.end_letter);
        now.is = relation_of(now.core, &now.likeness, now.rest);
        now.weight = weight_of(&now, is_a_handle, accounts_known);
        /* With a slip in "NHS" alone, all of the name itself is there. */
        keep_best(now.is == NEAR && now.likeness.cost ? &near : &best, &now);
    }
    /* What has one name in it as it is, is not nearly another. */
    if (best.is == NONE) best = near;
    /* By what is round all of the name: round one place of several, the others stand too. */
    best.distant = best.rest & SMP__REST_DISTANCE;
    return best;
}

/* ---- Links ---------------------------------------------------------------------------------- */

typedef enum link_kind { LINK_OTHER, LINK_PUBLIC, LINK_OWN, LINK_LOOKS_OWN } link_kind;

/* An address that has the organisation's name and is none of its own, nor a public body's. */
static link_kind kind_of_link(const smp__identity *known, const smp__scene *scene,
                              smp__segmenter *segmenter, smp_text link, bool *failed)
{
    smp_text host = smp__read_address(link).host;
    for (size_t i = 0; i < known->domain_count; i++)
        if (smp__is_host_under(host, smp__read_address(known->domains[i]).host)) return LINK_OWN;
    if (smp__is_host_under(host, SMP_TEXT("nhs.uk")) ||
        smp__is_host_under(host, SMP_TEXT("gov.uk")) ||
        smp__is_host_under(host, SMP_TEXT("nhs.net")))
        return LINK_PUBLIC;
    smp__looks ways[SMP__WAYS];
    smp__likeness found;
    uint32_t count = smp__look_at(ways, scene->arena, segmenter, host);
    if (!count) *failed = true;
    for (size_t i = 0; i < count * known->core_count; i++) {
        const smp__core *core = known->cores[i / count];
        if (core->kind != SMP__CORE_BRAND && smp__core_find(&found, core, &ways[i % count]))
            return LINK_LOOKS_OWN;
    }
    return LINK_OTHER;
}

/* ---- Judging -------------------------------------------------------------------------------- */

typedef struct judging {
    smp__account_judgement *out;
    const smp__identity *known;
    const smp__scene *scene;
    smp__segmenter *segmenter;
    const smp__field *handle, *name;
    smp__looks handle_ways[SMP__WAYS], name_ways[SMP__WAYS];
    bearing by_handle, by_name;
    bool accounts_known; /* official ones: what else bears the name is none of them */
    bool failed;
} judging;

static void tell(judging *with, smp_text evidence)
{
    if (!evidence.data) with->failed = true;
    else if (with->out->evidence_count < SMP__MOST_EVIDENCE)
        with->out->evidence[with->out->evidence_count++] = evidence;
}

#define SHOWN(text) SMP__SHOWN(text, 80)

static smp_text describe(judging *with, const bearing *name, const char *what)
{
    const smp__looks *looks = name->looks;
    smp__arena *arena = with->scene->arena;
    smp_text known = name->core->text;
    if (name->is == SAME && name->core->kind == SMP__CORE_PLACE)
        return smp__arena_format(arena, "the %s is a part of %.*s", what, SHOWN(known));
    switch (name->is) {
    case SAME:
        return smp__arena_format(arena, "the %s is that of the organisation, %.*s", what,
                                 SHOWN(known));
    case LURES:
        return smp__arena_format(arena, "the %s is %.*s with something added", what, SHOWN(known));
    case SERVICE:
        return smp__arena_format(arena, "the %s is that of a service of %.*s", what, SHOWN(known));
    case NEAR: return smp__arena_format(arena, "the %s is nearly %.*s", what, SHOWN(known));
    case MENTIONS: return smp__arena_format(arena, "the %s has %.*s in it", what, SHOWN(known));
    case LOOKS_ALIKE:
    case NONE: break;
    }
    for (uint32_t i = name->likeness.first_letter; i < name->likeness.end_letter; i++) {
        const smp__letter *letter = &looks->letters[i];
        if (letter->hidden)
            return smp__arena_format(arena, "the %s looks like %.*s, but something that cannot be "
                                     "seen hides in it", what, SHOWN(known));
        if (letter->code_point < 0x80) continue;
        return smp__arena_format(arena, "the %s looks like %.*s, but has U+%04X (%.*s)", what,
                                 SHOWN(known), (unsigned)letter->code_point,
                                 (int)(letter->end - letter->start),
                                 looks->text.data + letter->start);
    }
    return smp__arena_format(arena, "the %s looks like %.*s, in other letters", what, SHOWN(known));
}

static const smp__field *field_of(const smp__field *fields, size_t count, uint8_t kind)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].kind == kind) return &fields[i];
    return NULL;
}

/* Is it one that the pack names? By its handle, or where only the name is known, by its name. */
static const smp__known_account *find_known(const judging *with, bool *elsewhere)
{
    smp_platform platform = platform_of(with->scene->account);
    for (size_t i = 0; i < with->known->account_count; i++) {
        const smp__known_account *account = &with->known->accounts[i];
        if (!smp__is_empty(account->handle)) {
            if (!with->handle || !is_handle(with->handle->document->text, account)) continue;
            if (is_on(account, platform)) return account;
            *elsewhere = true;
        } else if (is_on(account, platform) && platform != SMP_PLATFORM_UNKNOWN &&
                   with->by_name.is == SAME &&
                   (!with->handle || with->by_handle.is == SAME)) {
            return account;
        }
    }
    return NULL;
}

static uint32_t weigh_links(judging *with, const smp__field *fields, size_t field_count)
{
    bool own = false;
    for (size_t i = 0; i < field_count; i++) {
        const smp__document *document = fields[i].document;
        if (!document || (fields[i].kind != SMP__IN_LINK && fields[i].kind != SMP__IN_TEXT))
            continue;
        for (uint32_t t = 0; t < document->token_count; t++) {
            if (document->tokens[t].kind != SMP_TOKEN_URL) continue;
            smp_text link = smp__token_text(document, &document->tokens[t]);
            switch (kind_of_link(with->known, with->scene, with->segmenter, link, &with->failed)) {
            case LINK_LOOKS_OWN:
                tell(with, smp__arena_format(with->scene->arena,
                                             "it links to %.*s, which is not the organisation's",
                                             SHOWN(link)));
                return 30;
            case LINK_OWN: own = true; break;
            case LINK_PUBLIC:
            case LINK_OTHER: break;
            }
        }
    }
    if (own) tell(with, SMP_TEXT("it links to the organisation's own site, as anybody may"));
    return 0;
}

/* Digits at the end of a handle, as a platform adds them where the name is taken. */
static bool ends_in_number(const smp__looks *looks)
{
    uint32_t digits = 0;
    while (digits < looks->letter_count) {
        if (!smp__ascii_digit(looks->letters[looks->letter_count - 1 - digits].read)) break;
        digits++;
    }
    return digits >= 4;
}

static void point_at(judging *with, const smp__field *field, const bearing *name)
{
    const smp__looks *looks = name->looks;
    with->out->field = field;
    /* What is looked at of a handle is a part of the field's text. */
    uint32_t offset = (uint32_t)(looks->text.data - field->document->text.data);
    const smp__letter *first = &looks->letters[name->likeness.first_letter];
    const smp__letter *last = &looks->letters[name->likeness.end_letter - 1];
    if (last->start < first->start) { /* the writing was turned round */
        const smp__letter *other = first;
        first = last;
        last = other;
    }
    with->out->start = offset + first->start;
    with->out->end = offset + last->end;
}

/* What the name, the handle, the description and the links come to together. */
static uint32_t weigh(judging *with, const smp__field *fields, size_t field_count,
                      smp__account_words words, bool elsewhere)
{
    const bearing *handle = &with->by_handle, *name = &with->by_name;
    if (handle->is != NONE) tell(with, describe(with, handle, "handle"));
    if (name->is != NONE) tell(with, describe(with, name, "display name"));
    if (handle->weight >= name->weight && handle->is != NONE)
        point_at(with, with->handle, handle);
    else if (name->is != NONE) point_at(with, with->name, name);

    uint32_t more = handle->weight, less = name->weight;
    if (less > more) more = name->weight, less = handle->weight;
    uint32_t score = more + (less > 20 ? 20 : less);
    if (elsewhere) {
        tell(with,
             SMP_TEXT("the organisation has that handle on other platforms, not on this one"));
        if (score < 65) score = 65;
    }
    const smp__field *bio = field_of(fields, field_count, SMP__IN_TEXT);
    bool copied = bio && smp__is_bio_copied(with->known, bio->document->text);
    if (copied) tell(with, SMP_TEXT("the description is copied from a known account"));
    if (words.claims)
        tell(with, SMP_TEXT("the description says that it is the organisation's own"));
    if (copied || words.claims) {
        uint32_t claim = with->accounts_known ? 60 : 40;
        score = score < claim ? claim : score + 20;
    }
    uint32_t links = weigh_links(with, fields, field_count);
    score += links;
    if (score && name->is == SAME && handle->is == NONE && with->handle &&
        ends_in_number(with->handle_ways)) {
        tell(with, SMP_TEXT("the handle ends in a long number"));
        score += 15;
    }
    if (score && with->scene->account->verified == SMP_YES) {
        tell(with, SMP_TEXT("the platform vouches for it, which some sell"));
        score -= score < 15 ? score : 15;
    }
    /* A team of the organisation goes by its name; and where no account is known, one that does may
     * be the organisation's own. */
    relation most = handle->is > name->is ? handle->is : name->is;
    bool plain = !with->accounts_known ? most <= SAME : most <= SERVICE && !words.claims;
    if (plain && !elsewhere && !copied && !links && score > 55) score = 55;
    return score > 100 ? 100 : score;
}

static void keep_distance(judging *with, smp__account_words words, uint32_t *score)
{
    /* Who goes by the organisation's very name is not believed to be a reporter. */
    bool own_voice = words.own_voice && with->by_handle.is <= SERVICE &&
                     with->by_name.is <= SERVICE;
    if (!words.keeps_distance && !own_voice && !with->by_handle.distant && !with->by_name.distant)
        return;
    if (*score) tell(with, SMP_TEXT("it says that it is somebody else's"));
    bool disguised = with->by_handle.likeness.foreign || with->by_name.likeness.foreign;
    *score = disguised ? (*score > 25 ? *score - 25 : 0) : 0;
}

bool smp__account_judge(smp__account_judgement *out, const smp__identity *known,
                        const smp__scene *scene, smp__segmenter *segmenter,
                        const smp__field *fields, size_t field_count, smp__account_words words)
{
    enum { IMPERSONATION = 60, UNAPPROVED = 30 };
    *out = (smp__account_judgement){.class = SMP__ACCOUNT_UNRELATED};
    judging with = {.out = out, .known = known, .scene = scene, .segmenter = segmenter,
                    .handle = field_of(fields, field_count, SMP__IN_HANDLE),
                    .name = field_of(fields, field_count, SMP__IN_NAME)};
    for (size_t i = 0; i < known->account_count; i++)
        if (!known->accounts[i].is_team) with.accounts_known = true;
    if (with.handle) {
        smp_text handle = smp__bare_handle(with.handle->document->text);
        uint32_t count = smp__look_at(with.handle_ways, scene->arena, segmenter, handle);
        if (!count) return false;
        with.by_handle = compare(known, scene, with.handle_ways, count, true, with.accounts_known);
    }
    if (with.name) {
        smp_text name = with.name->document->text;
        uint32_t count = smp__look_at(with.name_ways, scene->arena, segmenter, name);
        if (!count) return false;
        with.by_name = compare(known, scene, with.name_ways, count, false, with.accounts_known);
    }
    bool elsewhere = false;
    const smp__known_account *account = find_known(&with, &elsewhere);
    if (account) {
        out->class = account->is_team ? SMP__ACCOUNT_TEAM_APPROVED : SMP__ACCOUNT_OFFICIAL;
        return true;
    }
    out->score = weigh(&with, fields, field_count, words, elsewhere);
    keep_distance(&with, words, &out->score);
    out->class = out->score >= IMPERSONATION ? SMP__ACCOUNT_IMPERSONATION
                 : out->score >= UNAPPROVED  ? SMP__ACCOUNT_UNAPPROVED
                                             : SMP__ACCOUNT_UNRELATED;
    return !with.failed;
}
