/* Taking a post, a profile, a message or an account: the caller's struct, at this library's size,
 * and the texts in it.
 * SPDX-License-Identifier: MIT */
#include "checks/view_take.h"

#include <math.h>
#include <string.h>

/* ---- Texts and media ----------------------------------------------------------------------- */

/* Nothing that anybody would see. Bytes that are no characters are there to be told of. */
static bool is_blank(smp_text text)
{
    size_t at = 0, start, end;
    while (at < text.size && strchr(" \t\r\n", text.data[at]) && text.data[at]) at++;
    text = smp__text_slice(text, at, text.size);
    if (text.size && ((unsigned char)*text.data < 0x80 || smp__utf8_check(text, &start, &end)))
        return false;
    for (at = 0; at < text.size;) {
        uint32_t letter = smp__utf8_next(text.data, &at);
        if (!smp__is_white_space(letter) && !smp__is_default_ignorable(letter)) return false;
    }
    return true;
}

/* What a media item may carry in words, each a text of its own. */
enum { PARTS_OF_ITEM = 5 };

static bool add_parts(smp__view *view, const char *list, const smp_media *item, size_t index,
                      bool shared)
{
    const struct {
        uint8_t kind, shared_kind; /* SMP__IN_SUBJECT: not read there */
        const char *name;
        smp_text text;
    } parts[PARTS_OF_ITEM] = {
        {SMP__IN_ALT, SMP__IN_SHARED_ALT, ".alt", item->alt},
        {SMP__IN_FILE_NAME, SMP__IN_SUBJECT, ".file_name", item->file_name},
        {SMP__IN_IMAGE_TEXT, SMP__IN_SHARED_IMAGE_TEXT, ".text_in_image", item->text_in_image},
        {SMP__IN_PLACE, SMP__IN_SHARED_PLACE, ".place", item->place},
        {SMP__IN_CREDIT, SMP__IN_SHARED_CREDIT, ".credit", item->credit}};
    for (size_t i = 0; i < PARTS_OF_ITEM; i++) {
        uint8_t kind = shared ? parts[i].shared_kind : parts[i].kind;
        /* An alt text that is empty says that nobody wrote one. */
        bool given = i == 0 ? parts[i].text.data != NULL : !smp__is_empty(parts[i].text);
        if (given && kind != SMP__IN_SUBJECT &&
            !smp__view_add_item(view, kind, list, index, parts[i].name, parts[i].text))
            return false;
    }
    return true;
}

static bool add_media(smp__view *view, const char *list, const smp_media *media, size_t count,
                      bool shared)
{
    uint8_t whole = shared ? SMP__IN_SHARED_MEDIA : SMP__IN_MEDIA;
    for (size_t i = 0; i < count; i++)
        if (!smp__view_add_item(view, whole, list, i, "", (smp_text){NULL, 0}) ||
            !add_parts(view, list, &media[i], i, shared))
            return false;
    return true;
}

static bool add_links(smp__view *view, const smp_text *links, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!smp__view_add_item(view, SMP__IN_LINK, "links.", i, "", links[i])) return false;
    return true;
}

/* Not a number is no measurement, and 0 says that there is none. */
static bool is_measure(double number) { return isfinite(number) && number >= 0; }

/* What is none of these would be taken for "not known", and the item for one that was looked at. */
static smp_status check_item(const smp_media *item, size_t index, smp_error *error)
{
    const struct {
        const char *name;
        unsigned value, most;
    } words[] = {{"kind", item->kind, SMP_MEDIA_DOCUMENT},
                 {"captions", item->captions, SMP_CAPTIONS_AUTOMATIC},
                 {"people", item->people, SMP_PEOPLE_IDENTIFIABLE},
                 {"decorative", item->decorative, SMP_YES},
                 {"captions_reviewed", item->captions_reviewed, SMP_YES},
                 {"audio_description", item->audio_description, SMP_YES},
                 {"transcript", item->transcript, SMP_YES},
                 {"consent", item->consent, SMP_YES}};
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (words[i].value > words[i].most)
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "`%s` of media item %zu is not a value of its enumeration.",
                             words[i].name, index);
    if (!is_measure(item->flashes_per_second) || !is_measure(item->contrast) ||
        !is_measure(item->font_pt))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "flashes_per_second, contrast or font_pt of media item %zu is negative "
                         "or not a number. Give 0 for what is not known.",
                         index);
    return SMP_OK;
}

static smp_status take_media(smp__view *view, smp_media **out, const smp_media *given, size_t count,
                             smp_error *error)
{
    static const smp__array_kind kind = {sizeof **out, SMP__MAX_MEDIA, "Media item", "media items",
                                         "media", "media_count", "SMP_MEDIA_INIT"};
    void *media;
    smp_status status = smp__view_take_array(view, &media, &kind, given, count, error);
    *out = media;
    for (size_t i = 0; status == SMP_OK && i < count; i++)
        status = check_item(&(*out)[i], i, error);
    return status;
}

/* ---- Subjects ------------------------------------------------------------------------------ */

static uint32_t use_of(smp_action action)
{
    switch (action) {
    case SMP_ACTION_REPLY: return SMP__ON_REPLY;
    case SMP_ACTION_SHARE: return SMP__ON_SHARE;
    case SMP_ACTION_QUOTE: return SMP__ON_QUOTE;
    case SMP_ACTION_DIRECT_MESSAGE: return SMP__ON_DIRECT_MESSAGE;
    case SMP_ACTION_UNKNOWN:
    case SMP_ACTION_POST: break;
    }
    return SMP__ON_POST;
}

static bool list_post(smp__view *view)
{
    size_t items = view->media_count + view->shared_media_count;
    if (!smp__view_make_room(view, 5 + (1 + PARTS_OF_ITEM) * items)) return false;
    smp__view_add_whole(view);
    smp__view_add_text(view, SMP__IN_TEXT, "text", view->post.text);
    smp__view_add_text(view, SMP__IN_SHARED_TEXT, "shared.text", view->shared.text);
    smp__view_add_text(view, SMP__IN_SHARED_AUTHOR, "shared.author", view->shared.author);
    if (!smp__is_empty(view->post.author.name))
        smp__view_add_text(view, SMP__IN_AUTHOR_NAME, "author.name", view->post.author.name);
    return add_media(view, "media.", view->media, view->media_count, false) &&
           add_media(view, "shared.media.", view->shared_media, view->shared_media_count, true);
}

smp_status smp__view_take(smp__view *view, const smp_evaluator *evaluator, const smp_post *post,
                          smp_error *error)
{
    smp__view_begin(view);
    if (!post || !smp__copy_sized(&view->post, sizeof view->post, post))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The post is NULL or has no struct_size. Start from SMP_POST_INIT.");
    if (view->post.shared) {
        if (!smp__copy_sized(&view->shared, sizeof view->shared, view->post.shared))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "The shared post has no struct_size. Start from SMP_SHARED_INIT.");
        view->post.shared = &view->shared;
    }
    smp_status status = take_media(view, &view->media, view->post.media, view->post.media_count,
                                   error);
    if (status != SMP_OK) return status;
    view->media_count = view->post.media_count;
    view->post.media = view->media;
    status = take_media(view, &view->shared_media, view->shared.media, view->shared.media_count,
                        error);
    if (status != SMP_OK) return status;
    view->shared_media_count = view->shared.media_count;
    view->shared.media = view->shared_media;
    if (!list_post(view)) return smp__fail_memory(error);
    status = smp__view_check_sizes(view, evaluator, error);
    if (status == SMP_OK && is_blank(view->post.text) && !view->media_count && !view->post.shared)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is nothing to check: the post has no text, media or share. Give "
                         "at least one of them.");
    if (status == SMP_OK && view->post.action == SMP_ACTION_UNKNOWN)
        view->post.action = view->post.shared ? SMP_ACTION_SHARE : SMP_ACTION_POST;
    view->use = use_of(view->post.action);
    return status;
}

/* What a profile and an account show of who is behind them; the bio is in view->post.text, the
 * name, handle and role are in view->post.author. */
static smp_status list_identity(smp__view *view, const char *called, smp_text pinned,
                                const smp_text *links, size_t link_count, smp_error *error)
{
    const smp_author *author = &view->post.author;
    if (link_count > SMP__MAX_LINKS || (link_count && !links))
        return smp__fail(error, SMP_ERROR_LIMIT,
                         "There may be at most %u links, and `links` must not be NULL.",
                         SMP__MAX_LINKS);
    if (!smp__view_make_room(view, 6 + link_count + (1 + PARTS_OF_ITEM) * view->media_count))
        return smp__fail_memory(error);
    smp__view_add_whole(view);
    smp__view_add_text(view, SMP__IN_NAME, "name", author->name);
    smp__view_add_text(view, SMP__IN_HANDLE, "handle", author->handle);
    smp__view_add_text(view, SMP__IN_TEXT, "bio", view->post.text);
    smp__view_add_text(view, SMP__IN_PINNED, "pinned", pinned);
    /* That a profile's bio is empty is something to judge; of an account it leaves nothing. */
    const bool is_nothing = view->use == SMP__ON_ACCOUNT
                                ? is_blank(author->name) && is_blank(author->handle) &&
                                      is_blank(view->post.text)
                                : view->written_count == 1;
    if (is_nothing)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is nothing to check: the %s. Give at least one of them.", called);
    smp__view_add_text(view, SMP__IN_ROLE, "role", author->role);
    return add_links(view, links, link_count) &&
                   add_media(view, "media.", view->media, view->media_count, false)
               ? SMP_OK
               : smp__fail_memory(error);
}

smp_status smp__view_take_profile(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_profile *given, smp_error *error)
{
    smp__view_begin(view);
    smp_profile *profile = &view->profile;
    if (!given || !smp__copy_sized(profile, sizeof *profile, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The profile is NULL or has no struct_size. Start from SMP_PROFILE_INIT.");
    smp_status status =
        take_media(view, &view->media, profile->media, profile->media_count, error);
    if (status != SMP_OK) return status;
    view->media_count = profile->media_count;
    profile->media = view->media;
    view->use = SMP__ON_PROFILE;
    view->post = (smp_post)SMP_POST_INIT;
    view->post.id = profile->id;
    view->post.text = profile->bio;
    view->post.platform = profile->platform;
    view->post.account = profile->account;
    view->post.at = profile->at;
    view->post.lang = profile->lang;
    view->post.author = (smp_author){profile->name, profile->handle, profile->role};
    view->post.media = view->media;
    view->post.media_count = view->media_count;
    view->post.facts = profile->facts;
    view->post.fact_count = profile->fact_count;
    status = list_identity(view, "profile has no name, handle, bio or pinned post", profile->pinned,
                           profile->links, profile->link_count, error);
    return status == SMP_OK ? smp__view_check_sizes(view, evaluator, error) : status;
}

smp_status smp__view_take_message(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_message *given, smp_error *error)
{
    smp__view_begin(view);
    smp_message *message = &view->message;
    if (!given || !smp__copy_sized(message, sizeof *message, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The message is NULL or has no struct_size. Start from SMP_MESSAGE_INIT.");
    if (is_blank(message->text))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There is nothing to check: the message has no text. Give \"text\", the "
                         "words that came.");
    if ((unsigned)message->channel > SMP_CHANNEL_REVIEW ||
        (unsigned)message->nation > SMP_NATION_NORTHERN_IRELAND)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "channel or nation is not a value of its enumeration.");
    view->use = SMP__ON_MESSAGE;
    view->post = (smp_post)SMP_POST_INIT;
    view->post.id = message->id;
    view->post.text = message->text;
    view->post.platform = message->platform;
    view->post.account = message->account;
    view->post.at = message->received;
    view->post.lang = message->lang;
    view->post.author = message->author;
    view->post.facts = message->facts;
    view->post.fact_count = message->fact_count;
    if (!smp__view_make_room(view, 2)) return smp__fail_memory(error);
    smp__view_add_whole(view);
    smp__view_add_text(view, SMP__IN_TEXT, "text", message->text);
    return smp__view_check_sizes(view, evaluator, error);
}

smp_status smp__view_take_account(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_account *given, smp_error *error)
{
    smp__view_begin(view);
    smp_account *account = &view->account;
    if (!given || !smp__copy_sized(account, sizeof *account, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The account is NULL or has no struct_size. Start from SMP_ACCOUNT_INIT.");
    if ((unsigned)account->verified > SMP_YES || (unsigned)account->approved > SMP_YES)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "verified or approved is not a value of its enumeration.");
    view->use = SMP__ON_ACCOUNT;
    view->post = (smp_post)SMP_POST_INIT;
    view->post.id = account->id;
    view->post.text = account->bio;
    view->post.platform = account->platform;
    view->post.at = account->at;
    view->post.author = (smp_author){.name = account->name, .handle = account->handle};
    view->post.facts = account->facts;
    view->post.fact_count = account->fact_count;
    smp_status status = list_identity(view, "account has no name, handle or bio",
                                      (smp_text){NULL, 0}, account->links, account->link_count,
                                      error);
    return status == SMP_OK ? smp__view_check_sizes(view, evaluator, error) : status;
}

/* ---- Copies -------------------------------------------------------------------------------- */

smp_status smp__view_copy(smp__view *view, const smp__view *from, smp_error *error)
{
    smp__view_begin(view);
    smp_status status = take_media(view, &view->media, from->media, from->media_count, error);
    if (status != SMP_OK) return status;
    view->media_count = from->media_count;
    view->shared_media = from->shared_media;
    view->shared_media_count = from->shared_media_count;
    view->use = from->use;
    view->post = from->post;
    view->profile = from->profile;
    view->message = from->message;
    view->account = from->account;
    view->conversation = from->conversation;
    view->window = from->window;
    view->in_crisis = from->in_crisis;
    view->shared = from->shared;
    view->post.media = view->profile.media = view->media;
    if (view->post.shared) view->post.shared = &view->shared;
    if (!smp__view_make_room(view, from->written_count)) return smp__fail_memory(error);
    memcpy(view->written, from->written, from->written_count * sizeof *view->written);
    view->written_count = from->written_count;
    return SMP_OK;
}

void smp__view_rewrite(smp__view *view, size_t index, smp_text text)
{
    smp__written *written = &view->written[index];
    written->text = text;
    if (written->kind == SMP__IN_ALT) view->media[written->index].alt = text;
    if (written->kind == SMP__IN_TEXT) view->post.text = text;
}
